import JSON
import Loket
import Proeven
import Testing

extension Proefdienst {
  /// Plays the round of 2025 with every kind of event, and with a row in every table that the service writes.
  func speelAlles() async throws {
    try await maakRonde()
    #expect(try await wijzigRonde(plafond: 110_000_00).status == 200)
    let vervangen = try await dienIn(Voorbeeldaanvraag())
    try await gelukt(
      "PUT", "/v1/aanvragen/\(vervangen)", try await aanvrager("27312345"),
      Voorbeeldaanvraag(gesprekken: 410).json, koppen: ["If-Match": "*"])
    try await gelukt(
      "PUT", "/v1/aanvragen/\(vervangen)/beoordeling", try await medewerker(.beoordelaar, als: "b2"),
      ["motivering": "Gezien en akkoord."])
    // Findings that a replacement ends.
    let herzien = try await dienIn(Voorbeeldaanvraag(kvkNummer: "27312352"))
    try await gelukt(
      "PUT", "/v1/aanvragen/\(herzien)/beoordeling", try await medewerker(.beoordelaar, als: "b2"),
      ["motivering": "Gezien."])
    try await gelukt(
      "PUT", "/v1/aanvragen/\(herzien)", try await aanvrager("27312352"),
      Voorbeeldaanvraag(kvkNummer: "27312352", gesprekken: 410).json, koppen: ["If-Match": "*"])
    let gesignaleerd = try await dienIn(Voorbeeldaanvraag.zonderContact(kvkNummer: "27312350"))
    try await gelukt(
      "POST", "/v1/aanvragen/\(gesignaleerd)/signalen/contact_ontbreekt/afhandeling",
      try await medewerker(.beoordelaar, als: "b2"), ["reden": "Het staat op de website."])
    let aangevuld = try await dienIn(Voorbeeldaanvraag(kvkNummer: "27312346", heeftAdres: false))
    let verlopen = try await dienIn(Voorbeeldaanvraag(kvkNummer: "27312347", heeftAdres: false))
    for (id, uiterlijk) in [(aangevuld, "2025-04-10"), (verlopen, "2025-04-01")] {
      try await gelukt(
        "POST", "/v1/aanvragen/\(id)/herstelverzoeken", try await medewerker(.intake, als: "i1"),
        ["onderdelen": ["gegevens_aanvrager"], "uiterlijk": .text(uiterlijk), "motivering": "Het adres ontbreekt."])
    }
    try await trekIn(try await dienIn(Voorbeeldaanvraag(kvkNummer: "27312348")), van: "27312348")
    try await klokRoute("2025-03-28T08:00:00Z")
    _ = try await dienIn(Voorbeeldaanvraag(kvkNummer: "27312340"))
    try await schrijfPogingIn(Voorbeeldaanvraag(kvkNummer: "27312351"))
    let verlenging = JSONMember("verlengingen", [["tot": "2025-03-28T08:30:00Z", "grond": "Storing."]])
    #expect(try await wijzigRonde(plafond: 110_000_00, meer: [verlenging]).status == 200)
    #expect(try await bevestigRonde().status == 201)
    let weg = try await medewerker(.intake, als: "i2")
    let intrekking = try await metSleutelbeheer { try await $0.trekIn(weg) }
    #expect(intrekking != .onbekend)
    try await gelukt(
      "PUT", "/v1/aanvragen/\(aangevuld)/beoordeling", try await medewerker(.beoordelaar, als: "b2"),
      ["toetsen": ["gegevens_aanvrager": ["uitkomst": "aan_te_vullen", "reden": "Het adres ontbreekt."]]])
    try await klokRoute("2025-03-28T09:00:00Z")
    try await speelTerzijde(naast: gesignaleerd)
    try await klokRoute("2025-03-28T11:00:00Z")
    try await gelukt(
      "PUT", "/v1/aanvragen/\(aangevuld)", try await aanvrager("27312346"),
      Voorbeeldaanvraag(kvkNummer: "27312346").json, koppen: ["If-Match": "*"])
    let laat = try await dienIn(Voorbeeldaanvraag(kvkNummer: "27312349"))
    let d2 = try await medewerker(.besluitnemer, als: "d2")
    try await gelukt(
      "POST", "/v1/aanvragen/\(laat)/toelating", d2, ["besluit": "RIS-9", "grond": "Storing bij ons."])
    try await klokRoute("2025-04-16T09:00:00Z")
    try await gelukt(
      "POST", "/v1/aanvragen/\(verlopen)/buitenbehandeling", try await medewerker(.besluitnemer, als: "d1"),
      ["motivering": "Niet aangevuld.", "mandaat": "Mandaatbesluit 2025, artikel 3", "besluitDatum": "2025-04-16"])
    try await verleen(isBekendgemaakt: false)
    // A date further back than one person may put it waits for another.
    let bekendmaking = "/v1/rondes/2025/bekendmaking"
    try await gelukt(
      "POST", bekendmaking, try await medewerker(.besluitnemer, als: "d1"), ["bekendgemaaktOp": "2025-04-17"])
    try await gelukt("POST", bekendmaking + "/bevestiging", d2, [:])
    try await rekenAf(vervangen)
  }

