internal import Synchronization

/// The turns of the queues of several loops that have one database: by one policy, and in the order of their coming. So a
/// loop whose group has just come back does not go before one that waited meanwhile.
package final class GroupTurns: Sendable {
  /// What a queue hears that wants to send a group.
  enum Answer {
    /// So many items leave now at most.
    case leaves(Int)
    /// It is woken when its turn comes, and may ask again from this moment; nil is after another group has come back.
    case waits(until: Int64?)
  }

  private struct InLine {
    let queue: ObjectIdentifier
    let wake: @Sendable () -> Void
  }

  private struct State {
    var policy: GroupPolicy
    /// The groups of each queue that are under way.
    var flights: [ObjectIdentifier: Int] = [:]
    /// The queues that wait, first come, first served.
    var line: [InLine] = []
    /// The queue that was woken last and did not ask yet.
    var keptFor: ObjectIdentifier?

    /// The first in line, to be woken. When nothing is under way, it leaves the line and the turn is kept for it.
    mutating func next() -> InLine? {
      guard keptFor == nil, let first = line.first else { return nil }
      if policy.flights == 0 {
        line.removeFirst()
        keptFor = first.queue
      }
      return first
    }
  }

  let limits: GroupLimits
  private let state: Mutex<State>

  /// Turns without a queue; each queue that is made with them takes part.
  package init(_ limits: GroupLimits = GroupLimits()) {
    self.limits = limits
    state = Mutex(State(policy: GroupPolicy(limits)))
  }

  func join() { state.withLock { $0.policy.queues += 1 } }

  /// Whether a group of a queue leaves. A queue that must wait stands in line, and one that waits for nothing does not.
  /// - Parameters:
  ///   - waiting: the items that wait in the queue.
  ///   - now: the monotonic clock, in nanoseconds.
  ///   - wake: has the queue ask again; from any thread.
  func depart(_ queue: ObjectIdentifier, waiting: Int, at now: Int64, wake: @escaping @Sendable () -> Void) -> Answer {
    let (answer, next) = state.withLock { state -> (Answer, InLine?) in
      let hadTurn = state.keptFor == queue
      if hadTurn { state.keptFor = nil }
      let isKept = state.keptFor != nil
      let own = state.flights[queue, default: 0]
      let most = state.policy.depart(waiting: waiting, own: own, isKept: isKept, at: now)
      if most != nil || waiting == 0 {
        state.line.removeAll { $0.queue == queue }
      } else if !state.line.contains(where: { $0.queue == queue }) {
        state.line.append(InLine(queue: queue, wake: wake))
      }
      if let most {
        state.flights[queue] = own + 1
        return (.leaves(most), nil)
      }
      // A turn that is not used goes to the next.
      guard waiting > 0 else { return (.waits(until: nil), hadTurn ? state.next() : nil) }
      return (.waits(until: state.policy.departureFrom(waiting: waiting, own: own, isKept: isKept)), nil)
    }
    next?.wake()
    return answer
  }

  /// A group of a queue has come back: the first in line has its turn.
  func arrive(_ queue: ObjectIdentifier) {
    let next = state.withLock { state in
      state.policy.arrive()
      state.flights[queue, default: 0] -= 1
      return state.next()
    }
    next?.wake()
  }
}
