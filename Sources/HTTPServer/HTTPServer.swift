internal import CLinux
package import EventLoop
internal import Synchronization

/// An HTTP/1.1 server (RFC 9110, RFC 9112) over event loops: each loop has its own listening socket, connections and
/// application, and a request stays on its loop from accept to answer.
package final class HTTPServer: Sendable {
  /// The TCP port; chosen by the system when 0 was asked.
  package let port: Int
  private let workers: [HTTPWorker]

  private init(port: Int, workers: [HTTPWorker]) {
    self.port = port
    self.workers = workers
  }

  /// Takes the port, makes an application for each loop, on that loop, and serves.
  /// - Parameters:
  ///   - address: a numeric IPv4 or IPv6 address.
  ///   - port: 0 … 65535; 0 lets the system choose.
  ///   - loops: at least one; they go on after the server has stopped.
  ///   - application: makes the application of one loop, with the connections to the database of that loop.
  /// - Throws: `HTTPServerError`, or what `application` throws.
  package static func start(
    address: String, port: Int, loops: [EventLoop], limits: HTTPLimits = HTTPLimits(),
    application: @escaping @Sendable (EventLoop) async throws -> HTTPApplication
  ) async throws -> HTTPServer {
    try await start(
      address: address, port: port, loops: loops, limits: limits, application: application,
      accept: { clinux_accept_peer($0, &$1) })
  }

  /// The same with another way to accept, so that tests can let it fail.
  static func start(
    address: String, port: Int, loops: [EventLoop], limits: HTTPLimits,
    application: @escaping @Sendable (EventLoop) async throws -> HTTPApplication, accept: @escaping HTTPWorker.Accept
  ) async throws -> HTTPServer {
    limits.check()
    let (descriptors, chosen) = try HTTPListener.open(address: address, port: port, count: loops.count)
    let shared = HTTPShared(limits: limits, loops: loops.count)
    var workers: [HTTPWorker] = []
    do {
      for (index, loop) in loops.enumerated() {
        let made = try await Task(executorPreference: loop) { try await application(loop) }.value
        workers.append(
          HTTPWorker(
            index: index, loop: loop, listener: descriptors[index], limits: limits, application: made, shared: shared,
            accept: accept))
      }
    } catch {
      HTTPWorker.closeAll(descriptors)
      throw error
    }
    for (started, worker) in workers.enumerated() {
      do {
        try await Task(executorPreference: worker.loop) { try worker.start() }.value
      } catch {
        for earlier in workers.prefix(started) { await earlier.drain(within: .zero) }
        HTTPWorker.closeAll(Array(descriptors.dropFirst(started)))
        throw error
      }
    }
    return HTTPServer(port: chosen, workers: workers)
  }

  /// Stops accepting, finishes the requests under way, closes connections as they become idle, and after the deadline
  /// cuts off the rest. Returns when no connection is open. The loops go on.
  package func drain(deadline: Duration) async {
    await withTaskGroup(of: Void.self) { group in
      for worker in workers { group.addTask { await worker.drain(within: deadline) } }
    }
  }

  /// The counters of all loops together; each loop is asked in its turn.
  package func metrics() async -> HTTPMetrics {
    var sum = HTTPMetrics()
    for worker in workers {
      sum.add(await Task(executorPreference: worker.loop) { worker.takeMetrics() }.value)
    }
    return sum
  }
}

/// The counts and bounds that all loops of a server share.
final class HTTPShared: Sendable {
  /// Connections open on all loops; touched at accept and close only.
  let connectionsOpen = Atomic<Int>(0)
  /// Each loop's share of `HTTPLimits.bufferedBytesMax`.
  let bufferedBytesMax: Int
  /// Each loop's share of `HTTPLimits.unreadBytesMax`.
  let unreadBytesMax: Int
  let requestsInFlightMax: Int
  /// What each client holds on all loops together.
  let ledger: HTTPLedger

  init(limits: HTTPLimits, loops: Int) {
    bufferedBytesMax = max(limits.bufferedBytesMax / loops, 1)
    unreadBytesMax = max(limits.unreadBytesMax / loops, 1)
    ledger = HTTPLedger(bytesMax: limits.clientBytesMax)
    requestsInFlightMax = max(limits.requestsInFlightMax / loops, 1)
  }
}
