internal import Begrippen
internal import Documenten
internal import JSON
internal import Notatie
internal import PostgreSQL
internal import Regeling

/// The body of `POST vaststelling`.
struct Vaststellingsinvoer: Hashable, Sendable {
  let mandaat: String
  let besluitDatum: Datum
  /// Nil when it is not made known yet (Awb 3:41).
  let bekendgemaaktOp: Datum?
  /// What is found unnecessary of the realised costs (Awb 4:46 lid 3).
  let lasten: [Beoordeling.Lastoordeel]
  /// Whether it settles without an account (Awb 4:47 b).
  let isAmbtshalve: Bool
  /// Asks to settle lower than the realised costs; nil otherwise.
  let lager: LagereVaststellingsinvoer?
}

/// The members with which it settles lower than the realised costs (Awb 4:46 lid 2), after hearing.
struct LagereVaststellingsinvoer: Hashable, Sendable {
  let vaststelling: LagereVaststelling
  let motivering: String
  /// The view of the recipient at the hearing, or how it was offered a hearing (Awb 4:8; 4:12 allows no waiver).
  let zienswijze: String
}

private enum Vaststellingsveld: String, CaseIterable, Sendable {
  case mandaat, besluitDatum, bekendgemaaktOp, lasten, ambtshalve, bedrag, grond, motivering, zienswijze

  /// The members that a lower settlement has, all of them or none.
  static let lager: [Vaststellingsveld] = [.bedrag, .grond, .motivering, .zienswijze]
}
private let vaststellingsvelden = Members<Vaststellingsveld>(required: [.mandaat, .besluitDatum])
private let gronden = Choice<VaststellingsGrond>()

/// The schema of the body of `POST vaststelling`.
/// - Parameter lasten: that of findings on cost lines.
func vaststellingschema(lasten: JSONSchema) -> JSONSchema {
  let samen = "Bedrag, grond, motivering en zienswijze staan er alle vier of geen van vieren."
  return vaststellingsvelden.schema { veld in
    switch veld {
    case .mandaat: .regel(Grenzen.tekst).described("Het mandaat van wie vaststelt.")
    case .besluitDatum: .datum.described("De dag van het besluit: vandaag of ten hoogste drie werkdagen terug.")
    case .bekendgemaaktOp: .datum.orNull.described("De dag van de bekendmaking; weggelaten is zij er nog niet.")
    case .lasten:
      lasten.described("Gerealiseerde kosten die niet noodzakelijk waren. Niet bij een ambtshalve vaststelling.")
    case .ambtshalve: JSONSchema.boolean.described("Of zonder verantwoording wordt vastgesteld.")
    case .bedrag: .bedraginvoer.described("Het lagere bedrag. \(samen)")
    case .grond: .choice(gronden.texts).described("De grond om lager vast te stellen. \(samen)")
    case .motivering: .regels(Grenzen.tekst).described("Waarom lager wordt vastgesteld. \(samen)")
    case .zienswijze: .regels(Grenzen.tekst).described("Wat de ontvanger ervan vindt. \(samen)")
    }
  }
}

/// Reads the body of `POST vaststelling`.
/// - Throws: every fault at once.
func leesVaststelling(
  _ document: [UInt8], _ grens: Datumgrens, _ regeling: Aanvraaglezer
) throws(Faults) -> Vaststellingsinvoer {
  try readJSON(document) { lezer in
    var mandaat: String?
    var besluitDatum: Datum?
    var bekendgemaaktOp: Datum?
    var lasten: [Beoordeling.Lastoordeel]? = []
    var isAmbtshalve = false
    var lager = LagereVaststellingsvelden()
    lezer.object(vaststellingsvelden) { lezer, veld in
      switch veld {
      case .mandaat: mandaat = lezer.regel()
      case .besluitDatum: besluitDatum = lezer.datum()
      case .bekendgemaaktOp: if !lezer.null() { bekendgemaaktOp = lezer.datum() }
      case .lasten: lasten = regeling.lastoordelen(&lezer)
      case .ambtshalve: isAmbtshalve = lezer.boolean() ?? false
      case .bedrag, .grond, .motivering, .zienswijze: lager.lees(veld, &lezer)
      }
    }
    lezer.eisBesluitdata(besluitDatum: besluitDatum, bekendgemaaktOp: bekendgemaaktOp, grens)
    if isAmbtshalve, lasten?.isEmpty == false {
      lezer.fault(
        .unknownMember, at: "lasten",
        message: "zonder verantwoording zijn er geen lasten. Laat lasten of ambtshalve weg.")
    }
    lager.eisHeel(&lezer)
    guard let mandaat, let besluitDatum, let lasten else { return nil }
    return Vaststellingsinvoer(
      mandaat: mandaat, besluitDatum: besluitDatum, bekendgemaaktOp: bekendgemaaktOp, lasten: lasten,
      isAmbtshalve: isAmbtshalve, lager: lager.invoer)
  }
}

