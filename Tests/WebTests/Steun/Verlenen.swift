import Begrippen
import JSON
import Loket
import PostgreSQL

extension Proefdienst {
  /// Decides on the round on 17 April 2025, and makes that known on the same day unless told otherwise. The clock ends
  /// on 6 May.
  func verleen(isBekendgemaakt: Bool = true) async throws {
    try zetKlok("2025-04-17T09:00:00Z")
    let bevroren = try await bevries()
    guard bevroren.status == 201 else { throw Ongeldig(tekst: String(decoding: bevroren.lichaam, as: UTF8.self)) }
    let besloten = try await besluit(
      Proefdienst.besluitopdracht(besluitDatum: "2025-04-17", bekendgemaaktOp: isBekendgemaakt ? "2025-04-17" : nil))
    guard besloten.status == 201 else { throw Ongeldig(tekst: String(decoding: besloten.lichaam, as: UTF8.self)) }
    try zetKlok("2025-05-06T10:00:00Z")
  }

  /// The balances of a file's accounts, in cents, without those of 0.
  func boeken(_ id: String) async throws -> [String: Int64] {
    let rekeningen = [
      "budget", "verplichting", "voorschotten", "kruispost", "bank", "subsidielast", "vordering", "nog_te_betalen",
    ]
    return try await alsEigenaar { pool in
      let rij = try await pool.query(.once("boeken", "SELECT * FROM rekeningstand WHERE dossier = $1"), [.text(id)])
        .one()
      return Dictionary(
        uniqueKeysWithValues: try rekeningen.map { ($0, try rij.get($0, as: Int64.self)) }.filter { $0.1 != 0 })
    }
  }

  /// The body of a settlement that is made known on the day of the decision, unless told otherwise.
  func vaststelling(_ meer: [JSONMember] = [], isBekendgemaakt: Bool = true) -> JSONValue {
    let vandaag = JSONMember("besluitDatum", .text("\(Amsterdam.datum(klok.nu()))"))
    return .object(
      [JSONMember("mandaat", "Mandaatbesluit 2025, artikel 4"), vandaag]
        + (isBekendgemaakt ? [JSONMember("bekendgemaaktOp", vandaag.value)] : []) + meer)
  }

  /// Settles a grant as v1, who did not decide on it.
  func stelVast(_ id: String, _ meer: [JSONMember] = [], isBekendgemaakt: Bool = true) async throws -> Uitslag {
    try await stuur(
      "POST", "/v1/aanvragen/\(id)/vaststelling", try await medewerker(.besluitnemer, als: "v1"),
      vaststelling(meer, isBekendgemaakt: isBekendgemaakt))
  }

  /// Books a repayment as jan.
  func boekTerug(_ id: String, _ bedrag: Int64, _ kenmerk: String, op datum: String? = nil) async throws -> Uitslag {
    try await stuur(
      "POST", "/v1/aanvragen/\(id)/terugbetalingen", try await medewerker(.financieel, als: "jan"),
      [
        "bedrag": .amount(bedrag), "valutadatum": .text(datum ?? "\(Amsterdam.datum(klok.nu()))"),
        "kenmerk": .text(kenmerk),
      ])
  }

  /// Confirms a booked repayment as els.
  func bevestigTerug(_ id: String, _ terugbetaling: String, als persoon: String = "els") async throws -> Uitslag {
    try await stuur(
      "POST", "/v1/aanvragen/\(id)/terugbetalingen/\(terugbetaling)/bevestiging",
      try await medewerker(.financieel, als: persoon), [:])
  }

  /// Books a repayment as jan and confirms it as els. Answers the confirmation.
  @discardableResult
  func betaalTerug(_ id: String, _ bedrag: Int64, _ kenmerk: String) async throws -> Uitslag {
    let geboekt = try await boekTerug(id, bedrag, kenmerk)
    guard geboekt.status == 201, let terugbetaling = geboekt.json["id"]?.text else {
      throw Ongeldig(tekst: String(decoding: geboekt.lichaam, as: UTF8.self))
    }
    let bevestigd = try await bevestigTerug(id, terugbetaling)
    guard bevestigd.status == 201 else { throw Ongeldig(tekst: String(decoding: bevestigd.lichaam, as: UTF8.self)) }
    return bevestigd
  }
}
