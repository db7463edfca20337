internal import Cryptography
internal import Documenten
internal import FoundationEssentials
internal import Glibc
internal import JSON
internal import Loket
internal import Regeling

extension Opdracht {
  /// Plays the round of 2025 over real HTTP, as the real parties would, and leaves the service running. With `--open` it
  /// only opens the round. A signal ends what the demo started.
  static func demo(_ vlaggen: Vlaggen, _ omgeving: [String: String], _ signalen: Signaalwacht) async throws -> Int32 {
    let instellingen = try Instellingen(omgeving, vlaggen)
    let proces = DemoProces(instellingen)
    guard !vlaggen.heeft(.stop) || !vlaggen.heeft(.open) else {
      throw Fout(tekst: "weegschaal demo: --open begint een demo en --stop eindigt haar. Noem er een.")
    }
    if vlaggen.heeft(.stop) {
      print(proces.stop() ? "De demo is gestopt." : "Er loopt geen demo in \(proces.map.path).")
      return 0
    }
    signalen.bijSignaal {
      meld("weegschaal: de demo wordt gestopt.")
      proces.stop()
      _exit(Signaalwacht.code(signalen.signaal ?? SIGINT))
    }
    do {
      try await speel(proces, instellingen, isOpen: vlaggen.heeft(.open))
    } catch {
      guard let signaal = signalen.signaal else { throw error }
      // The end is near: this waits until what the demo started is gone.
      proces.stop()
      return Signaalwacht.code(signaal)
    }
    return 0
  }

  /// Plays the demo of a folder.
  private static func speel(_ proces: DemoProces, _ instellingen: Instellingen, isOpen: Bool) async throws {
    if proces.isGespeeld { stap("De vorige demo in \(proces.map.path) stoppen en vervangen") }
    stap("De dienst en een lege database starten, in \(proces.map.path)")
    try proces.maakSchoon()
    let poort = DemoProces.vrijePoort(liefst: instellingen.poort)
    if instellingen.poort != 0, poort != instellingen.poort {
      print(
        "\n*** LET OP: poort \(instellingen.poort) is bezet door een ander programma; de demo luistert op \(poort). ***\n"
      )
    }
    try await proces.start(klok: DemoRonde.begin, poort: poort)
    let sleutels = try await DemoSleutels.maak(
      try Instellingen(proces.omgeving(klok: DemoRonde.begin, poort: poort), Vlaggen()))
    let ronde = DemoRonde(klant: DemoKlant(poort: poort), sleutels: sleutels)
    if isOpen { try await ronde.open() } else { try await ronde.speel() }
    print(
      DemoVerslag.slot(
        basis: ronde.klant.basis, sleutels: sleutels, logboek: proces.logboek.path, data: instellingen.data,
        database: proces.databasemap.path,
        isOpen: isOpen))
  }

  /// Prints the next step of the story.
  static func stap(_ tekst: String) {
    print("· \(tekst)")
    fflush(nil)
  }
}

/// The tokens of the parties. Five persons carry the round (README, "Who does what").
struct DemoSleutels: Sendable {
  let beheerder: String
  /// A asks for completion, assesses, admits and settles.
  let a: String
  /// B decides.
  let b: String
  /// C freezes, orders payments and books repayments.
  let c: String
  /// D confirms payments and repayments.
  let d: String
  /// Enters what is found in a refused message.
  let intake: String
  /// Reads all, the chain of the tokens too.
  let auditor: String
  /// By kvkNummer.
  let aanvragers: [String: String]

  /// Whose application is in `config/voorbeelden`. It does not play along.
  static let voorbeeld = "27312345"
  static let voorbeeldnaam = "Stichting Voorbeeld"

