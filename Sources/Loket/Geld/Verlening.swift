internal import Begrippen
internal import Documenten
internal import JSON
internal import Notatie
internal import PostgreSQL
internal import Regeling

/// The grant of a file: the decision that no later decision replaces. Payment, account and settlement follow from it.
struct Verlening: Hashable, Sendable {
  /// The id of the decision.
  let besluit: String
  let kenmerk: String
  /// The granted amount.
  let bedrag: Centen
  /// The local date of its bekendmaking. Without it there is no advance (Awb 3:40, 4:87).
  let bekendgemaaktOp: Datum?
  /// The last day for the final account (Awb 4:44 lid 2).
  let verantwoordingUiterlijk: Datum?

  init(_ rij: PostgresRow) throws {
    besluit = try rij.get("besluit", as: String.self)
    kenmerk = try rij.get("kenmerk", as: String.self)
    bedrag = try rij.get("bedrag", as: Centen.self)
    bekendgemaaktOp = try rij.get("bekendgemaakt_op", as: Datum?.self)
    verantwoordingUiterlijk = try rij.get("verantwoording_uiterlijk", as: Datum?.self)
  }
}

/// The scheme and the readings under which a file was ranked. Its account and settlement follow the same rules
/// (`regels.md` section 6).
struct BevrorenRegels: Sendable {
  let regeling: Regeling
  let normen: OpenNormen
}

extension Handeling {
  /// The grant of a file, or nil when it has none.
  func verleningOfNiets(_ dossier: Dossierstand) async throws -> Verlening? {
    try await vraag(.leesVerlening, [.text(dossier.id)]).oneOrNone().map { try Verlening($0) }
  }

  /// The grant of a file. The state of the file must imply one.
  func verlening(_ dossier: Dossierstand) async throws -> Verlening {
    guard let verlening = try await verleningOfNiets(dossier) else {
      preconditionFailure("a file in this state was granted something")
    }
    return verlening
  }

  /// The rules of the frozen ranking behind the grant.
  func bevrorenRegels(_ verlening: Verlening, _ geladen: GeladenRegeling) async throws -> BevrorenRegels {
    guard let rij = try await vraag(.leesBevrorenRegels, [.text(verlening.besluit)]).oneOrNone() else {
      return BevrorenRegels(regeling: geladen.regeling, normen: geladen.regeling.openNormen)
    }
    let regeling =
      try rij.get("regeling_sha256", as: String.self) == geladen.sha256
      ? geladen.regeling : try leesRegeling(Array(try rij.get("regeling", as: String.self).utf8), isBevroren: true)
    let normen = try rij.get("open_normen", as: String?.self).map { tekst in
      try readJSON(Array(tekst.utf8)) { leesOpenNormen(&$0, regeling.openNormen) }
    }
    return BevrorenRegels(regeling: regeling, normen: normen ?? regeling.openNormen)
  }
}

/// One movement at the bank, as a person of finance confirms it.
struct Bankmutatie: Hashable, Sendable {
  let bedrag: Centen
  let valutadatum: Datum
  /// The bank's own reference. It identifies the movement, which is booked once.
  let kenmerk: String

  /// Refuses a value date in the future or before `eerste`.
  func eisValutadatum(vanaf eerste: Datum, _ reden: String, vandaag: Datum) throws(LoketFout) {
    if valutadatum > vandaag {
      throw .ongeldig(
        Faults(
          Fault(
            pointer: "/valutadatum", code: .range,
            message: "valutadatum: \(valutadatum) ligt in de toekomst. Boek de mutatie als zij er is.")))
    }
    if valutadatum < eerste {
      throw .ongeldig(
        Faults(
          Fault(
            pointer: "/valutadatum", code: .range,
            message: "valutadatum: \(valutadatum) ligt voor \(eerste), \(reden). Verbeter de datum.")))
    }
  }
}

private enum Mutatieveld: String, CaseIterable, Sendable { case bedrag, valutadatum, kenmerk }
private let mutatievelden = Members<Mutatieveld>(required: Mutatieveld.allCases)

/// The schema of the body of `POST betalingen` and `POST terugbetalingen`.
let mutatieschema = mutatievelden.schema { veld in
  switch veld {
  case .bedrag: .bedragBovenNul.described("Het bedrag.")
  case .valutadatum: .datum.described("De valutadatum.")
  case .kenmerk:
    .regel(Grenzen.naam).described(
      "Het kenmerk van de bank. Hoofdletters, spaties en onzichtbare tekens maken geen ander kenmerk.")
  }
}

/// Reads the body of `POST betalingen` and `POST terugbetalingen`.
/// - Throws: every fault at once.
func leesBankmutatie(_ document: [UInt8]) throws(Faults) -> Bankmutatie {
  try readJSON(document) { lezer in
    var bedrag: Centen?
    var valutadatum: Datum?
    var kenmerk: String?
    lezer.object(mutatievelden) { lezer, veld in
      switch veld {
      case .bedrag:
        bedrag = lezer.centen()
        if bedrag == .zero { lezer.fault(.range, message: "het bedrag moet hoger zijn dan 0.") }
      case .valutadatum: valutadatum = lezer.datum()
      case .kenmerk: kenmerk = bankkenmerk(&lezer)
      }
    }
    guard let bedrag, let valutadatum, let kenmerk else { return nil }
    return Bankmutatie(bedrag: bedrag, valutadatum: valutadatum, kenmerk: kenmerk)
  }
}

/// A reference as the bank gave it. Its dress does not matter: the database compares it by one form
/// (`sql/0004_geld_door_twee.sql`), of which something must be left.
private func bankkenmerk(_ lezer: inout JSONReader) -> String? {
  guard let kenmerk = lezer.text(length: Grenzen.naam) else { return nil }
  let blijft = kenmerk.unicodeScalars.contains { $0.isVisible && $0.properties.generalCategory != .format }
  guard blijft else {
    lezer.fault(.length, message: "het kenmerk heeft geen zichtbaar teken. Neem het over van de bank.")
    return nil
  }
  return kenmerk
}

private let geenVelden = Members<String>([])

/// The schema of a body that must be `{}`.
let geenVeldenschema = geenVelden.schema { _ in .any }

/// Reads a body that must be `{}`.
func leesNiets(_ document: [UInt8]) throws(Faults) {
  _ = try readJSON(document) { lezer in
    lezer.object(geenVelden) { lezer, _ in lezer.skipValue() }
  }
}

extension PostgresStatement {
  static let leesVerlening = PostgresStatement(
    "lees_verlening",
    """
    SELECT b.id::text AS besluit, b.kenmerk, b.bedrag::bigint, b.verantwoording_uiterlijk, m.bekendgemaakt_op
    FROM besluit b LEFT JOIN bekendmaking m ON m.besluit = b.id
    WHERE b.dossier = $1 AND b.bedrag > 0
    """)
  static let leesBevrorenRegels = PostgresStatement(
    "lees_bevroren_regels",
    """
    SELECT r.regeling, r.regeling_sha256::text,
      ((r.resultaat_kop || ']}')::json -> 'openNormen')::text AS open_normen
    FROM besluit b JOIN rangschikking r ON r.jaar = b.jaar AND r.nummer = b.rangschikking WHERE b.id = $1
    """)
}
