import JSON
import Loket
import Proeven
import Testing

@testable import Web

/// What a program of others expects of HTTP beside the documents: links between pages, versions of what is read, and who
/// may read it from a page of another site.
@Suite struct LezenTests {
  @Test func aListLinksToItsOtherPagesAndKeepsWhatElseWasAsked() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      for nummer in 27_312_345..<27_312_350 {
        _ = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "\(nummer)"))
      }
      let auditor = try await dienst.medewerker(.auditor, als: "a1")
      let basis = "/v1/rondes/2025/aanvragen"
      func links(_ zoek: String) async throws -> String? {
        try await dienst.stuur("GET", basis + zoek, auditor).kop("Link")
      }
      func link(_ pagina: Int, _ relatie: String, _ rest: String = "") -> String {
        "<\(basis)?pagina=\(pagina)&paginagrootte=2\(rest)>; rel=\"\(relatie)\""
      }
      #expect(
        try await links("?paginagrootte=2")
          == [link(1, "first"), link(2, "next"), link(3, "last")].joined(separator: ", "))
      let ingediend = "&status=ingediend"
      #expect(
        try await links("?pagina=2&status=ingediend&paginagrootte=2")
          == [
            link(1, "first", ingediend), link(1, "prev", ingediend), link(3, "next", ingediend),
            link(3, "last", ingediend),
          ].joined(separator: ", "))
      #expect(
        try await links("?pagina=3&paginagrootte=2")
          == [link(1, "first"), link(2, "prev"), link(3, "last")].joined(separator: ", "))
      // Beyond the end the way back is to the last page.
      #expect(
        try await links("?pagina=9&paginagrootte=2")
          == [link(1, "first"), link(3, "prev"), link(3, "last")].joined(separator: ", "))
      #expect(
        try await links("?status=verleend&paginagrootte=2")
          == [link(1, "first", "&status=verleend"), link(1, "last", "&status=verleend")].joined(separator: ", "))
    }
  }

  /// Every list has links and a version, and says 304 to who has it, whichever line of `If-None-Match` says so.
  @Test func everyListHasLinksAndAVersion() async throws {
    try await Proefdienst.met { dienst in
      let id = try await dienst.speelRonde().vastgesteld
      let auditor = try await dienst.medewerker(.auditor, als: "a1")
      let lijsten = dienst.routes.filter {
        $0.methode == "GET" && Adres.zoekvelden(.get, $0.patroon).contains("pagina")
      }
      #expect(lijsten.count >= 8)
      // What is stuck for a subscriber is a list of `AbonnementenTests`: here nobody has subscribed.
      for (_, patroon) in lijsten where !patroon.contains("{abonnement}") {
        let pad = patroon.replacing("{jaar}", with: "2025").replacing("{id}", with: id)
        let eerste = try await dienst.stuur("GET", pad, auditor)
        #expect(eerste.status == 200 && eerste.kop("Link")?.contains("rel=\"last\"") == true, "\(pad)")
        let versie = try #require(eerste.kop("ETag"), "\(pad)")
        let gelijk = try await dienst.stuur("GET", pad, auditor, koppen: ["If-None-Match": "\"x\", \(versie)"])
        #expect(gelijk.status == 304 && gelijk.kop("ETag") == versie && gelijk.lichaam.isEmpty, "\(pad)")
        #expect(try await dienst.stuur("GET", pad, auditor, koppen: ["If-Match": versie]).status == 200, "\(pad)")
        #expect(try await dienst.stuur("GET", pad, auditor, koppen: ["If-Match": "\"x\""]).status == 412, "\(pad)")
      }
    }
  }

  /// The report says when it was made, so it has another version each time; its forms share none.
  @Test func whatIsNegotiatedVariesByAccept() async throws {
    try await Proefdienst.met { dienst in
      _ = try await dienst.speelRonde()
      let auditor = try await dienst.medewerker(.auditor, als: "a1")
      var versies: Set<String> = []
      for (pad, soort) in [
        ("/v1/rondes/2025/verantwoordingsrapport", "application/json"),
        ("/v1/rondes/2025/verantwoordingsrapport", "text/csv"), ("/v1/gebeurtenissen", "application/json"),
        ("/v1/gebeurtenissen", "application/x-ndjson"),
      ] {
        let uitslag = try await dienst.stuur("GET", pad, auditor, koppen: ["Accept": soort])
        #expect(uitslag.status == 200 && uitslag.kop("Vary") == "Accept", "\(pad) \(soort)")
        if soort != "application/x-ndjson" { versies.insert(try #require(uitslag.kop("ETag"))) }
      }
      #expect(versies.count == 3)
    }
  }

  @Test func whatIsForEverybodyMayBeReadFromAPageOfAnotherSite() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      for (methode, patroon) in dienst.routes where !patroon.contains("health") && patroon != "/metrics" {
        let pad = patroon.replacing("{jaar}", with: "2025").replacing("{id}", with: id)
          .replacing(/\{[a-z]+\}/, with: "1")
        let uitslag = try await dienst.stuur(methode, pad, nil, methode == "GET" ? nil : [:])
        let isVoorIedereen = uitslag.status != 401
        #expect(
          Adres.isOpenbaar(patroon) == isVoorIedereen || patroon == "/v1/rondes/{jaar}", "\(methode) \(patroon)")
        #expect((uitslag.kop("Access-Control-Allow-Origin") == "*") == Adres.isOpenbaar(patroon), "\(patroon)")
        let vooraf = try await dienst.stuur(
          "OPTIONS", pad, nil, koppen: ["Origin": "https://a.example", "Access-Control-Request-Method": methode])
        #expect(vooraf.status == 204 && vooraf.kop("Allow")?.contains(methode) == true)
        #expect((vooraf.kop("Access-Control-Allow-Origin") == "*") == Adres.isOpenbaar(patroon), "\(patroon)")
        #expect(
          uitslag.kop("Cross-Origin-Resource-Policy")
            == (Adres.isOpenbaar(patroon) ? "cross-origin" : "same-origin"), "\(patroon)")
      }
    }
  }

  /// What the description says of the header fields of an answer, a page of another site can see.
  @Test func theHeaderFieldsOfTheDescriptionAreShownToOtherSites() async throws {
    try await Proefdienst.met { dienst in
      let uitslag = try await dienst.stuur("GET", "/v1/rondes")
      let getoond = Set((uitslag.kop("Access-Control-Expose-Headers") ?? "").split(separator: ", ").map(String.init))
      let handelingen = dienst.beschrijving.handelingen.filter { Adres.isOpenbaar($0.pad) && $0.methode == "GET" }
      let beschreven = handelingen.flatMap { handeling in
        (handeling.inhoud["responses"]?.members ?? []).flatMap { antwoord in
          (dienst.beschrijving.opgezocht(antwoord.value)?["headers"]?.members ?? []).map(\.name)
        }
      }
      #expect(handelingen.count > 8 && Set(beschreven).count > 4)
      #expect(Set(beschreven).subtracting(getoond) == [])
    }
  }

  @Test func aTokenThatIsWrongIsToldApartFromNone() async throws {
    try await Proefdienst.met { dienst in
      let zonder = try await dienst.stuur("GET", "/v1/gebeurtenissen")
      #expect(zonder.status == 401 && zonder.kop("WWW-Authenticate") == "Bearer")
      let verkeerd = try await dienst.stuur("GET", "/v1/gebeurtenissen", "geen-sleutel")
      #expect(verkeerd.status == 401 && verkeerd.kop("WWW-Authenticate") == "Bearer error=\"invalid_token\"")
    }
  }
}
