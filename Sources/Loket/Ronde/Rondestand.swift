internal import Begrippen
internal import Documenten
internal import JSON
internal import Notatie
internal import PostgreSQL
internal import Regeling

/// The published ceiling of one version of a round (R 1:8).
struct Plafondversie: Hashable, Sendable {
  let versie: Int
  let plafond: Centen
  /// The local date of the publication that this version names.
  let bekendgemaaktOp: Datum
  let vastgesteldOp: Tijdstip
  let besluit: Rondebesluit?
  /// The digest of the scheme under which this version was made.
  let regelingSha256: String
}

/// A decision that a round rests on.
struct Rondebesluit: Hashable, Sendable {
  let kenmerk: String
  let grond: String
}

/// The ceiling that binds files from before a first publication or a lowering (Awb 4:27 lid 2).
struct Plafondkeuze: Hashable, Sendable {
  let bedrag: Centen
  let besluit: Rondebesluit
}

/// The publication of a round (Awb 4:26, 4:27).
struct Rondebekendmaking: Hashable, Sendable {
  let kenmerk: String
  let datum: Datum
  let vindplaats: String
}

/// The present state of a round: its last version, and the ceilings of all its versions.
struct Rondestand: Hashable, Sendable {
  let versie: Int
  let ronde: Ronde
  let lotingVastlegging: String?
  let bekendmaking: Rondebekendmaking
  let besluit: Rondebesluit?
  let plafondkeuze: Plafondkeuze?
  let regelingCode: String
  let regelingSha256: String
  let plafondversies: [Plafondversie]
  let isBesloten: Bool

  /// Whether a message received at this moment is in time (R 2:2).
  func isTijdig(_ ontvangenOp: Tijdstip) -> Bool {
    ronde.isOpen(op: ontvangenOp)
  }

  /// Whether a message received at this moment is early, in time or late.
  func tijdigheid(_ ontvangenOp: Tijdstip) -> Tijdigheid {
    if isTijdig(ontvangenOp) { return .tijdig }
    return ontvangenOp < ronde.opent ? .teVroeg : .teLaat
  }

  /// The state of the round at a moment.
  func status(op nu: Tijdstip) -> Rondestatus {
    if isBesloten { return .besloten }
    if nu < ronde.opent { return .aangekondigd }
    return nu < ronde.sluitMetVerlengingen ? .open : .gesloten
  }

  /// From the rows of `leesRonde`, oldest version first; nil when there is none.
  init?(_ rijen: PostgresRows) throws {
    guard let laatste = rijen.last else { return nil }
    versie = try laatste.get("versie", as: Int.self)
    let verlengingen = try JSONValue.parse(try laatste.get("verlengingen", as: String.self)).elements ?? []
    ronde = Ronde(
      jaar: try laatste.get("jaar", as: Int.self),
      opent: try laatste.get("opent", as: Tijdstip.self),
      sluit: try laatste.get("sluit", as: Tijdstip.self),
      verlengingen: try verlengingen.map { verlenging in
        guard let tot = verlenging["tot"]?.text.flatMap({ Tijdstip(iso: $0) }), let grond = verlenging["grond"]?.text
        else { throw PostgresError.decoding(column: "verlengingen", reason: "not an extension") }
        return Ronde.Verlenging(tot: tot, grond: grond)
      },
      plafond: try laatste.get("plafond", as: Centen.self),
      besluitDatum: try laatste.get("besluit_datum", as: Datum?.self))
    lotingVastlegging = try laatste.get("loting_vastlegging", as: String?.self)
    bekendmaking = Rondebekendmaking(
      kenmerk: try laatste.get("bekendmaking_kenmerk", as: String.self),
      datum: try laatste.get("bekendmaking_datum", as: Datum.self),
      vindplaats: try laatste.get("bekendmaking_vindplaats", as: String.self))
    besluit = try Rondebesluit(laatste, kenmerk: "besluit_kenmerk", grond: "besluit_grond")
    let keuze = try Rondebesluit(laatste, kenmerk: "plafondkeuze_kenmerk", grond: "plafondkeuze_grond")
    let keuzebedrag = try laatste.get("plafondkeuze_bedrag", as: Int64?.self)
    plafondkeuze = keuze.flatMap { keuze in keuzebedrag.map { Plafondkeuze(bedrag: Centen($0), besluit: keuze) } }
    regelingCode = try laatste.get("regeling_code", as: String.self)
    regelingSha256 = try laatste.get("regeling_sha256", as: String.self)
    plafondversies = try rijen.map { rij in
      Plafondversie(
        versie: try rij.get("versie", as: Int.self), plafond: try rij.get("plafond", as: Centen.self),
        bekendgemaaktOp: try rij.get("bekendmaking_datum", as: Datum.self),
        vastgesteldOp: try rij.get("vastgesteld_op", as: Tijdstip.self),
        besluit: try Rondebesluit(rij, kenmerk: "besluit_kenmerk", grond: "besluit_grond"),
        regelingSha256: try rij.get("regeling_sha256", as: String.self))
    }
    isBesloten = try laatste.get("is_besloten", as: Bool.self)
  }
}

