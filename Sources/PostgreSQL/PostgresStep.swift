/// One statement of a pipeline with its parameters.
package struct PostgresStep: Sendable {
  /// The statement to run.
  package var statement: PostgresStatement
  /// For `$1`, `$2` …
  package var parameters: [PostgresValue]

  /// Pairs a statement with its parameters.
  package init(_ statement: PostgresStatement, _ parameters: [PostgresValue] = []) {
    self.statement = statement
    self.parameters = parameters
  }
}
