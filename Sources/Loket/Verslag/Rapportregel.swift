internal import Begrippen
internal import Documenten
internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

/// The seven amounts of an application or of a round.
struct Rapportbedragen: Hashable, Sendable {
  var aangevraagd = Centen.zero
  var verleend = Centen.zero
  /// The payments that the bank confirmed.
  var betaald = Centen.zero
  var vastgesteld = Centen.zero
  var teruggevorderd = Centen.zero
  var terugbetaald = Centen.zero

  /// The amount that was claimed back and is not paid back yet.
  var openstaand: Centen { teruggevorderd - terugbetaald }

  /// Adds the amounts of another.
  mutating func tel(_ ander: Rapportbedragen) {
    aangevraagd += ander.aangevraagd
    verleend += ander.verleend
    betaald += ander.betaald
    vastgesteld += ander.vastgesteld
    teruggevorderd += ander.teruggevorderd
    terugbetaald += ander.terugbetaald
  }

  /// As members of a document.
  var leden: [JSONMember] {
    [
      JSONMember("aangevraagd", .amount(aangevraagd)), JSONMember("verleend", .amount(verleend)),
      JSONMember("betaald", .amount(betaald)), JSONMember("vastgesteld", .amount(vastgesteld)),
      JSONMember("teruggevorderd", .amount(teruggevorderd)),
      JSONMember("terugbetaald", .amount(terugbetaald)),
      JSONMember("openstaand", .amount(openstaand)),
    ]
  }
}

/// The values that every line of a report needs.
struct Rapportkader {
  let vandaag: Datum
  let isBesloten: Bool
  let regeling: Regeling
  /// How many working days one person may put a date back.
  let terugdateringWerkdagenMax: Int
  /// The findings of the check of chains and books, by chain.
  let perDossier: [String: Set<Controlefout.Code>]
  /// The accounts that came after a settlement, by file.
  let naderhand: [String: Naderhand]

  /// Whether a date lies further back than one person may put it.
  fileprivate func isTeruggedateerd(_ datum: Datum, vastgelegdOp dag: Datum) -> Bool {
    datum < regeling.kalender.dag(voor: dag, werkdagen: terugdateringWerkdagenMax)
  }
}

/// One application in the report.
struct Rapportregel: Hashable, Sendable {
  /// The members of a line, which are the columns of the CSV.
  static let namen = [
    "id", "kenmerk", "naam", "status", "aangevraagd", "verleend", "betaald", "vastgesteld", "teruggevorderd",
    "terugbetaald", "openstaand", "bevrorenDoor", "besluitDoor", "mandaat", "afwijkingen", "naderhandOntvangen",
  ]

  let id: String
  let kenmerk: String
  let naam: String
  let status: Status
  let isTijdig: Bool
  let bedragen: Rapportbedragen
  let bevrorenDoor: String?
  let besluitDoor: String?
  let mandaat: String?
  let heeftBesluit: Bool
  /// The amount in the decided ranking; nil when the application is not in that ranking.
  let toegekend: Centen?
  private let naderhand: Naderhand
  private(set) var afwijkingen: [Afwijkingscode] = []

  /// From a row of `leesRapportregels`.
  init(_ rij: PostgresRow, _ kader: Rapportkader) throws {
    func bedrag(_ kolom: String) throws -> Centen { try rij.get(kolom, as: Centen.self) }
    id = try rij.get("id", as: String.self)
    kenmerk = try rij.get("kenmerk", as: String.self)
    naam = try rij.get("naam", as: String.self)
    status = try rij.get("status", as: Status.self)
    isTijdig = try rij.get("tijdig", as: Bool.self)
    bedragen = Rapportbedragen(
      aangevraagd: try bedrag("aangevraagd"), verleend: try bedrag("verleend"), betaald: try bedrag("betaald"),
      vastgesteld: try bedrag("vastgesteld"), teruggevorderd: try bedrag("teruggevorderd"),
      terugbetaald: try bedrag("terugbetaald"))
    bevrorenDoor = try rij.get("bevroren_door", as: String?.self)
    besluitDoor = try rij.get("besluit_door", as: String?.self)
    mandaat = try rij.get("mandaat", as: String?.self)
    heeftBesluit = try rij.get("besluit", as: String?.self) != nil
    toegekend = try rij.get("toegekend", as: Centen?.self)
    naderhand = kader.naderhand[id] ?? Naderhand()
    let bevindingen = try Bevindingen(rij)
    afwijkingen = Afwijkingscode.allCases.filter { bevindingen.geldt($0, van: self, kader) }
  }

