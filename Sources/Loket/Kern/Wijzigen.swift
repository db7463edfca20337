internal import Begrippen
internal import Documenten
internal import JSON
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// How often a transaction is tried again after a serialization failure or a deadlock.
  static let herkansingenMax = 8

  /// Runs a use case that changes something in one transaction. With an `Idempotency-Key` a second request waits for
  /// the first and gets its answer. Answers and conflicts are kept; other refusals are not.
  /// - Parameters:
  ///   - stap: the step that is asked for.
  ///   - onderwerp: the file or round on which it is asked.
  func wijzig(
    _ verzoek: Verzoek, _ stap: Stap, op onderwerp: Onderwerp,
    _ doe: @escaping @Sendable (Handeling) async throws -> Antwoord
  ) async throws -> Bewaardantwoord {
    guard let sleutel = verzoek.herhaling else {
      do {
        return try await wijzigEenmaal(verzoek, doe)
      } catch LoketFout.verkeerdeStand(let weigering) {
        // The transaction is over, and a statement in it may have failed. Another one reads what is possible now.
        throw LoketFout.verkeerdeStand(
          try await lees(verzoek.wie) { try await aangevuld(weigering, na: stap, op: onderwerp, $0) })
      }
    }
    return try await schrijf(verzoek.wie, versie: verzoek.versie) { handeling in
      if let eerder = try await eerderAntwoord(sleutel, handeling) {
        return try await zoalsNu(eerder, verzoek, na: stap, op: onderwerp, handeling)
      }
      do {
        return try await vertaald {
          let antwoord = verzoek.weergave.antwoord(try await doe(handeling))
          handeling.schrijf(.bewaarHerhaling, Loket.bewaarparameters(antwoord, sleutel, handeling.nu))
          try await handeling.rondAf()
          return antwoord
        }
      } catch LoketFout.verkeerdeStand(let weigering) {
        handeling.vergeet()
        // Before anything else: nothing but this is possible in a transaction in which a statement failed.
        _ = try await handeling.vraag(.terugNaarHerstelpunt)
        let antwoord = verzoek.weergave.verkeerdeStand(
          try await aangevuld(weigering.onderSleutel, na: stap, op: onderwerp, handeling))
        handeling.schrijf(.bewaarHerhaling, Loket.bewaarparameters(antwoord, sleutel, handeling.nu))
        try await handeling.rondAf()
        return antwoord
      }
    }
  }

  /// A kept answer as it goes out again. What can be done is that of now and of who asks now.
  func zoalsNu(
    _ antwoord: Bewaardantwoord, _ verzoek: Verzoek, na stap: Stap, op onderwerp: Onderwerp, _ handeling: Handeling
  ) async throws -> Bewaardantwoord {
    guard verzoek.weergave.isVerkeerdeStand(antwoord) else { return antwoord }
    let nu = try await aangevuld(VerkeerdeStand("").onderSleutel, na: stap, op: onderwerp, handeling)
    return verzoek.weergave.metMogelijk(antwoord, nu.mogelijk)
  }

  /// Runs a use case whose answer is not kept.
  private func wijzigEenmaal(
    _ verzoek: Verzoek, _ doe: @escaping @Sendable (Handeling) async throws -> Antwoord
  ) async throws -> Bewaardantwoord {
    try await schrijf(verzoek.wie, versie: verzoek.versie) { handeling in
      try await vertaald {
        let antwoord = verzoek.weergave.antwoord(try await doe(handeling))
        try await handeling.rondAf()
        return antwoord
      }
    }
  }

  /// Reads a body; its faults become a refusal.
  func geldig<Waarde>(_ lees: () throws(Faults) -> Waarde) throws(LoketFout) -> Waarde {
    do {
      return try lees()
    } catch {
      throw .ongeldig(error)
    }
  }

  /// Runs a use case that only reads, in one snapshot.
  func lees<Waarde: Sendable>(
    _ wie: Identiteit, _ doe: @escaping @Sendable (Handeling) async throws -> Waarde
  ) async throws -> Waarde {
    try await pool.transaction(isolation: .repeatableRead, isReadOnly: true, retries: 0) { transactie in
      try await doe(Handeling(transactie: transactie, wie: wie, nu: klok.nu()))
    }
  }

  /// The earlier answer to this key. It waits for a first request that is still under way.
  private func eerderAntwoord(_ sleutel: Herhaalsleutel, _ handeling: Handeling) async throws -> Bewaardantwoord? {
    let naam = [sleutel.houder, sleutel.methode, sleutel.pad, sleutel.sleutel].joined(separator: "\n")
    let antwoorden = try await handeling.vraag([
      PostgresStep(.vergrendelSleutel, [.text(naam)]), PostgresStep(.leesHerhaling, sleutel.parameters),
      PostgresStep(.herstelpunt),
    ])
    guard let rij = try antwoorden[1].oneOrNone() else { return nil }
    return try Loket.herhaald(rij, sleutel)
  }

  /// The kept answer for the same body. Another body under the same key is a conflict.
  static func herhaald(_ rij: PostgresRow, _ sleutel: Herhaalsleutel) throws -> Bewaardantwoord {
    guard try rij.get("lichaam_sha256", as: String.self) == sleutel.lichaamSha256 else {
      throw LoketFout.verkeerdeStand(
        VerkeerdeStand(
          "Deze Idempotency-Key is al gebruikt voor een andere inhoud.",
          mogelijk: ["een nieuwe Idempotency-Key gebruiken", "dezelfde inhoud opnieuw sturen"]))
    }
    let koppen = try JSONValue.parse(try rij.get("koppen", as: String.self))
    return Bewaardantwoord(
      status: Int(try rij.get("status", as: Int64.self)),
      koppen: koppen.elements?.map { $0.elements?.compactMap(\.text) ?? [] } ?? [],
      lichaam: try lichaam(rij), isHerhaling: true)
  }

  /// The body as it went out. The application at the end of a receipt is kept with its file. Once it is removed there,
  /// the receipt has null in its place.
  private static func lichaam(_ rij: PostgresRow) throws -> [UInt8] {
    let antwoord = try rij.get("antwoord", as: [UInt8].self)
    guard try rij.get("is_ontvangstbewijs", as: Bool.self) else { return antwoord }
    let document = try rij.get("document", as: [UInt8]?.self)
    return Ontvangstbewijs.samengesteld(kop: antwoord, aanvraag: document.map(metTweeDecimalen) ?? Array("null".utf8))
  }

  /// The parameters of `bewaarHerhaling`.
  static func bewaarparameters(
    _ antwoord: Bewaardantwoord, _ sleutel: Herhaalsleutel, _ nu: Tijdstip
  ) -> [PostgresValue] {
    var (jaar, dossier): (Int?, String?) = (nil, nil)
    switch sleutel.onderwerp {
    case .ronde(let gevraagd): jaar = gevraagd
    case .dossier(let id): dossier = id
    }
    return sleutel.parameters + [
      .int32(jaar.map { Int32(clamping: $0) }), .text(dossier), .text(sleutel.lichaamSha256), .int64(antwoord.status),
      .json(String(decoding: antwoord.koppenJSON, as: UTF8.self)), .utf8(antwoord.lichaam), nu.parameter,
    ]
  }

  /// Runs a step and turns a failed constraint into a refusal that people understand.
  private func vertaald<Waarde>(_ doe: () async throws -> Waarde) async throws -> Waarde {
    do {
      return try await doe()
    } catch PostgresError.server(let fout) {
      guard let naam = fout.constraint else { throw PostgresError.server(fout) }
      // The table of steps explains these; here another request came in between.
      guard !naam.hasPrefix("vier_ogen") else {
        throw LoketFout.vierOgen("Dit moet een ander doen dan wie de eerdere stap zette.")
      }
      guard let weigering = VerkeerdeStand(constraint: naam) else { throw PostgresError.server(fout) }
      throw LoketFout.verkeerdeStand(weigering)
    }
  }
}

