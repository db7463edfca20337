internal import Cryptography
internal import JSON
internal import PostgreSQL
internal import Regeling

/// The last event of a chain: what the next one stands on.
struct Ketenkop: Hashable, Sendable {
  /// The number of the last event; 0 when there is none.
  var volgnummer = 0
  /// Its digest.
  var sha256 = Gebeurtenis.begin

  /// The event that comes next.
  func volgende(
    dossier: String, soort: Gebeurtenissoort, tijdstip: Tijdstip, door: String, inhoud: JSONValue
  ) -> Gebeurtenis {
    Gebeurtenis(
      dossier: dossier, volgnummer: volgnummer + 1, soort: soort.rawValue, tijdstip: tijdstip, door: door,
      vorige: sha256, inhoud: inhoud)
  }
}

/// What can happen to a file or a round; the raw value stands in the chain.
enum Gebeurtenissoort: String, CaseIterable {
  case rondeVastgesteld = "ronde_vastgesteld"
  case rondeGewijzigd = "ronde_gewijzigd"
  case rondeGeopend = "ronde_geopend"
  case rangschikkingBevroren = "rangschikking_bevroren"
  case besluitenGenomen = "besluiten_genomen"
  case zegelGezet = "zegel_gezet"
  case aanvraagIngediend = "aanvraag_ingediend"
  case aanvraagVervangen = "aanvraag_vervangen"
  case aanvraagAangevuld = "aanvraag_aangevuld"
  case aanvraagIngetrokken = "aanvraag_ingetrokken"
  case herstelVerzocht = "herstel_verzocht"
  case toegelaten
  case beoordeeld
  case besloten
  case bekendgemaakt
  case voorschotOpgedragen = "voorschot_opgedragen"
  case voorschotBetaald = "voorschot_betaald"
  case verantwoordingIngediend = "verantwoording_ingediend"
  case vastgesteld
  case terugbetaald
}

/// The accounts of a file (`sql/0001_grondslag.sql`, `rekeningstand`).
enum Rekening: String {
  case budget, verplichting, voorschotten, kruispost, bank, subsidielast, vordering
  case nogTeBetalen = "nog_te_betalen"
}

/// One double entry.
struct Boeking: Hashable, Sendable {
  /// The account that is debited.
  let debet: Rekening
  /// The account that is credited.
  let credit: Rekening
  /// The amount; an entry of nothing is not written.
  let bedrag: Centen
}

extension Handeling {
  /// Appends an event to a file's chain and moves the file's projection along, in one flight.
  ///
  /// `dossier` was locked in this transaction, so the chain cannot have grown in between; the database checks it again.
  /// - Parameter afgeschermd: what can name people and so stays out of the chain: the event holds its salted digest as
  ///   `gezoutenSha256`, a row beside it that can be removed holds the text.
  @discardableResult
  func schrijf(
    _ soort: Gebeurtenissoort, _ inhoud: [JSONMember], afgeschermd: JSONValue? = nil,
    op dossier: inout Dossierstand, naar status: Status? = nil
  ) async throws -> Gebeurtenis {
    let zout = randomBytes(32)
    let bytes = afgeschermd?.canonicalBytes
    let digest = bytes.map { JSONMember("gezoutenSha256", .text(gezouten($0, zout: zout))) }
    let gebeurtenis = dossier.kop.volgende(
      dossier: dossier.id, soort: soort, tijdstip: nu, door: wie.door,
      inhoud: .object(inhoud + (digest.map { [$0] } ?? [])))
    if let status { dossier.status = status }
    dossier.kop = Ketenkop(volgnummer: gebeurtenis.volgnummer, sha256: gebeurtenis.sha256)
    try await voegToe(gebeurtenis)
    if let bytes {
      _ = try await vraag(
        .voegAfgeschermdToe,
        [.text(gebeurtenis.dossier), .int64(Int64(gebeurtenis.volgnummer)), .bytes(zout), .utf8(bytes)])
    }
    _ = try await vraag(.werkDossierstandBij, dossier.bijwerkparameters)
    return gebeurtenis
  }