extension Rondebesluit {
  fileprivate init?(_ rij: PostgresRow, kenmerk: String, grond: String) throws {
    guard let kenmerk = try rij.get(kenmerk, as: String?.self), let grond = try rij.get(grond, as: String?.self) else {
      return nil
    }
    self.init(kenmerk: kenmerk, grond: grond)
  }

  var json: JSONValue { ["kenmerk": .text(kenmerk), "grond": .text(grond)] }
}

extension Rondestand {
  /// The round as `GET /rondes/{jaar}` shows it.
  func json(op nu: Tijdstip) -> JSONValue {
    .object(present: [
      "jaar": .integer(ronde.jaar),
      "status": .text(status(op: nu)),
      "opent": .text(ronde.opent),
      "sluit": .text(ronde.sluit),
      "verlengingen": .array(ronde.verlengingen.map { ["tot": .text($0.tot), "grond": .text($0.grond)] }),
      "plafond": .amount(ronde.plafond),
      "plafondVersies": .array(plafondversies.map(\.json)),
      "plafondkeuze": plafondkeuze.map { keuze in
        [
          "bedrag": .amount(keuze.bedrag), "kenmerk": .text(keuze.besluit.kenmerk),
          "grond": .text(keuze.besluit.grond),
        ]
      },
      "besluitDatum": ronde.besluitDatum.map { .text($0) },
      "lotingVastlegging": lotingVastlegging.map { .text($0) } ?? .null,
      "bekendmaking": [
        "kenmerk": .text(bekendmaking.kenmerk), "datum": .text(bekendmaking.datum),
        "vindplaats": .text(bekendmaking.vindplaats),
      ],
      "besluit": besluit?.json,
      "regeling": ["code": .text(regelingCode), "sha256": .text(regelingSha256)],
    ])
  }
}

extension Plafondversie {
  fileprivate var json: JSONValue {
    .object(present: [
      "versie": .integer(versie), "plafond": .amount(plafond),
      "bekendgemaaktOp": .text(bekendgemaaktOp), "vastgesteldOp": .text(vastgesteldOp),
      "besluit": besluit?.json,
    ])
  }
}

extension Rondestand {
  /// Asks permission for a step on the round.
  /// - Parameter eerder: who took the earlier steps of four eyes.
  /// - Throws: the refusal, when the table of steps does not allow the step now.
  func eis(_ stap: Stap, _ handeling: Handeling, na eerder: [Stap: Set<String>] = [:]) throws(LoketFout) -> Toestemming
  {
    try Toestemming(stap, opRonde: ronde.jaar, in: status(op: handeling.nu), na: eerder, handeling.wie)
  }
}

extension Handeling {
  /// The present state of the round; nil when there is no such round.
  func rondeOfNiets(_ jaar: Int) async throws -> Rondestand? {
    guard (2000...9999).contains(jaar) else { return nil }
    return try Rondestand(try await vraag(.leesRonde, [.int32(jaar)]))
  }

  /// The present state of the round.
  /// - Throws: `LoketFout.onbekend` when there is none.
  func ronde(_ jaar: Int) async throws -> Rondestand {
    guard let ronde = try await rondeOfNiets(jaar) else { throw LoketFout.geenRonde(jaar) }
    return ronde
  }
}

extension PostgresStatement {
  static let leesRonde = PostgresStatement("lees_ronde", rondeversies("$1"))
  /// The same for the round of file $1.
  static let leesRondeVanDossier = PostgresStatement(
    "lees_ronde_van_dossier", rondeversies("(SELECT d.jaar FROM dossier d WHERE d.id = $1)"))
  private static func rondeversies(_ jaar: String) -> String {
    """
    SELECT jaar, versie, opent, sluit, plafond::bigint, loting_vastlegging::text, bekendmaking_kenmerk,
      bekendmaking_datum, bekendmaking_vindplaats, besluit_kenmerk, besluit_grond, plafondkeuze_bedrag::bigint,
      plafondkeuze_kenmerk, plafondkeuze_grond, verlengingen::text, besluit_datum, regeling_code,
      regeling_sha256::text, vastgesteld_op, EXISTS (SELECT FROM verdeling v WHERE v.jaar = r.jaar) AS is_besloten
    FROM rondeversie r WHERE r.jaar = \(jaar) ORDER BY r.versie
    """
  }
  static let leesJaren = PostgresStatement("lees_jaren", "SELECT DISTINCT jaar FROM rondeversie ORDER BY jaar")
}
