internal import EventLoop

/// Writes a streamed body.
package struct HTTPBodyWriter: Sendable {
  /// The client is gone, or the answer was given up.
  package struct Closed: Error {}

  /// Output that waits for the client before a writer waits too.
  private static let waitingBytesMax = 64 * 1024

  let connection: HTTPConnection
  let burst: UInt64
  let isChunked: Bool

  /// Sends a piece, and returns when there is room for the next. One writer at a time.
  /// - Throws: `Closed` when nobody reads any more.
  package func write(_ piece: [UInt8]) async throws(Closed) {
    guard connection.worker.loop.isCurrent else {
      let isOpen = await withTaskExecutorPreference(connection.worker.loop) { await writeOnLoop(piece) }
      guard isOpen else { throw Closed() }
      return
    }
    guard await writeOnLoop(piece) else { throw Closed() }
  }

  private func writeOnLoop(_ piece: [UInt8]) async -> Bool {
    connection.worker.loop.checkIsolated()
    guard connection.burst == burst, connection.phase == .open else { return false }
    if piece.isEmpty { return true }
    if isChunked {
      HTTPResponseRenderer.append(chunk: piece, to: &connection.output)
    } else {
      connection.output.append(piece)
    }
    // The handler's time stops while we wait for the client. It starts anew for the next piece.
    connection.stopHandlerClock()
    await connection.waitForOutput(under: HTTPBodyWriter.waitingBytesMax)
    guard connection.burst == burst, connection.phase == .open else { return false }
    connection.startHandlerClock()
    return true
  }
}
