internal import CLinux
internal import Glibc

/// Why a server could not start.
package enum HTTPServerError: Error, Equatable, CustomStringConvertible {
  /// The address is not a numeric IPv4 or IPv6 address, or the port is not 0 … 65535.
  case invalidAddress(String)
  /// Another program has the port.
  case portTaken(Int)
  /// A system call failed, with its errno.
  case system(call: String, code: Int32)

  /// What went wrong, for the log.
  package var description: String {
    switch self {
    case .invalidAddress(let text): "not an address and port to listen on: \(text)"
    case .portTaken(let port): "port \(port) is taken by another program"
    case .system(let call, let code): "\(call): \(String(cString: strerror(code)))"
    }
  }
}

/// Opens one listening socket for each loop on one port.
enum HTTPListener {
  private static let backlogMax: Int32 = 4096

  /// The listening sockets and their port.
  ///
  /// The first is bound without SO_REUSEPORT and listens at once. So it fails when another program has the port,
  /// whatever options that program used. Then it gets SO_REUSEPORT, so that the others can share the port. The kernel
  /// lets only programs of the same user share it. A second instance of this program fails at its own first bind.
  static func open(
    address: String, port: Int, count: Int
  ) throws(HTTPServerError) -> (descriptors: [Int32], port: Int) {
    precondition(count >= 1, "a server has a loop")
    guard let wanted = UInt16(exactly: port) else { throw .invalidAddress("\(address):\(port)") }
    var descriptors: [Int32] = []
    do throws(HTTPServerError) {
      let first = try bound(address, wanted, sharesPort: false)
      descriptors.append(first)
      try listening(first, port: port)
      let chosen = clinux_local_port(first)
      guard chosen > 0 else { throw .system(call: "getsockname", code: -chosen) }
      if count > 1 { try share(first) }
      for _ in 1..<max(1, count) {
        let next = try bound(address, UInt16(chosen), sharesPort: true)
        descriptors.append(next)
        try listening(next, port: Int(chosen))
      }
      return (descriptors, Int(chosen))
    } catch {
      for descriptor in descriptors { close(descriptor) }
      throw error
    }
  }

  private static func bound(
    _ address: String, _ port: UInt16, sharesPort: Bool
  ) throws(HTTPServerError) -> Int32 {
    let descriptor = clinux_bind_tcp(address, port, sharesPort ? 1 : 0)
    if descriptor == -EADDRINUSE { throw .portTaken(Int(port)) }
    if descriptor == -EINVAL { throw .invalidAddress("\(address):\(port)") }
    guard descriptor >= 0 else { throw .system(call: "bind", code: -descriptor) }
    return descriptor
  }

  private static func listening(_ descriptor: Int32, port: Int) throws(HTTPServerError) {
    guard listen(descriptor, backlogMax) != 0 else { return }
    if errno == EADDRINUSE { throw .portTaken(port) }
    throw .system(call: "listen", code: errno)
  }

  private static func share(_ descriptor: Int32) throws(HTTPServerError) {
    guard clinux_share_port(descriptor) == 0 else { throw .system(call: "setsockopt", code: errno) }
  }
}
