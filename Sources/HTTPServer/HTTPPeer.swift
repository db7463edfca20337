internal import CLinux

/// The other end of a connection.
package struct HTTPPeer: Sendable, CustomStringConvertible {
  private let peer: clinux_peer

  init(_ peer: clinux_peer) { self.peer = peer }

  /// The TCP port.
  package var port: Int { Int(peer.port) }

  /// The numeric address, IPv4 or IPv6.
  package var address: String {
    withUnsafePointer(to: peer) { peer in
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 46) { text in
        guard let base = text.baseAddress else { return "" }
        clinux_peer_text(peer, base)
        return String(cString: base)
      }
    }
  }

  /// The network by which the peer is counted (`HTTPNetwork`).
  package var network: String { HTTPNetwork.name(ofAddress: address) ?? address }

  /// Whether the peer is on this machine, as the proxy is.
  package var isLocal: Bool { address.hasPrefix("127.") || address == "::1" || address.hasPrefix("::ffff:127.") }

  /// Address and port.
  package var description: String { peer.is_ipv6 != 0 ? "[\(address)]:\(port)" : "\(address):\(port)" }
}
