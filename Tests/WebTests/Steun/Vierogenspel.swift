import Begrippen
import HTTPServer
import JSON
import Loket
import PostgreSQL
import Proeven
import Testing

@testable import Web

/// Plays a round step by step, in the order of the table of steps, with a person of choice for one step. So every pair
/// of four eyes of the table can be tried, a new one too.
struct Vierogenspel: Sendable {
  /// The person who tries both steps of a pair, in a token for each.
  static let zelfde = "zelfde"

  let dienst: Proefdienst
  /// The step that `zelfde` takes.
  let eerdere: Stap
  /// In time and whole: it is granted, paid and settled.
  private(set) var goed = ""
  /// In time, and it lacks its address: completion is asked for and does not come.
  private(set) var onvolledig = ""
  /// Too late, and admitted.
  private(set) var laat = ""
  /// Whether the second step of the pair comes first.
  private(set) var isOmgekeerd = false

  init(_ dienst: Proefdienst, eerdere: Stap) {
    self.dienst = dienst
    self.eerdere = eerdere
  }

  /// Takes every step that comes before `stap`, so that `stap` is the next one.
  /// - Parameter isOmgekeerd: whether the step of `zelfde` is one that usually comes after it.
  mutating func speel(tot stap: Stap, isOmgekeerd: Bool = false) async throws {
    try await dienst.maakRonde()
    if isOmgekeerd { return try await speelOmgekeerd() }
    goed = try await dienst.dienIn(Voorbeeldaanvraag.zonderContact())
    // An open signal stops a freeze, so only the file that is assessed has one.
    var zonderVerklaring = Voorbeeldaanvraag(kvkNummer: "27312346")
    if stap == .buitenBehandelingLaten { zonderVerklaring = .zonderContact(kvkNummer: "27312346") }
    zonderVerklaring.heeftDeMinimis = false
    onvolledig = try await dienst.dienIn(zonderVerklaring)
    if eerdere == .pogingInschrijven { try await schrijfIn(voor: stap) }
    if stap == .signaalAfhandelen { return }
    try dienst.zetKlok("2025-03-28T09:00:00Z")
    laat = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312347"))
    // Who leaves a file untreated is tried on a file that the pair is about.
    let beoordeeld = stap == .buitenBehandelingLaten ? onvolledig : goed
    try await doe(.herstelVerzoeken, op: onvolledig)
    if stap == .buitenBehandelingLaten, eerdere == .toelaten {
      // A file in time is not admitted, so the late one is left untreated.
      onvolledig = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312348", heeftDeMinimis: false))
      try await doe(.herstelVerzoeken, op: onvolledig)
      try await doe(.toelaten, op: onvolledig)
    }
    try await doe(.toelaten, op: laat)
    try await doe(.beoordelen, op: beoordeeld)
    try await doe(.signaalAfhandelen, op: beoordeeld)
    try dienst.zetKlok("2025-04-17T09:00:00Z")
    if stap == .buitenBehandelingLaten { return }
    // The closing seal brings the number of the draw.
    _ = await dienst.loket.onderhoud()
    if stap == .loten { return }
    if stap == .rondeBevestigen { return try await doe(.rondeVaststellen, op: goed) }
    try await doe(.bevriezen, op: goed)
    if stap == .besluiten { return }
    try await doe(.besluiten, op: goed)
    try dienst.zetKlok("2025-05-06T10:00:00Z")
    // A date put back waits for another person.
    if eerdere == .rondeBekendmaken || stap == .rondebekendmakingBevestigen {
      try await doe(.rondeBekendmaken, op: goed, op: "2025-04-17")
    }
    if stap == .rondebekendmakingBevestigen { return }
    if stap == .bekendmakingBevestigen {
      return try await doe(.bekendmaken, op: goed, op: "2025-04-17")
    }
    try await doe(.bekendmaken, op: goed)
    if stap == .voorschotOpdragen { return }
    try await doe(.voorschotOpdragen, op: goed)
    if stap == .betalingBevestigen { return }
    try await doe(.betalingBevestigen, op: goed)
    try dienst.zetKlok("2026-02-02T09:00:00Z")
    try await dienst.gelukt(
      "POST", "/v1/aanvragen/\(goed)/verantwoording", try await dienst.aanvrager("27312345"),
      Voorbeeldverantwoording(overig: 200_000).json)
    if stap == .vaststellen { return }
    try await doe(.vaststellen, op: goed)
    try dienst.zetKlok("2026-02-12T09:00:00Z")
    try await doe(.vaststellingBekendmaken, op: goed, op: "2026-02-02")
    if stap == .vaststellingsbekendmakingBevestigen { return }
    try await doe(.vaststellingsbekendmakingBevestigen, op: goed)
    if stap == .terugbetalingBoeken { return }
    try await doe(.terugbetalingBoeken, op: goed)
    guard stap == .terugbetalingBevestigen else { throw Ongeldig(tekst: "the play does not come to \(stap)") }
  }

