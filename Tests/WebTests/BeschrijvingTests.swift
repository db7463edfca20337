import Foundation
import JSON
import Keten
import Loket
import Proeven
import Testing

@testable import Web

/// The description of the API says what the service does. Beside these tests every answer of every test is held against
/// it (`Proefdienst.stuur`).
@Suite struct BeschrijvingTests {
  @Test func everyRouteIsDescribedAndNothingElse() async throws {
    try await Proefdienst.met { dienst in
      let routes = dienst.routes.map { "\($0.methode) \($0.patroon)" }
      let beschreven = Routebeschrijving.alle.map { "\($0.methode) \($0.pad)" }
      #expect(Set(routes).subtracting(beschreven).sorted() == [], "a route has its text in Routebeschrijvingen.swift")
      #expect(Set(beschreven).subtracting(routes).sorted() == [], "a text in Routebeschrijvingen.swift has no route")
      #expect(routes.count == Routebeschrijving.alle.count)
      let handelingen = dienst.beschrijving.handelingen
      #expect(Set(handelingen.map { "\($0.methode) \($0.pad)" }) == Set(routes) && handelingen.count == routes.count)
      let namen = handelingen.compactMap { $0.inhoud["operationId"]?.text }
      #expect(Set(namen).count == routes.count)
      for handeling in handelingen {
        let zinnen = [handeling.inhoud["summary"], handeling.inhoud["description"]].compactMap { $0?.text }
        #expect(zinnen.first?.hasSuffix(".") == true && zinnen.count == 2, "\(handeling.methode) \(handeling.pad)")
      }
    }
  }

  @Test func theDescriptionIsPublicInBothForms() async throws {
    try await Proefdienst.met { dienst in
      for (pad, mediatype) in [("/v1/openapi.json", "application/json"), ("/v1/openapi.yaml", "application/yaml")] {
        let uitslag = try await dienst.stuur("GET", pad)
        #expect(uitslag.status == 200 && uitslag.kop("Content-Type") == mediatype)
        #expect(uitslag.kop("Access-Control-Allow-Origin") == "*" && uitslag.kop("Cache-Control") == "no-cache")
        let etag = try #require(uitslag.kop("ETag"))
        let opnieuw = try await dienst.stuur("GET", pad, koppen: ["If-None-Match": etag])
        #expect(opnieuw.status == 304 && opnieuw.lichaam.isEmpty)
        #expect(opnieuw.kop("Access-Control-Allow-Origin") == "*")
        #expect(try await dienst.stuur("GET", pad, koppen: ["Accept": "text/html"]).status == 406)
        #expect(try await dienst.stuur("GET", pad + "?vorm=kort").status == 400)
      }
      let json = try await dienst.stuur("GET", "/v1/openapi.json")
      #expect(json.lichaam == dienst.beschrijving.document.bytes)
      #expect(json.json["openapi"]?.text == "3.1.0" && json.json["info"]?["version"]?.text == "1.0.0")
      #expect(json.kop("API-Version") == "1.0.0")
      #expect(json.json["info"]?["contact"]?["name"]?.text?.isEmpty == false)
      #expect(json.json["servers"]?[0]?["url"]?.text == "/v1")
      #expect(json.json["components"]?["securitySchemes"]?["toegangssleutel"]?["scheme"] == "bearer")
      let yaml = try await dienst.stuur("GET", "/v1/openapi.yaml")
      #expect(yaml.lichaam == YAMLSchrijver.document(dienst.beschrijving.document))
    }
  }

