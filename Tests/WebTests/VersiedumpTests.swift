import EmbeddedPostgreSQL
import Foundation
import JSON
import Loket
import PostgreSQL
import Testing

/// What an earlier version left ties out to the cent after the upgrade to this one, whatever migrations came between.
@Suite struct VersiedumpTests {
  /// What the report says of an application that an upgrade may not change.
  private static let vast = [
    "kenmerk", "naam", "status", "aangevraagd", "verleend", "betaald", "vastgesteld", "teruggevorderd", "terugbetaald",
    "openstaand", "bevrorenDoor", "besluitDoor", "mandaat",
  ]

  @Test(arguments: Versiedump.alle)
  func aKeptDatabaseTiesOutToTheCentAfterItsUpgrade(_ naam: String) async throws {
    let verbinding = try await TemporaryPostgreSQL.database()
    try Versiedump.zetTerug(naam, in: verbinding)
    try await Proefdienst.migreer(verbinding)
    let toen = try Versiedump.rapport(naam)
    let aanvragen = try #require(toen["aanvragen"]?.elements)
    #expect(aanvragen.count > 5, "a round with hardly a file tries little")
    try await Databaseproef.metLoket(verbinding) { loket in
      let verslag = try await loket.controleer()
      #expect(verslag.isInOrde, "\(verslag.regels)")
      #expect(verslag.gebeurtenissen > aanvragen.count && verslag.zegels > 0 && verslag.boekingen > 0)
      let auditor = Identiteit(rollen: [.auditor], persoon: "a1", kvkNummer: nil)
      let nu = try JSONValue.parse(
        try await loket.verantwoordingsrapport(jaar: 2025, alleenAfwijkingen: false, auditor).json())
      for deel in ["ronde", "plafond", "telling", "totalen"] { #expect(nu[deel] == toen[deel], "\(deel)") }
      #expect(nu["aanvragen"]?.elements?.count == aanvragen.count)
      for aanvraag in aanvragen {
        let regel = nu["aanvragen"]?.element("id", aanvraag["id"]?.text ?? "")
        for veld in Self.vast { #expect(regel?[veld] == aanvraag[veld], "\(veld) of \(aanvraag)") }
      }
      for controle in nu["aansluiting"]?.elements ?? [] {
        #expect(["0", "0.00"].contains(controle["verschil"]?.getal), "\(controle)")
      }
    }
    // Nothing is left to do.
    try await Proefdienst.migreer(verbinding) { Issue.record("\($0)") }
  }

  @Test func aVersionIsKept() { #expect(!Versiedump.alle.isEmpty) }

  /// Keeps the database of this version, when `deploy/versiedump` asks for it: a round with every kind of event.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["VERSIEDUMP"] != nil, "deploy/versiedump asks for it"))
  func thisVersionIsKept() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.speelAlles()
      let auditor = try await dienst.medewerker(.auditor, als: "a1")
      let rapport = try await dienst.stuur("GET", "/v1/rondes/2025/verantwoordingsrapport", auditor)
      #expect(rapport.status == 200)
      let nummer = try await dienst.alsEigenaar(
        "SELECT max(number)::bigint AS nummer FROM public.schema_migration"
      ).one().get("nummer", as: Int.self)
      try Versiedump.bewaar(dienst.verbinding, rapport: rapport.lichaam, als: "versie-\(nummer)")
    }
  }
}
