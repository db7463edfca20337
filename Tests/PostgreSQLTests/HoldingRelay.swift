import Foundation
import Synchronization

/// Carries the bytes of connections to a server, and keeps a client's connection open when the server closes its own.
/// So a test sees what a client does between the server's last report and the end of the connection.
final class HoldingRelay: Sendable {
  /// For `host` in a connection string.
  let folder: String
  private let server: String
  private let listener: Int32
  private let clients = Mutex<[Int32]>([])
  private let backends = Mutex<[Int32]>([])
  private let withholdsNext = Atomic<Bool>(false)
  /// ReadyForQuery outside a transaction: what the server says when it has done all (manual, "Message Formats").
  private static let readyForQuery: [UInt8] = [UInt8(ascii: "Z"), 0, 0, 0, 5, UInt8(ascii: "I")]

  /// Listens in a folder of its own.
  /// - Parameter server: the path of the server's socket.
  init(to server: String) throws {
    self.server = server
    var template = Array("/tmp/relay-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure("no folder") }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    let isBound = HoldingRelay.withAddress("\(folder)/.s.PGSQL.5432") { [listener] in bind(listener, $0, $1) == 0 }
    guard isBound, listen(listener, 16) == 0 else { throw Failure("the relay does not listen") }
    Thread.detachNewThread { self.acceptAll() }
  }

  /// Keeps back the next ReadyForQuery, and ends that client's connection instead.
  func withholdNextReadyForQuery() { withholdsNext.store(true, ordering: .releasing) }

  /// Ends the clients' connections; the server does not learn of it.
  func cut() {
    for client in clients.withLock({ $0 }) { shutdown(client, Int32(SHUT_RDWR)) }
  }

  /// Ends all connections and removes the folder.
  func close() {
    shutdown(listener, Int32(SHUT_RDWR))
    cut()
    for backend in backends.withLock({ $0 }) { shutdown(backend, Int32(SHUT_RDWR)) }
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func acceptAll() {
    while true {
      let client = accept(listener, nil, nil)
      guard client >= 0 else { return }
      clients.withLock { $0.append(client) }
      let backend = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      guard HoldingRelay.withAddress(server, { connect(backend, $0, $1) == 0 }) else { return }
      backends.withLock { $0.append(backend) }
      Thread.detachNewThread { self.carry(from: client, to: backend) }
      Thread.detachNewThread { self.carry(from: backend, to: client) }
    }
  }

  private func carry(from source: Int32, to target: Int32) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      var count = read(source, &buffer, buffer.count)
      guard count > 0 else { return }
      let isEnd = buffer[..<count].suffix(HoldingRelay.readyForQuery.count).elementsEqual(HoldingRelay.readyForQuery)
      if isEnd, withholdsNext.exchange(false, ordering: .acquiringAndReleasing) {
        count -= HoldingRelay.readyForQuery.count
        _ = send(target, buffer, count, Int32(MSG_NOSIGNAL))
        shutdown(target, Int32(SHUT_RDWR))
        return
      }
      guard send(target, buffer, count, Int32(MSG_NOSIGNAL)) == count else { return }
    }
  }

  private static func withAddress<Value>(_ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Value) -> Value
  {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    return withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
    }
  }
}