  /// Closes the round with a whole file, one that was not completed, a late one with a signal and an attempt, and takes the
  /// step of `zelfde`. All that can come after it was not done yet.
  private mutating func speelOmgekeerd() async throws {
    goed = try await dienst.dienIn(Voorbeeldaanvraag())
    var zonderVerklaring = Voorbeeldaanvraag(kvkNummer: "27312346")
    zonderVerklaring.heeftDeMinimis = false
    onvolledig = try await dienst.dienIn(zonderVerklaring)
    try await probeerInTeDienen()
    try dienst.zetKlok("2025-03-28T09:00:00Z")
    laat = try await dienst.dienIn(.zonderContact(kvkNummer: "27312347"))
    try await doe(.herstelVerzoeken, op: onvolledig)
    try dienst.zetKlok("2025-04-17T09:00:00Z")
    _ = await dienst.loket.onderhoud()
    if eerdere == .besluiten { try await doe(.bevriezen, op: goed) }
    try await doe(eerdere, op: dossier(eerdere))
    isOmgekeerd = true
  }

  /// An attempt in which somebody finds an application later.
  private func probeerInTeDienen() async throws {
    let geweigerd = try await dienst.stuur(
      "POST", "/v1/rondes/2025/aanvragen", try await dienst.aanvrager("27312349"), ["aanvraag": "volgt per post"])
    guard geweigerd.status == 400 else { throw Ongeldig(tekst: "an attempt is refused") }
  }

