import Loket

extension Proefdienst {
  /// Writes a file of the round before, of the same applicant under that name, as a database of that year has it.
  func maakEerderDossier(_ id: String, _ naam: String) async throws {
    for tabel in ["dossier", "gebeurtenis", "aanvraagversie", "dossierstand"] {
      guard try await sql("ALTER TABLE \(tabel) DISABLE TRIGGER USER") == nil else { throw Ongeldig(tekst: tabel) }
    }
    for opdracht in [
      "INSERT INTO dossier SELECT 'oud', 2024, 'SSO-2024-1', kvk_nummer, eerste_ontvangst_op FROM dossier",
      """
      INSERT INTO gebeurtenis (dossier, volgnummer, soort, tijdstip, door, vorige, inhoud, sha256)
      SELECT 'oud', 1, soort, tijdstip, door, vorige, inhoud, sha256 FROM gebeurtenis
      WHERE dossier = '\(id)' AND volgnummer = 1
      """,
      """
      INSERT INTO aanvraagversie SELECT 'oud', 1, aanleiding, eerste_byte_op, laatste_byte_op, ontvangen_op, sha256,
        gezouten_sha256 FROM aanvraagversie WHERE dossier = '\(id)'
      """,
      """
      INSERT INTO dossierstand (dossier, jaar, kvk_nummer, status, aanvraagversie, ontvangen_op, tijdig, naam,
        gevraagd, volgnummer, kop)
      SELECT 'oud', 2024, s.kvk_nummer, 'ingediend', 1, s.ontvangen_op, false, '\(naam)', s.gevraagd, 1, g.sha256
      FROM dossierstand s JOIN gebeurtenis g ON g.dossier = 'oud' WHERE s.dossier = '\(id)'
      """,
    ] {
      if let fout = try await sql(opdracht) { throw Ongeldig(tekst: "\(opdracht): \(fout)") }
    }
    for tabel in ["dossier", "gebeurtenis", "aanvraagversie", "dossierstand"] {
      guard try await sql("ALTER TABLE \(tabel) ENABLE TRIGGER USER") == nil else { throw Ongeldig(tekst: tabel) }
    }
  }
}
