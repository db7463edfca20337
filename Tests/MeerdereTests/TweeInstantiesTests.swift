import EmbeddedPostgreSQL
import Foundation
import JSON
import Testing

/// Two processes of the service on one PostgreSQL: whoever a client speaks to, they act as one.
@Suite struct TweeInstantiesTests {
  @Test func twoInstancesOnOneDatabaseActAsOne() async throws {
    let verbinding = try await TemporaryPostgreSQL.database()
    let instellingen = ["WEEGSCHAAL_POSTGRES": verbinding]
    // Both meet an empty database at the same moment.
    let diensten = try await Spel.tegelijk([instellingen, instellingen]) { try await Dienstproces.start($0) }
    let database = try Databasekijk(verbinding)
    let bestanden = try FileManager.default.contentsOfDirectory(
      atPath: Programma.root.appendingPathComponent("sql").path)
    #expect(
      try await database.getal("SELECT count(*) FROM public.schema_migration")
        == Int64(bestanden.count { $0.hasSuffix(".sql") }))
    try await Spel.maakSleutels(database, aanvragers: (0..<32).map(Spel.kvk))

    try await sameRoundOnBoth(diensten)
    let ids = try await oneFileForEachApplicant(diensten, database)
    try await changesOfTheRoundAreSeenAtOnce(diensten, database)
    try await sealsAreSetOnce(diensten, database)
    try await decidedAndPaidOnce(diensten, database, ids)

