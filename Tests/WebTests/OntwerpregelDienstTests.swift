import Foundation
import JSON
import Loket
import Proeven
import Testing

@testable import Web

/// What the NL API Design Rules ask of the running service. `OntwerpregelTests` looks at its description.
@Suite struct OntwerpregelDienstTests {
  /// Every path of the service on a file, with its method.
  private func paden(_ dienst: Proefdienst, _ id: String) -> [(methode: String, patroon: String, pad: String)] {
    dienst.routes.map { ($0.methode, $0.patroon, RoutetabelTests.pad($0.patroon, id)) }
  }

  /// The header fields, of answers and of refusals.
  @Test(arguments: Ontwerpregel.alle.filter { $0.bron == .antwoorden })
  func everyAnswerHasTheHeaderFields(_ regel: Ontwerpregel) async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let auditor = try await dienst.medewerker(.auditor, als: "a1")
      for (methode, patroon, pad) in paden(dienst, id) {
        for (sleutel, koppen) in [(auditor, [:]), (nil, [:]), (auditor, ["Accept": "image/png"])] {
          let uitslag = try await dienst.stuur(methode, pad, sleutel, methode == "GET" ? nil : [:], koppen: koppen)
          let velden = uitslag.koppen.map { JSONMember($0.key, .text($0.value)) }
          // Whether the service lives may be asked again by who keeps it, and is of no use to a page of another site.
          let isOpenbaar = Adres.isOpenbaar(patroon) || regel.naam.hasSuffix("headers") && patroon == "/health/live"
          let antwoord = Ontwerpregel.antwoord(velden, status: uitslag.status, isOpenbaar: isOpenbaar)
          #expect(regel.fouten(antwoord) == [], "\(methode) \(pad) \(uitslag.status)")
        }
      }
    }
  }

  @Test func aTrailingSlashIsNotFoundAndNotRedirected() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let auditor = try await dienst.medewerker(.auditor, als: "a1")
      for (methode, _, pad) in paden(dienst, try await dienst.dienIn(Voorbeeldaanvraag())) {
        let zonderZoek = String(pad.prefix { $0 != "?" })
        let uitslag = try await dienst.stuur(methode, zonderZoek + "/", auditor, methode == "GET" ? nil : [:])
        #expect(uitslag.status == 404 && uitslag.kop("Location") == nil, "\(methode) \(pad)")
      }
    }
  }

  @Test func anotherMethodIsRefusedWithThoseThatAreAllowed() async throws {
    try await Proefdienst.met { dienst in
      for (_, patroon, pad) in paden(dienst, "x") {
        let bekend = Set(dienst.routes.filter { $0.patroon == patroon }.map(\.methode))
        for methode in ["GET", "POST", "PUT", "PATCH", "DELETE"] where !bekend.contains(methode) {
          let uitslag = try await dienst.stuur(methode, pad)
          let toegestaan = uitslag.kop("Allow")?.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
          #expect(uitslag.status == 405 && Set(toegestaan ?? []).isSuperset(of: bekend), "\(methode) \(pad)")
        }
      }
    }
  }

  /// Reading changes nothing that can be read. That the service notes the day on which it first showed a decision is of
  /// its own doing, and not asked for by who reads (RFC 9110, section 9.2.1).
  @Test func readingChangesNothingAndPuttingTwiceIsPuttingOnce() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let auditor = try await dienst.medewerker(.auditor, als: "a1")
      let lezend = paden(dienst, id).filter {
        $0.methode == "GET" && !["/metrics", "/v1/rondes/{jaar}/verantwoordingsrapport"].contains($0.patroon)
      }
      func gelezen() async throws -> [String] {
        var alles: [String] = []
        for route in lezend {
          let uitslag = try await dienst.stuur("GET", route.pad, auditor)
          alles.append("\(route.pad) \(uitslag.status) \(uitslag.kop("ETag") ?? "")")
        }
        return alles
      }
      // The first reading with a token is an event of the chain of access.
      _ = try await gelezen()
      let eerst = try await gelezen()
      #expect(try await gelezen() == eerst)
      let aanvrager = try await dienst.aanvrager("27312345")
      let nieuw = Voorbeeldaanvraag(gesprekken: 410).json
      for _ in 0..<2 {
        let uitslag = try await dienst.stuur(
          "PUT", "/v1/aanvragen/\(id)", aanvrager, nieuw, koppen: ["If-Match": "*"])
        #expect(uitslag.status == 200 && uitslag.json["aanvraag"]?["prestaties"]?["gesprekkenNieuw"] != nil)
      }
      let lijst = try await dienst.stuur("GET", "/v1/rondes/2025/aanvragen", aanvrager)
      #expect(lijst.json["totaal"]?.getal == "1")
    }
  }

  @Test func statusesTellWhatIsWrongAndNoMore() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let aanvrager = try await dienst.aanvrager("27312345")
      let indienen = "/v1/rondes/2025/aanvragen"
      let gemaakt = try await dienst.stuur("POST", indienen, aanvrager, Voorbeeldaanvraag().json)
      #expect(gemaakt.status == 201)
      let plaats = try #require(gemaakt.kop("Location"))
      #expect(try await dienst.stuur("GET", plaats, aanvrager).status == 200)
      let gevallen: [(String, String, String?, JSONValue?, [String: String], Int)] = [
        ("POST", indienen, aanvrager, ["a": 1], [:], 400), ("GET", plaats, nil, nil, [:], 401),
        ("POST", "/v1/rondes/2025/besluiten", aanvrager, [:], [:], 403),
        ("GET", "/v1/aanvragen/weg", aanvrager, nil, [:], 404), ("DELETE", plaats, aanvrager, nil, [:], 405),
        ("GET", "/v1/rondes", nil, nil, ["Accept": "image/png"], 406),
        ("POST", indienen, aanvrager, Voorbeeldaanvraag().json, [:], 409),
        ("PUT", plaats, aanvrager, Voorbeeldaanvraag(gesprekken: 410).json, ["If-Match": "\"x\""], 412),
        ("POST", indienen, aanvrager, [:], ["Content-Type": "text/plain"], 415),
        ("PUT", plaats, aanvrager, Voorbeeldaanvraag().json, [:], 428),
      ]
      for (methode, pad, sleutel, lichaam, koppen, status) in gevallen {
        let uitslag = try await dienst.stuur(methode, pad, sleutel, lichaam, koppen: koppen)
        #expect(uitslag.status == status, "\(methode) \(pad)")
        #expect(uitslag.kop("Content-Type") == "application/problem+json", "\(methode) \(pad)")
        #expect(uitslag.json["status"]?.getal == "\(status)", "\(methode) \(pad)")
        for lid in ["title", "detail"] {
          #expect(uitslag.json[lid]?.text?.isEmpty == false, "\(methode) \(pad) \(lid)")
        }
        let tekst = String(decoding: uitslag.lichaam, as: UTF8.self).lowercased()
        for woord in ["sql", "postgres", "swift", "constraint", "exception"] {
          #expect(!tekst.contains(woord), "\(methode) \(pad): \(woord)")
        }
      }
    }
  }

  /// No session, and no word about what it is made of.
  @Test func noAnswerSetsACookieOrNamesAProduct() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let auditor = try await dienst.medewerker(.auditor, als: "a1")
      for (methode, _, pad) in paden(dienst, try await dienst.dienIn(Voorbeeldaanvraag())) {
        let uitslag = try await dienst.stuur(methode, pad, auditor, methode == "GET" ? nil : [:])
        for kop in ["Set-Cookie", "Server", "X-Powered-By", "Via"] {
          #expect(uitslag.kop(kop) == nil, "\(methode) \(pad) \(kop)")
        }
      }
    }
  }

  @Test func everyFaultIsToldAtOnceWithStatus400() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let uitslag = try await dienst.stuur(
        "POST", "/v1/rondes/2025/aanvragen", try await dienst.aanvrager("27312345"),
        ["gevraagdBedrag": "veel", "onbekend": 1])
      #expect(uitslag.status == 400)
      #expect(
        Set(uitslag.fouten).isSuperset(of: [
          "type /gevraagdBedrag", "onbekend_veld /onbekend", "verplicht /aanvrager", "verplicht /prestaties",
        ]), "\(uitslag.fouten)")
    }
  }

  /// Any offset is taken, and answers are in UTC with an upper-case T and Z.
  @Test func momentsAreTakenWithAnyOffsetAndGivenInUTC() async throws {
    try await Proefdienst.met(klok: "2025-03-19T09:00:00Z") { dienst in
      let beheer = try await dienst.medewerker(.beheerder, als: "beheer")
      var ronde = Proefdienst.ronde().members ?? []
      ronde[0] = JSONMember("opent", "2025-03-20T00:00:00+01:00")
      ronde[1] = JSONMember("sluit", "2025-03-27T18:00:00-05:00")
      let gemaakt = try await dienst.stuur("PUT", "/v1/rondes/2025", beheer, .object(ronde))
      #expect(gemaakt.status == 201)
      #expect(gemaakt.json["opent"] == "2025-03-19T23:00:00Z" && gemaakt.json["sluit"] == "2025-03-27T23:00:00Z")
      let klok = try await dienst.stuur("PUT", "/v1/klok", beheer, ["nu": "2025-03-20T18:30:00+05:30"])
      #expect(klok.json["nu"]?.text?.hasPrefix("2025-03-20T13:00:0") == true)
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let auditor = try await dienst.medewerker(.auditor, als: "a1")
      var aantal = 0
      for (methode, _, pad) in paden(dienst, id) where methode == "GET" {
        let tekst = String(decoding: try await dienst.stuur("GET", pad, auditor).lichaam, as: UTF8.self)
        for moment in tekst.matches(of: /"(\d{4}-\d\d-\d\d[Tt ]\d\d:[^" ]*)"/) where !pad.contains("openapi") {
          aantal += 1
          #expect(moment.1.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/) != nil, "\(pad): \(moment.1)")
        }
      }
      #expect(aantal > 15)
    }
  }

  /// The description is for everybody, and every answer has its version.
  @Test func everyAnswerHasTheVersionOfTheDescription() async throws {
    try await Proefdienst.met { dienst in
      for pad in ["/v1/openapi.json", "/v1/openapi.yaml"] {
        let uitslag = try await dienst.stuur("GET", pad, koppen: ["Origin": "https://a.example"])
        #expect(uitslag.status == 200 && uitslag.kop("Access-Control-Allow-Origin") == "*")
      }
      let versie = dienst.beschrijving.document["info"]?["version"]?.text
      for (methode, _, pad) in paden(dienst, "x") + [("GET", "", "/weg"), ("BREW", "", "/v1/rondes")] {
        #expect(try await dienst.stuur(methode, pad).kop("API-Version") == versie, "\(methode) \(pad)")
      }
    }
  }

  /// TLS is spoken by the proxy: the service listens on loopback, and plain HTTP is sent on to HTTPS.
  @Test func theShippedProxySpeaksTLSAlone() throws {
    let tekst = try String(contentsOf: Proefdienst.root.appendingPathComponent("deploy/nginx.conf"), encoding: .utf8)
    #expect(tekst.contains("  ssl_protocols TLSv1.2 TLSv1.3;\n"))
    #expect(!tekst.contains("TLSv1.1") && !tekst.contains("SSLv3"))
    #expect(tekst.contains("location / { return 308 https://$server_name$request_uri; }"))
    #expect(
      tekst.matches(of: /add_header Strict-Transport-Security "max-age=\d{8}; includeSubDomains" always;/).count >= 2)
    let suites = try #require(tekst.firstMatch(of: /ssl_ciphers ([^;]+);/)).1.split(separator: ":")
    #expect(suites.allSatisfy { $0.hasPrefix("ECDHE-") && $0.contains(/GCM|CHACHA20/) })
  }

  /// The article on versions has what the rules ask: a schedule, a period and a list of changes.
  @Test func theArticleOnVersionsHasAPeriodAndAList() throws {
    let pad = "Sources/Web/Web.docc/Versions.md"
    let tekst = try String(contentsOf: Proefdienst.root.appendingPathComponent(pad), encoding: .utf8)
    #expect(tekst.contains("at least twelve months") && tekst.contains("## The changes"))
    #expect(tekst.contains("\n| \(Webdienst.apiVersie) |"))
  }
}
