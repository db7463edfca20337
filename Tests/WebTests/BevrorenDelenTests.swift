import Cryptography
import Documenten
import JSON
import Loket
import Proeven
import Testing

/// A frozen ranking is stored in parts, and holds an application whole only when it takes part.
@Suite struct BevrorenDelenTests {
  private static let pad = "/v1/rondes/2025/rangschikkingen/1"

  @Test func aFileThatTakesNoPartIsFrozenByItsDigest() async throws {
    try await Proefdienst.met { dienst in
      let ids = try await dienst.maakVolleRonde()
      #expect(try await dienst.bevries().status == 201)
      let staf = try await dienst.medewerker(.auditor, als: "a1")
      let invoer = try await dienst.stuur("GET", Self.pad + "/invoer", staf)
      let elementen = try #require(invoer.json["aanvragen"])
      for (naam, id) in ids {
        let element = try #require(elementen.element("id", id))
        let sha256 = try await dienst.stuur("GET", "/v1/aanvragen/\(id)", staf).json["sha256"]
        switch naam {
        case "E":
          #expect(element["sha256"] == sha256 && element["aanvraag"] == nil)
          #expect(element["oordeel"]?.text == "ongeschikt" && element["redenen"] == ["aanvraagtermijn"])
        case "G":
          #expect(element["sha256"] == sha256 && element["aanvraag"] == nil && element["ingetrokken"] == .boolean(true))
          #expect(element["oordeel"] == nil && element["redenen"] == nil)
        default: #expect(element["aanvraag"] != nil && element["sha256"] == nil, "\(naam)")
        }
      }
      // Who ranks this document gets what was frozen.
      let bevroren = try await dienst.stuur("GET", Self.pad, staf)
      #expect(SHA256Digest(of: invoer.lichaam).hex == bevroren.json["invoerSha256"]?.text)
      var uitvoer: [UInt8] = []
      let regeling = dienst.loket.regeling
      try invoer.lichaam.withUnsafeBufferPointer { bytes in
        try rangschik(bytes, regeling: regeling.regeling, regelingSha256: regeling.sha256) { uitvoer += $0 }
      }
      #expect(try JSONValue.parse(uitvoer)["resultaatSha256"] == bevroren.json["resultaatSha256"])
    }
  }

  @Test func aLateFileWhoseBytesWereRemovedAfterWithdrawalDoesNotStopAFreeze() async throws {
    try await Proefdienst.met { dienst in
      let ids = try await dienst.maakVolleRonde()
      #expect(
        try await dienst.sql("DELETE FROM aanvraagdocument WHERE dossier = '\(ids["G"] ?? "")'") == nil)
      #expect(try await dienst.bevries().status == 201)
    }
  }

  @Test func theClientThatHasTheRankingGetsNoBytes() async throws {
    try await Proefdienst.met { dienst in
      _ = try await dienst.maakVolleRonde()
      #expect(try await dienst.bevries().status == 201)
      let staf = try await dienst.medewerker(.auditor, als: "a1")
      for rest in ["", "/invoer"] {
        let eerste = try await dienst.stuur("GET", Self.pad + rest, staf)
        let etag = try #require(eerste.kop("ETag"))
        #expect(
          try await dienst.stuur("GET", Self.pad + rest, staf, nil, koppen: ["If-None-Match": etag]).status == 304)
      }
    }
  }

  @Test func nothingIsAddedToAFrozenRankingAndNothingIsLeftOut() async throws {
    try await Proefdienst.met { dienst in
      _ = try await dienst.maakVolleRonde()
      #expect(try await dienst.bevries().status == 201)
      let rol = "weegschaal_toepassing"
      for tabel in ["rangschikkinginvoer (jaar, nummer, plaats,", "rangschikkingdeel (jaar, nummer, deel,"] {
        let sql = "INSERT INTO \(tabel) document) VALUES (2025, 1, 99, '{}')"
        #expect(try await dienst.sql(sql, rol: rol) == "23001")
        #expect(try await dienst.sql(sql) == "23001")
      }
      for (aantal, delen) in [("7", "0"), ("0", "1"), ("NULL", "0")] {
        let rij = """
          INSERT INTO rangschikking (jaar, nummer, rondeversie, plafond, bevroren_op, door, invoer_sha256, regeling,
            regeling_sha256, regelversie, invoer_staart, invoer_aantal, resultaat_kop, resultaat_staart, resultaat_delen,
            resultaat_sha256)
          SELECT jaar, 2, rondeversie, plafond, bevroren_op, door, invoer_sha256, regeling, regeling_sha256, regelversie,
            CASE WHEN \(aantal) IS NOT NULL THEN invoer_staart END, \(aantal), resultaat_kop, resultaat_staart, \(delen),
            resultaat_sha256
          FROM rangschikking
          """
        #expect(try await dienst.sql(rij, rol: rol) == "rangschikking_is_heel", "\(aantal), \(delen)")
      }
    }
  }

  @Test func aRankingOfOtherRulesIsNotDecidedUponAndNotSaidToBeEqual() async throws {
    try await Proefdienst.met { dienst in
      _ = try await dienst.maakVolleRonde()
      #expect(try await dienst.bevries().status == 201)
      try await dienst.vervals("rangschikking", "UPDATE rangschikking SET regelversie = '1.0.0'")
      let geweigerd = try await dienst.besluit()
      #expect(geweigerd.status == 409 && geweigerd.json["stand"]?.text == "gesloten")
      #expect(geweigerd.json["regelversie"]?.text == Loket.regelversie)
      #expect(geweigerd.json["bevrorenMetRegelversie"]?.text == "1.0.0")
      let staf = try await dienst.medewerker(.auditor, als: "a1")
      let opnieuw = try await dienst.stuur("GET", Self.pad + "/herberekening", staf)
      #expect(opnieuw.status == 200 && opnieuw.json["gelijk"] == .null && opnieuw.json["berekendSha256"] == .null)
      #expect(opnieuw.json["regelversie"]?.text == "1.0.0")
      #expect(opnieuw.json["berekendMetRegelversie"]?.text == Loket.regelversie)
      #expect(try await dienst.bevries().status == 201)
      #expect(try await dienst.besluit(Proefdienst.besluitopdracht(rangschikking: 2)).status == 201)
    }
  }

  @Test func theFilesThatChangedSinceTheFreezeAreNamed() async throws {
    try await Proefdienst.met { dienst in
      let ids = try await dienst.maakVolleRonde()
      #expect(try await dienst.bevries().status == 201)
      let veranderd = try #require(ids["B"])
      let beoordeeld = try await dienst.stuur(
        "PUT", "/v1/aanvragen/\(veranderd)/beoordeling", try await dienst.medewerker(.beoordelaar, als: "b3"),
        ["niveaus": ["c": ["niveau": "minder", "reden": "Weinig opkomst."]], "motivering": "Nagegaan."])
      #expect(beoordeeld.status == 201)
      let geweigerd = try await dienst.besluit()
      #expect(geweigerd.status == 409 && geweigerd.json["gewijzigd"] == [.text(veranderd)])
    }
  }
}
