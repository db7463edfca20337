package import Begrippen
internal import Keten
package import PostgreSQL

/// Money, dates and words as values of the database.
extension PostgresValue {
  /// An amount in cents, as `bigint`.
  static func int64(_ bedrag: Centen) -> PostgresValue { .int64(bedrag.waarde) }

  /// A date, or NULL.
  static func date(_ datum: Datum?) -> PostgresValue {
    .date(datum.map { PostgresDate(daysSinceUnixEpoch: $0.dagnummer) })
  }
}

extension Tijdstip: PostgresDecodable {
  /// As a bound parameter.
  var parameter: PostgresValue { .timestamp(PostgresTimestamp(microsecondsSinceUnixEpoch: microseconden)) }

  /// The midnights around it in Den Haag, as bound parameters.
  var dagparameters: [PostgresValue] {
    let dag = Amsterdam.dag(van: self)
    return [dag.lowerBound.parameter, dag.upperBound.parameter]
  }

  /// Reads timestamptz.
  package static func decode(_ cell: PostgresCell) throws(PostgresError) -> Tijdstip {
    Tijdstip(microseconden: try PostgresTimestamp.decode(cell).microsecondsSinceUnixEpoch)
  }
}

extension Datum: PostgresDecodable {
  /// As a bound parameter.
  var parameter: PostgresValue { .date(self) }

  /// Reads date.
  package static func decode(_ cell: PostgresCell) throws(PostgresError) -> Datum {
    Datum(dagnummer: try PostgresDate.decode(cell).daysSinceUnixEpoch)
  }
}

extension Centen: PostgresDecodable {
  /// Reads an integer, or a numeric without fraction, as cents.
  package static func decode(_ cell: PostgresCell) throws(PostgresError) -> Centen { Centen(try Int64.decode(cell)) }
}

/// A word in a column of text.
protocol PostgresWoord: PostgresDecodable, RawRepresentable<String> {}

extension PostgresWoord {
  /// Reads text. A word that the type does not have is a fault of the column.
  package static func decode(_ cell: PostgresCell) throws(PostgresError) -> Self {
    let woord = try String.decode(cell)
    guard let waarde = Self(rawValue: woord) else { throw cell.mismatch("\(Self.self)") }
    return waarde
  }
}

extension Status: PostgresWoord {}
