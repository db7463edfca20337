/// A bound parameter: a value with the type in which the server receives it. A nil is a NULL of that type.
///
/// PostgreSQL can assign a parameter of one type to columns of some other types: `int64` to every integer and numeric
/// column, `json` to json, jsonb and text. An enumeration needs a cast in the statement.
package enum PostgresValue: Sendable, Hashable {
  /// `bigint`
  case int64(Int64?)
  /// `integer`
  case int32(Int32?)
  /// `boolean`
  case bool(Bool?)
  /// `text`; must not hold U+0000.
  case text(String?)
  /// `text` given as UTF-8 bytes; must not hold a zero byte.
  case utf8([UInt8]?)
  /// `bytea`
  case bytes([UInt8]?)
  /// `json`; must not hold U+0000. jsonb refuses the escape `\u0000` too: refuse it where the JSON is read.
  case json(String?)
  /// `timestamptz`
  case timestamp(PostgresTimestamp?)
  /// `date`
  case date(PostgresDate?)
  /// `bigint[]`, as for `unnest`
  case int64s([Int64?])
  /// `integer[]`
  case int32s([Int32?])
  /// `boolean[]`
  case bools([Bool?])
  /// `text[]`
  case texts([String?])
  /// `text[]` given as UTF-8 bytes
  case utf8s([[UInt8]?])
  /// `bytea[]`
  case byteStrings([[UInt8]?])
  /// `json[]`
  case jsons([String?])
  /// `timestamptz[]`
  case timestamps([PostgresTimestamp?])
  /// `date[]`
  case dates([PostgresDate?])

  /// `bigint`
  package static func int64(_ value: Int) -> PostgresValue { .int64(Int64(value)) }

  /// `integer`. Stops the program when the number does not fit.
  package static func int32(_ value: Int) -> PostgresValue { .int32(Int32(value)) }

  /// The word of an enumeration, as `text`.
  package static func text(_ word: some RawRepresentable<String>) -> PostgresValue { .text(word.rawValue) }

  /// The type in which the server receives it.
  var type: PostgresType {
    switch self {
    case .int64: .int8
    case .int32: .int4
    case .bool: .bool
    case .text, .utf8: .text
    case .bytes: .bytea
    case .json: .json
    case .timestamp: .timestamptz
    case .date: .date
    case .int64s: .int8Array
    case .int32s: .int4Array
    case .bools: .boolArray
    case .texts, .utf8s: .textArray
    case .byteStrings: .byteaArray
    case .jsons: .jsonArray
    case .timestamps: .timestamptzArray
    case .dates: .dateArray
    }
  }
}
