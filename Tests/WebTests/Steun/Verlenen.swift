import Cryptography
import Documenten
import JSON
import Loket
import PostgreSQL
import Regeling

extension Proefdienst {
  /// Runs the body with a pool to the database, as its owner or in a role.
  func metPool<Waarde: Sendable>(
    als rol: String? = nil, _ doe: @escaping @Sendable (PostgresPool) async throws -> Waarde
  ) async throws -> Waarde {
    let instelling = PostgresConfiguration(connectionString: verbinding, role: rol, schema: "weegschaal")
    let lus = lussen[0]
    return try await Task(executorPreference: lus) {
      let pool = PostgresPool(PostgresPoolConfiguration(instelling), on: lus)
      do {
        let waarde = try await doe(pool)
        await pool.close()
        return waarde
      } catch {
        await pool.close()
        throw error
      }
    }.value
  }

  /// The constraint or SQLSTATE by which the database refuses a statement; nil when it lets it pass.
  func weigering(als rol: String? = nil, _ sql: String) async throws -> String? {
    try await metPool(als: rol) { pool in
      do {
        _ = try await pool.query(PostgresStatement.once("proef", sql))
        return nil
      } catch PostgresError.server(let fout) {
        return fout.constraint ?? fout.sqlState
      }
    }
  }

  /// A file with a grant, decided on 17 April 2025 by the clock, and made known on the same day unless told otherwise.
  ///
  /// - Parameter openNormen: those that the frozen ranking says it used, when others than the scheme's.
  func verleen(
    _ id: String, bedrag: Int64 = 1_000_000, isBekendgemaakt: Bool = true, openNormen: JSONValue? = nil
  ) async throws {
    let moment = "2025-04-17T09:00:00Z"
    let regeling = loket.regeling.bytes
    let resultaat = JSONValue.object(present: ["openNormen": openNormen])
    let besluit: JSONValue = [
      "id": .text("besluit-\(id)"), "dossier": .text(id), "jaar": 2025, "kenmerk": .text("besluit-\(id)"),
      "soort": "verlening", "bedrag": .integer(bedrag), "rangschikking": 1, "mandaat": "mandaat",
      "besluit_datum": "2025-04-17", "verantwoording_uiterlijk": "2026-04-01", "document": "{}",
      "zout": .text("\\x" + String(repeating: "00", count: 32)), "tijdstip": .text(moment), "door": "besluitnemer",
    ]
    try await metPool { pool in
      let stand = try await pool.query(
        PostgresStatement.once("proef", "SELECT volgnummer, kop::text FROM dossierstand WHERE dossier = $1"),
        [.text(id)]
      ).one()
      guard let nu = Tijdstip(iso: moment) else { throw Ongeldig(tekst: moment) }
      let gebeurtenis = Gebeurtenis(
        dossier: id, volgnummer: try stand.get("volgnummer", as: Int.self) + 1, soort: "besloten", tijdstip: nu,
        door: "besluitnemer", vorige: try stand.get("kop", as: String.self), inhoud: ["bedrag": .amount(bedrag)])
      let tijdstip = PostgresValue.timestamp(PostgresTimestamp(microsecondsSinceUnixEpoch: nu.microseconden))
      let sha256 = SHA256Digest(of: regeling).hex
      func stap(_ sql: String, _ waarden: [PostgresValue] = []) -> PostgresStep {
        PostgresStep(.once("proef", sql), waarden)
      }
      _ = try await pool.pipeline(
        [
          stap(
            """
            INSERT INTO rangschikking VALUES (2025, 1, $1, 'beoordelaar', 10000000, NULL, '{}', $2, $3, $2, '1.0.0', $4, $2)
            ON CONFLICT DO NOTHING
            """, [tijdstip, .text(sha256), .utf8(regeling), .utf8(resultaat.bytes)]),
          stap(
            "INSERT INTO verdeling VALUES (2025, 1, 10000000, 'beoordelaar', 'besluitnemer') ON CONFLICT DO NOTHING"),
          stap(
            "INSERT INTO besluit SELECT * FROM json_populate_record(NULL::besluit, $1)",
            [.json(String(decoding: besluit.bytes, as: UTF8.self))]),
          stap(
            """
            INSERT INTO gebeurtenis (dossier, volgnummer, soort, tijdstip, door, vorige, inhoud, sha256)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
              .text(id), .int32(Int32(gebeurtenis.volgnummer)), .text(gebeurtenis.soort), tijdstip,
              .text(gebeurtenis.door), .text(gebeurtenis.vorige), .utf8(gebeurtenis.inhoud.canonicalBytes),
              .text(gebeurtenis.sha256),
            ]),
          stap(
            "INSERT INTO boeking VALUES ($1, $2, 1, 'budget', 'verplichting', $3, $4)",
            [.text(id), .int32(Int32(gebeurtenis.volgnummer)), .int64(bedrag), tijdstip]),
          stap(
            "UPDATE dossierstand SET status = 'verleend', volgnummer = $2, kop = $3 WHERE dossier = $1",
            [.text(id), .int32(Int32(gebeurtenis.volgnummer)), .text(gebeurtenis.sha256)]),
        ]
          + (isBekendgemaakt
            ? [
              stap(
                "INSERT INTO bekendmaking VALUES ($1, '2025-04-17', $2, 'besluitnemer')",
                [.text("besluit-\(id)"), tijdstip])
            ] : []))
    }
  }

  /// The balances of a file's accounts, in cents; those of nothing are left out.
  func boeken(_ id: String) async throws -> [String: Int64] {
    let rekeningen = [
      "budget", "verplichting", "voorschotten", "kruispost", "bank", "subsidielast", "vordering", "nog_te_betalen",
    ]
    return try await metPool { pool in
      let rij = try await pool.query(
        PostgresStatement.once("proef", "SELECT * FROM rekeningstand WHERE dossier = $1"), [.text(id)]
      )
      .one()
      return Dictionary(
        uniqueKeysWithValues: try rekeningen.map { ($0, try rij.get($0, as: Int64.self)) }.filter { $0.1 != 0 })
    }
  }
}
