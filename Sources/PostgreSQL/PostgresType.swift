/// A data type of the server, by its object identifier (catalog pg_type, stable for the built-in types).
package struct PostgresType: RawRepresentable, Hashable, Sendable {
  /// The object identifier.
  package let rawValue: UInt32
  /// Wraps an object identifier.
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  static let bool = PostgresType(rawValue: 16)
  static let bytea = PostgresType(rawValue: 17)
  static let name = PostgresType(rawValue: 19)
  static let int8 = PostgresType(rawValue: 20)
  static let int2 = PostgresType(rawValue: 21)
  static let int4 = PostgresType(rawValue: 23)
  static let text = PostgresType(rawValue: 25)
  static let oid = PostgresType(rawValue: 26)
  static let json = PostgresType(rawValue: 114)
  static let float4 = PostgresType(rawValue: 700)
  static let float8 = PostgresType(rawValue: 701)
  static let unknown = PostgresType(rawValue: 705)
  static let bpchar = PostgresType(rawValue: 1042)
  static let varchar = PostgresType(rawValue: 1043)
  static let date = PostgresType(rawValue: 1082)
  static let timestamptz = PostgresType(rawValue: 1184)
  static let numeric = PostgresType(rawValue: 1700)
  static let jsonb = PostgresType(rawValue: 3802)
  static let boolArray = PostgresType(rawValue: 1000)
  static let byteaArray = PostgresType(rawValue: 1001)
  static let int4Array = PostgresType(rawValue: 1007)
  static let textArray = PostgresType(rawValue: 1009)
  static let int8Array = PostgresType(rawValue: 1016)
  static let dateArray = PostgresType(rawValue: 1182)
  static let timestamptzArray = PostgresType(rawValue: 1185)
  static let jsonArray = PostgresType(rawValue: 199)

  /// The first object identifier that is not built in: enumerations and other types of the schema.
  static let firstOfSchema: UInt32 = 16384

  /// Whether the binary form of a value is its text.
  var isTextual: Bool {
    switch self {
    case .text, .varchar, .bpchar, .name, .json, .unknown: true
    default: rawValue >= PostgresType.firstOfSchema
    }
  }
}
