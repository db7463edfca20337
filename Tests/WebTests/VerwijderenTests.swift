import JSON
import Loket
import Proeven
import Testing

/// What is left when personal data are removed at the end of their retention term.
@Suite struct VerwijderenTests {
  @Test func whatWasSentCanBeRemovedAndTheRestIsStillRead() async throws {
    try await Proefdienst.met { dienst in
      let ronde = try await dienst.speelRonde()
      let pad = "/v1/aanvragen/\(ronde.vastgesteld)"
      let staf = try await dienst.medewerker(.auditor, als: "a1")
      let eigenaar = try await dienst.aanvrager("27312345")
      let eerder = try await dienst.stuur("GET", pad, eigenaar)
      #expect(eerder.json["verwijderd"] == nil)
      #expect(try await dienst.sql("DELETE FROM verantwoordingsdocument") == nil)
      #expect(try await dienst.sql("DELETE FROM aanvraagdocument WHERE dossier = '\(ronde.vastgesteld)'") == nil)

      for sleutel in [eigenaar, staf] {
        let dossier = try await dienst.stuur("GET", pad, sleutel)
        #expect(dossier.status == 200)
        #expect(dossier.json["verwijderd"] == .boolean(true))
        #expect(dossier.json["aanvraag"] == .null && dossier.json["geschiktheid"] == .null)
        for lid in ["id", "kenmerk", "status", "ontvangenOp", "sha256", "gebeurtenis"] {
          #expect(dossier.json[lid] == eerder.json[lid], "\(lid)")
        }
        let verantwoording = try await dienst.stuur("GET", pad + "/verantwoording", sleutel)
        #expect(verantwoording.status == 200)
        #expect(verantwoording.json["verantwoording"] == .null && verantwoording.json["versie"] == .number("1"))
        for rest in ["/besluit", "/vaststelling", "/voorschot", "/betalingen", "/terugbetalingen"] {
          #expect(try await dienst.stuur("GET", pad + rest, sleutel).status == 200, "\(rest)")
        }
      }
      // The ranking as it was decided is still read.
      for rest in ["rangschikking", "rangschikkingen/1", "rangschikkingen", "verantwoordingsrapport", "aanvragen"] {
        #expect(try await dienst.stuur("GET", "/v1/rondes/2025/\(rest)", staf).status == 200, "\(rest)")
      }
      #expect(try await dienst.loket.controleer().isInOrde)
    }
  }

