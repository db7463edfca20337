import Foundation
import JSON
import Proeven
import Testing

/// The files of `config/voorbeelden` are taken as they are: an application, its assessment and its account.
@Suite struct VoorbeeldbestandenTests {
  private static func bestand(_ naam: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Proefdienst.root.appendingPathComponent("config/voorbeelden/\(naam).json")))
  }

  @Test func theExamplesOfAnApplicationAndItsAccountAreComplete() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let aanvrager = try await dienst.aanvrager("27312345")
      let ingediend = try await dienst.stuur(
        "POST", "/v1/rondes/2025/aanvragen", aanvrager, bytes: try Self.bestand("aanvraag"))
      #expect(ingediend.status == 201 && ingediend.json["geschiktheid"]?["oordeel"] == "geschikt")
      let id = try #require(ingediend.json["id"]?.text)
      try dienst.sluitRonde()
      try await dienst.verleen()
      let (jan, piet) = (
        try await dienst.medewerker(.financieel, als: "jan"), try await dienst.medewerker(.financieel, als: "piet")
      )
      let voorschot = try await dienst.stuur("POST", "/v1/aanvragen/\(id)/voorschot", jan, [:])
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(id)/betalingen", piet,
        ["bedrag": try #require(voorschot.json["bedrag"]), "valutadatum": "2025-05-06", "kenmerk": "BANK-1"])
      try dienst.zetKlok("2026-01-16T09:00:00Z")
      let verantwoord = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/verantwoording", aanvrager, bytes: try Self.bestand("verantwoording"))
      #expect(verantwoord.status == 201, "\(String(decoding: verantwoord.lichaam, as: UTF8.self))")
      #expect(verantwoord.json["onvolledig"]?.elements?.isEmpty == true)
    }
  }

  @Test func theExampleOfAnAssessmentIsTaken() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let ingediend = try await dienst.stuur(
        "POST", "/v1/rondes/2025/aanvragen", try await dienst.aanvrager("27312345"), bytes: try Self.bestand("aanvraag")
      )
      let id = try #require(ingediend.json["id"]?.text)
      try dienst.sluitRonde()
      let beoordelaar = try await dienst.medewerker(.beoordelaar, als: "b1")
      let beoordeeld = try await dienst.stuur(
        "PUT", "/v1/aanvragen/\(id)/beoordeling", beoordelaar, bytes: try Self.bestand("beoordeling"))
      #expect(beoordeeld.status / 100 == 2, "\(String(decoding: beoordeeld.lichaam, as: UTF8.self))")
      let lijst = try await dienst.stuur("GET", "/v1/rondes/2025/rangschikking", beoordelaar)
      #expect(lijst.json["rangorde"]?[0]?["verleenbaar"]?.getal == "14052.00")
    }
  }
}
