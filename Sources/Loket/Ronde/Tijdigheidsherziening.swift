internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Handeling {
  /// Brings the files in line with a new window. An extension (Awb 2:21) makes files timely that came in before it was
  /// recorded. Where that gives an applicant more than one file that counts, all but one are set aside: the one that had
  /// the place keeps it, else the last received takes it (`regels.md` section 7). Each file that changes gets its events.
  /// The caller holds the round's lock.
  func herzieTijdigheid(_ toestemming: Toestemming, _ nieuw: Rondestand) async throws {
    let ronde = nieuw.ronde
    let venster: [PostgresValue] = [
      .int32(ronde.jaar), ronde.opent.parameter, ronde.sluitMetVerlengingen.parameter,
    ]
    guard try await !vraag(.zoekHerzieneTijdigheid, venster).isEmpty else { return }
    // What is read before the lock may be out of date after it.
    _ = try await vraag(.vergrendelDossiers, [.int32(ronde.jaar)])
    for rij in try await vraag(.zoekHerzieneTijdigheid, venster) {
      var dossier = try Dossierstand(rij)
      if try rij.get("is_herzien", as: Bool.self) {
        dossier.tijdig.toggle()
        let gebeurtenis = volgende(
          toestemming, .tijdigheidHerzien,
          ["tijdig": .boolean(dossier.tijdig), "rondeversie": .integer(nieuw.versie)], &dossier)
        schrijf(gebeurtenis.stappen(.tijdigheidHerzien))
      }
      if let telt = try rij.get("telt", as: String?.self) {
        let gebeurtenis = volgende(
          toestemming, .terzijdeGelegd,
          [
            "status": .text(dossier.status), "telt": .text(telt), "rondeversie": .integer(nieuw.versie),
          ], &dossier)
        schrijf(gebeurtenis.stappen(.terzijdeGelegd))
        dossier.status = .terzijde
      }
      schrijf(.werkDossierstandBij, dossier.bijwerkparameters)
    }
  }
}

extension PostgresStatement {
  /// The files without a decision of which `tijdig` is not in line with the window from $2 to $3 of round $1, and those that
  /// must be set aside because another file of their applicant, `telt`, counts. Files that lose their places come first,
  /// because the index checks each row by itself.
  fileprivate static let zoekHerzieneTijdigheid = PostgresStatement(
    "zoek_herziene_tijdigheid",
    """
    WITH venster AS (
      SELECT dossier, kvk_nummer, status, tijdig, ontvangen_op >= $2 AND ontvangen_op < $3 AS is_binnen,
        (ontvangen_op >= $2 AND ontvangen_op < $3 OR toegelaten) AND NOT ingetrokken AS dingt_mee,
        (tijdig OR toegelaten) AND status <> 'terzijde' AS had_plaats, ontvangen_op
      FROM dossierstand WHERE jaar = $1
    ), plaats AS (
      SELECT dossier, first_value(dossier) OVER (
          PARTITION BY kvk_nummer ORDER BY had_plaats DESC, ontvangen_op DESC, dossier DESC) AS telt
      FROM venster WHERE dingt_mee
    )
    SELECT \(dossierkolommen), s.tijdig <> v.is_binnen AS is_herzien,
      CASE WHEN s.status <> 'terzijde' AND p.telt <> s.dossier THEN p.telt::text END AS telt
    FROM dossierstand s JOIN dossier d ON d.id = s.dossier
    JOIN venster v ON v.dossier = s.dossier LEFT JOIN plaats p ON p.dossier = s.dossier
    WHERE (s.tijdig <> v.is_binnen OR s.status <> 'terzijde' AND p.telt <> s.dossier)
      AND s.status IN ('ingediend', 'aan_te_vullen', 'ingetrokken', 'terzijde')
    ORDER BY s.tijdig DESC, s.dossier
    """)
}