  /// As members of a document, in the order of `namen`.
  var leden: [JSONMember] {
    func tekst(_ naam: String, _ waarde: String?) -> JSONMember { JSONMember(naam, waarde.map { .text($0) } ?? .null) }
    return [
      tekst("id", id), tekst("kenmerk", kenmerk), tekst("naam", naam), tekst("status", status.rawValue),
    ] + bedragen.leden + [
      tekst("bevrorenDoor", bevrorenDoor), tekst("besluitDoor", besluitDoor), tekst("mandaat", mandaat),
      JSONMember("afwijkingen", .array(afwijkingen.map { .text($0) })), naderhand.lid,
    ]
  }

  /// As fields of a row of the CSV, in the same order. Of an account that came after the settlement it has the version and
  /// the moment of receipt, joined by spaces.
  var velden: [CSVVeld] {
    leden.dropLast().map { CSVVeld($0.value) }
      + [.tekst(naderhand.versies.map { "\($0.versie) \($0.ontvangenOp.iso)" }.joined(separator: " "))]
  }
}

/// The facts from which the deviations of a line follow.
private struct Bevindingen {
  /// Whether the decision rests on a ranking.
  let isGerangschikt: Bool
  let bekendgemaaktOp: Datum?
  let voorschotUiterlijk: Datum?
  let betaaldOp: Datum?
  let verantwoordingUiterlijk: Datum?
  /// The local date on which the first final account came.
  let verantwoordOp: Datum?
  /// Pointers to the missing parts of the final account that was settled, or else of the last one.
  let onvolledig: [String]

  /// Each date that a decision names, with the local day on which it was recorded.
  let gedateerd: [(datum: Datum, vastgelegdOp: Datum)]
  /// Those of a bekendmaking that no other person put forward.
  let alleenBekendgemaakt: [(datum: Datum, vastgelegdOp: Datum)]
  /// The last day for the decision, without its suspension, and the days of that.
  let ontvangenOp: Datum
  let opgeschorteDagen: Int
  /// The first day on which a decision was made known that rests on the same ranking.
  let eersteBekendmaking: Datum?
  let vaststellingBekendgemaaktOp: Datum?
  /// The value date of the last confirmed repayment.
  let laatsteTerugbetaling: Datum?
  let nabetaling: Centen
  let isVastgesteld: Bool
  let isLagerVastgesteld: Bool
  let isTegenVierOgen: Bool

  init(_ rij: PostgresRow) throws {
    func datum(_ kolom: String) throws -> Datum? { try rij.get(kolom, as: Datum?.self) }
    func dag(_ kolom: String) throws -> Datum? { try rij.get(kolom, as: Tijdstip?.self).map { Amsterdam.datum($0) } }
    isGerangschikt = try rij.get("rangschikking", as: Int?.self) != nil
    bekendgemaaktOp = try datum("bekendgemaakt_op")
    voorschotUiterlijk = try datum("voorschot_uiterlijk")
    betaaldOp = try datum("betaald_op")
    verantwoordingUiterlijk = try datum("verantwoording_uiterlijk")
    verantwoordOp = try dag("verantwoord_op")
    onvolledig = try rij.get("onvolledig", as: [String].self)
    func dagen(_ datumkolom: String, _ dagkolom: String) throws -> [(datum: Datum, vastgelegdOp: Datum)] {
      guard let datum = try datum(datumkolom), let dag = try dag(dagkolom) else { return [] }
      return [(datum, dag)]
    }
    let besluit = try dagen("bekendgemaakt_op", "bekendmaking_op")
    let vaststelling = try dagen("vaststelling_bekendgemaakt_op", "vaststelling_bekendmaking_op")
    gedateerd =
      try dagen("besluit_datum", "besloten_op") + besluit + dagen("vaststelling_datum", "vastgesteld_op") + vaststelling
    alleenBekendgemaakt =
      (try rij.get("is_alleen_bekendgemaakt", as: Bool.self) ? besluit : [])
      + (try rij.get("is_vaststelling_alleen_bekendgemaakt", as: Bool?.self) == true ? vaststelling : [])
    ontvangenOp = Amsterdam.datum(try rij.get("ontvangen_op", as: Tijdstip.self))
    opgeschorteDagen = try Bevindingen.schorsing(rij)
    eersteBekendmaking = try datum("eerste_bekendmaking")
    vaststellingBekendgemaaktOp = try datum("vaststelling_bekendgemaakt_op")
    laatsteTerugbetaling = try datum("laatste_terugbetaling")
    nabetaling = try rij.get("nabetaling", as: Centen.self)
    isVastgesteld = try rij.get("vastgesteld_op", as: Tijdstip?.self) != nil
    isLagerVastgesteld = try rij.get("is_lager", as: Bool.self)
    isTegenVierOgen = try rij.get("is_tegen_vier_ogen", as: Bool.self)
  }