  @Test func aStepThatNeedsWhatWasRemovedIsRefused() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag(heeftAdres: false))
      let pad = "/v1/aanvragen/\(id)"
      let beoordelaar = try await dienst.medewerker(.beoordelaar, als: "b1")
      let eerste: JSONValue = ["niveaus": ["a": "minder"], "motivering": "m"]
      #expect(try await dienst.stuur("PUT", pad + "/beoordeling", beoordelaar, eerste).status == 201)
      #expect(try await dienst.sql("DELETE FROM aanvraagdocument") == nil)
      let geweigerd = [
        try await dienst.stuur("PUT", pad + "/beoordeling", beoordelaar, eerste, koppen: ["If-Match": "*"]),
        try await dienst.stuur(
          "POST", pad + "/herstelverzoeken", beoordelaar,
          HerstelTests.verzoek(["gegevens_aanvrager"], uiterlijk: "2025-04-18")),
      ]
      for uitslag in geweigerd {
        #expect(uitslag.status == 409)
        #expect(uitslag.json["stand"]?.text == "ingediend")
      }
      // A ranking of now needs the application too, and says so.
      let nu = try await dienst.stuur("GET", "/v1/rondes/2025/rangschikking", beoordelaar)
      #expect(nu.status == 409)
      #expect(nu.json["stand"]?.text == "open" && nu.json["aanvraag"]?.text == id)
      let gelezen = try await dienst.stuur("GET", pad + "/beoordeling", beoordelaar)
      #expect(gelezen.status == 200)
      #expect(gelezen.json["geschiktheid"] == .null && gelezen.json["motivering"]?.text == "m")
    }
  }

  @Test func theInputOfAFrozenRankingCanBeRemoved() async throws {
    try await Proefdienst.met { dienst in
      _ = try await dienst.maakVolleRonde()
      #expect(try await dienst.bevries().status == 201)
      let pad = "/v1/rondes/2025/rangschikkingen/1"
      let staf = try await dienst.medewerker(.auditor, als: "a1")
      let eerder = try await dienst.stuur("GET", pad, staf)
      #expect(try await dienst.stuur("GET", pad + "/herberekening", staf).json["gelijk"] == .boolean(true))
      #expect(try await dienst.loket.controleer().isInOrde)
      // Nobody changes it, and the service does not remove it either.
      #expect(try await dienst.sql("UPDATE rangschikkinginvoer SET document = '{}'") == "23001")
      let rol = "weegschaal_toepassing"
      #expect(try await dienst.sql("DELETE FROM rangschikkinginvoer", rol: rol) == "42501")
      #expect(try await dienst.sql("DELETE FROM rangschikkinginvoer") == nil)

      #expect(try await dienst.stuur("GET", pad, staf).lichaam == eerder.lichaam)
      for rest in ["/herberekening", "/invoer"] {
        let geweigerd = try await dienst.stuur("GET", pad + rest, staf)
        #expect(geweigerd.status == 409 && geweigerd.json["stand"]?.text == "gesloten", "\(rest)")
      }
      #expect(try await dienst.besluit().status == 201)
      #expect(try await dienst.loket.controleer().isInOrde)
    }
  }

  @Test func anInputThatWasTamperedWithIsFound() async throws {
    try await Proefdienst.met { dienst in
      _ = try await dienst.maakVolleRonde()
      #expect(try await dienst.bevries().status == 201)
      try await dienst.vervals("rangschikkinginvoer", "UPDATE rangschikkinginvoer SET document = document || ' '")
      #expect(try await dienst.loket.controleer().fouten.map(\.code) == [.documentWijktAf])
    }
  }

  @Test func wordsThatCanNamePeopleStandWhereTheyCanBeRemoved() async throws {
    try await Proefdienst.met { dienst in
      let ids = try await dienst.maakVolleRonde()
      let (c, e) = ("/v1/aanvragen/\(ids["C"] ?? "")", "/v1/aanvragen/\(ids["E"] ?? "")")
      let beoordelaar = try await dienst.medewerker(.beoordelaar, als: "b2")
      let bevindingen: JSONValue = [
        "motivering": "Jansen zei het.", "niveaus": ["a": "gemiddeld"],
        "lasten": [
          ["pointer": "/activiteiten/0/lasten/0", "nietNoodzakelijk": .amount(100), "reden": "Pietersen is te duur."]
        ],
      ]
      let beoordeeld = try await dienst.stuur("PUT", c + "/beoordeling", beoordelaar, bevindingen)
      #expect(beoordeeld.status == 201)
      let toegelaten = try await dienst.stuur(
        "POST", e + "/toelating", try await dienst.medewerker(.besluitnemer, als: "d2"),
        ["besluit": "BSW-1", "grond": "De heer Klaassen was ziek."])
      #expect(toegelaten.status == 201)
      #expect(try await dienst.bevries().status == 201)
      #expect(try await dienst.besluit().status == 201)
      let gelezen = try await dienst.stuur("GET", c + "/beoordeling", beoordelaar)
      #expect(gelezen.json["sha256"] == beoordeeld.json["sha256"])
      #expect(gelezen.json["motivering"]?.text == "Jansen zei het.")
      #expect(gelezen.json["lasten"]?[0]?["reden"]?.text == "Pietersen is te duur.")
      #expect(try await dienst.loket.controleer().isInOrde)

      let woorden = ["Jansen", "Pietersen", "Klaassen", "Het adres ontbreekt", "ABNA0010000003", "@voorbeeld"]
      for woord in woorden { #expect(try await !dienst.tabellen(met: woord).isEmpty, "\(woord)") }
      try await dienst.verwijderPersoonsgegevens()
      for woord in woorden { #expect(try await dienst.tabellen(met: woord) == [], "\(woord)") }
      #expect(try await dienst.loket.controleer().isInOrde)

      let zonder = try await dienst.stuur("GET", c + "/beoordeling", beoordelaar)
      #expect(zonder.status == 200)
      #expect(zonder.json["verwijderd"] == .boolean(true) && zonder.json["sha256"] == .null)
      let laat = try await dienst.stuur("GET", e, beoordelaar)
      #expect(laat.json["toegelaten"] == ["besluit": "BSW-1", "grond": .null])
      let herstel = try await dienst.stuur("GET", "/v1/aanvragen/\(ids["F"] ?? "")/herstelverzoeken", beoordelaar)
      #expect(herstel.json["items"]?[0]?["motivering"] == .null)
      #expect(herstel.json["items"]?[0]?["onderdelen"] == ["gegevens_aanvrager"])
    }
  }

  @Test func theWordsOfASettlementCanBeRemovedAndItsFiguresStay() async throws {
    try await Proefdienst.met { dienst in
      let pad = "/v1/aanvragen/\(try await dienst.bevoorschot())"
      let eigenaar = try await dienst.aanvrager("27312345")
      let verantwoord = try await dienst.stuur(
        "POST", pad + "/verantwoording", eigenaar, Voorbeeldverantwoording().json)
      #expect(verantwoord.status == 201)
      let gemaakt = try await dienst.stuur(
        "POST", pad + "/vaststelling", try await dienst.medewerker(.besluitnemer, als: "b"),
        dienst.vaststelling([
          JSONMember("bedrag", .amount(500_000)), JSONMember("grond", "4:46-2-a"),
          JSONMember("motivering", "Mevrouw De Vries deed het niet."), JSONMember("zienswijze", "De Vries was ziek."),
        ]))
      #expect(gemaakt.status == 201)
      let gelezen = try await dienst.stuur("GET", pad + "/vaststelling", eigenaar)
      for lid in gemaakt.json.members ?? [] {
        #expect(gelezen.json[lid.name]?.canonicalBytes == lid.value.canonicalBytes, "\(lid.name)")
      }
      #expect(try await dienst.tabellen(met: "De Vries") == ["afgeschermd_gegeven"])
      try await dienst.verwijderPersoonsgegevens()
      #expect(try await dienst.tabellen(met: "De Vries") == [])
      let zonder = try await dienst.stuur("GET", pad + "/vaststelling", eigenaar)
      #expect(zonder.status == 200)
      #expect(zonder.json["verwijderd"] == .boolean(true) && zonder.json["motivering"] == nil)
      for lid in [
        "kenmerk", "verleend", "subsidiabel", "vastgesteld", "betaald", "nabetaling", "terugvordering",
        "terugbetalenUiterlijk", "gebeurtenis", "status",
      ] { #expect(zonder.json[lid] == gemaakt.json[lid], "\(lid)") }
      #expect(try await dienst.loket.controleer().isInOrde)
    }
  }
}

extension Proefdienst {
  /// Removes, as the owner, everything that may be removed when a retention term ends.
  fileprivate func verwijderPersoonsgegevens() async throws {
    for tabel in [
      "aanvraagdocument", "verantwoordingsdocument", "rangschikkinginvoer", "afgeschermd_gegeven", "herhaling",
      "pogingdocument",
    ] { #expect(try await sql("DELETE FROM \(tabel)") == nil, "\(tabel)") }
  }

  /// The tables in which a text stands somewhere.
  func tabellen(met tekst: String) async throws -> [String] {
    try await alsEigenaar { pool in
      let namen = try await pool.query(
        .once("tabellen", "SELECT tablename::text AS naam FROM pg_tables WHERE schemaname = 'weegschaal' ORDER BY 1")
      ).map { try $0.get("naam", as: String.self) }
      var gevonden: [String] = []
      for naam in namen {
        let sql = "SELECT EXISTS (SELECT FROM \(naam) t WHERE position($1 in t::text) > 0) AS staat_er"
        let rij = try await pool.query(.once("zoek_\(naam)", sql), [.text(tekst)]).one()
        if try rij.get("staat_er", as: Bool.self) { gevonden.append(naam) }
      }
      return gevonden
    }
  }
}
