/// When a group of waiting items is sent, and how large it is: bookkeeping without I/O.
///
/// A lone item goes at once. While all flights are under way, what comes in waits for the first that ends, and goes with
/// it as one group, so that groups grow with the load and one commit serves them all.
struct GroupPolicy: Sendable {
  /// The bounds.
  let limits: GroupLimits
  /// Groups under way.
  private(set) var flights = 0

  init(_ limits: GroupLimits) {
    precondition(limits.flightsMax >= 1 && limits.sizeMax >= 1, "some group leaves, and holds something")
    self.limits = limits
  }

  /// How many of the waiting items leave now as one group, at most; nil when they wait on. The flight counts from here.
  mutating func depart(waiting: Int) -> Int? {
    precondition(waiting >= 0, "a number of items is not negative")
    guard waiting > 0, flights < limits.flightsMax else { return nil }
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
  /// Groups under way at one time. With two, one is prepared and read while the server works on the other; more of them
  /// are smaller, and each costs the database a commit (measured on two cores: four take in a quarter less than two).
  public var flightsMax = 2
  /// Items in a group at most.
  public var sizeMax = 128
  /// The weight of a group at most, in the unit of `GroupQueue`'s weight; a single item may be heavier.
  public var weightMax = 2 * 1024 * 1024
  /// Items that may wait at one time; a further one gets `poolExhausted`.
  public var waitingMax = 1024
  /// How long an item waits before `waitedTooLong`.
  public var waitTimeout: Duration = .seconds(5)

  /// The defaults above.
  public init() {}
}