  @Test func rolesAndVersionsAreThoseOfTheRunningService() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let tabel = RoutetabelTests()
      var moet = 0
      for handeling in dienst.beschrijving.handelingen {
        let pad = RoutetabelTests.pad(handeling.pad, id)
        let versie = try await tabel.versie(dienst, handeling.methode, handeling.pad, pad)
        if versie == "must" { moet += 1 }
        #expect((handeling.inhoud["responses"]?["428"] != nil) == (versie == "must"), "\(handeling.pad)")
        let namen = (handeling.inhoud["parameters"]?.elements ?? []).compactMap { $0["$ref"]?.text }
        #expect(namen.contains("#/components/parameters/IfMatchVerplicht") == (versie == "must"), "\(handeling.pad)")
        if versie == "may" { #expect(namen.contains("#/components/parameters/IfMatch"), "\(handeling.pad)") }
      }
      #expect(moet == 3)
      for handeling in dienst.beschrijving.handelingen {
        let rollen = try await tabel.toegelaten(
          dienst, handeling.methode, RoutetabelTests.pad(handeling.pad, id))
        let beschreven = handeling.inhoud["x-rollen"]?.elements?.compactMap(\.text)
        #expect(beschreven.map(Set.init) == rollen.map { Set($0.map(\.rawValue)) }, "\(handeling.pad)")
        #expect(handeling.inhoud["security"]?.elements?.isEmpty == (rollen == nil), "\(handeling.pad)")
        for status in ["401", "403"] {
          #expect((handeling.inhoud["responses"]?[status] != nil) == (rollen != nil), "\(handeling.pad) \(status)")
        }
      }
    }
  }

  @Test func everyReferenceLeadsSomewhereAndEverySchemaIsUsed() async throws {
    try await Proefdienst.met { dienst in
      let document = dienst.beschrijving.document
      let verwijzingen = Set(document.verwijzingen)
      #expect(verwijzingen.count > 60)
      for verwijzing in verwijzingen {
        #expect(dienst.beschrijving.opgezocht(["$ref": .text(verwijzing)]) != nil, "\(verwijzing)")
      }
      for soort in ["schemas", "responses", "parameters", "headers"] {
        for lid in document["components"]?[soort]?.members ?? [] {
          #expect(verwijzingen.contains("#/components/\(soort)/\(lid.name)"), "\(lid.name) is used")
        }
      }
      let soorten = document["components"]?["schemas"]?["Probleem"]?["properties"]?["type"]?["enum"]?.elements
      #expect(soorten?.count == Probleemsoort.allCases.count)
    }
  }

  /// An answer leads on: with the id that it gives to all of the file, and from a step to what can be read of it.
  @Test func everyLinkGivesEachPlaceOfTheRouteItLeadsTo() async throws {
    try await Proefdienst.met { dienst in
      let handelingen = dienst.beschrijving.handelingen
      let paden = Dictionary(
        uniqueKeysWithValues: handelingen.compactMap { handeling in
          handeling.inhoud["operationId"]?.text.map { ($0, handeling.pad) }
        })
      var schakels: [String: [String: JSONValue]] = [:]
      for handeling in handelingen {
        for antwoord in handeling.inhoud["responses"]?.members ?? [] {
          for lid in antwoord.value["links"]?.members ?? [] {
            #expect(lid.value["operationId"]?.text == lid.name && paden[lid.name] != nil, "\(lid.name)")
            let plaatsen = paden[lid.name]?.matches(of: /\{([a-z]+)\}/).map { String($0.1) }
            let waarden = lid.value["parameters"]
            #expect(waarden?.members?.map(\.name) == plaatsen, "\(handeling.pad) to \(lid.name)")
            schakels[handeling.inhoud["operationId"]?.text ?? "", default: [:]][lid.name] = waarden
          }
        }
      }
      #expect(schakels["indienen"]?["leesAanvraag"] == ["id": "$response.body#/id"])
      #expect(schakels["indienen"]?["verantwoorden"] == ["id": "$response.body#/id"])
      #expect(schakels["leesAanvragen"]?["leesBesluit"] == ["id": "$response.body#/items/0/id"])
      #expect(schakels["beoordelen"]?["leesBeoordeling"] == ["id": "$request.path.id"])
      #expect(
        schakels["bevriezen"]?["leesBevrorenRangschikking"]
          == ["jaar": "$request.path.jaar", "nummer": "$response.body#/nummer"])
      #expect(
        schakels["terugbetalingBoeken"]?["terugbetalingBevestigen"]
          == ["id": "$request.path.id", "terugbetaling": "$response.body#/id"])
      #expect(schakels["leesAanvraag"] == nil)
    }
  }

  /// A conflict with the clock is described, and says where the clock stands.
  @Test func theClockDoesNotGoBack() async throws {
    try await Proefdienst.met(klok: "2025-03-20T09:00:00Z") { dienst in
      let beheer = try await dienst.medewerker(.beheerder, als: "beheer")
      let terug = try await dienst.stuur("PUT", "/v1/klok", beheer, ["nu": "2025-03-19T09:00:00Z"])
      #expect(terug.status == 409 && terug.json["stand"] == nil)
      #expect(terug.json["nu"]?.text?.hasPrefix("2025-03-20T09:0") == true)
    }
  }

  /// The highest number that the description has is taken, and the next is refused.
  @Test func pagesGoAsFarAsTheDescriptionSays() async throws {
    try await Proefdienst.met { dienst in
      let lezen = dienst.beschrijving.handelingen.first { $0.pad == "/v1/rondes" }?.inhoud["parameters"]?.elements ?? []
      for naam in ["pagina", "paginagrootte"] {
        let schema = lezen.first { $0["name"]?.text == naam }?["schema"]
        guard case .integer(let hoogste)? = schema?["maximum"], case .integer(let laagste)? = schema?["minimum"] else {
          Issue.record("\(naam) has no bounds")
          continue
        }
        for (waarde, status) in [(laagste - 1, 400), (laagste, 200), (hoogste, 200), (hoogste + 1, 400)] {
          let uitslag = try await dienst.stuur("GET", "/v1/rondes?\(naam)=\(waarde)")
          #expect(uitslag.status == status, "\(naam)=\(waarde)")
        }
      }
    }
  }

  @Test func everyProblemOfARouteHasAnExample() async throws {
    try await Proefdienst.met { dienst in
      for antwoord in dienst.beschrijving.document["components"]?["responses"]?.members ?? [] {
        let inhoud = antwoord.value["content"]?[Probleem.mediatype]
        let schema = try #require(inhoud?["schema"])
        let voorbeelden = inhoud?["examples"]?.members ?? []
        #expect(voorbeelden.map(\.name).joined(separator: ".") == antwoord.name)
        for voorbeeld in voorbeelden {
          let waarde = try #require(voorbeeld.value["value"])
          #expect(dienst.beschrijving.weigeringen(waarde, schema, isStreng: false) == [], "\(voorbeeld.name)")
        }
      }
    }
  }

  @Test func everyExampleHasTheFormOfItsSchema() async throws {
    try await Proefdienst.met { dienst in
      var aantal = 0
      for handeling in dienst.beschrijving.handelingen {
        guard let inhoud = handeling.inhoud["requestBody"]?["content"]?["application/json"] else { continue }
        let schema = try #require(inhoud["schema"])
        let voorbeeld = try #require(inhoud["examples"]?["voorbeeld"]?["value"], "\(handeling.pad)")
        #expect(dienst.beschrijving.weigeringen(voorbeeld, schema, isStreng: false) == [], "\(handeling.pad)")
        aantal += 1
      }
      #expect(aantal == dienst.routes.count { $0.methode != "GET" })
    }
  }

  /// A member without words is one that an integrator has to guess.
  @Test func everyMemberSaysWhatItIsAndEveryWordIsUsed() async throws {
    try await Proefdienst.met { dienst in
      var woorden: Set<String> = []
      for schema in dienst.beschrijving.document["components"]?["schemas"]?.members ?? [] {
        for lid in schema.value.leden(in: schema.name) {
          let woord = lid.schema["description"]?.text
          #expect(woord?.isEmpty == false, "\(schema.name): \(lid.houder)/\(lid.naam)")
          for naam in ["\(lid.houder)/\(lid.naam)", lid.naam] where Woordenlijst.woorden[naam] == woord {
            woorden.insert(naam)
            break
          }
        }
      }
      #expect(Set(Woordenlijst.woorden.keys).subtracting(woorden).sorted() == [])
    }
  }

  @Test func anAnswerThatIsNotDescribedIsFound() async throws {
    try await Proefdienst.met { dienst in
      func fouten(_ status: Int, _ lichaam: String, _ mediatype: String = "application/json") -> [String] {
        let uitslag = Proefdienst.Uitslag(
          status: status, koppen: ["content-type": mediatype, "api-version": "1.0.0", "traceparent": "00"],
          lichaam: Array(lichaam.utf8))
        return dienst.beschrijving.fouten("GET", "/health/ready", uitslag)
      }
      #expect(fouten(200, #"{"status":"gereed"}"#) == [])
      #expect(fouten(200, #"{"status":"gereed","meer":1}"#) == ["/meer properties"])
      #expect(fouten(200, "{}") == ["/status required"])
      #expect(fouten(200, "x", "text/html") == ["text/html is not described"])
      #expect(fouten(201, "{}") == ["201 is not described"])
      // Who follows a link needs the id, and a list without items has none.
      func schakels(_ methode: String, _ status: Int, _ lichaam: String) -> [String] {
        let uitslag = Proefdienst.Uitslag(
          status: status, koppen: ["content-type": "application/json", "api-version": "1.0.0", "traceparent": "00"],
          lichaam: Array(lichaam.utf8))
        return dienst.beschrijving.fouten(methode, "/v1/rondes/2025/aanvragen", uitslag).filter {
          $0.hasSuffix("link")
        }
      }
      #expect(schakels("POST", 201, #"{"kenmerk":"x"}"#) == ["/id of a link"])
      #expect(schakels("POST", 201, #"{"id":"x"}"#) == [])
      #expect(schakels("GET", 200, #"{"items":[{}]}"#) == ["/items/0/id of a link"])
      #expect(schakels("GET", 200, #"{"items":[]}"#) == [])
      let probleem = "application/problem+json"
      #expect(fouten(429, "{}", probleem).contains("/type required"))
      let zonder = Proefdienst.Uitslag(status: 304, koppen: [:], lichaam: [])
      #expect(
        dienst.beschrijving.fouten("GET", "/v1/velden", zonder) == [
          "API-Version is missing", "traceparent is missing",
        ])
    }
  }

  @Test func yamlIsWrittenAsItShould() {
    let waarde: JSONValue = [
      "een": 1, "on": true, "x-rollen": ["a: b", "#"], "leeg": [], "niets": [:],
      "lijst": [["a": "1", "b": .null], [["c"]]], "/v1": .amount(150),
    ]
    #expect(
      String(decoding: YAMLSchrijver.document(waarde), as: UTF8.self) == """
        een: 1
        "on": true
        "x-rollen":
          - "a: b"
          - "#"
        leeg: []
        niets: {}
        lijst:
          -
            a: "1"
            b: null
          -
            -
              - "c"
        "/v1": 1.50

        """)
  }
}

extension JSONValue {
  /// Every member that a schema names, with what holds it.
  fileprivate func leden(in houder: String) -> [(houder: String, naam: String, schema: JSONValue)] {
    if let elements { return elements.flatMap { $0.leden(in: houder) } }
    return (members ?? []).flatMap { lid in
      guard lid.name == "properties" else { return lid.value.leden(in: houder) }
      return (lid.value.members ?? []).filter { $0.value.members != nil }.flatMap {
        [(houder, $0.name, $0.value)] + $0.value.leden(in: $0.name)
      }
    }
  }

  /// Every reference below it.
  fileprivate var verwijzingen: [String] {
    if let elements { return elements.flatMap(\.verwijzingen) }
    return (members ?? []).flatMap { lid in
      lid.name == "$ref" ? [lid.value.text].compactMap(\.self) : lid.value.verwijzingen
    }
  }
}
