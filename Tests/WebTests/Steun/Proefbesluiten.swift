import Begrippen
import Cryptography
import JSON
import Loket
import PostgreSQL
import Regeling

/// Steps on the way to decisions that several tests take.
extension Proefdienst {
  /// Moves the clock past the end of the window.
  func sluitRonde() throws { try zetKlok("2025-03-28T09:00:00Z") }

  /// Freezes the ranking, as assessor b1.
  func bevries(
    _ lichaam: JSONValue = [:], als persoon: String = "b1", koppen: [String: String] = [:]
  ) async throws -> Uitslag {
    try await stuur(
      "POST", "/v1/rondes/2025/rangschikkingen", try await medewerker(.beoordelaar, als: persoon), lichaam,
      koppen: koppen)
  }

  /// Confirms the last version of the round, by another person than who recorded it.
  func bevestigRonde(als persoon: String = "bevestiger") async throws -> Uitslag {
    let versie = try await stuur("GET", "/v1/rondes/2025").json["versie"] ?? .null
    return try await stuur(
      "POST", "/v1/rondes/2025/bevestigingen", try await medewerker(.besluitnemer, als: persoon), ["versie": versie])
  }

  /// The whole seed of the draw: the seed of the tests and the number that the service drew.
  func loting() async throws -> String {
    "\(Proefdienst.zaad)\n\(try await stuur("GET", "/v1/rondes/2025").json["lotgetal"]?.text ?? "")"
  }

  /// The body of a decision on the round.
  static func besluitopdracht(
    rangschikking: Int64 = 1, besluitDatum: String = "2025-03-28", bekendgemaaktOp: String? = nil
  ) -> JSONValue {
    .object(present: [
      "rangschikking": .integer(rangschikking), "mandaat": "Mandaatbesluit 2025, artikel 3",
      "besluitDatum": .text(besluitDatum), "bekendgemaaktOp": bekendgemaaktOp.map { .text($0) },
      "verantwoordingUiterlijk": "2026-05-01",
    ])
  }

  /// Decides on the round, as d1 unless another person is named.
  func besluit(
    _ lichaam: JSONValue = besluitopdracht(), als persoon: String = "d1", koppen: [String: String] = [:]
  ) async throws -> Uitslag {
    try await stuur(
      "POST", "/v1/rondes/2025/besluiten", try await medewerker(.besluitnemer, als: persoon), lichaam, koppen: koppen)
  }

  /// Withdraws a file.
  func trekIn(_ id: String, van kvkNummer: String) async throws {
    let uitslag = try await stuur("POST", "/v1/aanvragen/\(id)/intrekking", try await aanvrager(kvkNummer), [:])
    guard uitslag.status == 200 else { throw Ongeldig(tekst: String(decoding: uitslag.lichaam, as: UTF8.self)) }
  }

  /// Changes the round: a new version with its besluit, as the beheerder.
  func wijzigRonde(plafond: Int64, meer: [JSONMember] = []) async throws -> Uitslag {
    var leden = Proefdienst.ronde(plafond: plafond, meer: meer).members ?? []
    if !leden.contains(where: { $0.name == "besluit" }) {
      leden.append(JSONMember("besluit", ["kenmerk": "RIS-2", "grond": "R 1:8 lid 2"]))
    }
    let beheerder = try await medewerker(.beheerder, als: "beheer")
    // What came in before came at an earlier moment, however little the clock of the test has moved.
    _ = klok.zetVooruit(naar: Tijdstip(microseconden: klok.nu().microseconden + 1000))
    return try await stuur(
      "PUT", "/v1/rondes/2025", beheerder, .object(leden), koppen: ["If-Match": "*"])
  }

  /// Works on the database without the service, as its owner or in a role.
  func alsEigenaar<Waarde: Sendable>(
    rol: String? = nil, _ doe: (PostgresPool) async throws -> Waarde
  ) async throws -> Waarde {
    let pool = PostgresPool(
      PostgresPoolConfiguration(PostgresConfiguration(connectionString: verbinding, role: rol, schema: "weegschaal")),
      on: lussen[0])
    do {
      let waarde = try await doe(pool)
      await pool.close()
      return waarde
    } catch {
      await pool.close()
      throw error
    }
  }

  /// Runs SQL as the owner or in a role. Answers the constraint or SQLSTATE that refused it; nil when it succeeded.
  func sql(_ sql: String, rol: String? = nil) async throws -> String? {
    try await alsEigenaar(rol: rol) { pool in
      do {
        _ = try await pool.query(.once("proef", sql))
        return nil
      } catch PostgresError.server(let fout) {
        return fout.constraint ?? fout.sqlState
      }
    }
  }
}

extension JSONValue {
  /// An amount or count as its text.
  var getal: String? {
    if case .number(let tekst) = self { tekst } else { nil }
  }

  /// The element of this list whose member has that text.
  func element(_ naam: String, _ waarde: String) -> JSONValue? { elements?.first { $0[naam]?.text == waarde } }
}

extension JSONValue {
  /// The same with another value of a member of a member.
  func met(_ lid: String, _ naam: String, _ waarde: JSONValue) -> JSONValue {
    let binnen = (self[lid]?.members ?? []).filter { $0.name != naam } + [JSONMember(naam, waarde)]
    return vervangen(lid, .object(binnen))
  }

  private func vervangen(_ lid: String, _ waarde: JSONValue) -> JSONValue {
    .object((members ?? []).map { $0.name == lid ? JSONMember(lid, waarde) : $0 })
  }
}
