internal import Begrippen
internal import JSON
internal import Notatie
internal import PostgreSQL
internal import Regeling

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

/// One version of a round, as it was recorded: a row of `rondeversie`. What of it works follows from all versions
/// together (`Rondestand`).
struct Rondeversie: Hashable, Sendable {
  /// That another person confirmed the version.
  struct Bevestiging: Hashable, Sendable {
    let door: String
    let tijdstip: Tijdstip
    /// The new number of the draw, when the version says that the seed is lost.
    let lotgetal: String?
  }

  let versie: Int
  /// The window, the ceiling and the extensions that the version names.
  let ronde: Ronde
  let lotingVastlegging: String?
  /// Why the seed to which the round committed is lost.
  let zaadverlies: String?
  let bekendmaking: Rondebekendmaking
  let besluit: Rondebesluit?
  let plafondkeuze: Plafondkeuze?
  let regelingCode: String
  let regelingSha256: String
  let vastgesteldOp: Tijdstip
  let door: String
  let bevestiging: Bevestiging?
}

extension Rondeversie {
  /// From a row of `leesRonde`.
  init(_ rij: PostgresRow) throws {
    versie = try rij.get("versie", as: Int.self)
    let verlengingen = try JSONValue.parse(try rij.get("verlengingen", as: String.self)).elements ?? []
    ronde = Ronde(
      jaar: try rij.get("jaar", as: Int.self), opent: try rij.get("opent", as: Tijdstip.self),
      sluit: try rij.get("sluit", as: Tijdstip.self),
      verlengingen: try verlengingen.map { verlenging in
        guard let tot = verlenging["tot"]?.text.flatMap({ Tijdstip(iso: $0) }), let grond = verlenging["grond"]?.text
        else { throw PostgresError.decoding(column: "verlengingen", reason: "not an extension") }
        return Ronde.Verlenging(tot: tot, grond: grond)
      },
      plafond: try rij.get("plafond", as: Centen.self), besluitDatum: try rij.get("besluit_datum", as: Datum?.self))
    lotingVastlegging = try rij.get("loting_vastlegging", as: String?.self)
    zaadverlies = try rij.get("zaadverlies_grond", as: String?.self)
    bekendmaking = Rondebekendmaking(
      kenmerk: try rij.get("bekendmaking_kenmerk", as: String.self),
      datum: try rij.get("bekendmaking_datum", as: Datum.self),
      vindplaats: try rij.get("bekendmaking_vindplaats", as: String.self))
    besluit = try Rondebesluit(rij, kenmerk: "besluit_kenmerk", grond: "besluit_grond")
    let keuze = try Rondebesluit(rij, kenmerk: "plafondkeuze_kenmerk", grond: "plafondkeuze_grond")
    let keuzebedrag = try rij.get("plafondkeuze_bedrag", as: Int64?.self)
    plafondkeuze = keuze.flatMap { keuze in keuzebedrag.map { Plafondkeuze(bedrag: Centen($0), besluit: keuze) } }
    regelingCode = try rij.get("regeling_code", as: String.self)
    regelingSha256 = try rij.get("regeling_sha256", as: String.self)
    vastgesteldOp = try rij.get("vastgesteld_op", as: Tijdstip.self)
    door = try rij.get("door", as: String.self)
    let lotgetal = try rij.get("bevestigd_lotgetal", as: String?.self)
    let bevestigdOp = try rij.get("bevestigd_op", as: Tijdstip?.self)
    bevestiging = try rij.get("bevestigd_door", as: String?.self).flatMap { door in
      bevestigdOp.map { Bevestiging(door: door, tijdstip: $0, lotgetal: lotgetal) }
    }
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

extension Plafondkeuze {
  var json: JSONValue {
    ["bedrag": .amount(bedrag), "kenmerk": .text(besluit.kenmerk), "grond": .text(besluit.grond)]
  }
}

extension Ronde.Verlenging {
  var json: JSONValue { ["tot": .text(tot), "grond": .text(grond)] }
}

extension Rondeversie {
  /// The version as an element of `plafondVersies`.
  var plafondjson: JSONValue {
    .object(present: [
      "versie": .integer(versie), "plafond": .amount(ronde.plafond), "bekendgemaaktOp": .text(bekendmaking.datum),
      "vastgesteldOp": .text(vastgesteldOp), "besluit": besluit?.json,
    ])
  }
}

extension PostgresStatement {
  static let leesRonde = PostgresStatement("lees_ronde", rondeversies("$1"))
  /// The same for the round of file $1.
  static let leesRondeVanDossier = PostgresStatement(
    "lees_ronde_van_dossier", rondeversies("(SELECT d.jaar FROM dossier d WHERE d.id = $1)"))
  private static func rondeversies(_ jaar: String) -> String {
    """
    SELECT r.jaar, r.versie, r.opent, r.sluit, r.plafond::bigint, r.loting_vastlegging::text, r.zaadverlies_grond,
      r.bekendmaking_kenmerk, r.bekendmaking_datum, r.bekendmaking_vindplaats, r.besluit_kenmerk, r.besluit_grond,
      r.plafondkeuze_bedrag::bigint, r.plafondkeuze_kenmerk, r.plafondkeuze_grond, r.verlengingen::text,
      r.besluit_datum, r.regeling_code, r.regeling_sha256::text, r.vastgesteld_op, r.door::text,
      b.door::text AS bevestigd_door, b.tijdstip AS bevestigd_op, b.lotgetal::text AS bevestigd_lotgetal,
      (SELECT z.lotgetal::text FROM zegel z WHERE z.jaar = r.jaar AND z.lotgetal IS NOT NULL) AS lotgetal,
      EXISTS (SELECT FROM verdeling v WHERE v.jaar = r.jaar) AS is_besloten,
      EXISTS (SELECT FROM rangschikking f WHERE f.jaar = r.jaar AND left(f.zaad, -65) <> '') AS is_zaad_gebruikt
    FROM rondeversie r LEFT JOIN rondebevestiging b ON b.jaar = r.jaar AND b.versie = r.versie
    WHERE r.jaar = \(jaar) ORDER BY r.versie
    """
  }
  static let leesJaren = PostgresStatement("lees_jaren", "SELECT DISTINCT jaar FROM rondeversie ORDER BY jaar")
  static let voegRondeversieToe = PostgresStatement(
    "voeg_rondeversie_toe",
    """
    INSERT INTO rondeversie (jaar, versie, opent, sluit, plafond, loting_vastlegging, bekendmaking_kenmerk,
      bekendmaking_datum, bekendmaking_vindplaats, besluit_kenmerk, besluit_grond, plafondkeuze_bedrag,
      plafondkeuze_kenmerk, plafondkeuze_grond, verlengingen, besluit_datum, regeling_code, regeling_sha256,
      vastgesteld_op, door, zaadverlies_grond)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
    """)
}
