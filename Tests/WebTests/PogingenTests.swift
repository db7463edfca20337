import JSON
import Keten
import Loket
import PostgreSQL
import Proeven
import Testing

/// Refused submissions: numbered for each applicant, kept with what was sent, read by staff, entered by intake
/// (`contract.md` section 4, last paragraph).
@Suite struct PogingenTests {
  private static let pad = "/v1/rondes/2025/aanvragen"

  private static func weiger(
    _ dienst: Proefdienst, _ kvkNummer: String = "27312345", _ lichaam: [UInt8] = Array(#"{"a": "fout"}"#.utf8)
  ) async throws -> Proefdienst.Uitslag {
    try await dienst.stuur("POST", pad, try await dienst.aanvrager(kvkNummer), bytes: lichaam)
  }

  /// An application in which the address is missing, sent as a text, which is refused; its number among all attempts.
  static func onvolledigePoging(_ dienst: Proefdienst, _ kvkNummer: String) async throws -> String {
    let geweigerd = try await dienst.stuur(
      "POST", pad, try await dienst.aanvrager(kvkNummer),
      Voorbeeldaanvraag(kvkNummer: kvkNummer, heeftAdres: false).json,
      koppen: ["Content-Type": "text/plain"])
    #expect(geweigerd.status == 415)
    return try #require(try await lijst(dienst)["items"]?.elements?.last?["id"]?.getal)
  }

  private static func lijst(_ dienst: Proefdienst, _ vraag: String = "") async throws -> JSONValue {
    let uitslag = try await dienst.stuur(
      "GET", "/v1/rondes/2025/pogingen\(vraag)", try await dienst.medewerker(.auditor, als: "a1"))
    #expect(uitslag.status == 200)
    return uitslag.json
  }

  private static func schrijfIn(
    _ dienst: Proefdienst, _ id: JSONValue?, _ lichaam: JSONValue
  ) async throws -> Proefdienst.Uitslag {
    try await dienst.stuur(
      "POST", "/v1/rondes/2025/pogingen/\(id?.getal ?? "")/inschrijving",
      try await dienst.medewerker(.intake, als: "i1"),
      lichaam)
  }

  @Test func attemptsAreNumberedForEachApplicantAndKeptWithWhatWasSent() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      for nummer in 1...3 {
        #expect(try await Self.weiger(dienst).json["poging"]?["nummer"]?.getal == "\(nummer)")
      }
      #expect(try await Self.weiger(dienst, "27312346").json["poging"]?["nummer"]?.getal == "1")
      let onleesbaar = try await dienst.stuur(
        "POST", Self.pad, try await dienst.aanvrager("27312346"), bytes: [0x7b, 0xff, 0x00],
        koppen: ["Content-Type": "text/plain"])
      #expect(onleesbaar.status == 415 && onleesbaar.json["poging"]?["nummer"]?.getal == "2")
      let lijst = try await Self.lijst(dienst)
      #expect(lijst["totaal"]?.getal == "5" && lijst["items"]?.elements?.count == 5)
      #expect(lijst["items"]?[0]?["document"] == #"{"a": "fout"}"#)
      #expect(lijst["items"]?[0]?["fouten"]?[0]?["code"] != nil && lijst["items"]?[0]?["reden"] == "fouten")
      #expect(lijst["items"]?[3]?["kvkNummer"] == "27312346")
      #expect(lijst["items"]?[4]?["document"] == .null && lijst["items"]?[4]?["documentHex"] == "7bff00")
      let tweede = try await Self.lijst(dienst, "?pagina=2&paginagrootte=2")
      #expect(tweede["items"]?.elements?.compactMap { $0["nummer"]?.getal } == ["3", "1"])
      for sleutel in [
        try await dienst.aanvrager("27312345"), try await dienst.medewerker(.beheerder, als: "beheer"),
      ] {
        #expect(try await dienst.stuur("GET", "/v1/rondes/2025/pogingen", sleutel).status == 403)
      }
      // What was sent can be removed, its digest stays.
      #expect(try await dienst.sql("DELETE FROM pogingdocument") == nil)
      #expect(try await dienst.sql("UPDATE poging SET sha256 = sha256") != nil)
      let na = try await Self.lijst(dienst)
      #expect(na["items"]?[0]?["document"] == .null && na["items"]?[0]?["sha256"] == lijst["items"]?[0]?["sha256"])
    }
  }

  /// There is no round to keep an attempt in, so he is told that nothing has his application.
  /// What is wrong beside the body is a refused submission too: the applicant sent his application (Awb 2:25).
  @Test(arguments: ["?jaar=2025", ""]) func aFaultBesideTheBodyIsAnAttemptToo(_ zoek: String) async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let sleutel = try await dienst.aanvrager("27312345")
      let koppen = zoek.isEmpty ? ["If-Match": "1"] : [:]
      let geweigerd = try await dienst.stuur(
        "POST", Self.pad + zoek, sleutel, Voorbeeldaanvraag().json, koppen: koppen)
      #expect(geweigerd.status == 400 && geweigerd.json["poging"]?["nummer"]?.getal == "1")
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let tweede = try await dienst.stuur(
        "PUT", "/v1/aanvragen/\(id)\(zoek)", sleutel, Voorbeeldaanvraag().json,
        koppen: ["If-Match": zoek.isEmpty ? "1" : "\"1\""])
      #expect(tweede.status == 400 && tweede.json["poging"]?["nummer"]?.getal == "2")
      let bewaard = try await Self.lijst(dienst)["items"]?.elements?.compactMap { $0["document"]?.text }
      #expect(bewaard?.count == 2 && bewaard?.allSatisfy { $0.contains("27312345") } == true)
    }
  }

  @Test func whatIsSentWhereNothingIsIsToldNotToBeSubmitted() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let sleutel = try await dienst.aanvrager("27312346")
      let aanvraag = Voorbeeldaanvraag(kvkNummer: "27312346").json
      let nietDaar = [
        ("POST", "/v1/rondes/2028/aanvragen"), ("POST", "/v1/rondes/tweeduizend/aanvragen"),
        ("PUT", "/v1/aanvragen/\(String(id.reversed()))"), ("PUT", "/v1/aanvragen/x"), ("PUT", "/v1/aanvragen/\(id)"),
      ]
      for (methode, pad) in nietDaar {
        for soort in ["application/json", "text/plain"] {
          let uitslag = try await dienst.stuur(
            methode, pad, sleutel, aanvraag, koppen: ["Content-Type": soort, "If-Match": "*"])
          #expect(uitslag.status == 404 && uitslag.json["poging"] == nil, "\(pad)")
          let detail = try #require(uitslag.json["detail"]?.text)
          #expect(detail.hasSuffix(" " + Poging.nietsIngediend), "\(pad): \(detail)")
        }
      }
      let vreemd = try await dienst.stuur("POST", Self.pad, "geen-sleutel", aanvraag)
      #expect(vreemd.status == 401 && vreemd.json["detail"]?.text?.hasSuffix(" " + Poging.nietsIngediend) == true)
      let gelezen = try await dienst.stuur("GET", "/v1/aanvragen/\(id)", sleutel)
      #expect(gelezen.status == 404 && gelezen.json["detail"]?.text?.contains("ingediend") == false)
    }
  }

  @Test func attemptsOfOneApplicantAtOnceGetEachTheirNumber() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let nummers = try await withThrowingTaskGroup(of: String?.self) { groep in
        for _ in 0..<20 { groep.addTask { try await Self.weiger(dienst).json["poging"]?["nummer"]?.getal } }
        return try await groep.reduce(into: Set<String>()) { if let nummer = $1 { $0.insert(nummer) } }
      }
      #expect(nummers == Set((1...20).map { "\($0)" }))
    }
  }

  @Test func whatIsKeptOfOneApplicantOnADayHasABound() async throws {
    var grenzen = Deurgrenzen()
    grenzen.pogingBytesPerDagMax = 4096
    try await Proefdienst.met(deurgrenzen: grenzen) { dienst in
      try await dienst.maakRonde()
      let lang = Array(#"{"a": "\#(String(repeating: "x", count: 2000))"}"#.utf8)
      func weiger() async throws -> Proefdienst.Uitslag { try await Self.weiger(dienst, "27312345", lang) }
      #expect(try await weiger().status == 400)
      // Its document does not fit any more: 3033 + 3033 > 4096. The digest is kept, as long as that fits twice the bound.
      for nummer in 2...6 {
        let teVeel = try await weiger()
        #expect(teVeel.status == 429 && teVeel.probleem == "te-veel")
        #expect(Int(teVeel.kop("Retry-After") ?? "").map { $0 > 0 && $0 <= 86_400 } == true)
        #expect(teVeel.json["poging"]?["nummer"]?.getal == "\(nummer)")
        #expect(teVeel.fouten.contains("onbekend_veld /a") && teVeel.fouten.contains("verplicht /aanvrager"))
        #expect(teVeel.json["detail"]?.text?.hasPrefix(Poging.mededeling) == true)
      }
      let niets = try await weiger()
      #expect(niets.status == 429 && niets.json["poging"] == nil && niets.fouten.contains("onbekend_veld /a"))
      let detail = try #require(niets.json["detail"]?.text)
      #expect(detail.hasPrefix("Met dit bericht is niets ingediend.") && detail.contains("meteen"), "\(detail)")
      // The faults of this document, as many as a refusal names.
      let vreemd = (0..<150).map { #""a\#($0)": "\#(String(repeating: "x", count: 20))""# }.joined(separator: ",")
      let lijst = try await Self.weiger(dienst, "27312345", Array("{\(vreemd)}".utf8))
      #expect(lijst.status == 429 && lijst.fouten.count == 100 && lijst.fouten[0] == "onbekend_veld /a0")
      // What cannot be read is told what was wrong with it too.
      let onleesbaar = try await dienst.stuur(
        "POST", Self.pad, try await dienst.aanvrager("27312345"), bytes: lang, koppen: ["Content-Type": "text/plain"])
      #expect(onleesbaar.status == 429 && onleesbaar.json["detail"]?.text?.contains("application/json") == true)
      #expect(try await Self.lijst(dienst)["totaal"]?.getal == "6")
      #expect(try await Self.lijst(dienst)["items"]?[1]?["document"] == .null)
      // Another applicant, and another day, have room of their own.
      #expect(try await Self.weiger(dienst, "27312346", lang).status == 400)
      try dienst.zetKlok("2025-03-20T23:30:00Z")
      #expect(try await weiger().status == 400)
      // An application in order is always welcome.
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
    }
  }

  /// Who is refused for the state of his file learns that too, with what he can do.
  @Test func aConflictBeyondTheBoundSaysWhatItIs() async throws {
    var grenzen = Deurgrenzen()
    grenzen.pogingBytesPerDagMax = 2048
    try await Proefdienst.met(deurgrenzen: grenzen) { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let sleutel = try await dienst.aanvrager("27312345")
      let tweede = try await dienst.stuur("POST", Self.pad, sleutel, Voorbeeldaanvraag(gesprekken: 410).json)
      #expect(tweede.status == 429 && tweede.kop("Retry-After") != nil && tweede.json["poging"] != nil)
      #expect(tweede.json["detail"]?.text?.contains("al een aanvraag ingediend") == true)
      #expect(tweede.json["mogelijk"]?.elements?.isEmpty == false && tweede.json["stand"] != nil)
      try dienst.sluitRonde()
      let teLaat = try await dienst.stuur(
        "PUT", "/v1/aanvragen/\(id)", sleutel, Voorbeeldaanvraag().json, koppen: ["If-Match": "*"])
      #expect(teLaat.status == 429 && teLaat.json["mogelijk"]?.elements?.isEmpty == false)
    }
  }

  /// Faults are told at their places in the message of who enters, and not in that of the applicant.
  @Test func theFaultsOfAnEntryAreThoseOfItsMessage() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      _ = try await Self.weiger(dienst)
      let id = try await Self.lijst(dienst)["items"]?[0]?["id"]
      let zonder = try await Self.schrijfIn(dienst, id, ["reden": "Per post ontvangen."])
      #expect(zonder.fouten == ["verplicht /aanvraag"])
      #expect(zonder.json["fouten"]?[0]?["melding"]?.text?.contains("te lezen bij de poging") == true)
      let fout = try await Self.schrijfIn(
        dienst, id, ["reden": "Per post ontvangen.", "aanvraag": ["gevraagdBedrag": "veel"]])
      #expect(fout.status == 400 && fout.fouten.contains("type /aanvraag/gevraagdBedrag"))
      #expect(fout.fouten.allSatisfy { $0.contains(" /aanvraag/") }, "\(fout.fouten)")
    }
  }

  @Test func intakeEntersAnApplicationThatSomebodyFindsInAnAttempt() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      var document = String(decoding: Voorbeeldaanvraag().json.bytes, as: UTF8.self)
      document = document.replacing(#""gevraagdBedrag":10000.00"#, with: #""gevraagdBedrag":10000.01"#)
      #expect(try await Self.weiger(dienst, "27312345", Array(document.utf8)).status == 400)
      let poging = try #require(try await Self.lijst(dienst)["items"]?[0])
      try dienst.sluitRonde()
      let zonder = try await Self.schrijfIn(dienst, poging["id"], ["reden": "Het bedrag is een vergissing."])
      #expect(zonder.status == 400 && zonder.fouten == ["verplicht /aanvraag"])
      let ander = try await Self.schrijfIn(
        dienst, poging["id"], ["reden": "Ja.", "aanvraag": Voorbeeldaanvraag(kvkNummer: "27312346").json])
      #expect(ander.fouten == ["waarde /aanvraag/aanvrager/kvkNummer"])
      #expect(try await Self.schrijfIn(dienst, poging["id"], [:]).fouten == ["verplicht /reden"])
      #expect(try await Self.schrijfIn(dienst, .number("999"), ["reden": "Ja."]).status == 404)
      let opdracht: JSONValue = [
        "reden": "Mevrouw Jansen belde: het bedrag is de som.", "aanvraag": Voorbeeldaanvraag().json,
      ]
      let ingeschreven = try await Self.schrijfIn(dienst, poging["id"], opdracht)
      #expect(ingeschreven.status == 201, "\(String(decoding: ingeschreven.lichaam, as: UTF8.self))")
      #expect(ingeschreven.json["ontvangenOp"] == poging["ontvangenOp"])
      #expect(ingeschreven.json["tijdig"] == true && ingeschreven.json["status"] == "ingediend")
      let id = try #require(ingeschreven.json["id"]?.text)
      #expect(
        try await dienst.stuur("GET", "/v1/aanvragen/\(id)", try await dienst.aanvrager("27312345")).status == 200)
      #expect(try await Self.lijst(dienst)["items"]?[0]?["aanvraag"]?.text == id)
      let nogmaals = try await Self.schrijfIn(dienst, poging["id"], opdracht)
      #expect(nogmaals.status == 409 && nogmaals.json["aanvraag"]?.text == id)
      #expect(try await dienst.tabellen(met: "Jansen") == ["afgeschermd_gegeven"])
      #expect(try await Self.handelAf(dienst, id, als: "b7").status == 201)
      let bevroren = try await dienst.bevries()
      #expect(bevroren.json["rangschikking"]?["rangorde"]?[0]?["id"]?.text == id)
      let verslag = try await dienst.loket.controleer()
      #expect(verslag.isInOrde, "\(verslag.regels)")
    }
  }

  private static func handelAf(
    _ dienst: Proefdienst, _ id: String, als persoon: String
  ) async throws -> Proefdienst.Uitslag {
    try await dienst.stuur(
      "POST", "/v1/aanvragen/\(id)/signalen/inschrijving_met_andere_inhoud/afhandeling",
      try await dienst.medewerker(.beoordelaar, als: persoon), ["reden": "Met de poging vergeleken."])
  }

  private static func signalen(_ dienst: Proefdienst, _ id: String) async throws -> [String?] {
    try await dienst.stuur("GET", "/v1/aanvragen/\(id)", try await dienst.medewerker(.auditor, als: "a1"))
      .json["signalen"]?.elements?.map { $0["code"]?.text } ?? []
  }

  /// One person writes an application that nobody sent, with the moment of receipt of an attempt (EUR 100,000 was granted so).
  @Test func whatAnotherWroteThanWasSentIsLookedAtByASecondPerson() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      #expect(try await Self.weiger(dienst).status == 400)
      let poging = try #require(try await Self.lijst(dienst)["items"]?[0])
      try dienst.sluitRonde()
      let opdracht: JSONValue = ["reden": "De bedoeling is duidelijk.", "aanvraag": Voorbeeldaanvraag().json]
      let ingeschreven = try await Self.schrijfIn(dienst, poging["id"], opdracht)
      let id = try #require(ingeschreven.json["id"]?.text)
      #expect(try await Self.signalen(dienst, id) == ["inschrijving_met_andere_inhoud"])
      let geweigerd = try await dienst.bevries()
      #expect(geweigerd.status == 409)
      #expect(geweigerd.json["signalen"] == [["aanvraag": .text(id), "code": "inschrijving_met_andere_inhoud"]])
      let zelf = try await Self.handelAf(dienst, id, als: "i1")
      #expect(zelf.status == 403 && zelf.probleem == "vier-ogen")
      #expect(try await Self.handelAf(dienst, id, als: "b7").status == 201)
      #expect(try await dienst.bevries().status == 201)
      let besluit = try await dienst.stuur(
        "POST", "/v1/rondes/2025/besluiten", try await dienst.medewerker(.besluitnemer, als: "i1"),
        Proefdienst.besluitopdracht())
      #expect(besluit.status == 403 && besluit.probleem == "vier-ogen")
      #expect(try await dienst.besluit().status == 201)
      #expect(try await dienst.loket.controleer().isInOrde)
    }
  }

  /// What the applicant sends himself afterwards is his own.
  @Test func aReplacementByTheApplicantEndsTheSignalAndACompletionDoesNot() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      func ingeschreven(_ kvkNummer: String) async throws -> String {
        #expect(try await Self.weiger(dienst, kvkNummer).status == 400)
        let poging = try await Self.lijst(dienst)["items"]?.element("kvkNummer", kvkNummer)
        let uitslag = try await Self.schrijfIn(
          dienst, poging?["id"],
          ["reden": "Duidelijk.", "aanvraag": Voorbeeldaanvraag(kvkNummer: kvkNummer, heeftDeMinimis: false).json])
        return try #require(uitslag.json["id"]?.text)
      }
      func stuurIn(_ id: String, _ aanvraag: Voorbeeldaanvraag) async throws -> Int {
        try await dienst.stuur(
          "PUT", "/v1/aanvragen/\(id)", try await dienst.aanvrager(aanvraag.kvkNummer), aanvraag.json,
          koppen: ["If-Match": "*"]
        ).status
      }
      let vervangen = try await ingeschreven("27312345")
      let aangevuld = try await ingeschreven("27312346")
      #expect(try await stuurIn(vervangen, Voorbeeldaanvraag()) == 200)
      #expect(try await Self.signalen(dienst, vervangen) == [])
      try dienst.sluitRonde()
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(aangevuld)/herstelverzoeken", try await dienst.medewerker(.intake, als: "i1"),
        HerstelTests.verzoek(["de_minimisverklaring"], uiterlijk: "2025-04-11"))
      #expect(try await Self.handelAf(dienst, aangevuld, als: "b7").status == 201)
      #expect(try await stuurIn(aangevuld, Voorbeeldaanvraag(kvkNummer: "27312346")) == 200)
      #expect(try await Self.signalen(dienst, aangevuld) == ["inschrijving_met_andere_inhoud"])
      // It was settled for this entry, and stays so.
      #expect(try await dienst.bevries().status == 201)
    }
  }

  @Test func anAttemptBesideAnApplicationInTimeIsNotEntered() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let tweede = try await dienst.stuur(
        "POST", Self.pad, try await dienst.aanvrager("27312345"), Voorbeeldaanvraag(gesprekken: 410).json)
      #expect(tweede.status == 409 && tweede.json["poging"]?["nummer"]?.getal == "1")
      let poging = try await Self.lijst(dienst)["items"]?[0]
      #expect(try await Self.schrijfIn(dienst, poging?["id"], ["reden": "Deze was bedoeld."]).status == 409)
      try await dienst.trekIn(id, van: "27312345")
      let ingeschreven = try await Self.schrijfIn(dienst, poging?["id"], ["reden": "Deze was bedoeld."])
      #expect(ingeschreven.status == 201)
      // As it was sent: there is nothing to compare.
      #expect(try await Self.signalen(dienst, try #require(ingeschreven.json["id"]?.text)) == [])
    }
  }
}