  /// Makes a token for each party, in the database of the running service.
  static func maak(_ instellingen: Instellingen) async throws -> DemoSleutels {
    let samenstelling = try await Samenstelling.open(instellingen, voor: .demo) { _, _ in }
    let sleutels = try await samenstelling.metSleutelbeheer { beheer in
      func medewerker(_ rollen: Set<Rol>, _ persoon: String) async throws -> String {
        try await beheer.maak(
          try Sleutelaanvraag.maak(rollen: rollen, naam: persoon, persoon: persoon, kvkNummer: nil).get())
      }
      var aanvragers: [String: String] = [:]
      let organisaties = DemoOrganisatie.alle.map { ($0.naam, $0.kvkNummer) }
      for (naam, kvkNummer) in organisaties + [(DemoSleutels.voorbeeldnaam, DemoSleutels.voorbeeld)] {
        aanvragers[kvkNummer] = try await beheer.maak(
          try Sleutelaanvraag.maak(rollen: [.aanvrager], naam: naam, persoon: nil, kvkNummer: kvkNummer).get())
      }
      return DemoSleutels(
        beheerder: try await medewerker([.beheerder], "beheerder"),
        a: try await medewerker([.beoordelaar, .besluitnemer], "a"), b: try await medewerker([.besluitnemer], "b"),
        c: try await medewerker([.beoordelaar, .financieel], "c"), d: try await medewerker([.financieel], "d"),
        intake: try await medewerker([.intake], "intake"), auditor: try await medewerker([.auditor], "auditor"),
        aanvragers: aanvragers)
    }
    try await samenstelling.sluit()
    return sleutels
  }
}

/// The round, step by step.
struct DemoRonde: Sendable {
  /// Where the simulated clock starts.
  static let begin = "2025-03-19T09:00:00Z"
  /// The seed of the draw; its digest is published with the round.
  static let zaad = "Haagse loting 2025"

  let klant: DemoKlant
  let sleutels: DemoSleutels

  /// Plays the round from its announcement to its report.
  func speel() async throws {
    try await kondigAan()
    var ids = try await dienIn()
    try await vulAan(&ids)
    try await beoordeel(ids)
    try await rangschik()
    try await besluit()
    let verleend = try await betaal(ids)
    try await verantwoord(ids, verleend)
    try await stelVast(ids, verleend)
    let rapport = try await klant.stuur(
      "GET", "/v1/rondes/2025/verantwoordingsrapport", als: sleutels.d, verwacht: 200)
    var besluiten: [String: JSONValue] = [:]
    for (kvkNummer, id) in ids {
      besluiten[kvkNummer] = try await klant.stuur(
        "GET", "/v1/aanvragen/\(id)/besluit", als: sleutels.d, verwacht: 200
      ).json
    }
    print(DemoVerslag.tabel(ids: ids, besluiten: besluiten, rapport: rapport.json))
  }

  /// Announces the round, and moves the clock to its first morning.
  func open() async throws {
    try await kondigAan()
    Opdracht.stap("20 maart 2025, 10.00 uur: de ronde is open")
    try await zetKlok("2025-03-20T09:00:00Z")
  }

  private func kondigAan() async throws {
    Opdracht.stap("19 maart 2025: de beheerder maakt de ronde bekend, met de vastlegging van de loting")
    try await klant.stuur(
      "PUT", "/v1/rondes/2025", als: sleutels.beheerder,
      [
        "opent": "2025-03-19T23:00:00Z", "sluit": "2025-03-27T23:00:00Z", "plafond": .amount(10_000_000),
        "lotingVastlegging": .text(SHA256Digest(of: DemoRonde.zaad).hex),
        "bekendmaking": [
          "kenmerk": "gmb-2025-121257", "datum": "2025-03-19", "vindplaats": "Gemeenteblad 2025, 121257",
        ],
        "besluitDatum": "2025-04-16",
      ], verwacht: 201)
  }

  /// Files the application of each organisation at its own moment. One organisation first sends a wrong form.
  private func dienIn() async throws -> [String: String] {
    Opdracht.stap("20 tot en met 27 maart: tien organisaties dienen in, de laatste zeven seconden te laat")
    var ids: [String: String] = [:]
    for organisatie in DemoOrganisatie.alle {
      try await zetKlok(organisatie.dientInOp)
      let sleutel = sleutels.aanvragers[organisatie.kvkNummer]
      if ids.isEmpty {
        try await klant.stuur(
          "POST", "/v1/rondes/2025/proefaanvragen", als: nil, ["gevraagdBedrag": "veel"], verwacht: 400)
      }
      let bewijs = try await klant.stuur(
        "POST", "/v1/rondes/2025/aanvragen", als: sleutel, organisatie.aanvraag(), verwacht: 201)
      ids[organisatie.kvkNummer] = bewijs.json["id"]?.text
    }
    return ids
  }

