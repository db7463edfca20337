/// How much of a text that somebody else wrote is repeated, in a fault, a pointer, a log or a problem.
public enum Excerpt {
  /// The most scalars that are repeated. An ellipsis stands in the place of the rest.
  public static let scalarsMax = 100

  /// The beginning of a text. It counts scalars, because one character can be as long as a whole text.
  public static func of(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: scalarsMax, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    return String(scalars[..<end]) + "…"
  }
}

extension JSONReader {
  /// The text of a name in the document, cut. A name can be as long as the document, so its rest is not even decoded.
  func excerpt(_ start: Int, _ end: Int) -> String {
    var position = start
    var scalars = 0
    while position < end, scalars < Excerpt.scalarsMax {
      position += encodedCount(at: position)
      scalars += 1
    }
    guard position < end else { return decodedText(start, end) }
    return decodedText(start, position) + "…"
  }

  /// The bytes that stand for one scalar of a string that was scanned before.
  private func encodedCount(at position: Int) -> Int {
    switch base[position] {
    case UInt8(ascii: "\\") where base[position + 1] == UInt8(ascii: "u"):
      // A scalar beyond U+FFFF is a pair of escapes, of which the first is D800 … DBFF.
      let isPair = base[position + 2] | 0x20 == UInt8(ascii: "d") && isHighSurrogateDigit(base[position + 3])
      return isPair ? 12 : 6
    case UInt8(ascii: "\\"): return 2
    case 0xF0...: return 4
    case 0xE0...: return 3
    case 0xC0...: return 2
    default: return 1
    }
  }

  private func isHighSurrogateDigit(_ digit: UInt8) -> Bool {
    switch digit {
    case UInt8(ascii: "8"), UInt8(ascii: "9"), UInt8(ascii: "A"), UInt8(ascii: "B"), UInt8(ascii: "a"),
      UInt8(ascii: "b"):
      true
    default: false
    }
  }
}