extension VerkeerdeStand {
  /// The same conflict, which is kept under an `Idempotency-Key`: the way that it names needs another key.
  var onderSleutel: VerkeerdeStand {
    VerkeerdeStand(
      toelichting,
      mogelijk: mogelijk + [
        "een nieuwe Idempotency-Key gebruiken zodra het kan: onder deze blijft dit antwoord staan"
      ], naast: naast, meer: meer)
  }
}

extension Bewaardantwoord {
  /// The header names and values as JSON, as they are kept.
  var koppenJSON: [UInt8] { JSONValue.array(koppen.map { .array($0.map { .text($0) }) }).bytes }
}

extension Herhaalsleutel {
  var parameters: [PostgresValue] { [.text(houder), .text(methode), .text(pad), .text(sleutel)] }
}

extension VerkeerdeStand {
  /// The refusal that a failed constraint means to the user; nil for a constraint that only a fault of ours can break.
  init?(constraint: String) {
    switch constraint {
    case "een_plaats_per_ronde":
      self.init(
        "Er is al een aanvraag van deze aanvrager in deze ronde.",
        naast: [
          .stap(.vervangen, "de eerste aanvraag vervangen"),
          .stap(.intrekken, "de eerste intrekken, en wat dan telt, en opnieuw indienen"),
        ])
    case "bankkenmerk_eenmaal":
      self.init(
        "Dit kenmerk van de bank is al geboekt, misschien met andere hoofdletters of spaties.",
        mogelijk: ["het kenmerk controleren: elke bankmutatie wordt één keer geboekt"])
    case "toelating_pkey": self = .alToegelaten
    case "een_besluit_per_dossier": self.init("Op deze aanvraag is al een besluit genomen.")
    case "verdeling_pkey": self = .alBesloten
    case "bekendmaking_pkey", "vaststellingsbekendmaking_pkey": self = .alBekendgemaakt
    case "voorschot_dossier_key": self = .alOpgedragen
    case "betaling_voorschot_key": self.init("Het voorschot is al betaald.")
    case "terugbetalingsbevestiging_pkey", "terugbetaling_al_bevestigd": self = .terugbetalingBevestigd
    case "terugbetalingsafwijzing_pkey", "terugbetaling_al_afgewezen": self = .terugbetalingAfgewezen
    case "vaststelling_pkey":
      self.init(
        "De subsidie is al vastgesteld.",
        mogelijk: [.lezen(.vaststelling, "de vaststelling lezen")])
    default: return nil
    }
  }
}

