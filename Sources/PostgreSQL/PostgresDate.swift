/// A day of type `date`, in the proleptic Gregorian calendar.
package struct PostgresDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  package let daysSinceUnixEpoch: Int32

  /// Days from the Unix epoch to PostgreSQL's, 2000-01-01.
  static let epochOffset: Int32 = 10957

  /// The day this many days after 1970-01-01.
  package init(daysSinceUnixEpoch: Int32) { self.daysSinceUnixEpoch = daysSinceUnixEpoch }

  /// The earlier day is the smaller one.
  package static func < (left: PostgresDate, right: PostgresDate) -> Bool {
    left.daysSinceUnixEpoch < right.daysSinceUnixEpoch
  }
}