/// The members of a lower settlement, as far as they were read.
private struct LagereVaststellingsvelden {
  private var genoemd: Set<Vaststellingsveld> = []
  private var bedrag: Centen?
  private var grond: VaststellingsGrond?
  private var motivering: String?
  private var zienswijze: String?

  mutating func lees(_ veld: Vaststellingsveld, _ lezer: inout JSONReader) {
    genoemd.insert(veld)
    switch veld {
    case .bedrag: bedrag = lezer.centen()
    case .grond: grond = lezer.oneOf(gronden)
    case .motivering: motivering = lezer.tekst()
    case .zienswijze: zienswijze = lezer.tekst()
    case .mandaat, .besluitDatum, .bekendgemaaktOp, .lasten, .ambtshalve:
      preconditionFailure("a member of a lower settlement")
    }
  }

  /// Reports each member that is missing, when there is one at all.
  func eisHeel(_ lezer: inout JSONReader) {
    guard !genoemd.isEmpty else { return }
    for veld in Vaststellingsveld.lager where !genoemd.contains(veld) {
      lezer.fault(
        .required, at: .member(veld.rawValue),
        message: "ontbreekt; een lagere vaststelling heeft bedrag, grond, motivering en zienswijze nodig.")
    }
  }

  /// The lower settlement; nil when it is not whole.
  var invoer: LagereVaststellingsinvoer? {
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
  /// The account that it settles; nil when there is none.
  let verantwoording: Verantwoording?
  let invoer: Vaststellingsinvoer
  private let document: Vaststellingsdocument

  init(
    _ vaststelling: Vaststelling, _ invoer: Vaststellingsinvoer, kenmerk: String, verlening: Verlening,
    verantwoording: Verantwoording?, regels: BevrorenRegels
  ) {
    self.vaststelling = vaststelling
    self.invoer = invoer
    self.kenmerk = kenmerk
    self.verlening = verlening
    self.verantwoording = verantwoording
    document = Vaststellingsdocument(
      Vaststellingsbesluit(vaststelling, toelichting: invoer.lager?.motivering, regeling: regels.regeling),
      kenmerk: kenmerk, mandaat: invoer.mandaat, besluitDatum: invoer.besluitDatum, verlening: verlening.kenmerk,
      verantwoordingsversie: verantwoording?.versie, lastoordelen: invoer.lasten,
      activiteiten: verantwoording?.vergelijkingen ?? [], afwijkingen: verantwoording?.afwijkingen ?? [],
      zienswijze: invoer.lager?.zienswijze, normen: regels.normen)
  }

  /// The members for the event: figures and the ground. The words can name people and stay out of the chain.
  var gebeurtenisleden: [JSONMember] { document.gebeurtenisleden }

  /// As members of an answer; kept as they are.
  var leden: [JSONMember] { document.leden }

  /// The members that stay when the words of the decision were removed: its reference and figures, from a row of
  /// `leesVaststelling`.
  static func blijvendeLeden(_ rij: PostgresRow) throws -> [JSONMember] {
    let bedragen = try ["verleend", "subsidiabel", "vastgesteld", "betaald", "nabetaling", "terugvordering"].map {
      JSONMember($0, .amount(try rij.get($0, as: Int64.self)))
    }
    return [JSONMember("kenmerk", .text(try rij.get("kenmerk", as: String.self)))] + bedragen + [
      JSONMember("verwijderd", true)
    ]
  }
}
