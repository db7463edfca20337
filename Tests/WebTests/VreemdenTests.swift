import JSON
import Loket
import Observability
import Proeven
import Testing

@testable import Web

/// What somebody from outside can cost the others: whom a body is read from, how long it may be, and how often one may
/// ask.
@Suite struct VreemdenTests {
  /// The beginning of a request with a body of so many bytes, of which none is there.
  private static func kop(_ verzoek: String, _ sleutel: String?, lengte: Int, meer: String = "") -> String {
    let toegang = sleutel.map { "Authorization: Bearer \($0)\r\n" } ?? ""
    return "\(verzoek) HTTP/1.1\r\nHost: a\r\n\(toegang)\(meer)Content-Type: application/json\r\n"
      + "Content-Length: \(lengte)\r\n\r\n"
  }

  @Test func aBodyIsReadOnlyFromWhoMaySendIt() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let aanvrager = try await dienst.aanvrager("27312345")
      let beheerder = try await dienst.medewerker(.beheerder, als: "b1")
      let indienen = "POST /v1/rondes/2025/aanvragen"
      let verwacht = "Expect: 100-continue\r\n"
      let gevallen: [(kop: String, status: Int, soort: String)] = [
        (Self.kop(indienen, nil, lengte: 1_000_000), 401, "geen-toegang"),
        (Self.kop(indienen, nil, lengte: 1_000_000, meer: verwacht), 401, "geen-toegang"),
        (Self.kop(indienen, "onbekend", lengte: 1_000_000), 401, "geen-toegang"),
        (Self.kop(indienen, beheerder, lengte: 1_000_000), 403, "verboden"),
        (Self.kop(indienen, aanvrager, lengte: 2_097_153), 413, "bericht-te-groot"),
        (Self.kop("POST /v1/aanvragen/x/verantwoording", nil, lengte: 8_388_608), 401, "geen-toegang"),
        (Self.kop("POST /v1/aanvragen/x/verantwoording", aanvrager, lengte: 8_388_609), 413, "bericht-te-groot"),
        (Self.kop("POST /v1/niets", aanvrager, lengte: 1_000_000), 404, "niet-gevonden"),
        (Self.kop("PUT /v1/regeling", aanvrager, lengte: 1_000_000), 405, "methode-niet-toegestaan"),
        (Self.kop("GET /v1/regeling", nil, lengte: 1_025), 413, "bericht-te-groot"),
        (Self.kop("GET /v1/rondes/2025/aanvragen", aanvrager, lengte: 1_025), 413, "bericht-te-groot"),
        (
          Self.kop("POST /v1/rondes/2025/proefaanvragen", nil, lengte: Webdienst.vreemdeBytesStandaard + 1), 413,
          "bericht-te-groot"
        ),
      ]
      for geval in gevallen {
        let antwoord = try dienst.stuurBegin(geval.kop)
        #expect(antwoord.hasPrefix("HTTP/1.1 \(geval.status) "), "\(geval.kop)\n\(antwoord)")
        #expect(antwoord.contains("/problemen/\(geval.soort)\""), "\(geval.kop)\n\(antwoord)")
        #expect(antwoord.contains("API-Version: ") && antwoord.contains("Connection: close"), "\(antwoord)")
      }
      #expect(await dienst.server.metrics().bytesBuffered == 0)
    }
  }

  @Test func whoIsRefusedAtTheDoorIsToldWhatCounts() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let aanvrager = try await dienst.aanvrager("27312345")
      let teLang = try dienst.stuurBegin(Self.kop("POST /v1/rondes/2025/aanvragen", aanvrager, lengte: 2_097_153))
      #expect(teLang.contains("ten hoogste 2097152 bytes") && teLang.contains("Met dit bericht is niets ingediend."))
      let proef = try dienst.stuurBegin(
        Self.kop("POST /v1/rondes/2025/proefaanvragen", nil, lengte: Webdienst.vreemdeBytesStandaard + 1))
      #expect(proef.contains("ten hoogste 262144 bytes") && !proef.contains("ingediend"))
      let metSleutel = try dienst.stuurBegin(
        Self.kop("POST /v1/rondes/2025/proefaanvragen", aanvrager, lengte: 2_097_153))
      #expect(metSleutel.hasPrefix("HTTP/1.1 413 ") && metSleutel.contains("ten hoogste 2097152 bytes"))
    }
  }

  /// Of two tokens nobody knows which one a proxy meant, so neither counts.
  @Test func twoTokensAreRefused() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let eigen = try await dienst.aanvrager("27312345")
      let auditor = try await dienst.medewerker(.auditor, als: "a1")
      for (eerste, tweede) in [(eigen, auditor), (auditor, eigen), (eigen, eigen), (eigen, "onbekend")] {
        for verzoek in ["GET /v1/rondes/2025/aanvragen", "GET /v1/rondes/2025", "POST /v1/rondes/2025/aanvragen"] {
          let antwoord = try dienst.stuurBegin(
            Self.kop(verzoek, eerste, lengte: 0, meer: "authorization: Bearer \(tweede)\r\nConnection: close\r\n"))
          #expect(antwoord.hasPrefix("HTTP/1.1 400 ") && antwoord.contains("Authorization"), "\(antwoord)")
        }
      }
    }
  }

  @Test func aTrialOfTheLongestLengthIsJudged() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      var bytes = Voorbeeldaanvraag().json.bytes
      bytes += [UInt8](repeating: UInt8(ascii: " "), count: Webdienst.vreemdeBytesStandaard - bytes.count)
      let pad = "/v1/rondes/2025/proefaanvragen"
      #expect(try await dienst.stuur("POST", pad, nil, bytes: bytes).status == 200)
      #expect(try await dienst.stuur("POST", pad, nil, bytes: bytes + [UInt8(ascii: " ")]).status == 413)
      #expect(try await dienst.stuur("POST", pad, "onbekend", bytes: bytes + [UInt8(ascii: " ")]).status == 413)
      // Whoever can submit a document can try it.
      let sleutel = try await dienst.aanvrager("27312345")
      bytes += [UInt8](repeating: UInt8(ascii: " "), count: 2_097_152 - bytes.count)
      let proef = try await dienst.stuur("POST", pad, sleutel, bytes: bytes)
      #expect(proef.status == 200 && proef.json["geschiktheid"] != nil)
      let teLang = try await dienst.stuur("POST", pad, sleutel, bytes: bytes + [UInt8(ascii: " ")])
      #expect(teLang.status == 413 && teLang.json["detail"]?.text?.contains("2097152") == true)
      #expect(try await dienst.stuur("POST", "/v1/rondes/2025/aanvragen", sleutel, bytes: bytes).status == 201)
    }
  }

  /// Twelve addresses have twelve limits of their own, so what is long goes at a pace that all strangers share.
  @Test func longTrialsOfManyStrangersGoOneAfterTheOther() async throws {
    let tempo = Pace(bytesPerSecond: 20_000)
    try await Proefdienst.met(vreemdentempo: tempo, staatStil: true) { dienst in
      try await dienst.maakRonde()
      let aanvraag = Voorbeeldaanvraag().json.bytes
      @Sendable func proef(_ lengte: Int, van nummer: Int) async throws -> Proefdienst.Uitslag {
        try await dienst.stuur(
          "POST", "/v1/rondes/2025/proefaanvragen", nil,
          bytes: aanvraag + [UInt8](repeating: UInt8(ascii: " "), count: lengte - aanvraag.count),
          koppen: ["X-Forwarded-For": "192.0.2.\(nummer)"])
      }
      func onderWeg(_ aantal: Int) async throws {
        try await Proefdienst.wacht("\(aantal) are in line") {
          await dienst.server.metrics().requestsInFlight == aantal
        }
        // Until the loops did what was queued before: a timer that is set after a leap in time would count from there.
        for lus in dienst.lussen + dienst.lussen {
          await withCheckedContinuation { klaar in lus.execute { klaar.resume() } }
        }
      }
      // Each takes five seconds, so the third waits as long as one may.
      let uitslagen = try await withThrowingTaskGroup(of: Proefdienst.Uitslag.self) { groep in
        for nummer in 1...4 { groep.addTask { try await proef(100_000, van: nummer) } }
        var uitslagen: [Proefdienst.Uitslag] = []
        for _ in 1...2 { if let uitslag = try await groep.next() { uitslagen.append(uitslag) } }
        try await onderWeg(2)
        #expect(try await proef(Webdienst.vreemdeBytesZonderWachten, van: 5).status == 200, "a usual one does not wait")
        #expect(try await proef(Webdienst.vreemdeBytesZonderWachten + 1, van: 6).status == 429)
        for over in [1, 0] {
          await dienst.uurwerk.advance(by: .seconds(5))
          if let uitslag = try await groep.next() { uitslagen.append(uitslag) }
          try await onderWeg(over)
        }
        return uitslagen
      }
      #expect(uitslagen.map(\.status).sorted() == [200, 200, 200, 429])
      let geweigerd = try #require(uitslagen.first { $0.status == 429 })
      #expect(geweigerd.probleem == "te-vaak" && geweigerd.kop("Retry-After") == "10")
    }
  }

  /// Every route counts, whatever it is, and each client by its token, its IPv4 address or its IPv6 /64.
  @Test(arguments: [
    "/v1/regeling", "/v1/velden", "/v1/rondes", "/v1/rondes/2025", "/v1/rondes/2025/aanvragen", "/v1/gebeurtenissen",
    "/health/live", "/health/ready", "/metrics", "/v1/rondes/2025/rangschikking", "/v1/aanvragen/x",
  ])
  func everyRouteIsLimited(_ pad: String) async throws {
    try await Proefdienst.met(klantgrens: RateLimit(perSecond: 1, burst: 1), staatStil: true) { dienst in
      func vraag(_ adres: String, _ sleutel: String? = nil) async throws -> Proefdienst.Uitslag {
        try await dienst.stuur("GET", pad, sleutel, koppen: ["X-Forwarded-For": adres])
      }
      #expect(try await vraag("192.0.2.1").status != 429)
      let geweigerd = try await vraag("192.0.2.1")
      #expect(geweigerd.status == 429 && geweigerd.probleem == "te-vaak" && geweigerd.kop("Retry-After") == "1")
      #expect(try await vraag("2001:db8:0:1::1").status != 429)
      #expect(try await vraag("2001:db8:0:1:ffff::2").status == 429, "the same /64")
      #expect(try await vraag("2001:db8:0:2::1").status != 429)
    }
  }

  @Test func aKnownTokenIsCountedByItselfAndAnUnknownOneByItsAddress() async throws {
    try await Proefdienst.met(klantgrens: RateLimit(perSecond: 1, burst: 2), staatStil: true) { dienst in
      let pad = "/v1/rondes/2025/aanvragen"
      let sleutel = try await dienst.medewerker(.intake, als: "i1")
      func vraag(_ sleutel: String, via adres: String) async throws -> Int {
        try await dienst.stuur("GET", pad, sleutel, koppen: ["X-Forwarded-For": adres]).status
      }
      #expect(try await vraag(sleutel, via: "192.0.2.1") == 404)
      #expect(try await vraag(sleutel, via: "192.0.2.2") == 404)
      #expect(try await vraag(sleutel, via: "192.0.2.3") == 429, "one token, whatever its address")
      #expect(try await vraag("geraden-1", via: "192.0.2.4") == 401)
      #expect(try await vraag("geraden-2", via: "192.0.2.4") == 401)
      #expect(try await vraag("geraden-3", via: "192.0.2.4") == 429, "nobody tries tokens without end")
    }
  }

  @Test func aLongBodyAndALongAnswerCountForMore() async throws {
    try await Proefdienst.met(klantgrens: RateLimit(perSecond: 1, burst: 40), staatStil: true) { dienst in
      try await dienst.maakRonde()
      var bytes = Voorbeeldaanvraag().json.bytes
      bytes += [UInt8](repeating: UInt8(ascii: " "), count: 400_000)
      let sleutel = try await dienst.aanvrager("27312345")
      let ingediend = try await dienst.stuur("POST", "/v1/rondes/2025/aanvragen", sleutel, bytes: bytes)
      #expect(ingediend.status == 201)
      // 24 of its 40 for the body; its answer holds the body again.
      let volgende = try await dienst.stuur("GET", "/v1/rondes/2025/aanvragen", sleutel)
      #expect(volgende.status == 429)
      #expect((volgende.kop("Retry-After").flatMap { Int($0) } ?? 0) > 5)
    }
  }

  @Test(arguments: ["", " ", ","]) func anEmptyAcceptIsAsNone(_ accept: String) async throws {
    try await Proefdienst.met { dienst in
      let gelezen = try await dienst.stuur("GET", "/v1/regeling", koppen: ["Accept": accept])
      #expect(gelezen.status == 200)
      let kop = "GET /v1/rondes HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAccept: \(accept)\r\n\r\n"
      let antwoord = try dienst.stuurBegin(kop)
      #expect(antwoord.hasPrefix("HTTP/1.1 200 "))
    }
  }

  /// What a client sent comes back in part: a long text costs nobody time, and fills no log.
  @Test func whatAClientSentIsRepeatedInPart() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let lang = String(repeating: "n", count: 3_000)
      let nietGevonden = try await dienst.stuur("GET", "/v1/\(lang)")
      #expect(nietGevonden.json["instance"]?.text == "/v1/" + String(repeating: "n", count: 96) + "...")
      // A cut never leaves a part of an escape.
      let gecodeerd = try await dienst.stuur("GET", "/v1/xx\(String(repeating: "%C3%A9", count: 40))")
      #expect(
        gecodeerd.json["instance"]?.text == "/v1/xx" + String(repeating: "%C3%A9", count: 15) + "%C3...",
        "\(gecodeerd.json)")
      let zoekvraag = try await dienst.stuur("GET", "/v1/rondes?e\(String(repeating: "%CC%81", count: 1_000))=1")
      #expect(zoekvraag.status == 400 && zoekvraag.lichaam.count < 2_000, "one character of a thousand scalars")
      let naam = String(repeating: "n", count: 200_000)
      let proef = try await dienst.stuur(
        "POST", "/v1/rondes/2025/proefaanvragen", nil, bytes: Array("{\"\(naam)\":{\"a\":1,\"a\":2}}".utf8))
      #expect(proef.status == 400 && proef.lichaam.count < 5_000)
      #expect(proef.fouten.contains("onbekend_veld /" + String(repeating: "n", count: 100) + "…"))
    }
  }

  /// The path of what there can be comes back whole, whichever route it is of.
  @Test func aProblemNamesItsOwnPathWhole() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = String(repeating: "i", count: 64)
      let stam = "/v1/aanvragen/\(id)"
      let auditor = try await dienst.medewerker(.auditor, als: "a1")
      for (methode, pad, status) in [
        ("POST", "\(stam)/terugbetalingen/5b2c6f0e-9c9c-4d5e-8a1b-6370d0327abc/bevestiging", 403),
        ("PUT", "\(stam)/terugbetalingen/5b2c6f0e-9c9c-4d5e-8a1b-6370d0327abc/afwijzing", 405),
        ("POST", "\(stam)/signalen/eigen_verlening_niet_verklaard/afhandeling", 403),
        ("GET", "\(stam)/besluit", 404),
      ] {
        let uitslag = try await dienst.stuur(methode, pad, auditor)
        #expect(uitslag.status == status && uitslag.json["instance"]?.text == pad, "\(uitslag.json)")
      }
      let teLang = try await dienst.stuur("GET", "/v1/aanvragen/\(String(repeating: "i", count: 3_000))", auditor)
      #expect(teLang.status == 404 && teLang.json["instance"]?.text?.utf8.count == 103)
    }
  }

  /// What is kept of refusals is bounded for each client and day; a new day begins anew.
  @Test func refusalsFillNoDisk() async throws {
    try await Proefdienst.met(weigergrens: ByteQuota(bytesPerDay: 5_000)) { dienst in
      try await dienst.maakRonde()
      let pad = "/v1/rondes/2025/aanvragen"
      let sleutel = try await dienst.aanvrager("27312345")
      let fout = Array(("{" + String(repeating: " ", count: 3_000)).utf8)
      #expect(try await dienst.stuur("POST", pad, sleutel, bytes: fout).status == 400)
      #expect(try await dienst.stuur("POST", pad, sleutel, bytes: fout).status == 400)
      let geweigerd = try await dienst.stuur("POST", pad, sleutel, bytes: fout)
      #expect(geweigerd.status == 429 && geweigerd.probleem == "te-vaak")
      let seconden = try #require(geweigerd.kop("Retry-After").flatMap { Int($0) })
      // From ten in the morning in Amsterdam to midnight.
      #expect((50_000...50_400).contains(seconden))
      #expect(try await dienst.stuur("GET", pad, sleutel).status == 200, "reading goes on")
      let begin =
        "POST \(pad) HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer \(sleutel)\r\nContent-Length: 1000000\r\n\r\n"
      let kop = try dienst.stuurBegin(begin)
      #expect(kop.hasPrefix("HTTP/1.1 429 "), "before its body")
      _ = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312346"))
      try dienst.zetKlok("2025-03-21T09:00:00Z")
      #expect(try await dienst.stuur("POST", pad, sleutel, Voorbeeldaanvraag().json).status == 201)
    }
  }
}
