import Foundation
import HTTPClient
import JSON
import Keten
import Loket
import Proeven
import Testing

@testable import Web
@testable import Weegschaal

/// Events go to subscribers: in order per file, at least once, and without holding each other up.
@Suite struct BezorgenTests {
  /// Files two applications, of which the first is replaced.
  private static func maakTwee(_ dienst: Proefdienst) async throws -> (een: String, twee: String) {
    let een = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312345"))
    let twee = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312346"))
    try await dienst.gelukt(
      "PUT", "/v1/aanvragen/\(een)", try await dienst.aanvrager("27312345"),
      Voorbeeldaanvraag(kvkNummer: "27312345", gesprekken: 410).json, koppen: ["If-Match": "*"])
    return (een, twee)
  }

  @Test func anEventOfAFileArrivesAsACloudEventThatLeadsBack() async throws {
    try await Proefdienst.met(staatStil: true) { dienst in
      try await dienst.maakRonde()
      let ontvanger = try Ontvanger { _ in .status(204) }
      defer { ontvanger.stop() }
      try await Bezorgproef.metGeheim("een-token-van-de-ontvanger-zelf\n") { bestand async throws in
        let abonnee = try Bezorgproef.abonnee("zaaksysteem", poort: ontvanger.poort, .bearer, bestand)
        try await dienst.abonneer(abonnee.abonnement)
        let id = try await dienst.dienIn(Voorbeeldaanvraag())
        let verzend = Bezorging.verzender(
          abonnee, try Abonneegeheim(abonnee), Bezorgproef.vorm, dienst.klok, op: dienst.lussen[0])
        try await Bezorgproef.met(dienst, "zaaksysteem", verzend) { proef async throws in
          #expect(try await proef.beurt())
          #expect(try await !proef.beurt() && proef.pogingen.count == 1)
        }
        #expect(try await dienst.getal("SELECT count(*) FROM uitgaand") == 0)
        let verzoek = try #require(ontvanger.verzoeken.first)
        #expect(verzoek.regel == "POST /gebeurtenissen HTTP/1.1")
        #expect(verzoek.koppen["content-type"] == "application/cloudevents+json; charset=utf-8")
        #expect(verzoek.koppen["authorization"] == "Bearer een-token-van-de-ontvanger-zelf")
        let keten = try await dienst.stuur(
          "GET", "/v1/gebeurtenissen?dossier=\(id)", try await dienst.medewerker(.intake, als: "i1"))
        let gebeurtenis = try #require(keten.json["items"]?[0])
        let bericht = try JSONValue.parse(verzoek.lichaam)
        let beschreven = dienst.beschrijving.document["webhooks"]?["gebeurtenis"]?["post"]?["requestBody"]?["content"]?[
          "application/cloudevents+json"]
        let schema = try #require(beschreven?["schema"])
        #expect(dienst.beschrijving.weigeringen(bericht, schema) == [])
        #expect(dienst.beschrijving.weigeringen(try #require(beschreven?["example"]), schema) == [])
        let verwacht: JSONValue = [
          "specversion": "1.0", "id": gebeurtenis["sha256"] ?? .null,
          "source": "urn:nld:oin:00000001823288444000:systeem:weegschaal",
          "type": "nl.weegschaal.aanvraag-ingediend", "subject": .text(id), "time": gebeurtenis["tijdstip"] ?? .null,
          "datacontenttype": "application/json", "dataref": .text("https://weegschaal.example/v1/aanvragen/\(id)"),
          "sequence": "1", "sequencetype": "Integer",
          "data": ["id": .text(id), "jaar": 2025, "soort": "aanvraag_ingediend"],
        ]
        #expect(bericht.canonicalBytes == verwacht.canonicalBytes, "\(verzoek.tekst)")
        let link = try #require(bericht["dataref"]?.text).dropFirst("https://weegschaal.example".count)
        let gelezen = try await dienst.stuur("GET", String(link), try await dienst.medewerker(.intake, als: "i1"))
        #expect(gelezen.status == 200 && gelezen.json["id"]?.text == id)
      }
    }
  }

