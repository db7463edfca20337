internal import CLinux
package import EventLoop
internal import Glibc

/// One request over a connection of its own, on an event loop.
package actor HTTPExchange {
  /// The outcome of an exchange.
  package typealias Outcome = Result<HTTPAnswer, HTTPClientFault>

  /// The most bytes that one read takes.
  private static let readBytesMax = 16 * 1024

  /// The loop that it runs on.
  private nonisolated let loop: EventLoop
  /// The loop.
  package nonisolated var unownedExecutor: UnownedSerialExecutor { loop.asUnownedSerialExecutor() }

  private let limits: HTTPClientLimits
  private let message: [UInt8]
  private var sent = 0
  private var isConnected = false
  private var parser: HTTPAnswerParser
  private var descriptor: Int32 = -1
  private var timers: [EventLoop.Timer] = []
  private var continuation: CheckedContinuation<Outcome, Never>?
  /// Whether it is over. One that is cancelled may be over before it began.
  private var isOver = false

  private init(_ message: [UInt8], _ limits: HTTPClientLimits, on loop: EventLoop) {
    self.loop = loop
    self.limits = limits
    self.message = message
    parser = HTTPAnswerParser(limits: limits)
  }

  /// Sends the request and reads the answer. The connection is closed when this returns.
  package static func perform(
    _ call: HTTPCall, to endpoint: HTTPEndpoint, limits: HTTPClientLimits = HTTPClientLimits(), on loop: EventLoop
  ) async -> Outcome {
    let exchange = HTTPExchange(call.bytes(to: endpoint), limits, on: loop)
    return await withTaskCancellationHandler {
      await exchange.run(endpoint)
    } onCancel: {
      loop.execute { exchange.assumeIsolated { $0.finish(.failure(.cancelled)) } }
    }
  }

  private func run(_ endpoint: HTTPEndpoint) async -> Outcome {
    await withCheckedContinuation { continuation in
      guard !isOver else { return continuation.resume(returning: .failure(.cancelled)) }
      self.continuation = continuation
      begin(endpoint)
    }
  }

  private func begin(_ endpoint: HTTPEndpoint) {
    descriptor = clinux_connect_tcp(endpoint.address, endpoint.port)
    guard descriptor >= 0 else { return finish(.failure(.notConnected(-descriptor))) }
    do {
      try loop.register(descriptor, for: [.read, .write]) { readiness in self.becameReady(readiness) }
    } catch {
      return finish(.failure(.notConnected(error.code)))
    }
    timers = [
      loop.schedule(after: limits.connectTime) { if !self.isConnected { self.finish(.failure(.timedOut)) } },
      loop.schedule(after: limits.answerTime) { self.endTime() },
    ]
  }

  private func becameReady(_ readiness: EventLoop.Readiness) {
    if !isConnected {
      let code = clinux_socket_error(descriptor)
      guard code == 0 else { return finish(.failure(.notConnected(-code))) }
      isConnected = true
    }
    send()
    if !isOver { receive() }
  }

  /// Sends as much as the system takes. A receiver may refuse before it read all, so a failure to send ends nothing: what
  /// it answered is read.
  private func send() {
    guard sent < message.count else { return }
    let count = message.withUnsafeBytes { bytes in
      clinux_send(descriptor, bytes.baseAddress?.advanced(by: sent), Int64(bytes.count - sent))
    }
    guard count != -Int64(EAGAIN) else { return }
    sent = count < 0 ? message.count : sent + Int(count)
    guard sent == message.count else { return }
    do {
      try loop.modify(descriptor, for: .read)
    } catch {
      finish(.failure(.cutOff))
    }
  }

  private func receive() {
    var buffer = [UInt8](repeating: 0, count: HTTPExchange.readBytesMax)
    let count = buffer.withUnsafeMutableBytes { clinux_receive(descriptor, $0.baseAddress, Int64($0.count)) }
    guard count != -Int64(EAGAIN) else { return }
    do throws(HTTPClientFault) {
      if count > 0 { try parser.take(buffer[..<Int(count)]) } else { try parser.end() }
    } catch {
      return finish(.failure(error))
    }
    if parser.isDone, let answer = parser.answer { finish(.success(answer)) }
  }

  /// Looks once more at what came. What is known of the answer then counts, although its body is not whole.
  private func endTime() {
    if isConnected { receive() }
    finish(parser.answer.map { .success($0) } ?? .failure(.timedOut))
  }

  private func finish(_ outcome: Outcome) {
    guard !isOver else { return }
    isOver = true
    for timer in timers { loop.cancel(timer) }
    timers = []
    if descriptor >= 0 {
      loop.unregister(descriptor)
      close(descriptor)
    }
    continuation?.resume(returning: outcome)
    continuation = nil
  }
}
