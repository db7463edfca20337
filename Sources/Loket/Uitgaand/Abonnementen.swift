internal import Begrippen
internal import Documenten
internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// Makes the subscriptions those of the settings. A new one gets the events from now on. One that is not named any more
  /// gets no new events; what waits for it stays, and goes out when the settings name it again.
  /// - Returns: those that stopped with something waiting, with how much.
  package func zetAbonnementen(_ abonnementen: [Abonnement]) async throws -> [(naam: String, wachtend: Int)] {
    let gesorteerd = abonnementen.sorted { $0.naam < $1.naam }
    precondition(
      Set(gesorteerd.map(\.naam)).count == gesorteerd.count, "the settings refuse a name that is there twice")
    let antwoorden = try await pool.pipeline(
      [PostgresStep(.stopAbonnees, [.texts(gesorteerd.map(\.naam))])]
        + gesorteerd.map {
          PostgresStep(.zetAbonnee, [.text($0.naam), .texts($0.soorten.map(\.rawValue).sorted()), klok.nu().parameter])
        })
    return try antwoorden[0].map {
      (try $0.get("naam", as: String.self), try $0.get("wachtend", as: Int.self))
    }.filter { $0.1 > 0 }
  }

  /// How long the question about the deliveries may take: the metrics ask it too, also of a database that is not well.
  private static let standvraagMax = Duration.seconds(2)

  /// How far the deliveries to each subscriber are.
  package func abonneestanden() async throws -> [Abonneestand] {
    try await pool.read(.leesAbonneestanden, timeout: Loket.standvraagMax).map { try Abonneestand($0) }
  }

  /// The subscriptions, for who keeps them.
  package func abonnementen(_ bladzijde: Bladzijde, _ wie: Identiteit) async throws -> Antwoord {
    let standen = try await abonneestanden()
    let nu = klok.nu()
    return Antwoord(
      inhoud: bladzijde.json(bladzijde.items(van: standen).map { $0.json(op: nu) }, totaal: standen.count),
      totaal: standen.count)
  }

  /// A subscription.
  /// - Throws: `LoketFout.onbekend` when there is none of that name.
  package func abonnement(_ naam: String, _ wie: Identiteit) async throws -> Antwoord {
    guard let stand = try await abonneestanden().first(where: { $0.naam == naam }) else { throw Loket.geenAbonnement }
    return Antwoord(inhoud: stand.json(op: klok.nu()))
  }

  fileprivate static let geenAbonnement = LoketFout.onbekend("Er is geen abonnement met deze naam.")

  /// The events that are stuck for a subscriber: ids and kinds, and nothing of what is in the files.
  /// - Throws: `LoketFout.onbekend` when there is no such subscription.
  package func vastgelopen(_ naam: String, _ bladzijde: Bladzijde, _ wie: Identiteit) async throws -> Antwoord {
    try await lees(wie) { handeling in
      try await handeling.eisAbonnee(naam)
      let totaal = try await handeling.vraag(.telVastgelopen, [.text(naam)]).one().get("totaal", as: Int.self)
      let rijen = try await handeling.vraag(
        .leesVastgelopen, [.text(naam), .int64(bladzijde.grootte), .int64(bladzijde.overslaan)])
      let items = try rijen.map { rij -> JSONValue in
        [
          "id": .text(try rij.get("id", as: String.self)), "aanvraag": .text(try rij.get("dossier", as: String.self)),
          "soort": .text(try rij.get("soort", as: String.self)),
          "tijdstip": .text(try rij.get("tijdstip", as: Tijdstip.self)),
          "pogingen": .integer(try rij.get("pogingen", as: Int.self)),
          "laatsteFout": .text(try rij.get("laatste_fout", as: String?.self) ?? ""),
          "wachtendErachter": .integer(try rij.get("erachter", as: Int.self)),
        ]
      }
      return Antwoord(inhoud: bladzijde.json(items, totaal: totaal), totaal: totaal)
    }
  }

  /// Has a stuck event offered again, from the first attempt on.
  /// - Throws: `LoketFout.onbekend` when no such event is stuck.
  package func biedOpnieuwAan(_ id: String, aan naam: String, _ lichaam: [UInt8]) async throws -> Antwoord {
    try geldig { () throws(Faults) in try leesNiets(lichaam) }
    guard try await pool.query(.biedOpnieuwAan, [.text(naam), .text(id)]).count == 1 else { throw nietVast }
    return Antwoord(inhoud: ["abonnement": .text(naam), "id": .text(id), "stand": "wacht"])
  }

  /// Leaves a stuck event out for this subscriber, so that those of the file behind it go on. The reason stays.
  /// - Throws: `LoketFout.onbekend` when no such event is stuck.
  package func slaOver(_ id: String, voor naam: String, _ lichaam: [UInt8], _ wie: Identiteit) async throws -> Antwoord
  {
    let reden = try geldig { () throws(Faults) in try leesOverslag(lichaam) }
    let rijen = try await pool.query(
      .slaOver, [.text(naam), .text(id), .text(reden), klok.nu().parameter, .text(wie.door)])
    guard rijen.count == 1 else { throw nietVast }
    return Antwoord(inhoud: ["abonnement": .text(naam), "id": .text(id), "stand": "overgeslagen"])
  }

  /// Has everything that is stuck for a subscriber offered again, from the first attempt on.
  /// - Throws: `LoketFout.onbekend` when there is no such subscription.
  package func biedAllesOpnieuwAan(aan naam: String, _ lichaam: [UInt8]) async throws -> Antwoord {
    try geldig { () throws(Faults) in try leesNiets(lichaam) }
    try await eisAbonnee(naam)
    let rijen = try await pool.query(.biedAllesOpnieuwAan, [.text(naam), .int64(Loket.berichtenIneensMax)])
    return Antwoord(inhoud: try Loket.berichtenstand(naam, rijen, "wacht"))
  }

  /// Leaves out what waits for a subscriber that the settings do not name any more. What a subscription needs that goes on is
  /// left out one by one, by who looked at it. The reason stays with each.
  /// - Throws: `LoketFout.onbekend` when there is no such subscription, or when it goes on.
  package func slaAllesOver(voor naam: String, _ lichaam: [UInt8], _ wie: Identiteit) async throws -> Antwoord {
    let reden = try geldig { () throws(Faults) in try leesOverslag(lichaam) }
    try await eisAbonnee(naam)
    let rijen = try await pool.query(
      .slaAllesOver,
      [.text(naam), .int64(Loket.berichtenIneensMax), .text(reden), klok.nu().parameter, .text(wie.door)])
    guard try rijen.one().get("is_gestopt", as: Bool.self) else {
      throw LoketFout.onbekend(
        "Dit abonnement loopt nog. Laat zijn vastgelopen berichten een voor een weg, of neem de abonnee uit de instellingen "
          + "en start alle diensten opnieuw: daarna kan alles worden weggelaten.")
    }
    return Antwoord(inhoud: try Loket.berichtenstand(naam, rijen, "overgeslagen"))
  }

  /// How many messages one request moves: a longer statement would keep the deliveries waiting.
  package static let berichtenIneensMax = 10_000

  private func eisAbonnee(_ naam: String) async throws {
    guard Abonnement.isNaam(naam), try await pool.read(.zoekAbonnee, [.text(naam)]).count == 1 else {
      throw Loket.geenAbonnement
    }
  }

  private static func berichtenstand(_ naam: String, _ rijen: PostgresRows, _ stand: String) throws -> JSONValue {
    let rij = try rijen.one()
    return [
      "abonnement": .text(naam), "stand": .text(stand), "aantal": .integer(try rij.get("aantal", as: Int.self)),
      "over": .integer(try rij.get("over", as: Int.self)),
    ]
  }

  private var nietVast: LoketFout { .onbekend("Bij dit abonnement is geen bericht met dit id vastgelopen.") }
}

