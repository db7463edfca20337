/// An instant of type `timestamptz`.
package struct PostgresTimestamp: Hashable, Comparable, Sendable {
  /// Microseconds since 1970-01-01T00:00:00Z.
  package let microsecondsSinceUnixEpoch: Int64

  /// Microseconds from the Unix epoch to PostgreSQL's, 2000-01-01T00:00:00Z.
  static let epochOffset: Int64 = 946_684_800_000_000

  /// The instant this many microseconds after 1970-01-01T00:00:00Z.
  package init(microsecondsSinceUnixEpoch: Int64) { self.microsecondsSinceUnixEpoch = microsecondsSinceUnixEpoch }

  /// The earlier instant is the smaller one.
  package static func < (left: PostgresTimestamp, right: PostgresTimestamp) -> Bool {
    left.microsecondsSinceUnixEpoch < right.microsecondsSinceUnixEpoch
  }
}
