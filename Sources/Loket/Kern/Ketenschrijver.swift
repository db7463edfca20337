internal import Cryptography
internal import JSON
internal import Keten
internal import PostgreSQL
internal import Regeling

extension Handeling {
  /// The last event of a chain; number 0 when there is none.
  func ketenkop(_ keten: String) async throws -> Ketenkop {
    guard let rij = try await vraag(.leesKetenkop, [.text(keten)]).oneOrNone() else { return Ketenkop() }
    return Ketenkop(
      volgnummer: try rij.get("volgnummer", as: Int.self), sha256: try rij.get("sha256", as: String.self))
  }

  /// Takes the lock of a round, under which its rankings, decisions, seals and its own versions are written.
  func vergrendelRonde(_ jaar: Int) async throws {
    _ = try await vraag(.vergrendelRonde, [.int32(jaar)])
  }
}

extension Gebeurtenis {
  /// The statements that write the event, its registration and its bookings, in that order. A constraint of the
  /// registration then fails before the books refuse the amount, and its name tells the reason.
  func stappen(_ soort: Gebeurtenissoort, registratie: [PostgresStep] = []) -> [PostgresStep] {
    precondition(soort.rawValue == self.soort, "an event is written as what it is")
    guard let boekingen = Boeking.uit(soort, inhoud) else {
      preconditionFailure("an event holds the amounts that it books")
    }
    return [PostgresStep(.voegGebeurtenisToe, parameters)] + registratie
      + boekingen.enumerated().map { plaats, boeking in
        PostgresStep(
          .voegBoekingToe,
          [
            .text(dossier), .int64(volgnummer), .int64(plaats + 1), .text(boeking.debet),
            .text(boeking.credit), .int64(boeking.bedrag), tijdstip.parameter,
          ])
      }
  }

  /// The parameters of `voegGebeurtenisToe`.
  var parameters: [PostgresValue] {
    [
      .text(dossier), .int64(volgnummer), .text(soort), tijdstip.parameter, .text(door), .text(vorige),
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
  /// The same for the round of file $1.
  static let vergrendelRondeVanDossier = PostgresStatement(
    "vergrendel_ronde_van_dossier", "SELECT vergrendel_ronde(jaar) FROM dossier WHERE id = $1")
}
