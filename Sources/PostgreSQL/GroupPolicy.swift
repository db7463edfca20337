/// When a group of waiting items is sent, and how large it is: bookkeeping without I/O.
///
/// A lone item goes at once. Items that come in while a group is under way wait for its end and then go as one group,
/// so that groups grow with the load and one commit serves them all. Beside it another group leaves only when it is
/// large, so that the queues of several loops do not keep each other's groups small. A group that takes long waits for a
/// lock or a standby, and not for a processor. So the items behind it do not wait for its end.
struct GroupPolicy: Sendable {
  let limits: GroupLimits
  /// Queues that share the database by this policy.
  var queues = 0
  /// Groups under way.
  private(set) var flights = 0
  /// When the last one left.
  private var departedAt: Int64 = 0

  /// No group is under way.
  init(_ limits: GroupLimits) {
    precondition(limits.flightsMax >= 1 && limits.sizeMax >= 1, "some group leaves, and holds something")
    self.limits = limits
  }

  /// The moment from which a group of the waiting items may leave; nil when another has to come back first.
  /// - Parameters:
  ///   - own: groups of the same queue that are under way. Groups that wait for a lock hold connections of their loop, so
  ///     one queue takes no more than its part of them.
  ///   - isKept: whether the next turn is kept for another queue. That counts as a group under way.
  func departureFrom(waiting: Int, own: Int, isKept: Bool) -> Int64? {
    guard own < limits.flightsMax else { return nil }
    let underWay = flights + (isKept ? 1 : 0)
    if underWay == 0 || (underWay < queues && waiting >= limits.besideMin) { return 0 }
    return underWay < limits.flightsMax * max(1, queues) ? departedAt + limits.patience.wholeNanoseconds : nil
  }

  /// The most waiting items that leave now as one group; nil when they must wait longer. The flight counts from here.
  /// - Parameters:
  ///   - own: groups of the same queue that are under way.
  ///   - now: the monotonic clock, in nanoseconds.
  mutating func depart(waiting: Int, own: Int, isKept: Bool = false, at now: Int64) -> Int? {
    precondition(waiting >= 0, "a number of items is not negative")
    guard waiting > 0, let from = departureFrom(waiting: waiting, own: own, isKept: isKept), from <= now else {
      return nil
    }
    flights += 1
    departedAt = now
    return min(waiting, limits.sizeMax)
  }

  /// A group has come back.
  mutating func arrive() {
    precondition(flights > 0, "only what departed arrives")
    flights -= 1
  }
}

/// The bounds of a `GroupQueue`.
package struct GroupLimits: Sendable {
  /// How long the last group must have been under way before another leaves beside it. Groups side by side are smaller,
  /// and each costs the database a commit: with two at all times a submission takes a fifth more of the database's
  /// processor time (measured on two cores).
  package var patience = Duration.milliseconds(100)
  /// Groups under way at one time for each queue, at most.
  package var flightsMax = 3
  /// Items with which a group leaves at once beside another, as long as there is a queue for each. With 32 clients on two
  /// loops this makes groups of 14 in the place of 8, and a submission takes a fifth less processor time.
  package var besideMin = 16
  /// Items in a group at most.
  package var sizeMax = 128
  /// The weight of a group at most, in the unit of `GroupQueue`'s weight; a single item may be heavier.
  package var weightMax = 2 * 1024 * 1024
  /// Items that may wait at one time; a further one gets `poolExhausted`.
  package var waitingMax = 1024
  /// How long an item waits before `waitedTooLong`.
  package var waitTimeout: Duration = .seconds(5)

  /// The defaults above.
  package init() {}
}
