import JSON
import Loket
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
      // A ranking of now needs the application, and says so; the frozen one is still read.
      let nu = try await dienst.stuur("GET", "/v1/rondes/2025/rangschikking", staf)
      #expect(nu.status == 409)
      #expect(nu.json["stand"]?.text == "gegevens_verwijderd" && nu.json["aanvraag"]?.text == ronde.vastgesteld)
      for rest in ["rangschikkingen/1", "rangschikkingen", "verantwoordingsrapport", "aanvragen"] {
        #expect(try await dienst.stuur("GET", "/v1/rondes/2025/\(rest)", staf).status == 200, "\(rest)")
      }
      #expect(try await dienst.loket.controleer().isInOrde)
    }
  }

  @Test func aStepThatNeedsWhatWasRemovedIsRefused() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag(heeftContact: false))
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
        #expect(uitslag.json["stand"]?.text == "gegevens_verwijderd")
      }
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
        #expect(geweigerd.status == 409 && geweigerd.json["stand"]?.text == "gegevens_verwijderd", "\(rest)")
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
}