  /// An attempt of this applicant that is refused, and that intake enters as this application.
  private func schrijfPogingIn(_ aanvraag: Voorbeeldaanvraag) async throws {
    let geweigerd = try await stuur(
      "POST", "/v1/rondes/2025/aanvragen", try await aanvrager(aanvraag.kvkNummer), ["aanvraag": "volgt per post"])
    #expect(geweigerd.status == 400)
    let intake = try await medewerker(.intake, als: "i1")
    let lijst = try await stuur("GET", "/v1/rondes/2025/pogingen", intake).json["items"]
    guard let nummer = lijst?.element("kvkNummer", aanvraag.kvkNummer)?["id"]?.getal else {
      throw Ongeldig(tekst: "no attempt of \(aanvraag.kvkNummer)")
    }
    let ingeschreven = try await stuur(
      "POST", "/v1/rondes/2025/pogingen/\(nummer)/inschrijving", intake,
      ["reden": "Per post ontvangen.", "aanvraag": aanvraag.json])
    guard ingeschreven.status == 201, let id = ingeschreven.json["id"]?.text else {
      throw Ongeldig(tekst: String(decoding: ingeschreven.lichaam, as: UTF8.self))
    }
    try await gelukt(
      "POST", "/v1/aanvragen/\(id)/signalen/inschrijving_met_andere_inhoud/afhandeling",
      try await medewerker(.beoordelaar, als: "b2"), ["reden": "Vergeleken met de brief."])
  }

  /// A second file of 27312350, which an extension makes timely: it is set aside, the applicant has it count, and the
  /// extension is over.
  private func speelTerzijde(naast eerste: String) async throws {
    _ = try await dienIn(Voorbeeldaanvraag(kvkNummer: "27312350"))
    let verlenging: JSONValue = [
      ["tot": "2025-03-28T08:30:00Z", "grond": "Storing."],
      ["tot": "2025-03-28T10:00:00Z", "grond": "Storing bij ons."],
    ]
    let gewijzigd = try await wijzigRonde(plafond: 110_000_00, meer: [JSONMember("verlengingen", verlenging)])
    guard gewijzigd.status == 200 else { throw Ongeldig(tekst: String(decoding: gewijzigd.lichaam, as: UTF8.self)) }
    if gewijzigd.json["teBevestigen"] != nil { _ = try await bevestigRonde() }
    try await gelukt("POST", "/v1/aanvragen/\(eerste)/terzijde", try await aanvrager("27312350"), [:])
  }

  /// Advance, payment, final account, settlement, a repayment and one that is withdrawn, of the file of 27312345.
  private func rekenAf(_ id: String) async throws {
    let aanvraag = "/v1/aanvragen/\(id)"
    try await gelukt("POST", aanvraag + "/voorschot", try await medewerker(.financieel, als: "jan"), [:])
    try await gelukt(
      "POST", aanvraag + "/betalingen", try await medewerker(.financieel, als: "piet"),
      ["bedrag": .amount(1_000_000), "valutadatum": "2025-05-06", "kenmerk": "bank-1"])
    try await klokRoute("2026-02-02T09:00:00Z")
    try await gelukt(
      "POST", aanvraag + "/verantwoording", try await aanvrager("27312345"),
      Voorbeeldverantwoording(overig: 200_000).json)
    try await gelukt(
      "POST", aanvraag + "/vaststelling", try await medewerker(.besluitnemer, als: "v1"),
      vaststelling(isBekendgemaakt: false))
    // The applicant does not know of it yet.
    try await gelukt(
      "POST", aanvraag + "/verantwoording", try await aanvrager("27312345"),
      Voorbeeldverantwoording(overig: 210_000).json)
    try await klokRoute("2026-02-12T09:00:00Z")
    // A date further back than one person may put it waits for another.
    let terug: JSONValue = ["bekendgemaaktOp": "2026-02-02"]
    let pad = aanvraag + "/vaststelling/bekendmaking"
    try await gelukt("POST", pad, try await medewerker(.besluitnemer, als: "v1"), terug)
    try await gelukt("POST", pad + "/bevestiging", try await medewerker(.besluitnemer, als: "d1"), [:])
    try await betaalTerug(id, 50_000, "terug-1")
    let fout = try await boekTerug(id, 10_000, "terug-2").json["id"]?.text ?? ""
    try await gelukt(
      "POST", aanvraag + "/terugbetalingen/\(fout)/afwijzing", try await medewerker(.financieel, als: "jan"),
      ["reden": "Van een ander."])
  }
}