  /// Asks the organisation without a declaration to complete its application, which it does.
  private func vulAan(_ ids: inout [String: String]) async throws {
    Opdracht.stap("28 maart: A vraagt wie de de-minimisverklaring vergat om aanvulling; 3 april komt zij")
    guard let organisatie = DemoOrganisatie.alle.first(where: { !$0.heeftDeMinimisverklaring }),
      let id = ids[organisatie.kvkNummer]
    else { return }
    try await zetKlok("2025-03-28T09:00:00Z")
    try await klant.stuur(
      "POST", "/v1/aanvragen/\(id)/herstelverzoeken", als: sleutels.a,
      [
        "onderdelen": ["de_minimisverklaring"], "uiterlijk": "2025-04-11",
        "motivering": "De de-minimisverklaring (R 2:1 lid 1 c) ontbreekt.",
      ], verwacht: 201)
    try await zetKlok("2025-04-03T14:10:00Z")
    let sleutel = sleutels.aanvragers[organisatie.kvkNummer]
    let huidig = try await klant.stuur("GET", "/v1/aanvragen/\(id)", als: sleutel, verwacht: 200)
    try await klant.stuur(
      "PUT", "/v1/aanvragen/\(id)", als: sleutel, organisatie.aanvraag(metVerklaring: true), verwacht: 200,
      etag: huidig.etag)
  }

  /// Assesses every application that came in time, and finds them in order.
  private func beoordeel(_ ids: [String: String]) async throws {
    Opdracht.stap("10 april: A beoordeelt de aanvragen")
    try await zetKlok("2025-04-10T09:00:00Z")
    for organisatie in DemoOrganisatie.alle {
      guard let id = ids[organisatie.kvkNummer] else { continue }
      try await klant.stuur(
        "PUT", "/v1/aanvragen/\(id)/beoordeling", als: sleutels.a, ["motivering": "Gelezen en in orde bevonden."],
        verwacht: 201)
    }
  }

  /// Freezes the ranking. Without a seed a tie at the ceiling stops it; with the seed the draw decides.
  private func rangschik() async throws {
    try await zetKlok("2025-04-14T09:00:00Z")
    let gelijk = try await klant.stuur(
      "POST", "/v1/rondes/2025/rangschikkingen", als: sleutels.c, [:], verwacht: 409)
    let aantal = gelijk.json["gelijkeStand"]?[0]?["ids"]?.elements?.count ?? 0
    Opdracht.stap(
      "14 april: bij het plafond staan \(aantal) aanvragen gelijk; de loting met het vastgelegde zaad beslist")
    try await klant.stuur(
      "POST", "/v1/rondes/2025/rangschikkingen", als: sleutels.c,
      ["loting": ["zaad": .text(DemoRonde.zaad)]], verwacht: 201)
    let herberekend = try await klant.stuur(
      "GET", "/v1/rondes/2025/rangschikkingen/1/herberekening", als: sleutels.b, verwacht: 200)
    guard herberekend.json["gelijk"] == .boolean(true) else {
      throw Opdracht.Fout(tekst: "De bevroren rangschikking geeft bij herberekening iets anders.")
    }
  }

  private func besluit() async throws {
    Opdracht.stap(
      "16 april: B, die niets beoordeelde en niet bevroor, besluit op alle tien; een dag later maakt B dat bekend")
    try await zetKlok("2025-04-16T10:00:00Z")
    try await klant.stuur(
      "POST", "/v1/rondes/2025/besluiten", als: sleutels.b,
      [
        "rangschikking": 1, "mandaat": "Mandaatregister Den Haag 2025, nr. 12 (fictief)",
        "besluitDatum": "2025-04-16", "verantwoordingUiterlijk": "2026-03-01",
      ], verwacht: 201)
    try await zetKlok("2025-04-17T10:00:00Z")
    try await klant.stuur(
      "POST", "/v1/rondes/2025/bekendmaking", als: sleutels.b, ["bekendgemaaktOp": "2025-04-17"], verwacht: 201)
  }

