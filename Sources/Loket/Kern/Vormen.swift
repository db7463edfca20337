internal import JSON
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
      "kosten": .amount(basis.kosten.waarde), "salaris": .amount(basis.salaris.waarde),
      "overhead": .amount(basis.overhead.waarde), "grondslag": .amount(grondslag.waarde),
      "salarisMax": .amount(salarisMax.waarde), "overheadMax": .amount(overheadMax.waarde),
      "salarisBovenNorm": .amount(salarisBovenNorm.waarde), "overheadBovenNorm": .amount(overheadBovenNorm.waarde),
      "bijdragenDerden": .amount(basis.bijdragenDerden.waarde), "subsidiabel": .amount(subsidiabel.waarde),
    ]
  }
}
