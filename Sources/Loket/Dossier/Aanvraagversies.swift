internal import PostgreSQL
internal import Regeling

extension Aanvraag {
  /// The numbers of the linked undertakings with spaces between them, as the statements take them; nil when there are
  /// none.
  var verbondenTekst: String? {
    let nummers = verbondenNummers
    return nummers.isEmpty ? nil : nummers.joined(separator: " ")
  }
}

extension PostgresStatement {
  static let voegAanvraagversieToe = PostgresStatement(
    "voeg_aanvraagversie_toe",
    """
    INSERT INTO aanvraagversie (dossier, versie, aanleiding, eerste_byte_op, laatste_byte_op, ontvangen_op, sha256,
      gezouten_sha256, bytes)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    """)
  static let voegAanvraagdocumentToe = PostgresStatement(
    "voeg_aanvraagdocument_toe",
    """
    INSERT INTO aanvraagdocument (dossier, versie, zout, document, iban, verbonden)
    VALUES ($1, $2, $3, $4, $5, string_to_array($6, ' '))
    """)
  /// The file that has the place of applicant $2 in round $1.
  static let leesPlaatshouder = PostgresStatement(
    "lees_plaatshouder",
    """
    SELECT s.dossier::text, d.kenmerk, EXISTS (SELECT FROM dossierstand e
      WHERE e.jaar = s.jaar AND e.kvk_nummer = s.kvk_nummer AND e.status = 'terzijde') AS heeft_terzijde
    FROM dossierstand s JOIN dossier d ON d.id = s.dossier
    WHERE (s.tijdig OR s.toegelaten) AND NOT s.ingetrokken AND s.status <> 'terzijde' AND s.jaar = $1 AND s.kvk_nummer = $2
    """)
}
