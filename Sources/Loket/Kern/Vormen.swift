internal import JSON

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
