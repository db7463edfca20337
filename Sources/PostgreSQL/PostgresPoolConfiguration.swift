/// The bounds of a pool.
public struct PostgresPoolConfiguration: Sendable {
  /// How each connection is made.
  public var connection: PostgresConfiguration
  /// Connections kept open when nobody asks; opened by `warmUp()`.
  public var connectionsMin = 0
  /// Connections open at most.
  public var connectionsMax = 4
  /// Callers that may wait at one time; a further one gets `poolExhausted`.
  public var waitingMax = 1024
  /// How long a caller waits before `waitedTooLong`.
  public var waitTimeout: Duration = .seconds(5)
  /// A connection older than this is replaced when it comes back, give or take a tenth.
  public var lifetimeMax: Duration = .seconds(1800)
  /// A connection that nobody needed for so long is closed, down to the minimum.
  public var idleMax: Duration = .seconds(120)
  /// The pause after the first failed attempt to connect; doubles with each further one.
  public var reconnectPauseFirst: Duration = .milliseconds(50)
  /// The longest pause between two attempts to connect.
  public var reconnectPauseMax: Duration = .seconds(2)

  /// Everything else as by default.
  public init(_ connection: PostgresConfiguration) { self.connection = connection }
}
