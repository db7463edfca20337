/// The bounds of a pool.
package struct PostgresPoolConfiguration: Sendable {
  /// How each connection is made.
  package var connection: PostgresConfiguration
  /// Connections kept open when nobody asks; opened by `warmUp()`.
  package var connectionsMin = 0
  /// Connections open at most.
  package var connectionsMax = 4
  /// Callers that may wait at one time; a further one gets `poolExhausted`.
  package var waitingMax = 1024
  /// How long a caller waits before `waitedTooLong`.
  package var waitTimeout: Duration = .seconds(5)
  /// A connection older than this is replaced when it comes back, give or take a tenth.
  package var lifetimeMax: Duration = .seconds(1800)
  /// A connection that nobody needed for this long is closed, down to the minimum.
  package var idleMax: Duration = .seconds(120)
  /// The pause after the first failed attempt to connect; doubles with each further one.
  package var reconnectPauseFirst: Duration = .milliseconds(50)
  /// The longest pause between two attempts to connect.
  package var reconnectPauseMax: Duration = .seconds(2)

  /// All other settings have their defaults.
  package init(_ connection: PostgresConfiguration) { self.connection = connection }
}