extension PostgresStatement {
  static let herstelpunt = PostgresStatement("herstelpunt", "SAVEPOINT handeling")
  static let terugNaarHerstelpunt = PostgresStatement("terug_naar_herstelpunt", "ROLLBACK TO SAVEPOINT handeling")
  static let vergrendelSleutel = PostgresStatement(
    "vergrendel_sleutel", "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))")
  static let leesHerhaling = PostgresStatement(
    "lees_herhaling",
    """
    SELECT h.lichaam_sha256, h.status::bigint, h.koppen::text, h.antwoord,
      h.aanvraag IS NOT NULL AS is_ontvangstbewijs, d.document
    FROM herhaling h LEFT JOIN aanvraagdocument d ON d.dossier = h.aanvraag AND d.versie = 1
    WHERE h.houder = $1 AND h.methode = $2 AND h.pad = $3 AND h.sleutel = $4
    """)
  static let bewaarHerhaling = PostgresStatement("bewaar_herhaling", bewaarHerhalingSQL)
  static let bewaarHerhalingEenmaal = PostgresStatement(
    "bewaar_herhaling_eenmaal", bewaarHerhalingSQL + " ON CONFLICT DO NOTHING")
  /// $5 or file $6 gives the round. The answer is kept for a year after it.
  private static let bewaarHerhalingSQL = """
    INSERT INTO herhaling (houder, methode, pad, sleutel, jaar, lichaam_sha256, status, koppen, antwoord, tijdstip)
    VALUES ($1, $2, $3, $4, coalesce($5, (SELECT d.jaar FROM dossier d WHERE d.id = $6)),
      $7, $8::bigint::smallint, $9, $10, $11)
    """
}