  /// Orders and confirms the advance of every grant. Answers the granted amounts in euros.
  private func betaal(_ ids: [String: String]) async throws -> [String: Int64] {
    Opdracht.stap("22 en 24 april: C draagt de voorschotten op, D bevestigt de betalingen van de bank")
    var verleend: [String: Int64] = [:]
    for organisatie in DemoOrganisatie.alle {
      guard let id = ids[organisatie.kvkNummer] else { continue }
      let dossier = try await klant.stuur("GET", "/v1/aanvragen/\(id)", als: sleutels.c, verwacht: 200)
      guard dossier.json["status"]?.text == "verleend" else { continue }
      try await zetKlok(verleend.isEmpty ? "2025-04-22T09:00:00Z" : nil)
      let voorschot = try await klant.stuur(
        "POST", "/v1/aanvragen/\(id)/voorschot", als: sleutels.c, [:], verwacht: 201)
      verleend[organisatie.kvkNummer] = DemoVerslag.centen(voorschot.json["bedrag"]) / 100
    }
    try await zetKlok("2025-04-24T12:00:00Z")
    for (kvkNummer, euro) in verleend {
      guard let id = ids[kvkNummer] else { continue }
      try await klant.stuur(
        "POST", "/v1/aanvragen/\(id)/betalingen", als: sleutels.d,
        ["bedrag": .amount(euro * 100), "valutadatum": "2025-04-24", "kenmerk": .text("BANK-\(kvkNummer)")],
        verwacht: 201)
    }
    return verleend
  }

  /// Files the final accounts. One organisation spends less than it planned; the others spend all.
  private func verantwoord(_ ids: [String: String], _ verleend: [String: Int64]) async throws {
    Opdracht.stap("januari 2026: wie subsidie kreeg legt verantwoording af; één gaf minder uit")
    try await zetKlok("2026-01-20T10:00:00Z")
    for organisatie in DemoOrganisatie.alle {
      guard let euro = verleend[organisatie.kvkNummer], let id = ids[organisatie.kvkNummer] else { continue }
      let besteding: Int64 = organisatie.heeftDeMinimisverklaring ? 100 : 75
      try await klant.stuur(
        "POST", "/v1/aanvragen/\(id)/verantwoording", als: sleutels.aanvragers[organisatie.kvkNummer],
        organisatie.verantwoording(verleend: euro, besteding: besteding), verwacht: 201)
    }
  }

  private func stelVast(_ ids: [String: String], _ verleend: [String: Int64]) async throws {
    Opdracht.stap("maart 2026: A stelt de subsidies vast; wat over is komt terug, geboekt door C en bevestigd door D")
    try await zetKlok("2026-03-10T10:00:00Z")
    var terug: [(String, JSONValue)] = []
    for organisatie in DemoOrganisatie.alle {
      guard verleend[organisatie.kvkNummer] != nil, let id = ids[organisatie.kvkNummer] else { continue }
      let vaststelling = try await klant.stuur(
        "POST", "/v1/aanvragen/\(id)/vaststelling", als: sleutels.a,
        [
          "mandaat": "Mandaatregister Den Haag 2025, nr. 14 (fictief)", "besluitDatum": "2026-03-10",
          "bekendgemaaktOp": "2026-03-10",
        ], verwacht: 201)
      let bedrag = DemoVerslag.centen(vaststelling.json["terugvordering"])
      if bedrag > 0 { terug.append((id, .amount(bedrag))) }
    }
    try await zetKlok("2026-03-24T10:00:00Z")
    for (id, bedrag) in terug {
      let geboekt = try await klant.stuur(
        "POST", "/v1/aanvragen/\(id)/terugbetalingen", als: sleutels.c,
        ["bedrag": bedrag, "valutadatum": "2026-03-24", "kenmerk": .text("TERUG-\(id.suffix(6))")], verwacht: 201)
      let terugbetaling = geboekt.json["id"]?.text ?? ""
      try await klant.stuur(
        "POST", "/v1/aanvragen/\(id)/terugbetalingen/\(terugbetaling)/bevestiging", als: sleutels.d, [:],
        verwacht: 201)
    }
  }

  private func zetKlok(_ moment: String?) async throws {
    guard let moment else { return }
    try await klant.stuur("PUT", "/v1/klok", als: sleutels.beheerder, ["nu": .text(moment)], verwacht: 200)
  }
}