    #expect(try await Spel.tegelijk(diensten) { try await $0.stop() } == [0, 0])
    try await checkedByCommand(instellingen, database, ids)
    await database.sluit()
  }

  /// `controleer` finds all in order, then what was tampered with; and no command takes this for a database of production.
  private func checkedByCommand(
    _ instellingen: [String: String], _ database: Databasekijk, _ ids: [String]
  ) async throws {
    func controleer(_ meer: [String: String]) async throws -> Programma.Uitslag {
      try await Programma.draai(["controleer"], instellingen.merging(meer) { $1 })
    }
    let simulatie = ["WEEGSCHAAL_KLOK": "2025-05-06T10:00:00Z"]
    let controle = try await controleer(simulatie)
    #expect(controle.status == 0, "\(controle.tekst)")
    let productie = try await controleer(["WEEGSCHAAL_PRODUCTIE": "1"])
    #expect(productie.status != 0 && productie.tekst.contains("WEEGSCHAAL_PRODUCTIE"), "\(productie.tekst)")
    let dossier = try #require(ids.first)
    for sql in [
      "ALTER TABLE gebeurtenis DISABLE TRIGGER USER",
      "UPDATE gebeurtenis SET inhoud = replace(inhoud, 'true', 'false') WHERE dossier = '\(dossier)' AND volgnummer = 1",
    ] {
      try await database.vraag(sql)
    }
    let geknoeid = try await controleer(simulatie)
    #expect(geknoeid.status == 1 && geknoeid.tekst.contains(dossier), "\(geknoeid.tekst)")
  }

  /// A round is made once, though two ask; a token that a command made a moment ago is good at both.
  private func sameRoundOnBoth(_ diensten: [Dienstproces]) async throws {
    let uitslagen = try await Spel.tegelijk(diensten) {
      try await $0.stuur("PUT", Spel.ronden, Spel.sleutel("beheerder"), Spel.ronde())
    }
    #expect(uitslagen.map(\.status).sorted() == [201, 428])
    let ronden = try await Spel.tegelijk(diensten) { try await $0.stuur("GET", Spel.ronden) }
    #expect(ronden[0].status == 200 && ronden[0].lichaam == ronden[1].lichaam)
    #expect(ronden[0].koppen["etag"] == ronden[1].koppen["etag"])
  }

  /// Every application goes six times at once under one key, to either instance by turns.
  private func oneFileForEachApplicant(
    _ diensten: [Dienstproces], _ database: Databasekijk
  ) async throws -> [String] {
    let pad = "\(Spel.ronden)/aanvragen"
    let eerste = try await Spel.tegelijk(Array(0..<192)) { nummer in
      let kvk = Spel.kvk(nummer % 32)
      return try await diensten[nummer / 32 % 2].stuur(
        "POST", pad, Spel.sleutel(kvk), Spel.aanvraag(kvk), koppen: ["Idempotency-Key": "eerste"])
    }
    #expect(eerste.allSatisfy { $0.status == 201 })
    for aanvrager in 0..<32 {
      let gelijke = stride(from: aanvrager, to: 192, by: 32).map { eerste[$0] }
      #expect(Set(gelijke.map(\.lichaam)).count == 1)
      #expect(gelijke.count { $0.koppen["idempotent-replayed"] == nil } == 1)
    }
    #expect(try await database.getal("SELECT count(*) FROM dossier") == 32)
    #expect(try await database.getal("SELECT count(*) FROM gebeurtenis WHERE soort = 'aanvraag_ingediend'") == 32)
    let tweede = try await Spel.tegelijk(Array(0..<16)) { nummer in
      let kvk = Spel.kvk(nummer / 4)
      return try await diensten[nummer % 2].stuur(
        "POST", pad, Spel.sleutel(kvk), Spel.aanvraag(kvk), koppen: ["Idempotency-Key": "tweede"])
    }
    #expect(tweede.allSatisfy { $0.status == 409 })
    for aanvrager in 0..<4 { #expect(Set(tweede[aanvrager * 4..<aanvrager * 4 + 4].map(\.lichaam)).count == 1) }
    return eerste.prefix(32).compactMap { $0.json["id"]?.text }
  }

  /// Ceiling and window that one instance changes hold at the other for the next request.
  private func changesOfTheRoundAreSeenAtOnce(_ diensten: [Dienstproces], _ database: Databasekijk) async throws {
    for (ronde, plafond) in [Int64(90_000_00), 80_000_00, 100_000_00].enumerated() {
      try await diensten[ronde % 2].gelukt(
        "PUT", Spel.ronden, Spel.sleutel("beheerder"), Spel.ronde(plafond: plafond, meer: [Spel.besluit]),
        koppen: ["If-Match": "*"])
      let gezien = try await diensten[1 - ronde % 2].stuur("GET", Spel.ronden)
      #expect(gezien.json["plafond"] == .number("\(plafond / 100).00"))
    }
    try await Spel.zetKlok(diensten, "2025-03-28T09:00:00Z")
    // Late on both, until one of them extends the window.
    // These tokens are younger than both processes.
    try await Spel.maakSleutels(database, aanvragers: (0..<4).map { "3000000\($0)" }, ookStaf: false)
    func isTijdig(_ kvk: String, _ dienst: Dienstproces) async throws -> Bool {
      try await dienst.gelukt("POST", "\(Spel.ronden)/aanvragen", Spel.sleutel(kvk), Spel.aanvraag(kvk))
      return try await database.getal("SELECT count(*) FROM dossierstand WHERE tijdig AND kvk_nummer = '\(kvk)'") == 1
    }
    #expect(try await !isTijdig("30000000", diensten[0]))
    #expect(try await !isTijdig("30000001", diensten[1]))
    try await diensten[0].gelukt(
      "PUT", Spel.ronden, Spel.sleutel("beheerder"),
      Spel.ronde(
        meer: [
          Spel.besluit,
          JSONMember("verlengingen", [["tot": "2025-03-29T23:00:00Z", "grond": "Storing bij het indienen."]]),
        ]), koppen: ["If-Match": "*"])
    // The round had closed, so another person confirms it, at the other instance.
    let versie = try await diensten[1].stuur("GET", Spel.ronden).json["versie"] ?? .null
    try await diensten[1].gelukt(
      "POST", Spel.ronden + "/bevestigingen", Spel.sleutel("besluitnemer"), ["versie": versie])
    #expect(try await isTijdig("30000002", diensten[1]))
    #expect(try await isTijdig("30000003", diensten[0]))
  }

  /// Both do their upkeep at the same moment, several times.
  private func sealsAreSetOnce(_ diensten: [Dienstproces], _ database: Databasekijk) async throws {
    for moment in ["2025-03-30T09:00:00Z", "2025-03-30T09:01:00Z", "2025-03-31T09:00:00Z", "2025-04-16T09:00:00Z"] {
      try await Spel.zetKlok(diensten, moment)
    }
    #expect(try await database.getal("SELECT count(*) FROM zegel WHERE aanleiding = 'sluiting'") == 2)
    #expect(
      try await database.getal("SELECT count(*) - count(DISTINCT dag) FROM zegel WHERE aanleiding = 'dag'") == 0)
    #expect(try await database.getal("SELECT count(*) FROM gebeurtenis WHERE soort = 'ronde_geopend'") == 1)
    let rangschikkingen = try await Spel.tegelijk(diensten) {
      try await $0.gelukt("GET", "\(Spel.ronden)/rangschikking", Spel.sleutel("auditor"))
    }
    #expect(rangschikkingen[0].koppen["etag"] == rangschikkingen[1].koppen["etag"])
    #expect(rangschikkingen[0].json["rangorde"]?.elements?.count == 36)
    #expect(rangschikkingen[0].json["rangorde"] == rangschikkingen[1].json["rangorde"])
  }

  /// Freezing, deciding, ordering and paying, each asked of both at once.
  private func decidedAndPaidOnce(
    _ diensten: [Dienstproces], _ database: Databasekijk, _ ids: [String]
  ) async throws {
    let beide = diensten + diensten
    let bevroren = try await Spel.tegelijk(beide) {
      try await $0.stuur(
        "POST", "\(Spel.ronden)/rangschikkingen", Spel.sleutel("beoordelaar"), [:],
        koppen: ["Idempotency-Key": "bevries"])
    }
    #expect(bevroren.allSatisfy { $0.status == 201 }, "\(bevroren[0].tekst)")
    #expect(Set(bevroren.map(\.lichaam)).count == 1)
    #expect(try await database.getal("SELECT count(*) FROM rangschikking") == 1)

    let besluiten = try await Spel.tegelijk(Array(0..<4)) { nummer in
      try await diensten[nummer % 2].stuur(
        "POST", "\(Spel.ronden)/besluiten", Spel.sleutel(nummer < 2 ? "besluitnemer" : "besluitnemer2"),
        [
          "rangschikking": 1, "mandaat": "Mandaatbesluit 2025, artikel 3", "besluitDatum": "2025-04-16",
          "bekendgemaaktOp": "2025-04-16", "verantwoordingUiterlijk": "2026-05-01",
        ])
    }
    #expect(besluiten.map(\.status).sorted() == [201, 409, 409, 409], "\(besluiten.map(\.tekst))")
    #expect(try await database.getal("SELECT count(*) FROM verdeling") == 1)
    #expect(try await database.getal("SELECT sum(bedrag) FROM besluit") == 36 * 1000_00)
    for dienst in diensten {
      #expect(try await dienst.stuur("GET", Spel.ronden).json["status"]?.text == "besloten")
    }

    try await Spel.zetKlok(diensten, "2025-05-06T10:00:00Z")
    for id in ids.prefix(4) {
      let voorschotten = try await Spel.tegelijk(beide) {
        try await $0.stuur("POST", "/v1/aanvragen/\(id)/voorschot", Spel.sleutel("financieel"), [:])
      }
      #expect(voorschotten.map(\.status).sorted() == [201, 409, 409, 409])
      let betalingen = try await Spel.tegelijk(Array(0..<4)) { nummer in
        try await diensten[nummer % 2].stuur(
          "POST", "/v1/aanvragen/\(id)/betalingen", Spel.sleutel("financieel2"),
          ["bedrag": .amount(1000_00), "valutadatum": "2025-05-06", "kenmerk": .text("BANK-\(id)-\(nummer)")])
      }
      #expect(betalingen.map(\.status).sorted() == [201, 409, 409, 409])
    }
    #expect(try await database.getal("SELECT sum(bedrag) FROM betaling") == 4 * 1000_00)
  }
}