  @Test func whatFailsIsOfferedAgainUnchangedAfterALongerWaitEachTime() async throws {
    try await Proefdienst.met(staatStil: true) { dienst in
      try await dienst.maakRonde()
      let ontvanger = try Ontvanger { verzoek in .status(500) }
      try await dienst.abonneer(Abonnement(naam: "zaak"))
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      try await Bezorgproef.metGeheim(String(repeating: "s", count: 32)) { bestand async throws in
        let abonnee = try Bezorgproef.abonnee("zaak", poort: ontvanger.poort, .hmac, bestand)
        let verzend = Bezorging.verzender(
          abonnee, try Abonneegeheim(abonnee), Bezorgproef.vorm, dienst.klok, op: dienst.lussen[0])
        try await Bezorgproef.met(dienst, "zaak", verzend) { proef async throws in
          try await proef.beurt()
          for (na, wacht) in [5, 10, 20, 40].enumerated() {
            #expect(proef.pogingen.count == na + 1)
            await proef.wacht(.milliseconds(wacht * 1000 - 1))
            try await proef.beurt()
            #expect(proef.pogingen.count == na + 1, "not before \(wacht) s")
            await proef.wacht(.milliseconds(1))
            try await proef.beurt()
          }
          ontvanger.stop()
          await proef.wacht(.seconds(300))
          try await proef.beurt()
          #expect(proef.pogingen.last?.uitkomst.fout?.hasPrefix("geen verbinding: ") == true)
          let terug = try Ontvanger(poort: ontvanger.poort) { _ in .status(200) }
          defer { terug.stop() }
          await proef.wacht(.seconds(300))
          #expect(try await proef.beurt())
          #expect(Set((ontvanger.verzoeken + terug.verzoeken).map(\.lichaam)).count == 1)
          #expect(Set(proef.pogingen.map(\.bericht.id)).count == 1 && terug.verzoeken.count == 1)
        }
      }
    }
  }

  @Test func aSlowReceiverCostsItsOwnTimeAndIsTriedAgain() async throws {
    try await Proefdienst.met(staatStil: true) { dienst in
      try await dienst.maakRonde()
      try await dienst.abonneer(Abonnement(naam: "traag"))
      let (een, _) = try await Self.maakTwee(dienst)
      let ontvanger = try Ontvanger { $0.tekst.contains(een) ? .zwijg : .status(202) }
      defer { ontvanger.stop() }
      try await Bezorgproef.metGeheim(String(repeating: "s", count: 32)) { bestand async throws in
        let abonnee = try Bezorgproef.abonnee("traag", poort: ontvanger.poort, .bearer, bestand)
        let verzend = Bezorging.verzender(
          abonnee, try Abonneegeheim(abonnee), Bezorgproef.vorm, dienst.klok, op: dienst.lussen[0])
        try await Bezorgproef.met(dienst, "traag", verzend) { proef async throws in
          async let beurt = proef.beurt()
          try await Proefdienst.wacht("both were asked") { ontvanger.verzoeken.count == 2 && proef.pogingen.count == 1 }
          // The service itself goes on meanwhile.
          #expect(try await dienst.stuur("GET", "/v1/rondes/2025").status == 200)
          await proef.wacht(.seconds(10))
          #expect(try await beurt)
          #expect(proef.pogingen.last?.uitkomst == .weg("geen antwoord binnen de tijd"))
          #expect(try await dienst.getal("SELECT count(*) FROM uitgaand WHERE pogingen = 1") == 1)
        }
      }
    }
  }

  @Test func aFileWaitsForItsOwnFirstEventAndOthersGoOn() async throws {
    try await Proefdienst.met(staatStil: true) { dienst in
      try await dienst.maakRonde()
      try await dienst.abonneer(Abonnement(naam: "zaak"))
      let (een, twee) = try await Self.maakTwee(dienst)
      try await Bezorgproef.met(dienst, "zaak", beleid: Bezorgproef.beleid(pogingenMax: 3)) {
        $0.dossier == een && $0.nummer == 1 && $0.pogingen < 2 ? .geweigerd("status 422") : .genomen
      } _: { proef async throws in
        try await proef.bezorgAlles()
        #expect(proef.genomen.map(\.dossier) == [twee])
        for _ in 0..<2 {
          await proef.wacht(.seconds(3600))
          try await proef.bezorgAlles()
        }
        #expect(proef.genomen.map(\.dossier) == [twee, een, een] && proef.genomen.map(\.nummer) == [1, 1, 2])
      }
    }
  }