  /// Appends an event to a round's chain. The caller holds the round's lock.
  @discardableResult
  func schrijf(_ soort: Gebeurtenissoort, _ inhoud: JSONValue, opRonde jaar: Int) async throws -> Gebeurtenis {
    let keten = Loket.ketenVanRonde(jaar)
    let gebeurtenis = try await ketenkop(keten).volgende(
      dossier: keten, soort: soort, tijdstip: nu, door: wie.door, inhoud: inhoud)
    try await voegToe(gebeurtenis)
    return gebeurtenis
  }

  /// The last event of a chain; number 0 when there is none.
  func ketenkop(_ keten: String) async throws -> Ketenkop {
    guard let rij = try await vraag(.leesKetenkop, [.text(keten)]).oneOrNone() else { return Ketenkop() }
    return Ketenkop(
      volgnummer: try rij.get("volgnummer", as: Int.self), sha256: try rij.get("sha256", as: String.self))
  }

  /// Writes the entries of an event; those of nothing are left out.
  func boek(_ boekingen: [Boeking], bij gebeurtenis: Gebeurtenis) async throws {
    var regel: Int32 = 0
    for boeking in boekingen where boeking.bedrag > .zero {
      regel += 1
      _ = try await vraag(
        .voegBoekingToe,
        [
          .text(gebeurtenis.dossier), .int64(Int64(gebeurtenis.volgnummer)), .int64(Int64(regel)),
          .text(boeking.debet.rawValue), .text(boeking.credit.rawValue), .int64(boeking.bedrag.waarde),
          gebeurtenis.tijdstip.parameter,
        ])
    }
  }

  /// Takes the lock of a round, under which its rankings, decisions, seals and its own versions are written.
  func vergrendelRonde(_ jaar: Int) async throws {
    _ = try await vraag(.vergrendelRonde, [.int32(Int32(jaar))])
  }

  private func voegToe(_ gebeurtenis: Gebeurtenis) async throws {
    _ = try await vraag(.voegGebeurtenisToe, gebeurtenis.parameters)
  }
}

extension Loket {
  /// How the names of the rounds' own chains begin.
  static let ketenvoorvoegsel = "ronde-"

  /// The chain of a round's own events.
  static func ketenVanRonde(_ jaar: Int) -> String { "\(ketenvoorvoegsel)\(jaar)" }
}

extension Gebeurtenis {
  /// The parameters of `voegGebeurtenisToe`.
  var parameters: [PostgresValue] {
    [
      .text(dossier), .int64(Int64(volgnummer)), .text(soort), tijdstip.parameter, .text(door), .text(vorige),
      .utf8(inhoudTekst), .text(sha256),
    ]
  }
}

extension PostgresStatement {
  static let voegGebeurtenisToe = PostgresStatement(
    "voeg_gebeurtenis_toe",
    """
    INSERT INTO gebeurtenis (dossier, volgnummer, soort, tijdstip, door, vorige, inhoud, sha256)
    VALUES ($1, $2::bigint::integer, $3, $4, $5, $6, $7, $8)
    """)
  static let voegAfgeschermdToe = PostgresStatement(
    "voeg_afgeschermd_toe",
    """
    INSERT INTO afgeschermd_gegeven (dossier, volgnummer, zout, document)
    VALUES ($1, $2::bigint::integer, $3, $4)
    """)
  static let leesKetenkop = PostgresStatement(
    "lees_ketenkop",
    "SELECT volgnummer, sha256::text FROM gebeurtenis WHERE dossier = $1 ORDER BY volgnummer DESC LIMIT 1")
  static let voegBoekingToe = PostgresStatement(
    "voeg_boeking_toe",
    """
    INSERT INTO boeking (dossier, volgnummer, regel, debet, credit, bedrag, tijdstip)
    VALUES ($1, $2::bigint::integer, $3::bigint::smallint, $4, $5, $6, $7)
    """)
  static let vergrendelRonde = PostgresStatement("vergrendel_ronde", "SELECT vergrendel_ronde($1)")
}
