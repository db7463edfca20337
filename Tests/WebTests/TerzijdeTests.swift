import JSON
import Keten
import Loket
import PostgreSQL
import Proeven
import Testing

/// Where an extension makes two files of one applicant timely, one counts and the other is set aside (`regels.md`
/// section 7).
@Suite struct TerzijdeTests {
  private static func verleng(_ dienst: Proefdienst, tot: String = "2025-03-28T08:00:00Z") async throws {
    let verlenging: JSONValue = [["tot": .text(tot), "grond": "storing"]]
    let uitslag = try await dienst.wijzigRonde(plafond: 100_000_00, meer: [JSONMember("verlengingen", verlenging)])
    guard uitslag.status == 200 else { throw Ongeldig(tekst: String(decoding: uitslag.lichaam, as: UTF8.self)) }
    if uitslag.json["teBevestigen"] != nil { _ = try await dienst.bevestigRonde() }
  }

  private static func lees(_ dienst: Proefdienst, _ id: String) async throws -> JSONValue {
    try await dienst.stuur("GET", "/v1/aanvragen/\(id)", try await dienst.medewerker(.auditor, als: "a1")).json
  }

  private static func standen(_ dienst: Proefdienst, _ ids: [String]) async throws -> [String] {
    var standen: [String] = []
    for id in ids {
      let dossier = try await lees(dienst, id)
      standen.append("\(dossier["status"]?.text ?? "") \(dossier["tijdig"] == true ? "tijdig" : "niet")")
    }
    return standen
  }

  private static func legTerzijde(
    _ dienst: Proefdienst, _ id: String, _ sleutel: String, _ lichaam: JSONValue = [:]
  ) async throws -> Proefdienst.Uitslag {
    try await dienst.stuur("POST", "/v1/aanvragen/\(id)/terzijde", sleutel, lichaam)
  }

  /// A round with one file in time and one after closing, extended so that both are timely.
  private static func metTwee(_ dienst: Proefdienst) async throws -> (String, String) {
    try await dienst.maakRonde()
    let eerste = try await dienst.dienIn(Voorbeeldaanvraag())
    try dienst.zetKlok("2025-03-27T23:30:00Z")
    let tweede = try await dienst.dienIn(Voorbeeldaanvraag(gesprekken: 390))
    try await verleng(dienst)
    return (eerste, tweede)
  }