extension Handeling {
  fileprivate func eisAbonnee(_ naam: String) async throws {
    guard Abonnement.isNaam(naam), try await vraag(.zoekAbonnee, [.text(naam)]).count == 1 else {
      throw Loket.geenAbonnement
    }
  }
}

private enum Overslagveld: String, CaseIterable, Sendable { case reden }

private let overslagvelden = Members<Overslagveld>(required: [.reden])

/// The schema of the body with which a stuck event is left out.
let overslagschema = overslagvelden.schema { _ in .regels(Grenzen.tekst).described("Waarom, zonder persoonsgegevens.") }

private func leesOverslag(_ document: [UInt8]) throws(Faults) -> String {
  try readJSON(document) { lezer in
    var reden: String?
    lezer.object(overslagvelden) { lezer, _ in reden = lezer.tekst() }
    return reden
  }
}

extension PostgresStatement {
  fileprivate static let stopAbonnees = PostgresStatement(
    "stop_abonnees",
    """
    UPDATE abonnee SET is_actief = false WHERE is_actief AND naam <> ALL ($1::text[])
    RETURNING naam, (SELECT count(*) FROM uitgaand u WHERE u.abonnee = naam) AS wachtend
    """)
  fileprivate static let zetAbonnee = PostgresStatement(
    "zet_abonnee",
    """
    INSERT INTO abonnee (naam, soorten, is_actief, vanaf, volgende_op) VALUES ($1, $2, true, $3, $3)
    ON CONFLICT (naam) DO UPDATE SET soorten = excluded.soorten, is_actief = true
      WHERE abonnee.soorten <> excluded.soorten OR NOT abonnee.is_actief
    """)
  fileprivate static let leesAbonneestanden = PostgresStatement(
    "lees_abonneestanden",
    """
    SELECT a.naam, a.soorten, a.is_actief, a.vanaf, a.genomen_op, a.weg_op_rij, a.volgende_op, a.laatste_fout,
      u.wachtend, u.vast, u.oudste
    FROM abonnee a CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE NOT u.is_vast) AS wachtend, count(*) FILTER (WHERE u.is_vast) AS vast,
        min(u.sinds) AS oudste
      FROM uitgaand u WHERE u.abonnee = a.naam
    ) u ORDER BY a.naam
    """)
  fileprivate static let zoekAbonnee = PostgresStatement("zoek_abonnee", "SELECT FROM abonnee WHERE naam = $1")
  fileprivate static let telVastgelopen = PostgresStatement(
    "tel_vastgelopen", "SELECT count(*) AS totaal FROM uitgaand WHERE abonnee = $1 AND is_vast")
  fileprivate static let leesVastgelopen = PostgresStatement(
    "lees_vastgelopen",
    """
    SELECT u.id::text, u.dossier::text, u.pogingen, u.laatste_fout, g.soort, g.tijdstip, (
        SELECT count(*) FROM uitgaand e
        WHERE e.abonnee = u.abonnee AND e.dossier = u.dossier AND e.volgnummer > u.volgnummer) AS erachter
    FROM uitgaand u JOIN gebeurtenis g ON g.dossier = u.dossier AND g.volgnummer = u.volgnummer
    WHERE u.abonnee = $1 AND u.is_vast ORDER BY u.sinds, u.id LIMIT $2 OFFSET $3
    """)
  fileprivate static let biedOpnieuwAan = PostgresStatement(
    "bied_opnieuw_aan",
    """
    UPDATE uitgaand SET is_vast = false, pogingen = 0, eerste_fout_op = NULL, volgende_op = '-infinity'
    WHERE abonnee = $1 AND id = $2 AND is_vast RETURNING id::text
    """)
  fileprivate static let biedAllesOpnieuwAan = PostgresStatement(
    "bied_alles_opnieuw_aan",
    """
    WITH vast AS (
      SELECT dossier, volgnummer FROM uitgaand WHERE abonnee = $1 AND is_vast ORDER BY sinds, id LIMIT $2 FOR UPDATE
    ), weer AS (
      UPDATE uitgaand u SET is_vast = false, pogingen = 0, eerste_fout_op = NULL, volgende_op = '-infinity'
      FROM vast v WHERE u.abonnee = $1 AND u.dossier = v.dossier AND u.volgnummer = v.volgnummer AND u.is_vast RETURNING 1
    )
    SELECT (SELECT count(*) FROM weer) AS aantal,
      (SELECT count(*) FROM uitgaand WHERE abonnee = $1 AND is_vast) - (SELECT count(*) FROM weer) AS over
    """)
  /// The row of the subscriber is locked, so that it does not start again meanwhile.
  fileprivate static let slaAllesOver = PostgresStatement(
    "sla_alles_over",
    """
    WITH a AS (
      SELECT naam FROM abonnee WHERE naam = $1 AND NOT is_actief FOR UPDATE
    ), eerste AS (
      SELECT u.dossier, u.volgnummer FROM a JOIN uitgaand u ON u.abonnee = a.naam ORDER BY u.sinds, u.id LIMIT $2
    ), weg AS (
      DELETE FROM uitgaand u USING eerste e
      WHERE u.abonnee = $1 AND u.dossier = e.dossier AND u.volgnummer = e.volgnummer
      RETURNING u.abonnee, u.id, u.dossier, u.volgnummer
    ), vast AS (
      INSERT INTO uitgaandoverslag (abonnee, id, dossier, volgnummer, reden, tijdstip, door)
      SELECT abonnee, id, dossier, volgnummer, $3, $4, $5 FROM weg RETURNING 1
    )
    SELECT EXISTS (SELECT FROM a) AS is_gestopt, (SELECT count(*) FROM vast) AS aantal,
      (SELECT count(*) FROM uitgaand WHERE abonnee = $1) - (SELECT count(*) FROM vast) AS over
    """)
  fileprivate static let slaOver = PostgresStatement(
    "sla_over",
    """
    WITH weg AS (
      DELETE FROM uitgaand WHERE abonnee = $1 AND id = $2 AND is_vast RETURNING abonnee, id, dossier, volgnummer
    )
    INSERT INTO uitgaandoverslag (abonnee, id, dossier, volgnummer, reden, tijdstip, door)
    SELECT abonnee, id, dossier, volgnummer, $3, $4, $5 FROM weg RETURNING id::text
    """)
}
