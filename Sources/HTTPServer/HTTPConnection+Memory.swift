/// The memory that requests hold.
extension HTTPConnection {
  /// A partial head of at most this many bytes is not counted against its client.
  private static let uncountedHeadBytesMax = 4 * 1024

  /// Accounts for the memory that partial and waiting requests hold. A request that needs more than is left is refused.
  func charge() {
    let held = parser.heldBytes + backlog.count + queuedBodyBytes
    guard held != chargedBytes else { return }
    let grows = held > chargedBytes
    worker.metrics.bytesBuffered += held - chargedBytes
    chargedBytes = held
    if grows, isBufferFull { return refuseForMemory() }
    if !isWithinShare() {
      fail(HTTPFault(429, .share, "The client holds as much of the server's memory as one client may."))
      charge()
    }
  }

  private var isBufferFull: Bool { worker.metrics.bytesBuffered > worker.shared.bufferedBytesMax }

  /// Counts the partial request against its client. Before its fields are in, the client is the peer, unless that is the
  /// proxy, which speaks for many.
  private func isWithinShare() -> Bool {
    let bytes = parser.heldBytes + (isAdmitting ? backlog.count : 0)
    if hold == nil, bytes > HTTPConnection.uncountedHeadBytesMax, !parser.isInBody, !peer.isLocal {
      hold = HTTPHold(worker.shared.ledger, payers: [peer.network])
    }
    return hold?.set(bytes) ?? true
  }

  /// Refuses what this connection sent last, until the memory is enough. Each refusal is the answer to a request: no
  /// request gets two, and an empty line between two requests gets none.
  private func refuseForMemory() {
    let hasBegun = !parser.isIdle || backlog.contains { $0 != 0x0d && $0 != 0x0a }
    if hasBegun, !isInputEnded {
      fail(HTTPFault(503, .overload, "The server has no room for more requests."))
    }
    var index = queue.endIndex - 1
    charge()
    while index >= 0, isBufferFull {
      if case .request(let request) = queue[index], !request.body.isEmpty {
        queuedBodyBytes -= request.body.count
        queue[index] = .unserved(request.withoutBody)
        charge()
      }
      index -= 1
    }
  }

  /// Forgets the body of an answered request.
  func release(_ request: HTTPRequest) {
    guard !request.body.isEmpty else { return }
    queuedBodyBytes -= request.body.count
    charge()
  }
}
