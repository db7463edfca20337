internal import CLibCrypto

/// A SHA-256 digest (FIPS 180-4), 32 bytes.
package struct SHA256Digest: Hashable, Sendable {
  /// The 32 bytes.
  package let bytes: [UInt8]

  /// The digest of the bytes, by libcrypto.
  package init(of data: some Collection<UInt8>) {
    var digest = [UInt8](repeating: 0, count: 32)
    let done: Void? = data.withContiguousStorageIfAvailable { _ = SHA256($0.baseAddress, $0.count, &digest) }
    if done == nil {
      let copy = Array(data)
      _ = SHA256(copy, copy.count, &digest)
    }
    bytes = digest
  }

  /// The digest of the UTF-8 bytes of the text.
  package init(of text: String) {
    self.init(of: Array(text.utf8))
  }

  /// Lower-case hexadecimal, 64 characters.
  package var hex: String { hexadecimal(bytes) }
}

/// The authentication code of a message under a key: HMAC with SHA-256 (RFC 2104, FIPS 198-1), 32 bytes, by libcrypto.
package func hmacSHA256(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
  precondition(!key.isEmpty, "a code without a key proves nothing")
  var code = [UInt8](repeating: 0, count: 32)
  var length: UInt32 = 0
  let result = HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, &code, &length)
  precondition(result != nil && length == 32, "libcrypto makes no code")
  return code
}

/// Lower-case hexadecimal, two characters a byte.
package func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
  String(unsafeUninitializedCapacity: 2 * bytes.count) { buffer in
    var index = 0
    for byte in bytes {
      buffer[index] = digits[Int(byte >> 4)]
      buffer[index + 1] = digits[Int(byte & 15)]
      index += 2
    }
    return index
  }
}

private let digits = Array("0123456789abcdef".utf8)

/// Bytes from the system's cryptographic random generator, by libcrypto.
package func randomBytes(_ count: Int) -> [UInt8] {
  precondition(count > 0, "at least one random byte")
  var bytes = [UInt8](repeating: 0, count: count)
  let result = RAND_bytes(&bytes, Int32(count))
  precondition(result == 1, "libcrypto has no random bytes")
  return bytes
}