  /// The days for which the term to decide was suspended (Awb 4:15 lid 1): from the first request for completion until
  /// nothing was missing any more, else to the last completion or, without one, to the end of the last repair term. What is
  /// sent again after that suspends nothing.
  private static func schorsing(_ rij: PostgresRow) throws -> Int {
    guard let verzocht = try rij.get("verzocht_op", as: Tijdstip?.self),
      let tot = try rij.get("herstel_tot", as: Datum?.self)
    else { return 0 }
    let aangevuld = try rij.get("aangevuld_op", as: Tijdstip?.self).map { Amsterdam.datum($0) }
    return schorsingsdagen(verzochtOp: Amsterdam.datum(verzocht), aangevuldOp: aangevuld ?? tot)
  }

  /// Whether a deviation applies to the line, by its definition above.
  func geldt(_ code: Afwijkingscode, van regel: Rapportregel, _ kader: Rapportkader) -> Bool {
    let gevonden = kader.perDossier[regel.id, default: []]
    switch code {
    case .teruggedateerd: return gedateerd.contains { kader.isTeruggedateerd($0.datum, vastgelegdOp: $0.vastgelegdOp) }
    case .vorderingTeLaat: return isVorderingTeLaat(regel, kader)
    case .lagerVastgesteld: return isLagerVastgesteld
    case .nabetalingOpen: return nabetaling > .zero
    case .nietBekendgemaakt:
      let isLater = bekendgemaaktOp.map { $0 > eersteBekendmaking ?? $0 } ?? regel.heeftBesluit
      return isLater || (isVastgesteld && vaststellingBekendgemaaktOp == nil)
    case .besluitTeLaat:
      guard regel.status != .ingetrokken, regel.status != .terzijde else { return false }
      let termijn = kader.regeling.beslistermijn(ontvangenOp: ontvangenOp, opgeschorteDagen: opgeschorteDagen)
      return bekendgemaaktOp ?? kader.vandaag > termijn.laatsteDag
    case .registratieWijktAf: return gevonden.contains(.registratieWijktAf)
    case .verleendOngelijkToegekend: return isGerangschikt && regel.bedragen.verleend != regel.toegekend ?? .zero
    case .betaaldOngelijkVerleend: return betaaldOp != nil && regel.bedragen.betaald != regel.bedragen.verleend
    case .betalingTeLaat: return isBetalingTeLaat(regel, kader)
    case .verantwoordingTeLaat:
      guard regel.bedragen.verleend > .zero, let uiterlijk = verantwoordingUiterlijk else { return false }
      return verantwoordOp ?? kader.vandaag > uiterlijk
    case .afwijkingZonderToelichting: return onvolledig.contains { $0.hasSuffix("/toelichting") }
    case .boekingZonderGebeurtenis: return gevonden.contains(.boekingZonderGebeurtenis)
    case .gebeurtenisZonderBoeking: return gevonden.contains(.gebeurtenisZonderBoeking)
    case .zonderBesluit:
      return kader.isBesloten && !regel.heeftBesluit && regel.status != .ingetrokken
        && regel.status != .terzijde
    case .vierOgen:
      return isTegenVierOgen
        || alleenBekendgemaakt.contains { kader.isTeruggedateerd($0.datum, vastgelegdOp: $0.vastgelegdOp) }
    case .ketenGebroken: return gevonden.contains(.ketenGebroken) || gevonden.contains(.zegelGebroken)
    }
  }

  private func isVorderingTeLaat(_ regel: Rapportregel, _ kader: Rapportkader) -> Bool {
    guard regel.bedragen.teruggevorderd > .zero, let bekendgemaaktOp = vaststellingBekendgemaaktOp else { return false }
    let uiterlijk = kader.regeling.terugbetalingstermijn(bekendgemaaktOp: bekendgemaaktOp).laatsteDag
    if regel.bedragen.openstaand > .zero, kader.vandaag > uiterlijk { return true }
    return laatsteTerugbetaling.map { $0 > uiterlijk } ?? false
  }

  private func isBetalingTeLaat(_ regel: Rapportregel, _ kader: Rapportkader) -> Bool {
    guard regel.bedragen.verleend > .zero, let bekendgemaaktOp else { return false }
    let uiterlijk =
      voorschotUiterlijk ?? kader.regeling.betaaltermijn(bekendgemaaktOp: bekendgemaaktOp).laatsteDag
    return betaaldOp ?? kader.vandaag > uiterlijk
  }
}
