import JSON
import Proeven

extension Proefdienst {
  /// The files of a round that was played to its end.
  struct Gespeeld: Sendable {
    /// Settled below what was paid, and paid back in part.
    let vastgesteld: String
    /// Granted, its advance ordered and paid.
    let bevoorschot: String
    /// Withdrawn.
    let ingetrokken: String
    /// Too late, and refused.
    let teLaat: String
  }

  /// Plays the round of 2025 as its parties would, with its seals. There are two grants of 10 000.00. One is settled at
  /// 7 800.00: that part of its costs of 8 000.00 is eligible (salary above 60 %). Of the 2 200.00 to repay, 500.00 is
  /// paid back.
  func speelRonde() async throws -> Gespeeld {
    try await maakRonde()
    let vastgesteld = try await dienIn(Voorbeeldaanvraag())
    let bevoorschot = try await dienIn(Voorbeeldaanvraag(kvkNummer: "27312346", gesprekken: 300))
    let ingetrokken = try await dienIn(Voorbeeldaanvraag(kvkNummer: "27312347"))
    try await gelukt(
      "POST", "/v1/aanvragen/\(ingetrokken)/intrekking", try await aanvrager("27312347"), [:])
    try await klokRoute("2025-03-28T09:00:00Z")
    let teLaat = try await dienIn(Voorbeeldaanvraag(kvkNummer: "27312348"))
    try await klokRoute("2025-04-16T09:00:00Z")
    try await verleen()
    for id in [vastgesteld, bevoorschot] {
      try await gelukt("POST", "/v1/aanvragen/\(id)/voorschot", try await medewerker(.financieel, als: "jan"), [:])
      try await gelukt(
        "POST", "/v1/aanvragen/\(id)/betalingen", try await medewerker(.financieel, als: "piet"),
        ["bedrag": .amount(1_000_000), "valutadatum": "2025-05-06", "kenmerk": .text("bank-\(id)")])
    }
    try await klokRoute("2026-02-02T09:00:00Z")
    try await gelukt(
      "POST", "/v1/aanvragen/\(vastgesteld)/verantwoording", try await aanvrager("27312345"),
      Voorbeeldverantwoording(overig: 200_000).json)
    try await gelukt(
      "POST", "/v1/aanvragen/\(vastgesteld)/vaststelling", try await medewerker(.besluitnemer, als: "v1"),
      vaststelling())
    try await betaalTerug(vastgesteld, 50_000, "terug-1")
    return Gespeeld(vastgesteld: vastgesteld, bevoorschot: bevoorschot, ingetrokken: ingetrokken, teLaat: teLaat)
  }

  /// Sends a request that must succeed.
  func gelukt(
    _ methode: String, _ pad: String, _ sleutel: String, _ lichaam: JSONValue, koppen: [String: String] = [:]
  ) async throws {
    let uitslag = try await stuur(methode, pad, sleutel, lichaam, koppen: koppen)
    guard uitslag.status / 100 == 2 else {
      throw Ongeldig(tekst: "\(pad): \(String(decoding: uitslag.lichaam, as: UTF8.self))")
    }
  }

  /// Runs SQL as the owner with the append-only triggers of a table switched off, as an attacker could.
  func vervals(_ tabel: String, _ sql: String) async throws {
    for deel in [
      "ALTER TABLE \(tabel) DISABLE TRIGGER USER", sql, "ALTER TABLE \(tabel) ENABLE TRIGGER USER",
    ] {
      guard let fout = try await self.sql(deel) else { continue }
      throw Ongeldig(tekst: "\(deel): \(fout)")
    }
  }
}
