import Begrippen
import JSON
import Loket
import Proeven
import Testing

@testable import Web

/// What a conflict says can be done now (`contract.md` section 4) is what can be done: over files in every state and
/// condition, each step of the table is tried by each role.
@Suite struct MogelijkTests {
  private typealias Dossier = Mogelijkproef.Dossier

  /// Files an application for applicant `2700000` and the digit.
  private static func dienIn(
    _ dienst: Proefdienst, _ cijfer: Int, heeftAdres: Bool = true, rechtsvorm: String = "stichting"
  ) async throws -> Dossier {
    let aanvraag = Voorbeeldaanvraag(
      kvkNummer: "\(27_000_000 + cijfer)", rechtsvorm: rechtsvorm, heeftAdres: heeftAdres)
    return Dossier(id: try await dienst.dienIn(aanvraag), aanvraag: aanvraag)
  }

  private static func vraagAanvulling(_ dienst: Proefdienst, _ dossier: Dossier, tot dag: String) async throws {
    try await dienst.gelukt(
      "POST", "/v1/aanvragen/\(dossier.id)/herstelverzoeken", try await dienst.medewerker(.intake, als: "i1"),
      HerstelTests.verzoek(["gegevens_aanvrager"], uiterlijk: dag))
  }

  /// An assessor finds that nothing is missing after all.
  private static func keurGoed(_ dienst: Proefdienst, _ dossier: Dossier) async throws {
    try await dienst.gelukt(
      "PUT", "/v1/aanvragen/\(dossier.id)/beoordeling", try await dienst.medewerker(.beoordelaar, als: "b9"),
      ["toetsen": ["gegevens_aanvrager": ["uitkomst": "voldoet", "reden": "Het staat in de statuten."]]])
  }

  private static func laatToe(_ dienst: Proefdienst, _ dossier: Dossier) async throws {
    try await dienst.gelukt(
      "POST", "/v1/aanvragen/\(dossier.id)/toelating", try await dienst.medewerker(.besluitnemer, als: "d8"),
      ["besluit": "RIS-1", "grond": "Storing."])
  }

  private static func trekIn(_ dienst: Proefdienst, _ dossier: Dossier) async throws {
    try await dienst.trekIn(dossier.id, van: dossier.aanvraag.kvkNummer)
  }

  @Test func beforeAndInTheWindow() async throws {
    try await Proefdienst.met(klok: "2025-03-19T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let proef = try await Mogelijkproef.maak(dienst)
      let vroeg = try await Self.dienIn(dienst, 1)
      let vroegMetAnder = try await Self.dienIn(dienst, 2)
      let vroegToegelaten = try await Self.dienIn(dienst, 3)
      try await Self.laatToe(dienst, vroegToegelaten)
      var kan = try await proef.eis("early, before the window", vroeg)
      #expect(kan["aanvrager"] == [.vervangen, .intrekken] && kan["d9"] == [.toelaten] && kan["i1"] == [])
      kan = try await proef.eis("admitted, before the window", vroegToegelaten)
      #expect(kan["d9"] == [])

      try dienst.zetKlok("2025-03-20T09:00:00Z")
      let andere = try await Self.dienIn(dienst, 2)
      kan = try await proef.eis("early, in the window", vroeg)
      #expect(kan["aanvrager"] == [.vervangen, .intrekken, .indienen])
      kan = try await proef.eis("early, beside one in time", vroegMetAnder)
      #expect(kan["aanvrager"] == [.intrekken] && kan["d9"] == [])
      kan = try await proef.eis("in time, beside an early one", andere)
      #expect(kan["aanvrager"] == [.vervangen, .intrekken])
      kan = try await proef.eis("admitted, in the window", vroegToegelaten)
      #expect(kan["aanvrager"] == [.vervangen, .intrekken])

      let zonder = Voorbeeldaanvraag.zonderContact(kvkNummer: "27000009")
      let metSignaal = Dossier(id: try await dienst.dienIn(zonder), aanvraag: zonder)
      kan = try await proef.eis("with an open signal", metSignaal)
      #expect(kan["b9"] == [.beoordelen, .signaalAfhandelen] && kan["d9"] == [])
      try await Self.trekIn(dienst, metSignaal)
      kan = try await proef.eis("withdrawn, with an open signal", metSignaal)
      #expect(kan["b9"] == [.signaalAfhandelen])

      let onvolledig = try await Self.dienIn(dienst, 4, heeftAdres: false)
      kan = try await proef.eis("incomplete", onvolledig)
      #expect(kan["i1"] == [.herstelVerzoeken] && kan["huis"] == [.herstelVerzoeken, .beoordelen])
      try await Self.vraagAanvulling(dienst, onvolledig, tot: "2025-03-21")
      kan = try await proef.eis("the term runs in the window", onvolledig)
      #expect(kan["aanvrager"] == [.vervangen, .intrekken] && kan["d9"] == [])
      try dienst.zetKlok("2025-03-24T09:00:00Z")
      kan = try await proef.eis("the term is over in the window", onvolledig)
      #expect(kan["aanvrager"] == [.vervangen, .intrekken] && kan["d9"] == [])

      let ingetrokken = try await Self.dienIn(dienst, 5)
      try await Self.trekIn(dienst, ingetrokken)
      kan = try await proef.eis("withdrawn, with the place free", ingetrokken)
      #expect(kan["aanvrager"] == [.indienen] && kan["huis"] == [])
      _ = try await Self.dienIn(dienst, 5)
      kan = try await proef.eis("withdrawn, beside another", ingetrokken)
      #expect(kan["aanvrager"] == [])
    }
  }

