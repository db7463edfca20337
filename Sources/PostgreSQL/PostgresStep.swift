/// One statement of a pipeline with its parameters.
public struct PostgresStep: Sendable {
  /// What to run.
  public var statement: PostgresStatement
  /// For `$1`, `$2` …
  public var parameters: [PostgresValue]

  /// Pairs a statement with its parameters.
  public init(_ statement: PostgresStatement, _ parameters: [PostgresValue] = []) {
    self.statement = statement
    self.parameters = parameters
  }
}
