import Foundation
import JSON
import Keten
import Loket
import Observability
import PostgreSQL
import Proeven
import Testing

@testable import Web
@testable import Weegschaal

/// Who gets which events, and what the administrator sees of it and can do about it.
@Suite struct AbonnementenTests {
  /// Every member of a file of a whole round that names people or can be paid to.
  private static let persoonlijk = [
    "Stichting", "Bestuurder", "voorbeeld.example", "NL91", "ABNA", "070-", "Spui", "2511", "27312345", "kvk", "naam",
    "Gezien en akkoord", "adres ontbreekt", "Van een ander", "b2", "i1", "jan", "piet",
  ]

  @Test func aWholeRoundGoesOutInOrderWithoutPersonalData() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.abonneer(Abonnement(naam: "zaak", soorten: Set(Gehoor.soorten)), Abonnement(naam: "portaal"))
      try await dienst.speelAlles()
      let verslag = try await dienst.loket.controleer()
      #expect(verslag.isInOrde, "with everything waiting: \(verslag.regels)")
      let gebeurtenissen = try await dienst.alsEigenaar(
        """
        SELECT dossier::text, soort, sha256::text, row_number() OVER (PARTITION BY dossier ORDER BY volgnummer) AS n
        FROM gebeurtenis WHERE dossier <> 'toegang' AND dossier NOT LIKE 'ronde-%' ORDER BY dossier, volgnummer
        """)
      let alle = try gebeurtenissen.map {
        "\(try $0.get("dossier", as: String.self)) \(try $0.get("n", as: Int64.self)) "
          + "\(try $0.get("soort", as: String.self)) \(try $0.get("sha256", as: String.self))"
      }
      try await Bezorgproef.met(dienst, "zaak") { proef async throws in
        try await proef.bezorgAlles()
        func regel(_ bericht: Uitgaandbericht) -> String {
          "\(bericht.dossier) \(bericht.nummer) \(bericht.soort) \(bericht.id)"
        }
        // Stable: what came of one file stays in the order in which it came.
        let gekomen = Dictionary(grouping: proef.genomen, by: \.dossier).sorted { $0.key < $1.key }.flatMap(\.value)
        #expect(gekomen.map(regel) == alle)
        #expect(Set(proef.genomen.map(\.soort)) == Set(Gehoor.soorten.map(\.rawValue)))
        for bericht in proef.genomen {
          let tekst = String(decoding: Bezorgproef.vorm.document(bericht), as: UTF8.self)
          #expect(tekst.utf8.count < 1000 && tekst.contains("\"specversion\":\"1.0\""))
          // The id is a digest, whose digits can spell anything.
          let zonder = tekst.replacing(bericht.id, with: "").replacing(bericht.dossier, with: "")
          for woord in Self.persoonlijk { #expect(!zonder.contains(woord), "\(woord) in \(zonder)") }
        }
      }
      try await Bezorgproef.met(dienst, "portaal") { proef async throws in
        try await proef.bezorgAlles()
        let verborgen: Set = [
          "beoordeeld", "oordelen_vervallen", "signaal_afgehandeld", "besloten", "bekendmaking_voorgesteld",
          "vastgesteld",
        ]
        #expect(proef.genomen.count > 20 && verborgen.isDisjoint(with: proef.genomen.map(\.soort)))
        // Nothing tells that there was something in between.
        for (_, berichten) in Dictionary(grouping: proef.genomen, by: \.dossier) {
          #expect(berichten.map(\.nummer) == Array(1...berichten.count))
        }
      }
      #expect(try await dienst.getal("SELECT count(*) FROM uitgaand") == 0)
      #expect(try await dienst.loket.controleer().isInOrde)
    }
  }

  @Test func aSubscriberGetsEventsFromItsRegistrationOnAndKeepsWhatWaitsWhenItIsLeftOut() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      #expect(try await dienst.getal("SELECT count(*) FROM uitgaand") == 0)
      func vervang(_ gesprekken: Int64) async throws {
        try await dienst.gelukt(
          "PUT", "/v1/aanvragen/\(id)", try await dienst.aanvrager("27312345"),
          Voorbeeldaanvraag(gesprekken: gesprekken).json, koppen: ["If-Match": "*"])
      }
      let zaak = Abonnement(naam: "zaak")
      #expect(try await dienst.loket.zetAbonnementen([zaak]).isEmpty)
      try await vervang(401)
      let gestopt = try await dienst.loket.zetAbonnementen([])
      #expect(gestopt.map(\.naam) == ["zaak"] && gestopt.map(\.wachtend) == [1])
      try await vervang(402)
      try await Bezorgproef.met(dienst, "zaak") { proef async throws in
        try await proef.bezorgAlles()
        #expect(proef.pogingen.isEmpty)
        #expect(try await dienst.loket.zetAbonnementen([zaak, Abonnement(naam: "anders")]).isEmpty)
        try await vervang(403)
        try await proef.bezorgAlles()
        // The event of before, that of after, and not the one that came while it was left out.
        #expect(proef.genomen.map(\.nummer) == [2, 4])
      }
      #expect(try await dienst.getal("SELECT count(*) FROM uitgaand WHERE abonnee = 'anders'") == 1)
    }
  }

  @Test func whatIsStuckIsShownOfferedAgainAndLeftOut() async throws {
    try await Proefdienst.met(staatStil: true) { dienst in
      try await dienst.maakRonde()
      try await dienst.abonneer(Abonnement(naam: "zaak"))
      var ids: [String] = []
      for nummer in 0..<3 {
        let kvk = "2731234\(nummer)"
        ids.append(try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: kvk)))
        try await dienst.trekIn(ids[nummer], van: kvk)
      }
      let beheerder = try await dienst.medewerker(.beheerder, als: "beheer")
      dienst.beschrijving.verzamel()
      let lijst = "/v1/abonnementen/zaak/vastlopers"
      let isGoed = Proefteller()
      try await Bezorgproef.met(dienst, "zaak", beleid: Bezorgproef.beleid(pogingenMax: 2)) { _ in
        isGoed.stand > 0 ? .genomen : .geweigerd("status 400")
      } _: { proef async throws in
        try await Self.probeerTweemaal(proef)
        #expect(proef.pogingen.count == 6, "each first event twice, and nothing behind it")
        let vast = try await dienst.stuur("GET", lijst + "?paginagrootte=2", beheerder)
        #expect(vast.status == 200 && vast.json["totaal"]?.getal == "3" && vast.json["items"]?.elements?.count == 2)
        #expect(vast.kop("Link")?.contains("rel=\"next\"") == true)
        let regels = try await dienst.stuur("GET", lijst, try await dienst.medewerker(.auditor, als: "a1"))
        let bericht = try #require(regels.json["items"]?.element("aanvraag", ids[0]))
        #expect(
          bericht["soort"] == "aanvraag_ingediend" && bericht["pogingen"]?.getal == "2"
            && bericht["wachtendErachter"]?.getal == "1")
        #expect(bericht["laatsteFout"] == "status 400")
        #expect(!String(decoding: regels.lichaam, as: UTF8.self).contains("Stichting"))
        #expect(try await dienst.stuur("GET", "/v1/abonnementen/zaak", beheerder).json["vastgelopen"]?.getal == "3")
        let eerste = try #require(bericht["id"]?.text)
        let tweede = try #require(regels.json["items"]?.element("aanvraag", ids[1])?["id"]?.text)
        // Once more together: they are tried twice again, and are stuck again.
        let samen = try await dienst.stuur("POST", "/v1/abonnementen/zaak/herkansing", beheerder, [:])
        #expect(samen.json["aantal"] == .number("3") && samen.json["over"] == .number("0"))
        try await Self.probeerTweemaal(proef)
        #expect(proef.pogingen.count == 12)
        isGoed.tel()
        try await proef.bezorgAlles()
        #expect(proef.genomen.isEmpty, "a person must say so")
        #expect(try await dienst.stuur("POST", "\(lijst)/\(eerste)/herkansing", beheerder, [:]).status == 200)
        let over = try await dienst.stuur(
          "POST", "\(lijst)/\(tweede)/weglating", beheerder, ["reden": "Kennen zij al."])
        #expect(over.status == 200 && over.json["stand"] == "overgeslagen")
        try await proef.bezorgAlles()
        #expect(proef.genomen.filter { $0.dossier == ids[0] }.map(\.nummer) == [1, 2])
        #expect(proef.genomen.filter { $0.dossier == ids[1] }.map(\.nummer) == [2])
        #expect(proef.genomen.filter { $0.dossier == ids[2] }.isEmpty)
        for woord in ["herkansing", "weglating"] {
          let weg = try await dienst.stuur(
            "POST", "\(lijst)/\(tweede)/\(woord)", beheerder, woord == "herkansing" ? [:] : ["reden": "x"])
          #expect(weg.status == 404)
        }
      }
      try await laatAllesWeg(dienst, beheerder)
      try Antwoordvoorbeelden.eis(dienst.beschrijving.voorbeelden) { Antwoordvoorbeelden.metAbonnees.contains($0) }
      let rij = try await dienst.alsEigenaar(
        "SELECT reden, door::text FROM controle_uitgaandoverslag WHERE reden <> 'Het systeem bestaat niet meer.'"
      ).one()
      #expect(try rij.get("reden", as: String.self) == "Kennen zij al." && rij.get("door", as: String.self) == "beheer")
      #expect(try await dienst.sql("DELETE FROM uitgaandoverslag", rol: "weegschaal_toepassing") == "42501")
    }
  }

  private static func probeerTweemaal(_ proef: Bezorgproef) async throws {
    for _ in 0..<2 {
      try await proef.beurt()
      await proef.wacht(.seconds(5))
    }
    try await proef.beurt()
  }

  /// What waits for a subscriber that is gone is left out together.
  private func laatAllesWeg(_ dienst: Proefdienst, _ beheerder: String) async throws {
    #expect(try await dienst.getal("SELECT count(*) FROM uitgaand") == 2, "of the third file")
    _ = try await dienst.loket.zetAbonnementen([])
    let weg = try await dienst.stuur(
      "POST", "/v1/abonnementen/zaak/weglating", beheerder, ["reden": "Het systeem bestaat niet meer."])
    #expect(
      weg.json == ["abonnement": "zaak", "stand": "overgeslagen", "aantal": .number("2"), "over": .number("0")])
    #expect(try await dienst.getal("SELECT count(*) FROM uitgaand") == 0)
    #expect(try await dienst.getal("SELECT count(*) FROM uitgaandoverslag") == 3)
  }

  /// Where sequential scans are off, as in a submission, no part of the work reads a table whole: it would count as so dear
  /// that the server compiles each plan.
  @Test func aSubmissionPaysNoCompiledPlanForTheSubscribers() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.abonneer(Abonnement(naam: "zaak"))
      try await dienst.alsEigenaar { pool in
        for vraag in [
          "SELECT FROM abonnee a WHERE a.is_actief",
          "SELECT a.naam FROM unnest('{a}'::text[]) n JOIN abonnee a ON a.is_actief AND n = ANY (a.soorten)",
          "SELECT count(*) FROM gebeurtenis g WHERE g.dossier = 'x' AND g.volgnummer <= 3",
        ] {
          let plan = try await pool.pipeline([
            PostgresStep(.once("uit", "SET LOCAL enable_seqscan = off")),
            PostgresStep(.once("plan", "EXPLAIN " + vraag)),
          ])[1].map { try $0.get(0, as: String.self) }
          #expect(!plan.contains { $0.contains("Seq Scan") }, "\(plan)")
        }
      }
    }
  }

  @Test func onlyWhoKeepsTheSubscriptionsMayChangeWhatIsStuck() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.abonneer(Abonnement(naam: "zaak"))
      let bericht = "/v1/abonnementen/zaak/vastlopers/\(String(repeating: "a", count: 64))"
      for rol in Rol.allCases {
        let sleutel =
          rol == .aanvrager
          ? try await dienst.aanvrager("27312345") : try await dienst.medewerker(rol, als: "p-\(rol.rawValue)")
        let mag = [Rol.beheerder, .auditor].contains(rol)
        #expect(try await dienst.stuur("GET", "/v1/abonnementen", sleutel).status == (mag ? 200 : 403), "\(rol)")
        #expect(
          try await dienst.stuur("GET", "/v1/abonnementen/zaak/vastlopers", sleutel).status == (mag ? 200 : 403))
        let status = rol == .beheerder ? 404 : 403
        let alles = try await dienst.stuur("POST", "/v1/abonnementen/zaak/weglating", sleutel, ["reden": "x"])
        #expect(alles.status == status, "it goes on, so that nothing is left out as a whole")
        let opnieuw = try await dienst.stuur("POST", "/v1/abonnementen/zaak/herkansing", sleutel, [:])
        #expect(opnieuw.status == (rol == .beheerder ? 200 : 403))
        #expect(try await dienst.stuur("POST", bericht + "/herkansing", sleutel, [:]).status == status)
        #expect(try await dienst.stuur("POST", bericht + "/weglating", sleutel, ["reden": "x"]).status == status)
      }
      let beheerder = try await dienst.medewerker(.beheerder, als: "p-beheerder")
      #expect(try await dienst.stuur("GET", "/v1/abonnementen/geen/vastlopers", beheerder).status == 404)
      #expect(try await dienst.stuur("GET", "/v1/abonnementen/geen", beheerder).status == 404)
      for (woord, lichaam) in [("herkansing", [:]), ("weglating", ["reden": "x"] as JSONValue)] {
        let onbekend = try await dienst.stuur("POST", "/v1/abonnementen/geen/\(woord)", beheerder, lichaam)
        #expect(onbekend.status == 404)
      }
      let een = try await dienst.stuur("GET", "/v1/abonnementen/zaak", beheerder)
      #expect(een.status == 200 && een.json["naam"] == "zaak" && een.json["stand"] == "actief")
      #expect(try await dienst.stuur("POST", bericht + "/weglating", beheerder, [:]).fouten == ["verplicht /reden"])
      #expect(try await dienst.stuur("POST", bericht + "/herkansing", beheerder, ["a": 1]).status == 400)
      #expect(try await dienst.stuur("GET", "/v1/abonnementen").status == 401)
    }
  }

  @Test func theMetricsShowWhatWaitsAndWhatIsStuck() async throws {
    try await Proefdienst.met(staatStil: true) { dienst in
      try await dienst.maakRonde()
      try await dienst.abonneer(Abonnement(naam: "zaak"))
      for nummer in 0..<3 { _ = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "2731234\(nummer)")) }
      try await Bezorgproef.met(dienst, "zaak", beleid: Bezorgproef.beleid(pogingenMax: 1)) {
        $0.soort == "aanvraag_ingediend" ? .geweigerd("status 400") : .genomen
      } _: { proef async throws in
        await proef.wacht(.seconds(90))
        var tekst = try await dienst.meetwaarden(proef.bezorger.tellingen)
        #expect(tekst.contains("weegschaal_uitgaand_wachtend{abonnee=\"zaak\"} 3\n"))
        #expect(tekst.contains("weegschaal_uitgaand_oudste_seconds{abonnee=\"zaak\"} 9"))
        try await proef.beurt()
        tekst = try await dienst.meetwaarden(proef.bezorger.tellingen)
        #expect(tekst.contains("weegschaal_uitgaand_wachtend{abonnee=\"zaak\"} 0\n"))
        #expect(tekst.contains("weegschaal_uitgaand_vastgelopen{abonnee=\"zaak\"} 3\n"))
        #expect(tekst.contains("weegschaal_uitgaand_mislukt_total{abonnee=\"zaak\"} 3\n"))
        #expect(tekst.contains("weegschaal_uitgaand_bezorgd_total{abonnee=\"zaak\"} 0\n"))
      }
    }
  }
}

extension Proefdienst {
  /// The metrics with those of the deliveries.
  func meetwaarden(_ tellingen: Bezorgtellingen) async throws -> String {
    Meetwaarden.tekst(
      http: await server.metrics(), database: [], tellingen: self.tellingen, proces: await ProcessMetrics().read(),
      uitgaand: try await loket.abonneestanden().map { ($0, tellingen[$0.naam]) }, op: klok.nu())
  }
}
