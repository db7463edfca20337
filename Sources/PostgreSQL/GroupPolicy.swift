/// When a group of waiting items is sent, and how large it is: bookkeeping without I/O.
///
/// A lone item goes at once. While the eager flights are all under way, what comes in waits for the first that ends, and
/// goes with it as one group, so that groups grow with the load and one commit serves them all. A further flight is
/// used only when several wait, since each costs the database a commit of its own.
struct GroupPolicy: Sendable {
  /// The bounds.
  let limits: GroupLimits
  /// Groups under way.
  private(set) var flights = 0

  init(_ limits: GroupLimits) {
    precondition(limits.flightsEager >= 1, "at least one flight leaves without waiting")
    precondition(limits.flightsMax >= limits.flightsEager, "the maximum includes the eager ones")
    precondition(limits.waitingForMore >= 1 && limits.sizeMax >= 1, "a group holds something")
    self.limits = limits
  }

  /// How many of the waiting items leave now as one group, at most; nil when they wait on. The flight counts from here.
  mutating func depart(waiting: Int) -> Int? {
    precondition(waiting >= 0, "a number of items is not negative")
    let needed = flights < limits.flightsEager ? 1 : limits.waitingForMore
    guard waiting >= needed, flights < limits.flightsMax else { return nil }
    flights += 1
    return min(waiting, limits.sizeMax)
  }

  /// A group has come back.
  mutating func arrive() {
    precondition(flights > 0, "only what departed arrives")
    flights -= 1
  }
}

/// The bounds of a `GroupQueue`.
public struct GroupLimits: Sendable {
  /// Groups under way at one time for which a single item is enough.
  public var flightsEager = 2
  /// Groups under way at one time at most.
  public var flightsMax = 4
  /// How many items must wait before a group beyond the eager ones leaves.
  public var waitingForMore = 4
  /// Items in a group at most.
  public var sizeMax = 64
  /// The weight of a group at most, in the unit of `GroupQueue`'s weight; a single item may be heavier.
  public var weightMax = 1024 * 1024
  /// Items that may wait at one time; a further one gets `poolExhausted`.
  public var waitingMax = 1024
  /// How long an item waits before `waitedTooLong`.
  public var waitTimeout: Duration = .seconds(5)

  /// The defaults above.
  public init() {}
}
