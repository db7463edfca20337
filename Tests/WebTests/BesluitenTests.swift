import Cryptography
import JSON
import Loket
import PostgreSQL
import Regeling
import Testing
import Web

@Suite struct BesluitenTests {
  /// A round of 10,000 euro: A above the rest and trimmed by the norms, B gets what is left, C nothing; D no legal
  /// person, E late, F misses its contact and was asked for it, G withdrawn.
  static func vulRonde(_ dienst: Proefdienst) async throws -> [String: String] {
    try await dienst.maakRonde(plafond: 10_000_00)
    var ids: [String: String] = [:]
    func dienIn(_ naam: String, _ nummer: String, _ wijzig: (inout Voorbeeldaanvraag) -> Void) async throws {
      var aanvraag = Voorbeeldaanvraag(kvkNummer: nummer)
      wijzig(&aanvraag)
      ids[naam] = try await dienst.dienIn(aanvraag)
    }
    try await dienIn("A", "10000001") {
      $0.gesprekken = 900
      $0.ondersteund = 300
      $0.salaris = 500_000
      $0.overhead = 200_000
      $0.overig = 300_000
    }
    try await dienIn("B", "10000002") {
      $0.gesprekken = 400
      $0.ondersteund = 100
      $0.salaris = 200_000
    }
    try await dienIn("C", "10000003") {
      $0.gesprekken = 10
      $0.ondersteund = 20
    }
    try await dienIn("D", "10000004") { $0.rechtsvorm = "eenmanszaak" }
    try await dienIn("F", "10000006") { $0.heeftContact = false }
    try await dienIn("G", "10000007") { _ in }
    let ingetrokken = try await dienst.stuur(
      "POST", "/v1/aanvragen/\(ids["G"] ?? "")/intrekking", try await dienst.aanvrager("10000007"), [:])
    #expect(ingetrokken.status == 200)
    try dienst.zetKlok("2025-03-28T08:00:00Z")
    try await dienIn("E", "10000005") { _ in }
    let herstel = try await dienst.sql(
      """
      INSERT INTO herstelverzoek (dossier, nummer, onderdelen, verzonden_op, uiterlijk, motivering, door)
      VALUES ('\(ids["F"] ?? "")', 1, '{gegevens_aanvrager}', '2025-03-21T10:00Z', '2025-03-27', 'contact', 'i1')
      """)
    #expect(herstel == nil)
    return ids
  }

  @Test func everyFileGetsOneDecision() async throws {
    try await Proefdienst.met { dienst in
      let ids = try await BesluitenTests.vulRonde(dienst)
      try dienst.sluitRonde()
      let bevroren = try await dienst.bevries()
      #expect(bevroren.status == 201, "\(String(decoding: bevroren.lichaam, as: UTF8.self))")
      let uitslag = try await dienst.besluit()
      #expect(uitslag.status == 201, "\(String(decoding: uitslag.lichaam, as: UTF8.self))")
      let besluiten = try #require(uitslag.json["besluiten"])
      #expect(besluiten.elements?.compactMap { $0["aanvraag"]?.text } == ids.filter { $0.key != "G" }.values.sorted())
      func regel(_ naam: String) -> String {
        let besluit = besluiten.element("aanvraag", ids[naam] ?? "")
        return "\(besluit?["soort"]?.text ?? "-") \(besluit?["bedrag"]?.getal ?? "-")"
      }
      // A: K = 10,000, overhead at most 1,500 of its 2,000.
      #expect(regel("A") == "verlening 9500.00")
      #expect(regel("B") == "gedeeltelijke_verlening 500.00")
      #expect(regel("C") == "afwijzing 0.00")
      #expect(regel("D") == "afwijzing 0.00")
      #expect(regel("E") == "afwijzing 0.00")
      #expect(regel("F") == "buiten_behandeling 0.00")
    }
  }
}