  @Test func afterTheWindow() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let proef = try await Mogelijkproef.maak(dienst)
      let volledig = try await Self.dienIn(dienst, 1)
      let onvolledig = try await Self.dienIn(dienst, 2, heeftAdres: false)
      let lopend = try await Self.dienIn(dienst, 3, heeftAdres: false)
      let goedgekeurd = try await Self.dienIn(dienst, 4, heeftAdres: false)
      let verwijderd = try await Self.dienIn(dienst, 5, heeftAdres: false)
      let ingetrokken = try await Self.dienIn(dienst, 6)
      try await Self.trekIn(dienst, ingetrokken)
      try dienst.sluitRonde()
      let laat = try await Self.dienIn(dienst, 7)
      let laatToegelaten = try await Self.dienIn(dienst, 8)
      try await Self.laatToe(dienst, laatToegelaten)
      let laatMetAnder = try await Self.dienIn(dienst, 1)
      for dossier in [lopend, goedgekeurd, verwijderd] {
        try await Self.vraagAanvulling(dienst, dossier, tot: "2025-04-18")
      }
      try await Self.keurGoed(dienst, goedgekeurd)
      #expect(try await dienst.sql("DELETE FROM aanvraagdocument WHERE dossier = '\(verwijderd.id)'") == nil)

      var kan = try await proef.eis("in time", volledig)
      #expect(kan["aanvrager"] == [.intrekken] && kan["huis"] == [.beoordelen])
      kan = try await proef.eis("incomplete", onvolledig)
      #expect(kan["aanvrager"] == [.intrekken] && kan["i1"] == [.herstelVerzoeken])
      kan = try await proef.eis("the term runs", lopend)
      #expect(kan["aanvrager"] == [.aanvullen, .intrekken] && kan["d9"] == [])
      kan = try await proef.eis("the term runs, and nothing is missing", goedgekeurd)
      #expect(kan["aanvrager"] == [.aanvullen, .intrekken] && kan["i1"] == [])
      kan = try await proef.eis("removed", verwijderd)
      #expect(kan["aanvrager"] == [.intrekken] && kan["huis"] == [])
      kan = try await proef.eis("withdrawn", ingetrokken)
      #expect(kan["aanvrager"] == [])
      kan = try await proef.eis("late", laat)
      #expect(kan["aanvrager"] == [.intrekken] && kan["d9"] == [.toelaten])
      kan = try await proef.eis("late and admitted", laatToegelaten)
      #expect(kan["d9"] == [])
      kan = try await proef.eis("late, beside another", laatMetAnder)
      #expect(kan["d9"] == [])

