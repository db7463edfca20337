internal import PostgreSQL

extension PostgresStatement {
  static let voegAanvraagversieToe = PostgresStatement(
    "voeg_aanvraagversie_toe",
    """
    INSERT INTO aanvraagversie (dossier, versie, aanleiding, eerste_byte_op, laatste_byte_op, ontvangen_op, sha256,
      gezouten_sha256)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    """)
  static let voegAanvraagdocumentToe = PostgresStatement(
    "voeg_aanvraagdocument_toe",
    "INSERT INTO aanvraagdocument (dossier, versie, zout, document) VALUES ($1, $2, $3, $4)")
  /// The file that has the place of applicant $2 in round $1.
  static let leesPlaatshouder = PostgresStatement(
    "lees_plaatshouder",
    """
    SELECT s.dossier::text, d.kenmerk FROM dossierstand s JOIN dossier d ON d.id = s.dossier
    WHERE (s.tijdig OR s.toegelaten) AND NOT s.ingetrokken AND s.jaar = $1 AND s.kvk_nummer = $2
    """)
}
