internal import Glibc

/// The members with amounts in the documents that the service receives: application, assessment and final account.
private let bedragvelden = [
  "gevraagdBedrag", "bedrag", "verrekenbareBtw", "nietVerrekenbareBtw", "restwaarde", "eerderGesubsidieerd",
  "verrekenbaar", "nietVerrekenbaar", "nietNoodzakelijk",
].map { Array($0.utf8) }

/// The received document with exactly two decimals in its amounts, as in every answer (`regels.md` section 1). Nothing
/// else changes, so its values stay the same.
/// - Parameter document: a document that was read without faults. Its amounts have no exponent and no third decimal.
package func metTweeDecimalen(_ document: [UInt8]) -> [UInt8] {
  var uit: [UInt8] = []
  // The document up to this place is in `uit`.
  var overgenomen = 0
  var naam = 0..<0
  var plaats = 0
  while plaats < document.count {
    let begin = plaats
    switch document[plaats] {
    case UInt8(ascii: "\""):
      plaats = eindeVanTekst(document, plaats)
      // A number comes directly after the name of its member, so the last text before it is that name.
      naam = begin + 1..<plaats - 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      while plaats < document.count, isGetalteken(document[plaats]) { plaats += 1 }
      let tekort = aanvulling(document[begin..<plaats])
      guard !tekort.isEmpty, bedragvelden.contains(where: { $0.elementsEqual(document[naam]) }) else { continue }
      if overgenomen == 0 { uit.reserveCapacity(document.count + 64) }
      uit += document[overgenomen..<plaats]
      uit += tekort
      overgenomen = plaats
    default: plaats += 1
    }
  }
  return overgenomen == 0 ? document : uit + document[overgenomen...]
}

/// The characters that an amount lacks to have two decimals.
private func aanvulling(_ getal: ArraySlice<UInt8>) -> [UInt8] {
  guard let punt = getal.firstIndex(of: UInt8(ascii: ".")) else { return Array(".00".utf8) }
  return Array(repeating: UInt8(ascii: "0"), count: max(0, 3 - (getal.endIndex - punt)))
}

/// The place after the closing quote of the text that begins at `begin`.
private func eindeVanTekst(_ document: [UInt8], _ begin: Int) -> Int {
  document.withUnsafeBytes { bytes in
    var plaats = begin + 1
    while true {
      // Most of a document is text, and the C library searches many bytes at a time.
      guard let start = bytes.baseAddress,
        let gevonden = memchr(start + plaats, Int32(UInt8(ascii: "\"")), bytes.count - plaats)
      else { preconditionFailure("a document without faults closes its texts") }
      let einde = UnsafeRawPointer(gevonden) - start
      // A quote after an odd number of backslashes is part of the text.
      let voor = bytes[plaats..<einde].reversed().prefix { $0 == UInt8(ascii: "\\") }.count
      if voor.isMultiple(of: 2) { return einde + 1 }
      plaats = einde + 1
    }
  }
}

private func isGetalteken(_ teken: UInt8) -> Bool {
  switch teken {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"),
    UInt8(ascii: "+"), UInt8(ascii: "-"):
    true
  default: false
  }
}
