internal import Begrippen
internal import Documenten
internal import JSON
internal import Notatie
internal import PostgreSQL
internal import Regeling

/// The body of `POST vaststelling` when it settles lower than the realised costs (Awb 4:46 lid 2), after hearing.
struct LagereVaststellingsinvoer: Hashable, Sendable {
  let vaststelling: LagereVaststelling
  let motivering: String
  /// The view of the recipient at the hearing, or how it was offered a hearing (Awb 4:8; 4:12 allows no waiver).
  let zienswijze: String
}

private enum Vaststellingsveld: String, CaseIterable, Sendable { case bedrag, grond, motivering, zienswijze }
private let vaststellingsvelden = Members<Vaststellingsveld>()
private let gronden = Choice<VaststellingsGrond>()

/// Reads the body of `POST vaststelling`: `{}`, or all four members.
/// - Throws: every fault at once.
func leesVaststelling(_ document: [UInt8]) throws(Faults) -> LagereVaststellingsinvoer? {
  // The outer optional tells whether the document was read, the inner one whether it asks for a lower amount.
  try readJSON(document) { (lezer: inout JSONReader) -> LagereVaststellingsinvoer?? in
    var bedrag: Centen?
    var grond: VaststellingsGrond?
    var motivering: String?
    var zienswijze: String?
    var genoemd: Set<Vaststellingsveld> = []
    lezer.object(vaststellingsvelden) { lezer, veld in
      genoemd.insert(veld)
      switch veld {
      case .bedrag: bedrag = lezer.centen()
      case .grond: grond = lezer.oneOf(gronden)
      case .motivering: motivering = lezer.tekst()
      case .zienswijze: zienswijze = lezer.tekst()
      }
    }
    if genoemd.isEmpty { return .some(nil) }
    for veld in Vaststellingsveld.allCases where !genoemd.contains(veld) {
      lezer.fault(
        .required, at: .member(veld.rawValue),
        message: "ontbreekt; een lagere vaststelling heeft bedrag, grond, motivering en zienswijze nodig.")
    }
    guard let bedrag, let grond, let motivering, let zienswijze else { return nil }
    return LagereVaststellingsinvoer(
      vaststelling: LagereVaststelling(bedrag: bedrag, grond: grond), motivering: motivering, zienswijze: zienswijze)
  }
}

/// The decision that settles a grant, with the grant and the account that it is about.
struct Vaststellingsbeschikking: Sendable {
  let vaststelling: Vaststelling
  let kenmerk: String
  let verlening: Verlening
  let verantwoording: Verantwoording
  /// The last day to repay the amount that was paid too much; nil when there is none.
  let terugbetalenUiterlijk: Datum?
  private let document: Vaststellingsdocument

  /// - Parameter datum: the local date of the decision and of its bekendmaking.
  init(
    _ vaststelling: Vaststelling, lager: LagereVaststellingsinvoer?, kenmerk: String, op datum: Datum,
    verlening: Verlening, verantwoording: Verantwoording, regels: BevrorenRegels
  ) {
    self.vaststelling = vaststelling
    self.kenmerk = kenmerk
    self.verlening = verlening
    self.verantwoording = verantwoording
    let besluit = Vaststellingsbesluit(
      vaststelling, toelichting: lager?.motivering, op: datum, regeling: regels.regeling)
    terugbetalenUiterlijk = besluit.terugbetalenUiterlijk
    document = Vaststellingsdocument(
      besluit, kenmerk: kenmerk, datum: datum, verlening: verlening.kenmerk,
      verantwoordingsversie: verantwoording.versie, activiteiten: verantwoording.vergelijkingen,
      afwijkingen: verantwoording.afwijkingen, zienswijze: lager?.zienswijze, normen: regels.normen)
  }

  /// The members for the event: figures and the ground. The words can name people and stay out of the chain.
  var gebeurtenisleden: [JSONMember] { document.gebeurtenisleden }

  /// As members of an answer; kept as they are.
  var leden: [JSONMember] { document.leden }

  /// The members that stay when the words of the decision were removed: its reference and figures, from a row of
  /// `leesVaststelling`.
  static func blijvendeLeden(_ rij: PostgresRow) throws -> [JSONMember] {
    let uiterlijk = try rij.get("terug_uiterlijk", as: Datum?.self)
    let bedragen = try ["verleend", "subsidiabel", "vastgesteld", "betaald", "nabetaling", "terugvordering"].map {
      JSONMember($0, .amount(try rij.get($0, as: Int64.self)))
    }
    return [JSONMember("kenmerk", .text(try rij.get("kenmerk", as: String.self)))] + bedragen + [
      JSONMember("terugbetalenUiterlijk", uiterlijk.map { .text($0) } ?? .null),
      JSONMember("verwijderd", true),
    ]
  }
}
