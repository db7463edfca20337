internal import JSON
internal import Notatie
internal import Regeling

extension JSONReader {
  /// Reads a SHA-256 digest in lower-case hexadecimal.
  mutating func sha256() -> String? {
    form(expected: "een SHA-256 in 64 kleine hexadecimale tekens") { bytes in
      let isHex = bytes.allSatisfy { byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
      }
      return bytes.count == 64 && isHex ? String(decoding: bytes, as: UTF8.self) : nil
    }
  }
}

extension Kosten {
  /// As JSON, under the names of `regels.md` section 2.
  var document: JSONValue {
    [
      "kosten": .amount(basis.kosten), "salaris": .amount(basis.salaris),
      "overhead": .amount(basis.overhead), "grondslag": .amount(grondslag),
      "salarisMax": .amount(salarisMax), "overheadMax": .amount(overheadMax),
      "salarisBovenNorm": .amount(salarisBovenNorm), "overheadBovenNorm": .amount(overheadBovenNorm),
      "bijdragenDerden": .amount(basis.bijdragenDerden), "subsidiabel": .amount(subsidiabel),
    ]
  }
}