      try dienst.zetKlok("2025-04-23T09:00:00Z")
      kan = try await proef.eis("the term is over", lopend)
      #expect(kan["aanvrager"] == [.intrekken] && kan["d9"] == [.buitenBehandelingLaten])
      kan = try await proef.eis("the term is over, and nothing is missing", goedgekeurd)
      #expect(kan["aanvrager"] == [.intrekken] && kan["d9"] == [])
      kan = try await proef.eis("the term is over, and it is removed", verwijderd)
      #expect(kan["d9"] == [])
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(lopend.id)/buitenbehandeling", try await dienst.medewerker(.besluitnemer, als: "d9"),
        ["motivering": "Niet aangevuld.", "mandaat": "Mandaat 7", "besluitDatum": "2025-04-23"])
      kan = try await proef.eis("left untreated", lopend)
      #expect(kan["aanvrager"] == [] && kan["d9"] == [])
    }
  }

  @Test func fromDecisionToSettlement() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let proef = try await Mogelijkproef.maak(dienst)
      let verleend = try await Self.dienIn(dienst, 1)
      let gelijk = try await Self.dienIn(dienst, 2)
      let afgewezen = try await Self.dienIn(dienst, 3, rechtsvorm: "eenmanszaak")
      try await dienst.verleen(isBekendgemaakt: false)
      let nagekomen = try await Self.dienIn(dienst, 4)
      let nagekomenOnvolledig = try await Self.dienIn(dienst, 5, heeftAdres: false)
      var kan = try await proef.eis("granted, not made known", verleend)
      #expect(kan["aanvrager"] == [] && kan["d9"] == [.bekendmaken] && kan["jan"] == [])
      kan = try await proef.eis("refused, not made known", afgewezen)
      #expect(kan["aanvrager"] == [] && kan["d9"] == [.bekendmaken])
      for dossier in [verleend, gelijk, afgewezen] {
        try await dienst.gelukt(
          "POST", "/v1/aanvragen/\(dossier.id)/besluit/bekendmaking",
          try await dienst.medewerker(.besluitnemer, als: "d1"), ["bekendgemaaktOp": "2025-05-06"])
      }
      kan = try await proef.eis("refused", afgewezen)
      #expect(kan["d9"] == [])
      kan = try await proef.eis("granted", verleend)
      #expect(kan["jan"] == [.voorschotOpdragen] && kan["els"] == [.voorschotOpdragen] && kan["aanvrager"] == [])
      kan = try await proef.eis("came after the decisions", nagekomen)
      #expect(kan["aanvrager"] == [.intrekken] && kan["huis"] == [])
      kan = try await proef.eis("came after the decisions, incomplete", nagekomenOnvolledig)
      #expect(kan["i1"] == [.herstelVerzoeken])
      try await Self.vraagAanvulling(dienst, nagekomenOnvolledig, tot: "2025-05-20")
      kan = try await proef.eis("came after the decisions, and the term runs", nagekomenOnvolledig)
      #expect(kan["aanvrager"] == [.intrekken])

      for dossier in [verleend, gelijk] {
        try await dienst.gelukt(
          "POST", "/v1/aanvragen/\(dossier.id)/voorschot", try await dienst.medewerker(.financieel, als: "jan"), [:])
        kan = try await proef.eis("the advance is ordered", dossier)
        #expect(kan["jan"] == [] && kan["els"] == [.betalingBevestigen])
        try await dienst.gelukt(
          "POST", "/v1/aanvragen/\(dossier.id)/betalingen", try await dienst.medewerker(.financieel, als: "els"),
          ["bedrag": .amount(1_000_000), "valutadatum": "2025-05-06", "kenmerk": .text("bank-\(dossier.id)")])
      }
      kan = try await proef.eis("paid", verleend)
      #expect(kan["aanvrager"] == [.verantwoorden] && kan["els"] == [] && kan["d9"] == [])
      try await rekenAf(dienst, proef, verleend, gelijk)
    }
  }

  /// From a payment on: the one file has something to repay, the other does not.
  private func rekenAf(
    _ dienst: Proefdienst, _ proef: Mogelijkproef, _ dossier: Dossier, _ gelijk: Dossier
  ) async throws {
    try dienst.zetKlok("2026-02-02T09:00:00Z")
    func verantwoord(_ dossier: Dossier, _ verantwoording: Voorbeeldverantwoording) async throws {
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(dossier.id)/verantwoording",
        try await dienst.aanvrager(dossier.aanvraag.kvkNummer), verantwoording.json)
    }
    try await verantwoord(dossier, Voorbeeldverantwoording(overig: 200_000, toelichting: nil))
    var kan = try await proef.eis("the account is incomplete", dossier)
    #expect(kan["aanvrager"] == [.verantwoorden] && kan["d9"] == [])
    try await verantwoord(dossier, Voorbeeldverantwoording(overig: 200_000))
    kan = try await proef.eis("the account is complete", dossier)
    #expect(kan["aanvrager"] == [.verantwoorden] && kan["d9"] == [.vaststellen])
    let d9 = try await dienst.medewerker(.besluitnemer, als: "d9")
    try await dienst.gelukt(
      "POST", "/v1/aanvragen/\(dossier.id)/vaststelling", d9, dienst.vaststelling(isBekendgemaakt: false))
    kan = try await proef.eis("settled, not made known", dossier)
    // The applicant does not know of the settlement, and can do what he could without it.
    #expect(kan["aanvrager"] == [.verantwoorden] && kan["d9"] == [.vaststellingBekendmaken] && kan["jan"] == [])
    try dienst.zetKlok("2026-02-12T09:00:00Z")
    let bekendmaking = "/v1/aanvragen/\(dossier.id)/vaststelling/bekendmaking"
    try await dienst.gelukt("POST", bekendmaking, d9, ["bekendgemaaktOp": "2026-02-02"])
    kan = try await proef.eis("settled, and a date put back waits", dossier)
    #expect(kan["d9"] == [.vaststellingBekendmaken])
    #expect(kan["huis"] == [.vaststellingBekendmaken, .vaststellingsbekendmakingBevestigen])
    try await dienst.gelukt(
      "POST", bekendmaking + "/bevestiging", try await dienst.medewerker(.besluitnemer, als: "d1"), [:])
    kan = try await proef.eis("settled", dossier)
    #expect(kan["aanvrager"] == [] && kan["d9"] == [] && kan["jan"] == [.terugbetalingBoeken])
    for (bedrag, kenmerk) in [(50_000, "terug-1"), (170_000, "terug-2")] as [(Int64, String)] {
      let geboekt = try #require(try await dienst.boekTerug(dossier.id, bedrag, kenmerk).json["id"]?.text)
      kan = try await proef.eis("booked \(kenmerk)", dossier)
      let kunnen = ["els", "jan"].map { kan[$0, default: []].contains(.terugbetalingBevestigen) }
      #expect(kunnen == [true, false])
      #expect(try await dienst.bevestigTerug(dossier.id, geboekt).status == 201)
      kan = try await proef.eis("paid back \(kenmerk)", dossier)
    }
    #expect(kan["jan"] == [])

    try await verantwoord(gelijk, Voorbeeldverantwoording())
    #expect(try await dienst.sql("DELETE FROM verantwoordingsdocument WHERE dossier = '\(gelijk.id)'") == nil)
    kan = try await proef.eis("the account is removed", gelijk)
    #expect(kan["aanvrager"] == [.verantwoorden] && kan["d9"] == [])
    #expect(try await dienst.sql("DELETE FROM aanvraagdocument WHERE dossier = '\(gelijk.id)'") == nil)
    kan = try await proef.eis("the application is removed", gelijk)
    #expect(kan["aanvrager"] == [] && kan["d9"] == [])
  }

  /// What a refusal says can be done with the other file of the applicant, each with whether it was taken there.
  private static func metAnder(
    _ proef: Mogelijkproef, _ uitslag: Proefdienst.Uitslag, _ ander: Dossier
  ) async throws -> Set<Stap> {
    #expect(uitslag.status == 409)
    let mogelijk = uitslag.json["mogelijk"]?.elements?.compactMap(\.text) ?? []
    let genoemd = Set(
      [Stap.vervangen, .intrekken].filter { stap in
        mogelijk.contains { $0.hasPrefix("de eerste ") && $0.hasSuffix("(\(stap.adres.methode) \(stap.adres.pad))") }
      })
    let kan = try await proef.eis("the first", ander)["aanvrager"] ?? []
    #expect(genoemd == kan.intersection([.vervangen, .intrekken]), "\(mogelijk)")
    return genoemd
  }

  @Test func besideTheFirstFileOfTheApplicant() async throws {
    try await Proefdienst.met(klok: "2025-03-19T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let proef = try await Mogelijkproef.maak(dienst)
      let vroeg = try await Self.dienIn(dienst, 1, heeftAdres: false)
      try dienst.zetKlok("2025-03-20T09:00:00Z")
      let eerste = try await Self.dienIn(dienst, 1, heeftAdres: false)
      let sleutel = try await dienst.aanvrager(eerste.aanvraag.kvkNummer)
      func tweede() async throws -> Proefdienst.Uitslag {
        try await dienst.stuur("POST", "/v1/rondes/2025/aanvragen", sleutel, eerste.aanvraag.json)
      }
      #expect(try await Self.metAnder(proef, try await tweede(), eerste) == [.vervangen, .intrekken])
      let vervangen = try await dienst.stuur(
        "PUT", "/v1/aanvragen/\(vroeg.id)", sleutel, vroeg.aanvraag.json, koppen: ["If-Match": "*"])
      #expect(try await Self.metAnder(proef, vervangen, eerste) == [.vervangen, .intrekken])
      let toelating = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(vroeg.id)/toelating", try await dienst.medewerker(.besluitnemer, als: "d9"),
        ["besluit": "RIS-1", "grond": "Storing."])
      #expect(
        toelating.json["mogelijk"]?[0]?.text
          == "de andere aanvraag intrekken, waarna deze kan worden toegelaten (door de aanvrager)")

      // Left untreated it keeps the place when the window opens again, and nothing can be done with it.
      try await Self.vraagAanvulling(dienst, eerste, tot: "2025-03-21")
      try dienst.sluitRonde()
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(eerste.id)/buitenbehandeling", try await dienst.medewerker(.besluitnemer, als: "d9"),
        ["motivering": "Niet aangevuld.", "mandaat": "Mandaat 7", "besluitDatum": "2025-03-28"])
      let verlenging = JSONMember("verlengingen", [["tot": "2025-03-30T10:00:00Z", "grond": "Storing."]])
      #expect(try await dienst.wijzigRonde(plafond: 100_000_00, meer: [verlenging]).status == 200)
      #expect(try await dienst.bevestigRonde().status == 201)
      #expect(try await Self.metAnder(proef, try await tweede(), eerste) == [])
    }
  }

  @Test func onARound() async throws {
    try await Proefdienst.met(klok: "2025-03-19T10:00:00Z") { dienst in
      try await dienst.maakRonde()
      let proef = try await Mogelijkproef.maak(dienst)
      let vragers = [
        try await proef.vrager("beheer", [.beheerder]), try await proef.vrager("b1", [.beoordelaar, .besluitnemer]),
        try await proef.vrager("d1", [.besluitnemer]), try await proef.vrager("huis", [.beoordelaar, .besluitnemer]),
      ]
      var kan = try await proef.eisRonde("announced", vragers)
      #expect(kan == ["beheer": [.rondeVaststellen], "b1": [], "d1": [], "huis": []])
      try dienst.zetKlok("2025-03-20T09:00:00Z")
      _ = try await Self.dienIn(dienst, 1)
      kan = try await proef.eisRonde("open", vragers)
      #expect(kan == ["beheer": [.rondeVaststellen], "b1": [], "d1": [], "huis": []])
      try dienst.sluitRonde()
      kan = try await proef.eisRonde("closed", vragers)
      let vriezen: Set<Stap> = [.bevriezen, .loten]
      #expect(kan == ["beheer": [.rondeVaststellen], "b1": vriezen, "d1": [], "huis": vriezen])
      #expect(try await dienst.bevries().status == 201)
      kan = try await proef.eisRonde("frozen", vragers)
      #expect(kan["b1"] == vriezen && kan["d1"] == [.besluiten] && kan["huis"] == vriezen.union([.besluiten]))
      #expect(try await dienst.besluit().status == 201)
      kan = try await proef.eisRonde("decided", vragers)
      #expect(
        kan == [
          "beheer": [], "b1": [.rondeBekendmaken], "d1": [.rondeBekendmaken], "huis": [.rondeBekendmaken],
        ])
      let nagekomen = try await Self.dienIn(dienst, 2)
      kan = try await proef.eisRonde("decided, and one came after", vragers)
      #expect(
        kan == [
          "beheer": [], "b1": [.rondeBekendmaken], "d1": [.besluiten, .rondeBekendmaken],
          "huis": [.besluiten, .rondeBekendmaken],
        ])
      // A conflict about that file names the decision to who can take it.
      try await proef.eis("came after the decisions", nagekomen)
    }
  }

  @Test func whatStopsAFreezeNamesWhatRemovesIt() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let dossier = try await Self.dienIn(dienst, 1, heeftAdres: false)
      try dienst.sluitRonde()
      func mogelijk() async throws -> [String] {
        let uitslag = try await dienst.bevries()
        #expect(uitslag.status == 409)
        return uitslag.json["mogelijk"]?.elements?.compactMap(\.text) ?? []
      }
      let lezen = "de ronde lezen (GET /v1/rondes/{jaar})"
      #expect(
        try await mogelijk() == [
          "om aanvulling vragen waar dat nog niet is gedaan (POST /v1/aanvragen/{id}/herstelverzoeken)", lezen,
        ])
      try await Self.vraagAanvulling(dienst, dossier, tot: "2025-04-18")
      #expect(try await mogelijk() == ["wachten tot de termijn voorbij is; zij loopt tot en met 22 april 2025", lezen])
      #expect(try await dienst.sql("DELETE FROM aanvraagdocument") == nil)
      // Reading the ranking of now is refused too, and who reads takes no steps.
      let gelezen = try await dienst.stuur(
        "GET", "/v1/rondes/2025/rangschikking", try await dienst.medewerker(.auditor, als: "a1"))
      #expect(gelezen.status == 409)
      #expect(
        gelezen.json["mogelijk"] == [
          "het dossier lezen (GET /v1/aanvragen/{id})",
          "een bevroren rangschikking lezen (GET /v1/rondes/{jaar}/rangschikkingen/{nummer})", .text(lezen),
        ])
    }
  }

  @Test func aStepThatIsForAnotherIsToldInWords() async throws {
    try await Proefdienst.met { dienst in
      let pad = "/v1/aanvragen/\(try await dienst.bevoorschot(isBetaald: false))/voorschot"
      let lezen = "het besluit lezen (GET /v1/aanvragen/{id}/besluit)"
      let jan = try await dienst.stuur("POST", pad, try await dienst.medewerker(.financieel, als: "jan"), [:])
      #expect(
        jan.json["mogelijk"] == [
          .text("\(Stap.betalingBevestigen.rij.naam) (door een ander)"), .text(lezen),
        ])
      let els = try await dienst.stuur("POST", pad, try await dienst.medewerker(.financieel, als: "els"), [:])
      #expect(
        els.json["mogelijk"] == [
          .text("\(Stap.betalingBevestigen.rij.naam) (POST /v1/aanvragen/{id}/betalingen)"), .text(lezen),
        ])
    }
  }
}
