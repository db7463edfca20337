internal import Glibc

/// The network by which a client without a token is counted. One client has one IPv4 address, but as many IPv6 addresses
/// as it likes within its /64.
package enum HTTPNetwork {
  /// The longest numeric address, in bytes.
  package static let addressBytesMax = 45

  /// The name of the network of a numeric address; nil when it is none.
  package static func name(ofAddress text: String) -> String? {
    guard text.utf8.count <= addressBytesMax else { return nil }
    var short = in_addr()
    if inet_pton(AF_INET, text, &short) == 1 { return text }
    var long = in6_addr()
    guard inet_pton(AF_INET6, text, &long) == 1 else { return nil }
    let bytes = withUnsafeBytes(of: &long) { Array($0) }
    // An IPv4 address in the form of IPv6 (RFC 4291 section 2.5.5.2).
    if bytes[0..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xff, bytes[11] == 0xff {
      return bytes[12..<16].map { "\($0)" }.joined(separator: ".")
    }
    let groups = stride(from: 0, to: 8, by: 2).map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }
    return groups.joined(separator: ":") + "::/64"
  }
}
