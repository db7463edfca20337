internal import Begrippen
internal import JSON
internal import Keten
internal import PostgreSQL

extension Loket {
  /// The ranking by which a round was decided, with what changed on its files since it was frozen; nil while the round is
  /// not decided.
  package func beslotenRangschikking(jaar: Int, _ wie: Identiteit) async throws -> Stroomantwoord? {
    let gevonden = try await metMogelijk(op: .ronde(jaar), wie) {
      try await leesZwaar(wie) { handeling, standOp -> (Bevroren, Wijzigingen, Tijdstip)? in
        guard try await handeling.ronde(jaar).isBesloten else { return nil }
        let bevroren = try await handeling.bevroren(jaar, try await handeling.beslotenNummer(jaar))
        return (bevroren, try await handeling.wijzigingen(jaar, sinds: bevroren.kop.bevrorenOp), standOp)
      }
    }
    guard let (bevroren, wijzigingen, standOp) = gevonden else { return nil }
    let kop = bevroren.kop
    let meer = JSONValue.object(
      [
        JSONMember("stand", .text(Rondestatus.besloten.rawValue)), JSONMember("standOp", .text(standOp)),
        JSONMember("voorlopig", false), JSONMember("nummer", .integer(kop.nummer)),
        JSONMember("bevrorenOp", .text(kop.bevrorenOp)), JSONMember("invoerSha256", .text(kop.invoerSha256)),
        JSONMember("resultaatSha256", .text(kop.resultaatSha256)),
      ] + wijzigingen.leden)
    return Stroomantwoord(versie: "\(kop.resultaatSha256)-\(wijzigingen.aantal)") { schrijf in
      try await schrijf(bevroren.resultaatKop)
      try await stroom(.resultaat, bevroren, bevroren.resultaatDelen, naar: schrijf)
      try await schrijf(bevroren.resultaatStaart.dropLast() + [UInt8(ascii: ",")] + meer.bytes.dropFirst())
    }
  }
}

/// What changed on the files of a round since its ranking was frozen.
private struct Wijzigingen: Sendable {
  /// The oldest of them.
  var getoond: [JSONValue] = []
  var aantal = 0

  /// The most that are shown. Anybody can file late, so there is no end to them.
  static let getoondMax = 500

  /// The kinds of event that change what a ranking rests on, or what follows from it.
  static let soorten: [Gebeurtenissoort] = [
    .aanvraagIngediend, .aanvraagVervangen, .aanvraagAangevuld, .aanvraagIngetrokken, .terzijdeGelegd, .teruggehaald,
    .toegelaten, .beoordeeld, .oordelenVervallen, .tijdigheidHerzien,
  ]

  var leden: [JSONMember] {
    [JSONMember("aantalWijzigingen", .integer(aantal)), JSONMember("wijzigingen", .array(getoond))]
  }
}

extension Handeling {
  /// The number of the ranking by which a decided round was decided.
  fileprivate func beslotenNummer(_ jaar: Int) async throws -> Int {
    try await vraag(.leesBeslotenRangschikking, [.int32(jaar)]).one().get("rangschikking", as: Int.self)
  }

  fileprivate func wijzigingen(_ jaar: Int, sinds bevrorenOp: Tijdstip) async throws -> Wijzigingen {
    let rijen = try await vraag(
      .leesWijzigingen,
      [
        .int32(jaar), bevrorenOp.parameter, .texts(Wijzigingen.soorten.map(\.rawValue)),
        .int64(Int64(Wijzigingen.getoondMax)),
      ])
    var wijzigingen = Wijzigingen()
    for rij in rijen {
      wijzigingen.aantal = try rij.get("aantal", as: Int.self)
      wijzigingen.getoond.append([
        "aanvraag": .text(try rij.get("dossier", as: String.self)),
        "kenmerk": .text(try rij.get("kenmerk", as: String.self)),
        "soort": .text(try rij.get("soort", as: String.self)),
        "tijdstip": .text(try rij.get("tijdstip", as: Tijdstip.self)),
        "gebeurtenis": .integer(try rij.get("volgnummer", as: Int.self)),
      ])
    }
    return wijzigingen
  }
}

extension PostgresStatement {
  fileprivate static let leesBeslotenRangschikking = PostgresStatement(
    "lees_besloten_rangschikking", "SELECT rangschikking FROM verdeling WHERE jaar = $1")
  /// The first $4 events of kinds $3 after $2 on the files of round $1, with the number of all.
  fileprivate static let leesWijzigingen = PostgresStatement(
    "lees_wijzigingen",
    """
    SELECT g.dossier::text, d.kenmerk, g.soort, g.tijdstip, g.volgnummer, count(*) OVER () AS aantal
    FROM dossierstand s JOIN dossier d ON d.id = s.dossier JOIN gebeurtenis g ON g.dossier = s.dossier
    WHERE s.jaar = $1 AND g.tijdstip > $2 AND g.soort = ANY ($3::text[])
    ORDER BY g.tijdstip, g.dossier, g.volgnummer LIMIT $4
    """)
}
