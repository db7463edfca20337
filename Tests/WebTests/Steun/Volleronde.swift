import JSON
import Loket
import Proeven

/// A round with every kind of decision.
extension Proefdienst {
  /// A round of 10,000 euro. A ranks first, with an overhead above the norm. B gets the rest and C nothing. D is no
  /// legal person. E came late. F lacks its address and did not complete it when asked. G withdrew. The clock is after
  /// the window.
  /// - Returns: the ids by letter.
  func maakVolleRonde() async throws -> [String: String] {
    try await maakRonde(plafond: 10_000_00)
    var aanvragen: [String: Voorbeeldaanvraag] = [:]
    for letter in Proefdienst.kvkNummers.keys { aanvragen[letter] = Voorbeeldaanvraag() }
    aanvragen["A"]?.gesprekken = 900
    aanvragen["A"]?.ondersteund = 300
    aanvragen["A"]?.overhead = 200_000
    aanvragen["A"]?.overig = 300_000
    aanvragen["B"]?.salaris = 200_000
    aanvragen["C"]?.gesprekken = 10
    aanvragen["C"]?.ondersteund = 20
    aanvragen["D"]?.rechtsvorm = "eenmanszaak"
    aanvragen["F"]?.heeftAdres = false
    var ids: [String: String] = [:]
    for letter in ["A", "B", "C", "D", "F", "G", "E"] {
      guard var aanvraag = aanvragen[letter], let kvkNummer = Proefdienst.kvkNummers[letter] else { continue }
      aanvraag.kvkNummer = kvkNummer
      if letter == "E" { try zetKlok("2025-03-27T23:00:00Z") }
      let id = try await dienIn(aanvraag)
      ids[letter] = id
      if letter == "F" {
        let herstel = try await stuur(
          "POST", "/v1/aanvragen/\(id)/herstelverzoeken", try await medewerker(.intake, als: "i1"),
          ["onderdelen": ["gegevens_aanvrager"], "uiterlijk": "2025-03-27", "motivering": "Het adres ontbreekt."])
        guard herstel.status == 201 else { throw Ongeldig(tekst: String(decoding: herstel.lichaam, as: UTF8.self)) }
      }
      if letter == "G" { try await trekIn(id, van: kvkNummer) }
    }
    try sluitRonde()
    return ids
  }

  /// The applicant of each file, by letter.
  static let kvkNummers = [
    "A": "10000001", "B": "10000002", "C": "10000003", "D": "10000004", "E": "10000005", "F": "10000006",
    "G": "10000007",
  ]
}
