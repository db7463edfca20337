/// Follows the results that libpq must still give for one flight. A flight is several statements that are sent together
/// and closed by one Sync. They are one transaction of their own, unless a BEGIN is open.
///
/// This is bookkeeping of the protocol without I/O. In pipeline mode each part gives one result and then a nil. The
/// Sync gives one result and no nil. After the first error every further part gives "aborted".
struct Flight<Output> {
  /// The parts that were sent, in order.
  enum Part: Equatable {
    /// A statement was prepared under this number.
    case prepare(UInt64)
    /// A statement was run; its output is kept.
    case execute
    /// A statement of our own was run; its output is dropped.
    case silent
  }

  /// A result that libpq hands out.
  enum Event {
    case output(Output)
    case failure(PostgresServerError)
    case aborted
    case endOfPart
    case synced
  }

  /// Where the reader stands after an event.
  enum Progress: Equatable {
    case unfinished
    case finished
    /// Libpq gave a result that was not expected, so the connection cannot be trusted any more.
    case violation(String)
  }

  private let parts: [Part]
  private var position = 0
  private var hasAnswer = false
  private(set) var isFinished = false
  /// The answers of the executed parts, in order; complete only when there is no failure.
  private(set) var outputs: [Output] = []
  /// The first error of the flight; its `step` counts executed parts.
  private(set) var failure: PostgresServerError?
  /// The statements that the server has prepared for this flight.
  private(set) var prepared: [UInt64] = []

  init(parts: [Part]) {
    precondition(!parts.isEmpty, "a flight carries at least one statement")
    self.parts = parts
  }

  mutating func receive(_ event: Event) -> Progress {
    precondition(!isFinished, "the flight is complete")
    switch event {
    case .output(let output):
      guard position < parts.count, !hasAnswer else { return .violation("a result that nothing was sent for") }
      guard failure == nil else { return .violation("a result after an error") }
      hasAnswer = true
      switch parts[position] {
      case .prepare(let number): prepared.append(number)
      case .execute: outputs.append(output)
      case .silent: break
      }
    case .failure(var error):
      // An error after the last part belongs to the commit, which the Sync causes.
      guard !hasAnswer, failure == nil else { return .violation("a second error in one flight") }
      hasAnswer = true
      error.step = step
      failure = error
    case .aborted:
      guard position < parts.count, !hasAnswer else { return .violation("an abort that nothing was sent for") }
      guard failure != nil else { return .violation("an abort without an error before it") }
      hasAnswer = true
    case .endOfPart:
      guard hasAnswer else { return .violation("the end of a part without its result") }
      hasAnswer = false
      if position < parts.count { position += 1 }
    case .synced:
      guard position == parts.count else { return .violation("a sync before every part was answered") }
      isFinished = true
      return .finished
    }
    return .unfinished
  }

  /// Whether the server has answered every part, so that only the Sync is open.
  var isAnswered: Bool { position == parts.count || position == parts.count - 1 && hasAnswer }

  /// The index of the caller's statement to which the current part belongs.
  private var step: Int {
    parts[..<position].count { $0 == .execute }
  }
}