  /// A file that was entered from an attempt, which is the one that the second step is about.
  private mutating func schrijfIn(voor stap: Stap) async throws {
    var aanvraag = Voorbeeldaanvraag(kvkNummer: "27312349")
    if stap != .besluiten, stap != .loten { aanvraag = .zonderContact(kvkNummer: "27312349") }
    aanvraag.heeftDeMinimis = stap != .buitenBehandelingLaten
    try await probeerInTeDienen()
    let ingeschreven = try await dienst.stuur(
      "POST", "/v1/rondes/2025/pogingen/1/inschrijving", try await sleutel(.intake, van: Self.zelfde),
      ["reden": "Per post ontvangen.", "aanvraag": aanvraag.json])
    guard ingeschreven.status == 201, let id = ingeschreven.json["id"]?.text else {
      throw Ongeldig(tekst: String(decoding: ingeschreven.lichaam, as: UTF8.self))
    }
    if stap == .buitenBehandelingLaten { onvolledig = id }
    if stap == .signaalAfhandelen { goed = id }
    // Its signal stops a freeze until another settles it.
    if stap == .besluiten || stap == .loten {
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(id)/signalen/inschrijving_met_andere_inhoud/afhandeling",
        try await dienst.medewerker(.beoordelaar, als: "p-signaalafhandelen"), ["reden": "Vergeleken."])
    }
  }

  /// Takes a step, as `zelfde` when it is the first one of the pair.
  private func doe(_ stap: Stap, op id: String, op datum: String? = nil) async throws {
    let persoon = stap == eerdere ? Self.zelfde : "p-\(stap.rawValue.lowercased())"
    let uitslag = try await stuur(stap, op: id, als: persoon, datum: datum)
    guard uitslag.status / 100 == 2 else {
      throw Ongeldig(tekst: "\(stap): \(String(decoding: uitslag.lichaam, as: UTF8.self))")
    }
  }

  /// The file on which the second step of the pair is tried.
  func dossier(_ stap: Stap) -> String {
    switch stap {
    case .buitenBehandelingLaten: onvolledig
    case .toelaten: laat
    case .signaalAfhandelen where isOmgekeerd: laat
    default: goed
    }
  }

  /// Tries a step in a token of this person for the role of the step.
  func stuur(
    _ stap: Stap, op id: String, als persoon: String, datum: String? = nil
  ) async throws -> Proefdienst.Uitslag {
    guard let rol = stap.rij.rollen.sorted(by: { $0.rawValue < $1.rawValue }).first else {
      throw Ongeldig(tekst: "\(stap) has a role")
    }
    var pad = stap.adres.pad.replacing("{id}", with: id).replacing("{jaar}", with: "2025")
      .replacing("{code}", with: "contact_ontbreekt").replacing("{poging}", with: "1")
    if pad.contains("{terugbetaling}") { pad.replace("{terugbetaling}", with: try await terugbetaling()) }
    return try await dienst.stuur(
      stap.adres.methode.description, pad, try await sleutel(rol, van: persoon), try await lichaam(stap, datum),
      koppen: stap.adres.methode == .put ? ["If-Match": "*"] : [:])
  }

  /// A token of a person who may have one for another role already. Roles that one person may not join are kept apart
  /// when a token is made; a pair must hold for the tokens of before that too.
  private func sleutel(_ rol: Rol, van persoon: String) async throws -> String {
    guard persoon == Self.zelfde else { return try await dienst.medewerker(rol, als: persoon) }
    for opdracht in ["DISABLE", "ENABLE"] {
      let geweigerd = try await dienst.sql("ALTER TABLE toegangssleutel \(opdracht) TRIGGER rollen_gaan_samen")
      guard geweigerd == nil else { throw Ongeldig(tekst: geweigerd ?? "") }
      if opdracht == "DISABLE" { _ = try await dienst.medewerker(rol, als: persoon) }
    }
    return try await dienst.medewerker(rol, als: persoon)
  }

  func terugbetaling() async throws -> String {
    let auditor = try await dienst.medewerker(.auditor, als: "a1")
    let lijst = try await dienst.stuur("GET", "/v1/aanvragen/\(goed)/terugbetalingen", auditor)
    return lijst.json["items"]?[0]?["id"]?.text ?? ""
  }

  private func lichaam(_ stap: Stap, _ datum: String?) async throws -> JSONValue {
    let vandaag = JSONValue.text(datum ?? "\(Amsterdam.datum(dienst.klok.nu()))")
    return switch stap {
    // An extension of a closed round waits for another person.
    case .rondeVaststellen:
      Proefdienst.ronde(meer: [JSONMember("verlengingen", [["tot": "2025-04-20T10:00:00Z", "grond": "Storing."]])])
    case .rondeBevestigen: ["versie": 2]
    case .loten: ["loting": ["zaad": .text(Proefdienst.zaad)]]
    case .herstelVerzoeken: HerstelTests.verzoek(["de_minimisverklaring"], uiterlijk: "2025-04-11")
    case .toelaten: ["besluit": "RIS-1", "grond": "Storing van het portaal."]
    case .beoordelen: ["motivering": "In orde."]
    case .pogingInschrijven:
      ["reden": "Per post ontvangen.", "aanvraag": Voorbeeldaanvraag(kvkNummer: "27312349").json]
    case .signaalAfhandelen: ["reden": "Nagegaan."]
    case .buitenBehandelingLaten: ["motivering": "Niet aangevuld.", "mandaat": "Mandaat 7", "besluitDatum": vandaag]
    case .besluiten: Proefdienst.besluitopdracht(besluitDatum: "\(Amsterdam.datum(dienst.klok.nu()))")
    case .rondeBekendmaken, .bekendmaken, .vaststellingBekendmaken: ["bekendgemaaktOp": vandaag]
    case .betalingBevestigen: ["bedrag": .amount(1_000_000), "valutadatum": vandaag, "kenmerk": "BANK-1"]
    case .vaststellen: dienst.vaststelling(isBekendgemaakt: false)
    case .terugbetalingBoeken: ["bedrag": .amount(50_000), "valutadatum": vandaag, "kenmerk": "TERUG-1"]
    default: [:]
    }
  }
}