  @Test func theFileThatHeldThePlaceCountsUntilItsApplicantSaysOtherwise() async throws {
    try await Proefdienst.met(klok: "2025-03-27T22:00:00Z") { dienst in
      let (eerste, tweede) = try await Self.metTwee(dienst)
      #expect(try await Self.standen(dienst, [eerste, tweede]) == ["ingediend tijdig", "terzijde tijdig"])
      let aanvrager = try await dienst.aanvrager("27312345")
      let ander = try await dienst.aanvrager("27312346")
      #expect(try await Self.legTerzijde(dienst, eerste, ander).status == 404)
      #expect(try await Self.legTerzijde(dienst, tweede, aanvrager).status == 409)
      let gelegd = try await Self.legTerzijde(dienst, eerste, aanvrager)
      #expect(gelegd.status == 201 && gelegd.json["status"] == "terzijde")
      #expect(gelegd.json["telt"]?["aanvraag"]?.text == tweede)
      #expect(try await Self.standen(dienst, [eerste, tweede]) == ["terzijde tijdig", "ingediend tijdig"])
      // It can be brought back, by intake with a reason.
      let intake = try await dienst.medewerker(.intake, als: "i1")
      #expect(try await Self.legTerzijde(dienst, tweede, intake).fouten == ["verplicht /reden"])
      #expect(
        try await Self.legTerzijde(dienst, tweede, try await dienst.medewerker(.beoordelaar, als: "b1"), ["reden": "x"])
          .status == 403)
      #expect(try await Self.legTerzijde(dienst, tweede, intake, ["reden": "De aanvrager belde."]).status == 201)
      #expect(try await Self.standen(dienst, [eerste, tweede]) == ["ingediend tijdig", "terzijde tijdig"])
      let verslag = try await dienst.loket.controleer()
      #expect(verslag.isInOrde, "\(verslag.regels)")
    }
  }

  /// Whatever is refused on the file that is set aside, the way back is named with the file that counts, while it is open.
  @Test func whatIsRefusedOnItNamesTheFileThatCountsAndTheWayBack() async throws {
    try await Proefdienst.met(klok: "2025-03-27T22:00:00Z") { dienst in
      let (eerste, tweede) = try await Self.metTwee(dienst)
      let aanvrager = try await dienst.aanvrager("27312345")
      let kenmerk = try await Self.lees(dienst, eerste)["kenmerk"]?.text ?? ""
      let weg =
        "de andere aanvraag van deze aanvrager, die nu telt (\(kenmerk), \(eerste)), terzijde leggen met "
        + "{\"telt\":\"\(tweede)\"}; dan telt deze"
      func mogelijk(_ methode: String, _ pad: String, _ sleutel: String, _ lichaam: JSONValue) async throws -> [String]
      {
        let uitslag = try await dienst.stuur(
          methode, "/v1/aanvragen/\(tweede)\(pad)", sleutel, lichaam, koppen: methode == "PUT" ? ["If-Match": "*"] : [:]
        )
        #expect(uitslag.status == 409 && uitslag.json["stand"] == "terzijde")
        return uitslag.json["mogelijk"]?.elements?.compactMap(\.text) ?? []
      }
      let metVerzoek = weg + " (POST /v1/aanvragen/{id}/terzijde)"
      let herstel = HerstelTests.verzoek(["gegevens_aanvrager"], uiterlijk: "2025-04-18")
      let intake = try await dienst.medewerker(.intake, als: "i1")
      let b1 = try await dienst.medewerker(.beoordelaar, als: "b1")
      #expect(try await mogelijk("POST", "/terzijde", aanvrager, [:])[0] == metVerzoek)
      #expect(try await mogelijk("PUT", "", aanvrager, Voorbeeldaanvraag().json)[0] == metVerzoek)
      #expect(try await mogelijk("POST", "/terzijde", intake, ["reden": "Hij belde."])[0] == metVerzoek)
      #expect(
        try await mogelijk("POST", "/herstelverzoeken", b1, herstel).contains(
          weg + " (door de rol aanvrager of intake)"))
      #expect(try await Self.legTerzijde(dienst, eerste, aanvrager, ["telt": .text(tweede)]).status == 201)
      #expect(try await Self.standen(dienst, [eerste, tweede]) == ["terzijde tijdig", "ingediend tijdig"])
      #expect(try await Self.legTerzijde(dienst, tweede, aanvrager, ["telt": .text(eerste)]).status == 201)
      // Once it is frozen there is no way back.
      try dienst.sluitRonde()
      #expect(try await dienst.bevries().status == 201)
      #expect(try await mogelijk("POST", "/terzijde", aanvrager, [:]).allSatisfy { !$0.contains("terzijde") })
    }
  }

  @Test func theDecisionOnTheFileThatCountsIsTheDecisionOnBoth() async throws {
    try await Proefdienst.met(klok: "2025-03-27T22:00:00Z") { dienst in
      let (eerste, tweede) = try await Self.metTwee(dienst)
      try dienst.sluitRonde()
      let bevroren = try await dienst.bevries()
      #expect(bevroren.json["rangschikking"]?["rangorde"]?.elements?.compactMap { $0["id"]?.text } == [eerste])
      let terzijde = bevroren.json["rangschikking"]?["nietGerangschikt"]
      #expect(terzijde?[0]?["id"]?.text == tweede && terzijde?[0]?["oordeel"] == "ingetrokken")
      #expect(terzijde?[0]?["redenen"] == [])
      let aanvrager = try await dienst.aanvrager("27312345")
      let teLaat = try await Self.legTerzijde(dienst, eerste, aanvrager)
      #expect(teLaat.status == 409)
      let besloten = try await dienst.besluit(Proefdienst.besluitopdracht())
      #expect(besloten.status == 201 && besloten.json["besluiten"]?.elements?.count == 1)
      func trekIn(_ id: String) async throws -> Int {
        try await dienst.stuur("POST", "/v1/aanvragen/\(id)/intrekking", aanvrager, [:]).status
      }
      #expect(try await [trekIn(eerste), trekIn(tweede)] == [409, 409], "the decision is on both")
      let bekend = try await dienst.stuur(
        "POST", "/v1/rondes/2025/bekendmaking", try await dienst.medewerker(.besluitnemer, als: "d1"),
        ["bekendgemaaktOp": "2025-03-28"])
      #expect(bekend.status == 201, "\(bekend.json)")
      #expect(try await [trekIn(eerste), trekIn(tweede)] == [409, 409])
      for id in [eerste, tweede] {
        let besluit = try await dienst.stuur("GET", "/v1/aanvragen/\(id)/besluit", aanvrager)
        #expect(besluit.status == 200 && besluit.json["aanvraag"]?.text == eerste)
        #expect(besluit.json["medeOver"]?[0]?["aanvraag"]?.text == tweede)
        #expect(besluit.json["motivering"]?.text?.contains("geldt ook voor uw aanvraag") == true)
      }
      let rapport = try await dienst.stuur(
        "GET", "/v1/rondes/2025/verantwoordingsrapport", try await dienst.medewerker(.auditor, als: "a1"))
      #expect(rapport.json["telling"]?["zonderBesluit"]?.getal == "0")
      #expect(rapport.json["aanvragen"]?.element("id", tweede)?["afwijkingen"] == [])
      let verslag = try await dienst.loket.controleer()
      #expect(verslag.isInOrde, "\(verslag.regels)")
    }
  }

  @Test func withoutAPlaceTheLastReceivedCountsAndNamesTheOther() async throws {
    try await Proefdienst.met(klok: "2025-03-27T23:10:00Z") { dienst in
      try await dienst.maakRonde()
      var ids: [String] = []
      for (plaats, uur) in ["23:15", "23:20", "23:25"].enumerated() {
        try dienst.zetKlok("2025-03-27T\(uur):00Z")
        ids.append(try await dienst.dienIn(Voorbeeldaanvraag(gesprekken: Int64(400 - plaats))))
      }
      try await Self.verleng(dienst)
      #expect(
        try await Self.standen(dienst, ids) == ["terzijde tijdig", "terzijde tijdig", "ingediend tijdig"])
      let aanvrager = try await dienst.aanvrager("27312345")
      #expect(try await Self.legTerzijde(dienst, ids[2], aanvrager, ["telt": .text(ids[2])]).fouten == ["waarde /telt"])
      #expect(try await Self.legTerzijde(dienst, ids[2], aanvrager, ["telt": .text(ids[0])]).status == 201)
      #expect(
        try await Self.standen(dienst, ids) == ["ingediend tijdig", "terzijde tijdig", "terzijde tijdig"])
      // Who withdraws the one that counts has the last received count.
      try await dienst.trekIn(ids[0], van: "27312345")
      #expect(
        try await Self.standen(dienst, ids) == ["ingetrokken tijdig", "terzijde tijdig", "ingediend tijdig"])
      // A file that is set aside can be withdrawn too.
      try await dienst.trekIn(ids[1], van: "27312345")
      #expect(try await Self.legTerzijde(dienst, ids[2], aanvrager).status == 409)
      try dienst.sluitRonde()
      #expect(
        try await dienst.bevries().json["rangschikking"]?["rangorde"]?.elements?.compactMap { $0["id"]?.text } == [
          ids[2]
        ])
    }
  }

  @Test func aFileComesBackInTheStateThatItHad() async throws {
    try await Proefdienst.met(klok: "2025-03-27T22:00:00Z") { dienst in
      try await dienst.maakRonde()
      let eerste = try await dienst.dienIn(Voorbeeldaanvraag(heeftAdres: false))
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(eerste)/herstelverzoeken", try await dienst.medewerker(.intake, als: "i1"),
        ["onderdelen": ["gegevens_aanvrager"], "uiterlijk": "2025-04-10", "motivering": "Het adres ontbreekt."])
      try dienst.zetKlok("2025-03-27T23:30:00Z")
      let tweede = try await dienst.dienIn(Voorbeeldaanvraag())
      try await Self.verleng(dienst)
      let aanvrager = try await dienst.aanvrager("27312345")
      #expect(try await Self.legTerzijde(dienst, eerste, aanvrager).status == 201)
      // Nobody waits for what is set aside.
      try dienst.sluitRonde()
      #expect(try await Self.legTerzijde(dienst, tweede, aanvrager).status == 201)
      #expect(try await Self.standen(dienst, [eerste, tweede]) == ["aan_te_vullen tijdig", "terzijde tijdig"])
      #expect(try await Self.legTerzijde(dienst, eerste, aanvrager).status == 201)
      #expect(try await dienst.bevries().status == 201)
    }
  }

  /// An extension that is confirmed after a freeze voids that freeze, so the choice is open until the next one.
  @Test func aFreezeThatIsVoidFixesNoChoice() async throws {
    try await Proefdienst.met(klok: "2025-03-27T22:00:00Z") { dienst in
      try await dienst.maakRonde()
      let eerste = try await dienst.dienIn(Voorbeeldaanvraag())
      let ander = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312346"))
      try dienst.zetKlok("2025-03-27T23:30:00Z")
      let tweede = try await dienst.dienIn(Voorbeeldaanvraag(gesprekken: 390))
      #expect(try await dienst.bevries().status == 201)
      try await Self.verleng(dienst)
      #expect(try await Self.standen(dienst, [eerste, tweede]) == ["ingediend tijdig", "terzijde tijdig"])
      let aanvrager = try await dienst.aanvrager("27312345")
      let intake = try await dienst.medewerker(.intake, als: "i1")
      #expect(try await Self.legTerzijde(dienst, eerste, aanvrager).status == 201)
      try dienst.sluitRonde()
      let besluit = try await dienst.besluit()
      #expect(besluit.status == 409 && besluit.json["stand"] == "gesloten")
      #expect(try await Self.legTerzijde(dienst, tweede, intake, ["reden": "De aanvrager belde."]).status == 201)
      // A freeze that can be decided upon fixes it, also after a version of the round that changes nothing in it.
      #expect(try await dienst.bevries().status == 201)
      #expect(try await Self.legTerzijde(dienst, eerste, aanvrager).status == 409)
      let verlenging: JSONValue = [["tot": "2025-03-28T08:00:00Z", "grond": "storing"]]
      let zelfde = try await dienst.wijzigRonde(plafond: 100_000_00, meer: [JSONMember("verlengingen", verlenging)])
      #expect(zelfde.status == 200)
      #expect(try await Self.legTerzijde(dienst, eerste, intake, ["reden": "x"]).status == 409)
      // What voids it opens the choice: here another applicant withdraws.
      try await dienst.trekIn(ander, van: "27312346")
      #expect(try await Self.legTerzijde(dienst, eerste, aanvrager).status == 201)
      #expect(try await dienst.bevries().status == 201)
      let verslag = try await dienst.loket.controleer()
      #expect(verslag.isInOrde, "\(verslag.regels)")
    }
  }

  /// Who withdraws the file that counts has the one that was set aside count, so the way to a new one goes past both.
  @Test func theWayToANewApplicationGoesPastWhatIsSetAside() async throws {
    try await Proefdienst.met(klok: "2025-03-27T22:00:00Z") { dienst in
      let (eerste, tweede) = try await Self.metTwee(dienst)
      let aanvrager = try await dienst.aanvrager("27312345")
      func dienIn() async throws -> (status: Int, eerste: String?, wegen: [String]) {
        let uitslag = try await dienst.stuur(
          "POST", "/v1/rondes/2025/aanvragen", aanvrager, Voorbeeldaanvraag(gesprekken: 380).json)
        return (
          uitslag.status, uitslag.json["eersteAanvraag"]?["id"]?.text,
          uitslag.json["mogelijk"]?.elements?.compactMap(\.text) ?? []
        )
      }
      func trekIn(_ id: String) async throws -> JSONValue {
        try await dienst.stuur("POST", "/v1/aanvragen/\(id)/intrekking", aanvrager, [:]).json
      }
      var geweigerd = try await dienIn()
      #expect(geweigerd.status == 409 && geweigerd.eerste == eerste)
      #expect(geweigerd.wegen.contains { $0.contains("terzijde ligt") }, "\(geweigerd.wegen)")
      #expect(!geweigerd.wegen.contains { $0.contains("daarna opnieuw indienen") }, "\(geweigerd.wegen)")
      let telt = try await trekIn(eerste)["telt"]
      #expect(telt?["aanvraag"]?.text == tweede && telt?["status"] == "ingediend")
      geweigerd = try await dienIn()
      #expect(geweigerd.status == 409 && geweigerd.eerste == tweede)
      #expect(geweigerd.wegen.contains { $0.contains("daarna opnieuw indienen") }, "\(geweigerd.wegen)")
      #expect(try await trekIn(tweede)["telt"] == nil)
      #expect(try await dienIn().status == 201)
    }
  }

  @Test func twoWhoChooseAtOnceLeaveOneThatCounts() async throws {
    try await Proefdienst.met(klok: "2025-03-27T22:00:00Z") { dienst in
      let (eerste, tweede) = try await Self.metTwee(dienst)
      let aanvrager = try await dienst.aanvrager("27312345")
      let intake = try await dienst.medewerker(.intake, als: "i1")
      async let een = Self.legTerzijde(dienst, eerste, aanvrager)
      async let twee = Self.legTerzijde(dienst, eerste, intake, ["reden": "Gebeld."])
      let standen = try await [een.status, twee.status].sorted()
      #expect(standen == [201, 409])
      #expect(try await Self.standen(dienst, [eerste, tweede]) == ["terzijde tijdig", "ingediend tijdig"])
    }
  }
}
