import JSON
import Keten
import Loket
import Proeven
import Testing

@Suite struct BekendmakingTests {
  /// What an applicant can read of his file, and the tags that go with it.
  private func gezien(_ dienst: Proefdienst, _ id: String, door sleutel: String) async throws -> [String] {
    var gezien: [String] = []
    let paden = [
      "/v1/aanvragen/\(id)", "/v1/aanvragen/\(id)/herstelverzoeken", "/v1/aanvragen/\(id)/besluit",
      "/v1/aanvragen/\(id)/voorschot", "/v1/aanvragen/\(id)/verantwoording", "/v1/aanvragen/\(id)/vaststelling",
      "/v1/rondes/2025/aanvragen",
    ]
    for pad in paden + Status.allCases.map({ "/v1/rondes/2025/aanvragen?status=\($0.rawValue)" }) {
      let uitslag = try await dienst.stuur("GET", pad, sleutel)
      let tekst = String(decoding: uitslag.lichaam, as: UTF8.self)
      gezien.append("\(pad) \(uitslag.status) \(uitslag.kop("ETag") ?? "-") \(tekst)")
    }
    return gezien
  }

  @Test func ofAWithdrawnFileNoDecisionIsAwaited() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let eigenaar = try await dienst.aanvrager("27312345")
      let eerst = try await dienst.stuur("GET", "/v1/aanvragen/\(id)/besluit", eigenaar)
      #expect(eerst.status == 404 && eerst.json["detail"]?.text?.contains("nog geen besluit") == true)
      try await dienst.trekIn(id, van: "27312345")
      for sleutel in [eigenaar, try await dienst.medewerker(.auditor, als: "a1")] {
        let daarna = try await dienst.stuur("GET", "/v1/aanvragen/\(id)/besluit", sleutel)
        #expect(daarna.status == 404)
        #expect(daarna.json["detail"]?.text == "Deze aanvraag is ingetrokken; er komt geen besluit op.")
      }
    }
  }

  @Test func aDecisionShowsInNothingBeforeItIsMadeKnown() async throws {
    try await Proefdienst.met { dienst in
      let ids = try await dienst.maakVolleRonde()
      let letters = ["A", "C", "D", "F"]
      var eerder: [String: [String]] = [:]
      for letter in letters {
        let sleutel = try await dienst.aanvrager(Proefdienst.kvkNummers[letter] ?? "")
        eerder[letter] = try await gezien(dienst, ids[letter] ?? "", door: sleutel)
      }
      #expect(try await dienst.bevries().status == 201)
      #expect(try await dienst.besluit().status == 201)
      for letter in letters {
        let sleutel = try await dienst.aanvrager(Proefdienst.kvkNummers[letter] ?? "")
        #expect(try await gezien(dienst, ids[letter] ?? "", door: sleutel) == eerder[letter], "\(letter)")
      }
      let staf = try await dienst.medewerker(.auditor, als: "a1")
      let besloten = try await dienst.stuur("GET", "/v1/aanvragen/\(ids["C"] ?? "")", staf)
      #expect(besloten.json["status"]?.text == "afgewezen")
      let lijst = try await dienst.stuur("GET", "/v1/rondes/2025/aanvragen?status=afgewezen", staf)
      #expect(lijst.json["totaal"] == .number("4"))
      #expect(lijst.json["items"]?[0]?["status"]?.text == "afgewezen")

      // Made known: now it shows, and the tag is another.
      let pad = "/v1/aanvragen/\(ids["C"] ?? "")"
      let sleutel = try await dienst.aanvrager("10000003")
      let tag = try await dienst.stuur("GET", pad, sleutel).kop("ETag")
      let bekend = try await dienst.stuur(
        "POST", pad + "/besluit/bekendmaking", try await dienst.medewerker(.besluitnemer, als: "d1"),
        ["bekendgemaaktOp": "2025-03-28"])
      #expect(bekend.status == 201)
      let daarna = try await dienst.stuur("GET", pad, sleutel)
      #expect(daarna.json["status"]?.text == "afgewezen")
      #expect(daarna.kop("ETag") == bekend.kop("ETag"))
      #expect(daarna.kop("ETag") != tag)
      #expect(try await dienst.stuur("GET", pad + "/besluit", sleutel).status == 200)
      let gevonden = try await dienst.stuur("GET", "/v1/rondes/2025/aanvragen?status=afgewezen", sleutel)
      #expect(gevonden.json["totaal"] == .number("1"))
    }
  }

  @Test func whatIsRefusedBeforeBekendmakingDoesNotTellTheDecision() async throws {
    try await Proefdienst.met { dienst in
      let ids = try await dienst.maakVolleRonde()
      #expect(try await dienst.bevries().status == 201)
      #expect(try await dienst.besluit().status == 201)
      for (letter, status) in [("A", "ingediend"), ("C", "ingediend"), ("F", "aan_te_vullen")] {
        let kvkNummer = Proefdienst.kvkNummers[letter] ?? ""
        let sleutel = try await dienst.aanvrager(kvkNummer)
        let pad = "/v1/aanvragen/\(ids[letter] ?? "")"
        let gelezen = try await dienst.stuur("GET", pad, sleutel)
        let geweigerd = [
          try await dienst.stuur("POST", pad + "/intrekking", sleutel, [:]),
          try await dienst.stuur(
            "PUT", pad, sleutel, Voorbeeldaanvraag(kvkNummer: kvkNummer).json,
            koppen: ["If-Match": gelezen.kop("ETag") ?? ""]),
          try await dienst.stuur("POST", pad + "/verantwoording", sleutel, Voorbeeldverantwoording().json),
        ]
        #expect(geweigerd.map(\.status) == [409, 409, 409], "\(letter)")
        // The state is the one that the applicant is shown, as for a file without a decision.
        #expect(geweigerd.map { $0.json["stand"]?.text } == [status, status, status], "\(letter)")
        #expect(geweigerd.allSatisfy { $0.json["mogelijk"] == geweigerd[0].json["mogelijk"] })
      }
    }
  }

  @Test func anAssessmentThatRunsIsNotTheApplicants() async throws {
    try await Proefdienst.met { dienst in
      let ids = try await dienst.maakVolleRonde()
      let pad = "/v1/aanvragen/\(ids["C"] ?? "")"
      let sleutel = try await dienst.aanvrager("10000003")
      let eerder = try await dienst.stuur("GET", pad, sleutel).json["geschiktheid"]
      let beoordeeld = try await dienst.stuur(
        "PUT", pad + "/beoordeling", try await dienst.medewerker(.beoordelaar, als: "b2"),
        ["motivering": "m", "toetsen": ["doelgroep": ["uitkomst": "voldoet_niet", "reden": "geen doelgroep"]]])
      #expect(beoordeeld.status == 201)
      #expect(try await dienst.stuur("GET", pad, sleutel).json["geschiktheid"] == eerder)
      let staf = try await dienst.medewerker(.auditor, als: "a1")
      #expect(try await dienst.stuur("GET", pad, staf).json["geschiktheid"]?["redenen"] == ["doelgroep"])
      #expect(try await dienst.bevries().status == 201)
      #expect(try await dienst.besluit(Proefdienst.besluitopdracht(bekendgemaaktOp: "2025-03-28")).status == 201)
      let bekend = try await dienst.stuur("GET", pad, sleutel)
      #expect(bekend.json["status"]?.text == "afgewezen")
      #expect(bekend.json["geschiktheid"]?["redenen"] == ["doelgroep"])
    }
  }
}
