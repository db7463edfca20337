internal import Begrippen
internal import Documenten
internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// Settles a grant on its realised costs, or lower on a ground of law (Awb 4:42, 4:46; `regels.md` section 6).
  package func stelVast(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    let lager = try geldig { () throws(Faults) in try leesVaststelling(verzoek.lichaam) }
    return try await wijzig(verzoek, .vaststellen, op: .dossier(id)) { handeling in
      let zaak = try await handeling.open(
        id, regeling,
        lees: [
          PostgresStep(.leesVerlening, [.text(id)]), PostgresStep(.leesVerantwoording, [.text(id)]),
          PostgresStep(.telBetaald, [.text(id)]),
        ])
      let toestemming = try zaak.eis(.vaststellen, handeling)
      var dossier = zaak.dossier
      let verlening = try Verlening(zaak.antwoorden[0].one())
      guard let verantwoording = try Verantwoording(zaak.antwoorden[1]), let document = verantwoording.document else {
        preconditionFailure("the table asks for an account that is there")
      }
      let regels = try await handeling.bevrorenRegels(verlening, regeling)
      let invoer = try leesVerantwoording(document, regeling.lezer)
      let betaald = try zaak.antwoorden[2].one().get("betaald", as: Centen.self)
      let vaststelling = try berekend(
        lager, verleend: verlening.bedrag, betaald: betaald, invoer.activiteiten.map(\.activiteit), regels)
      let beschikking = Vaststellingsbeschikking(
        vaststelling, lager: lager, kenmerk: nieuwKenmerk("VST", jaar: dossier.jaar), op: handeling.vandaag,
        verlening: verlening, verantwoording: verantwoording, regels: regels)
      let isRond = vaststelling.terugvordering == .zero && vaststelling.nabetaling == .zero
      let gebeurtenis = handeling.zet(
        toestemming, .vastgesteld, beschikking.gebeurtenisleden, afgeschermd: .object(beschikking.leden), op: &dossier,
        naar: isRond ? .afgesloten : .vastgesteld
      ) { [beschikking.stap(bij: $0)] }
      let leden = beschikking.leden + [JSONMember("gebeurtenis", gebeurtenis.verwijzing)]
      return Antwoord(
        isNieuw: true,
        inhoud: .object(leden + [JSONMember("status", .text(dossier.status))]),
        plaats: Plaats(.vaststelling, van: .dossier(dossier.id)), versie: dossier.versie)
    }
  }

  /// The settlement of a file, with the present state of the file.
  /// - Throws: `LoketFout.onbekend` when there is none.
  package func vaststelling(_ id: String, _ wie: Identiteit) async throws -> Antwoord {
    try await lees(wie) { handeling in
      let dossier = try await handeling.dossier(id)
      guard let rij = try await handeling.vraag(.leesVaststelling, [.text(dossier.id)]).oneOrNone() else {
        throw LoketFout.onbekend("Deze subsidie is nog niet vastgesteld.")
      }
      let leden = try rij.get("document", as: String?.self).map { try JSONValue.parse($0).members ?? [] }
      let gebeurtenis: JSONValue = [
        "volgnummer": .integer(try rij.get("volgnummer", as: Int64.self)),
        "sha256": .text(try rij.get("sha256", as: String.self)),
      ]
      let openstaand = try rij.get("terugvordering", as: Int64.self) - rij.get("terugbetaald", as: Int64.self)
      return Antwoord(
        inhoud: .object(
          (try leden ?? Vaststellingsbeschikking.blijvendeLeden(rij)) + [
            JSONMember("gebeurtenis", gebeurtenis), JSONMember("status", .text(dossier.status)),
            JSONMember("openstaand", .amount(openstaand)),
          ]), versie: dossier.versie)
    }
  }

  /// The settlement. It refuses a lower amount that is not below the computed one.
  private func berekend(
    _ lager: LagereVaststellingsinvoer?, verleend: Centen, betaald: Centen, _ gerealiseerd: [Activiteit],
    _ regels: BevrorenRegels
  ) throws -> Vaststelling {
    let gewoon = try Vaststelling(
      verleend: verleend, betaald: betaald, gerealiseerd: gerealiseerd, regeling: regels.regeling,
      normen: regels.normen)
    guard let lager else { return gewoon }
    guard lager.vaststelling.bedrag < gewoon.vastgesteld else {
      throw LoketFout.ongeldig(
        Faults(
          Fault(
            pointer: "/bedrag", code: .range,
            message: "bedrag: \(lager.vaststelling.bedrag.tekst) is niet lager dan de \(gewoon.vastgesteld.tekst) die "
              + "uit de werkelijke kosten volgt. Kies een lager bedrag of stuur {}.")))
    }
    return try Vaststelling(
      verleend: verleend, betaald: betaald, gerealiseerd: gerealiseerd, regeling: regels.regeling,
      normen: regels.normen, lager: lager.vaststelling)
  }
}

extension Vaststellingsbeschikking {
  /// The statement that stores the settlement beside its event.
  fileprivate func stap(bij gebeurtenis: Gebeurtenis) -> PostgresStep {
    PostgresStep(
      .voegVaststellingToe,
      [
        .text(gebeurtenis.dossier), .text(kenmerk), .text(verlening.besluit), .int64(vaststelling.verleend),
        .int32(verantwoording.versie), .int64(vaststelling.subsidiabel), .int64(vaststelling.vastgesteld),
        .int64(vaststelling.betaald), .int64(vaststelling.nabetaling), .int64(vaststelling.terugvordering),
        .date(terugbetalenUiterlijk), .int32(gebeurtenis.volgnummer), gebeurtenis.tijdstip.parameter,
        .text(gebeurtenis.door),
      ])
  }
}

extension PostgresStatement {
  static let telBetaald = PostgresStatement(
    "tel_betaald", "SELECT coalesce(sum(bedrag), 0)::bigint AS betaald FROM betaling WHERE dossier = $1")
  static let voegVaststellingToe = PostgresStatement(
    "voeg_vaststelling_toe",
    """
    INSERT INTO vaststelling (dossier, kenmerk, besluit, verleend, verantwoordingsversie, subsidiabel, vastgesteld,
      betaald, nabetaling, terugvordering, terug_uiterlijk, volgnummer, tijdstip, door)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
    """)
  static let leesVaststelling = PostgresStatement(
    "lees_vaststelling",
    """
    SELECT a.document, v.kenmerk, v.verleend::bigint, v.subsidiabel::bigint, v.vastgesteld::bigint, v.betaald::bigint,
      v.nabetaling::bigint, v.terugvordering::bigint, v.terug_uiterlijk, v.volgnummer, g.sha256::text,
      (SELECT coalesce(sum(t.bedrag), 0) FROM terugbetaling t WHERE t.dossier = v.dossier)::bigint AS terugbetaald
    FROM vaststelling v
    JOIN gebeurtenis g ON g.dossier = v.dossier AND g.volgnummer = v.volgnummer
    LEFT JOIN afgeschermd_gegeven a ON a.dossier = v.dossier AND a.volgnummer = v.volgnummer
    WHERE v.dossier = $1
    """)
}
