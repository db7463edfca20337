/// One numbered change of the schema.
package struct PostgresMigration: Sendable, Hashable {
  /// From 1, in the order in which they are applied.
  package let number: Int
  /// The file's name.
  package let name: String
  /// One or more statements, without BEGIN or COMMIT.
  package let sql: String

  /// - Parameter fileName: `NNNN_name.sql`, four digits.
  /// - Throws: `fileName` when the name is of another form.
  package init(fileName: String, sql: String) throws(PostgresMigrationError) {
    let digits = fileName.prefix(4)
    guard fileName.hasSuffix(".sql"), digits.count == 4, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      let number = Int(digits), number > 0, fileName.dropFirst(4).first == "_", fileName.utf8.count > 9
    else { throw .fileName(fileName) }
    self.number = number
    name = fileName
    self.sql = sql
  }
}

/// Why the database could not be brought up to date; nothing of the refused migration was applied.
package enum PostgresMigrationError: Error, Sendable, Equatable {
  /// Not of the form `NNNN_name.sql`.
  case fileName(String)
  /// The folder cannot be read.
  case folder(String)
  /// Two migrations with one number.
  case duplicateNumber(Int)
  /// The file of an applied migration was changed.
  case changed(name: String, recordedDigest: String, digest: String)
  /// The database holds a migration that this program does not have: it is newer, or the file is gone.
  case missing(number: Int, name: String)
  /// A new migration stands before one that is applied.
  case outOfOrder(name: String, lastApplied: Int)
  /// The statements ended the transaction that they run in.
  case endsTransaction(name: String)
  /// The server refused a migration, or could not be reached.
  case database(name: String, PostgresError)
}