  @Test func aSubscriberThatIsAwayForAMonthLosesNothing() async throws {
    try await Proefdienst.met(staatStil: true) { dienst in
      try await dienst.maakRonde()
      try await dienst.abonneer(Abonnement(naam: "zaak"))
      let (een, twee) = try await Self.maakTwee(dienst)
      let terug = Proefteller()
      try await Bezorgproef.met(dienst, "zaak", beleid: Bezorgproef.beleid(pogingenMax: 3)) { _ in
        terug.stand > 0 ? .genomen : .weg("status 503", overSeconden: 0)
      } _: { proef async throws in
        // Some thousand attempts: one each five minutes at most, over all files together.
        let dag = 24 * 60 / 5
        for _ in 0..<3 * dag {
          try await proef.beurt()
          await proef.wacht(.seconds(300))
        }
        #expect((700...3 * dag + 10).contains(proef.pogingen.count), "\(proef.pogingen.count)")
        await proef.wacht(.seconds(27 * 24 * 3600))
        #expect(try await dienst.getal("SELECT count(*) FROM uitgaand WHERE is_vast") == 0)
        let beheerder = try await dienst.medewerker(.beheerder, als: "beheer")
        let stand = try await dienst.stuur("GET", "/v1/abonnementen", beheerder).json["items"]?[0]
        #expect(
          stand?["stand"] == "onbereikbaar" && stand?["wachtend"]?.getal == "3" && stand?["laatsteFout"] == "status 503"
        )
        terug.tel()
        try await proef.bezorgAlles()
        await proef.wacht(.seconds(300))
        try await proef.bezorgAlles()
        #expect(Set(proef.genomen.map { "\($0.dossier) \($0.nummer)" }) == ["\(een) 1", "\(een) 2", "\(twee) 1"])
        #expect(proef.genomen.filter { $0.dossier == een }.map(\.nummer) == [1, 2])
      }
    }
  }

  /// One that takes others and never answers to this one has this one stuck in the end.
  @Test func anEventOverWhichASubscriberStumblesIsStuckWhileOthersAreTaken() async throws {
    try await Proefdienst.met(staatStil: true) { dienst in
      try await dienst.maakRonde()
      try await dienst.abonneer(Abonnement(naam: "zaak"))
      let (een, _) = try await Self.maakTwee(dienst)
      try await Bezorgproef.met(dienst, "zaak", beleid: Bezorgproef.beleid(pogingenMax: 3)) {
        $0.dossier == een ? .weg("geen antwoord binnen de tijd") : .genomen
      } _: { proef async throws in
        for nummer in 0..<4 {
          try await proef.bezorgAlles()
          await proef.wacht(.seconds(300))
          _ = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "2731235\(nummer)"))
        }
        #expect(try await dienst.getal("SELECT count(*) FROM uitgaand WHERE is_vast AND dossier = '\(een)'") == 1)
        #expect(proef.genomen.count >= 4)
      }
    }
  }

  @Test func aSubscriberThatAsksForAPauseGetsItUpToABound() async throws {
    try await Proefdienst.met(staatStil: true) { dienst in
      try await dienst.maakRonde()
      try await dienst.abonneer(Abonnement(naam: "zaak"))
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      for (gevraagd, wacht) in [(600, 600), (Int.max, 3600)] {
        try await Bezorgproef.met(dienst, "zaak", { _ in .weg("status 429", overSeconden: gevraagd) }) {
          proef async throws in
          try await proef.beurt()
          #expect(proef.pogingen.count == 1)
          await proef.wacht(.milliseconds(wacht * 1000 - 1))
          try await proef.beurt()
          #expect(proef.pogingen.count == 1, "not before \(wacht) s")
          await proef.wacht(.milliseconds(1))
          try await proef.beurt()
          #expect(proef.pogingen.count == 2)
          await proef.wacht(.seconds(3600))
        }
      }
    }
  }

  @Test(arguments: [
    (200, Bezorguitkomst.genomen), (204, .genomen), (301, .weg("status 301")), (400, .geweigerd("status 400")),
    (401, .weg("status 401")), (404, .weg("status 404")), (409, .geweigerd("status 409")), (410, .weg("status 410")),
    (413, .geweigerd("status 413")), (429, .weg("status 429")), (500, .weg("status 500")), (503, .weg("status 503")),
  ])
  func aStatusTellsOfTheEventOrOfTheSubscriber(_ status: Int, _ uitkomst: Bezorguitkomst) {
    #expect(Bezorguitkomst(.success(HTTPAnswer(status: status))) == uitkomst)
    if case .weg(let woord, _) = uitkomst {
      #expect(
        Bezorguitkomst(.success(HTTPAnswer(status: status, retryAfterSeconds: 9))) == .weg(woord, overSeconden: 9))
    }
  }
}
