import Cryptography
import JSON
import PostgreSQL
import Proeven

/// Who plays in these tests, and what they send.
enum Spel {
  static let ronden = "/v1/rondes/2025"

  /// The token of a person or applicant; tokens are made by SQL, all at once.
  static func sleutel(_ wie: String) -> String { SHA256Digest(of: "meerdere-\(wie)").hex }

  static func kvk(_ nummer: Int) -> String { String(20_000_000 + nummer) }

  private static let staf = [
    "beheerder", "beoordelaar", "besluitnemer", "besluitnemer2", "financieel", "financieel2", "auditor",
  ]

  /// Makes tokens for applicants and, unless told otherwise, for the staff, named after their roles.
  static func maakSleutels(
    _ database: Databasekijk, aanvragers nummers: [String], ookStaf: Bool = true
  ) async throws {
    let staf = ookStaf ? staf : []
    let voeg = """
      SELECT maak_sleutel(
        s, n, ARRAY[r], nullif(p, ''), nullif(k, ''), NULL, TIMESTAMPTZ '2025-03-19 09:00Z', 'os:proef')
      FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) AS t (s, n, r, p, k)
      """
    try await database.vraag(
      voeg,
      [
        .texts((staf + nummers).map { SHA256Digest(of: sleutel($0)).hex }), .texts(staf + nummers),
        .texts(staf.map { $0.filter(\.isLetter) } + nummers.map { _ in "aanvrager" }),
        .texts(staf + nummers.map { _ in "" }), .texts(staf.map { _ in "" } + nummers),
      ])
  }

  static func ronde(plafond: Int64 = 100_000_00, meer: [JSONMember] = []) -> JSONValue {
    .object(
      [
        JSONMember("opent", "2025-03-19T23:00:00Z"), JSONMember("sluit", "2025-03-27T23:00:00Z"),
        JSONMember("plafond", .amount(plafond)),
        JSONMember("lotingVastlegging", .text(SHA256Digest(of: "zaad").hex)),
        JSONMember(
          "bekendmaking",
          ["kenmerk": "gmb-2025-121257", "datum": "2025-03-19", "vindplaats": "Gemeenteblad 2025, 121257"]),
      ] + meer)
  }

  static let besluit = JSONMember("besluit", ["kenmerk": "RIS-2", "grond": "R 1:8 lid 2"])

  /// An application for 1000 euro that is eligible in every respect.
  static func aanvraag(_ kvk: String) -> JSONValue {
    Voorbeeldaanvraag(kvkNummer: kvk, salaris: 0, overhead: 0, overig: 1000_00).json
  }

  /// Moves the clocks of the services, which are each its own, at once.
  static func zetKlok(_ diensten: [Dienstproces], _ moment: String) async throws {
    try await tegelijk(diensten) {
      try await $0.gelukt("PUT", "/v1/klok", sleutel("beheerder"), ["nu": .text(moment)])
    }
  }

  /// Does something with each element at once; the answers in the order of the elements.
  @discardableResult
  static func tegelijk<Element: Sendable, Uitslag: Sendable>(
    _ elementen: [Element], _ doe: @escaping @Sendable (Element) async throws -> Uitslag
  ) async throws -> [Uitslag] {
    try await withThrowingTaskGroup(of: (Int, Uitslag).self) { groep in
      for (plaats, element) in elementen.enumerated() { groep.addTask { (plaats, try await doe(element)) } }
      var uitslagen: [(Int, Uitslag)] = []
      for try await uitslag in groep { uitslagen.append(uitslag) }
      return uitslagen.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}
