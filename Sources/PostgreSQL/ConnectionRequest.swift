internal import EventLoop

/// One flight: its statements, its state, and the caller that waits for it.
struct ConnectionRequest {
  typealias Answer = Result<[PostgresRows], PostgresError>

  /// One statement with its parameters encoded.
  struct Step: Sendable {
    var statement: PostgresStatement
    var parameters: EncodedParameters

    init(_ step: PostgresStep) throws(PostgresError) {
      statement = step.statement
      parameters = try EncodedParameters(step.parameters)
    }
  }

  /// Why the server was asked to stop.
  enum CancelReason {
    case cancelled
    case timeout
  }

  let number: UInt64
  let steps: [Step]
  /// The transaction that it belongs to; nil means a transaction of its own.
  let transaction: UInt64?
  /// Whether the server commits when it answers this flight's Sync, so that a loss leaves the outcome unknown.
  let commits: Bool
  /// Whether the server is never asked to stop it. At the timeout the connection is then given up.
  let isShielded: Bool
  let timeout: Duration?
  let continuation: CheckedContinuation<Answer, Never>

  var flight: Flight<PostgresRows>?
  /// The statements that were prepared before this flight. Only these can be stale.
  var reused: [PostgresStatement] = []
  var isHealed = false
  /// The report with which the server ended the connection during this flight.
  var endedByServer: PostgresServerError?
  var cancelReason: CancelReason?
  var timer: EventLoop.Timer?
  var beganAt: Int64 = 0
}

extension [PostgresStep] {
  /// The steps with their parameters encoded.
  /// - Throws: `invalidParameter`.
  func encoded() throws(PostgresError) -> [ConnectionRequest.Step] {
    var encoded: [ConnectionRequest.Step] = []
    for step in self { encoded.append(try ConnectionRequest.Step(step)) }
    return encoded
  }
}
