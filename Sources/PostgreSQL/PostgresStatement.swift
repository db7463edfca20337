internal import Synchronization

/// A statement with `$1`, `$2` … for its parameters. Make it once, as a `static let`: each connection prepares it on
/// its first use there and remembers it by this identity.
package struct PostgresStatement: Sendable, Hashable {
  private static let made = Atomic<UInt64>(0)

  /// For logs and metrics; not the name on the server.
  package let name: String
  /// The SQL text; one statement.
  package let sql: String
  /// Whether connections keep it prepared.
  package let isPrepared: Bool
  let number: UInt64

  /// A statement that each connection prepares on first use and keeps.
  package init(_ name: String, _ sql: String) { self.init(name: name, sql: sql, isPrepared: true) }

  /// A statement made for one use, parsed each time.
  package static func once(_ name: String, _ sql: String) -> PostgresStatement {
    PostgresStatement(name: name, sql: sql, isPrepared: false)
  }

  private init(name: String, sql: String, isPrepared: Bool) {
    self.name = name
    self.sql = sql
    self.isPrepared = isPrepared
    number = PostgresStatement.made.wrappingAdd(1, ordering: .relaxed).newValue
  }

  /// Equal only to copies of itself.
  package static func == (left: PostgresStatement, right: PostgresStatement) -> Bool { left.number == right.number }

  /// By identity.
  package func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
