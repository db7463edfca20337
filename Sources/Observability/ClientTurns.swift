internal import Synchronization

/// Lets each client have a few requests at work at one time. Its others wait in line, so that a client with many
/// connections takes no more of the database and the processors than one with a few.
package final class ClientTurns: Sendable {
  private struct Waiter {
    let number: UInt64
    let continuation: CheckedContinuation<Bool, Never>
  }

  private struct Client {
    var working = 0
    /// In the order in which they came.
    var waiting: [Waiter] = []
  }

  private let atOnce: Int
  private let clients = Mutex<(byName: [String: Client], lastNumber: UInt64)>(([:], 0))

  /// - Parameter atOnce: how many requests of one client are at work at one time; at least 1.
  package init(atOnce: Int) {
    precondition(atOnce >= 1, "a client gets its turn")
    self.atOnce = atOnce
  }

  /// The turn of a request. It ends with its last reference, so a stream that stops half-way ends its turn too.
  package final class Turn: Sendable {
    private let turns: ClientTurns
    private let client: String

    fileprivate init(_ turns: ClientTurns, _ client: String) {
      self.turns = turns
      self.client = client
    }

    deinit { turns.end(client) }
  }

  /// Waits for the turn of a request.
  /// - Throws: `CancellationError` when its task is cancelled before.
  package func take(_ client: String) async throws(CancellationError) -> Turn {
    let number: UInt64? = clients.withLock { clients in
      guard clients.byName[client, default: Client()].working >= atOnce else {
        clients.byName[client, default: Client()].working += 1
        return nil
      }
      clients.lastNumber += 1
      return clients.lastNumber
    }
    guard let number else { return Turn(self, client) }
    let isOn = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in wait(Waiter(number: number, continuation: continuation), client) }
    } onCancel: {
      leave(number, client)
    }
    guard isOn else { throw CancellationError() }
    return Turn(self, client)
  }

  /// How many requests of all clients wait.
  package var waiting: Int { clients.withLock { $0.byName.values.reduce(0) { $0 + $1.waiting.count } } }

  /// Joins the line, unless a turn became free meanwhile or the task was cancelled.
  private func wait(_ waiter: Waiter, _ client: String) {
    let isOn: Bool? = clients.withLock { clients in
      guard !Task.isCancelled else { return false }
      guard clients.byName[client, default: Client()].working >= atOnce else {
        clients.byName[client, default: Client()].working += 1
        return true
      }
      clients.byName[client, default: Client()].waiting.append(waiter)
      return nil
    }
    if let isOn { waiter.continuation.resume(returning: isOn) }
  }

  private func leave(_ number: UInt64, _ client: String) {
    let waiter: Waiter? = clients.withLock { clients in
      guard let index = clients.byName[client]?.waiting.firstIndex(where: { $0.number == number }) else { return nil }
      return clients.byName[client]?.waiting.remove(at: index)
    }
    waiter?.continuation.resume(returning: false)
  }

  /// Hands the turn to the first in line. A client without requests is forgotten.
  private func end(_ client: String) {
    let next: Waiter? = clients.withLock { clients in
      guard var known = clients.byName[client] else { preconditionFailure("a turn belongs to a client") }
      guard known.waiting.isEmpty else {
        let next = known.waiting.removeFirst()
        clients.byName[client] = known
        return next
      }
      known.working -= 1
      clients.byName[client] = known.working == 0 ? nil : known
      return nil
    }
    next?.continuation.resume(returning: true)
  }
}
