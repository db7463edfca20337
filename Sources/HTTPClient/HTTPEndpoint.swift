internal import Glibc

/// Where a request goes: a port of this machine, and a path.
package struct HTTPEndpoint: Hashable, Sendable {
  /// Why a text is no such place.
  package enum Refusal: Error, Hashable, Sendable {
    /// It does not have the form `http://ADDRESS:PORT/PATH`.
    case form
    /// Its host is a name, or the address of another machine.
    case notLoopback
  }

  /// The longest text that is read.
  package static let bytesMax = 2000

  /// The address in figures.
  package let address: String
  /// The TCP port.
  package let port: UInt16
  /// The path with the query, from the slash.
  package let target: String

  /// What `Host` says.
  var host: String { address.contains(":") ? "[\(address)]:\(port)" : "\(address):\(port)" }

  /// Reads `http://127.0.0.1:8090/path`. The address is one of 127.0.0.0/8 or `[::1]`. Without a port it is 80.
  package init(_ text: String) throws(Refusal) {
    let scheme = "http://"
    let bytes = text.utf8
    // Visible characters of ASCII alone; what stands behind `#` is never sent.
    guard bytes.count <= HTTPEndpoint.bytesMax, bytes.allSatisfy({ (0x21...0x7e).contains($0) && $0 != 0x23 }),
      text.hasPrefix(scheme)
    else { throw .form }
    let rest = text.dropFirst(scheme.count)
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let target = rest[authority.endIndex...]
    guard target.isEmpty || target.hasPrefix("/"), !authority.contains("@") else { throw .form }
    let (host, port) = try HTTPEndpoint.parts(of: authority)
    guard HTTPEndpoint.isLoopback(host) else { throw .notLoopback }
    address = host
    self.port = port
    self.target = target.isEmpty ? "/" : String(target)
  }

  private static func parts(of authority: Substring) throws(Refusal) -> (host: String, port: UInt16) {
    let host: Substring
    let after: Substring
    if authority.hasPrefix("[") {
      guard let close = authority.firstIndex(of: "]") else { throw .form }
      host = authority[authority.index(after: authority.startIndex)..<close]
      after = authority[authority.index(after: close)...]
    } else {
      host = authority.prefix { $0 != ":" }
      after = authority[host.endIndex...]
    }
    guard !host.isEmpty else { throw .form }
    guard !after.isEmpty else { return (String(host), 80) }
    let digits = after.dropFirst()
    guard after.first == ":", digits.utf8.allSatisfy({ (48...57).contains($0) }), let port = UInt16(digits), port > 0
    else { throw .form }
    return (String(host), port)
  }

  private static func isLoopback(_ host: String) -> Bool {
    var four = in_addr()
    if inet_pton(AF_INET, host, &four) == 1 { return UInt32(bigEndian: four.s_addr) >> 24 == 127 }
    return host == "::1"
  }
}
