import JSON
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
}
