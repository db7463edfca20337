internal import CLibCrypto

/// A SHA-256 digest (FIPS 180-4) of bytes that come in pieces.
package struct SHA256Stream: ~Copyable {
  private let context: OpaquePointer

  /// Starts with no bytes.
  package init() {
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      preconditionFailure("libcrypto could not start a digest")
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds the next bytes.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    let result = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    precondition(result == 1, "libcrypto could not go on with a digest")
  }

  /// Adds the next bytes.
  package mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

  /// The digest of all bytes, as lower-case hexadecimal.
  package consuming func hex() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    let result = EVP_DigestFinal_ex(context, &digest, nil)
    precondition(result == 1, "libcrypto could not end a digest")
    return hexadecimal(digest)
  }
}
