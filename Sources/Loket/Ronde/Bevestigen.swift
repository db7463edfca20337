internal import Documenten
internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// Confirms the last version of a round by another person (`contract.md` section 4). From then on its choice of
  /// ceiling works, its extension recorded after closing, and its record that the seed is lost.
  package func bevestigRonde(_ jaar: Int, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    let versie = try geldig { () throws(Faults) in try leesBevestiging(verzoek.lichaam) }
    return try await wijzig(verzoek, .rondeBevestigen, op: .ronde(jaar)) { handeling in
      try await handeling.vergrendelRonde(jaar)
      let stand = try await handeling.ronde(jaar)
      let toestemming = try stand.eis(
        .rondeBevestigen, handeling, na: [.rondeVaststellen: [stand.laatste.door]])
      let gronden = stand.teBevestigen
      // What else waits is confirmed without the loss.
      if versie == stand.versie, gronden.isEmpty, stand.laatste.zaadverlies != nil { try stand.eisZaadOngebruikt() }
      guard versie == stand.versie, !gronden.isEmpty else {
        throw LoketFout.verkeerdeStand(.nietsTeBevestigen(stand, gronden.isEmpty, handeling))
      }
      let lotgetal = gronden.contains(.zaadverlies) ? nieuwLotgetal() : nil
      handeling.schrijf(
        .voegRondebevestigingToe,
        [
          .int32(jaar), .int32(versie), .text(stand.laatste.door), .text(handeling.wie.door), handeling.nu.parameter,
          .text(lotgetal),
        ])
      try await handeling.zet(
        toestemming, .rondeBevestigd,
        .object(present: [
          "versie": .integer(versie), "gronden": .array(gronden.map { .text($0) }),
          "lotgetal": lotgetal.map { .text($0) },
        ]))
      let nieuw = try await handeling.ronde(jaar)
      try await handeling.herzieTijdigheid(toestemming, nieuw)
      return Antwoord(
        isNieuw: true, inhoud: nieuw.json(op: handeling.nu), plaats: Plaats(.ronde, van: .ronde(jaar)),
        versie: nieuw.etag(op: handeling.nu))
    }
  }
}

private enum Bevestigingsveld: String, CaseIterable, Sendable { case versie }
private let bevestigingsvelden = Members<Bevestigingsveld>(required: [.versie])

/// The schema of the body of `POST …/bevestigingen`.
let bevestigingschema = bevestigingsvelden.schema { _ in
  .integer(1...Int64(Int32.max)).described("De versie van de ronde die wordt bevestigd: de laatste.")
}

/// Reads the body of `POST …/bevestigingen`: `{"versie"}`.
private func leesBevestiging(_ document: [UInt8]) throws(Faults) -> Int {
  try readJSON(document) { lezer in
    var versie: Int64?
    lezer.object(bevestigingsvelden) { lezer, _ in versie = lezer.count(1...Int64(Int32.max)) }
    return versie.map { Int($0) }
  }
}

extension VerkeerdeStand {
  fileprivate static func nietsTeBevestigen(
    _ stand: Rondestand, _ isNiets: Bool, _ handeling: Handeling
  ) -> VerkeerdeStand {
    VerkeerdeStand(
      isNiets
        ? "Versie \(stand.versie) van de ronde heeft niets dat bevestigd moet worden."
        : "Bevestigd wordt de laatste versie van de ronde, nummer \(stand.versie).",
      mogelijk: isNiets ? [] : [.stap(.rondeBevestigen, "versie \(stand.versie) bevestigen")],
      meer: [JSONMember("laatste", .integer(stand.versie))])
  }
}

extension PostgresStatement {
  fileprivate static let voegRondebevestigingToe = PostgresStatement(
    "voeg_rondebevestiging_toe",
    """
    INSERT INTO rondebevestiging (jaar, versie, vastgesteld_door, door, tijdstip, lotgetal)
    VALUES ($1, $2, $3, $4, $5, $6)
    """)
}
