package import Begrippen
internal import JSON
internal import Notatie
internal import PostgreSQL

/// How far the deliveries to a subscriber are.
package struct Abonneestand: Hashable, Sendable {
  /// Its name.
  package let naam: String
  let soorten: [String]
  /// Whether the settings name it.
  let isActief: Bool
  let vanaf: Tijdstip
  let genomenOp: Tijdstip?
  /// How often in a row it was away.
  let wegOpRij: Int
  let volgendeOp: Tijdstip
  let laatsteFout: String?
  /// The events that wait.
  package let wachtend: Int
  /// The events that are stuck.
  package let vastgelopen: Int
  /// The moment of the oldest event that was not taken.
  let oudste: Tijdstip?

  init(_ rij: PostgresRow) throws {
    naam = try rij.get("naam", as: String.self)
    soorten = try rij.get("soorten", as: [String].self)
    isActief = try rij.get("is_actief", as: Bool.self)
    vanaf = try rij.get("vanaf", as: Tijdstip.self)
    genomenOp = try rij.get("genomen_op", as: Tijdstip?.self)
    wegOpRij = try rij.get("weg_op_rij", as: Int.self)
    volgendeOp = try rij.get("volgende_op", as: Tijdstip.self)
    laatsteFout = try rij.get("laatste_fout", as: String?.self)
    wachtend = try rij.get("wachtend", as: Int.self)
    vastgelopen = try rij.get("vast", as: Int.self)
    oudste = try rij.get("oudste", as: Tijdstip?.self)
  }

  /// The age of the oldest event that was not taken, in seconds; 0 when there is none.
  package func oudsteSeconden(op nu: Tijdstip) -> Int64 {
    oudste.map { max(0, (nu.microseconden - $0.microseconden) / 1_000_000) } ?? 0
  }

  /// The words of `stand`.
  package static let standen = ["actief", "onbereikbaar", "gestopt"]

  /// The subscription as it is shown.
  func json(op nu: Tijdstip) -> JSONValue {
    .object(present: [
      "naam": .text(naam), "stand": .text(!isActief ? "gestopt" : wegOpRij > 0 ? "onbereikbaar" : "actief"),
      "soorten": .array(soorten.map { .text($0) }), "vanaf": .text(vanaf), "wachtend": .integer(wachtend),
      "vastgelopen": .integer(vastgelopen), "oudsteSeconden": .integer(oudsteSeconden(op: nu)),
      "laatstGenomenOp": genomenOp.map { .text($0) }, "laatsteFout": laatsteFout.map { .text($0) },
      "volgendeOp": wegOpRij > 0 ? .text(volgendeOp) : nil,
    ])
  }
}
