internal import Begrippen
internal import Documenten
internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// Settles a grant on its realised costs, lower on a ground of law, or ex officio where no account came (Awb 4:42,
  /// 4:46, 4:47; `regels.md` section 6).
  package func stelVast(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    let invoer = try geldig { () throws(Faults) in
      try leesVaststelling(verzoek.lichaam, datumgrens(op: klok.nu()), regeling.lezer)
    }
    return try await wijzig(verzoek, .vaststellen, op: .dossier(id)) { handeling in
      let zaak = try await handeling.open(
        id, regeling, voor: .vaststellen,
        lees: [
          PostgresStep(.leesVerlening, [.text(id)]), PostgresStep(.leesVerantwoording, [.text(id), .int64(nil)]),
          PostgresStep(.telBetaald, [.text(id)]),
        ])
      let (toestemming, _, inzending) = try await zaak.eis(.vaststellen, handeling, regeling)
      var dossier = zaak.dossier
      try eisSoort(invoer, dossier)
      let verlening = try Verlening(zaak.antwoorden[0].one())
      let verantwoording = try Verantwoording(zaak.antwoorden[1])
      try eisBesluitDatum(invoer, verlening, verantwoording)
      let activiteiten = try verantwoording.map { try gerealiseerd($0, invoer, inzending, dossier) } ?? []
      let regels = try await handeling.bevrorenRegels(verlening, regeling)
      let betaald = try zaak.antwoorden[2].one().get("betaald", as: Centen.self)
      let vaststelling = try berekend(
        invoer, verleend: verlening.bedrag, betaald: betaald, activiteiten, regels)
      let beschikking = Vaststellingsbeschikking(
        vaststelling, invoer, kenmerk: nieuwKenmerk("VST", jaar: dossier.jaar), verlening: verlening,
        verantwoording: verantwoording, regels: regels)
      let isRond = vaststelling.terugvordering == .zero && vaststelling.nabetaling == .zero
      dossier.voorBekendmaking = Getoondestand(status: dossier.status, kop: dossier.kop)
      let gebeurtenis = handeling.zet(
        toestemming, .vastgesteld, beschikking.gebeurtenisleden, afgeschermd: .object(beschikking.leden), op: &dossier,
        naar: isRond ? .afgesloten : .vastgesteld
      ) { [beschikking.stap(bij: $0)] }
      if let datum = invoer.bekendgemaaktOp {
        let bekendmaken = try Toestemming(
          .vaststellingBekendmaken, zaak.omstandigheden(met: dossier, op: handeling.nu), handeling.wie)
        handeling.maakBekend(beschikking.kenmerk, op: datum, bekendmaken, &dossier)
      }
      let termijnen = invoer.bekendgemaaktOp.map {
        Vaststellingstermijnen(
          terugvordering: vaststelling.terugvordering, bekendgemaaktOp: $0, getoondOp: handeling.vandaag,
          regeling: regels.regeling)
      }
      return Antwoord(
        isNieuw: true,
        inhoud: .object(
          beschikking.leden
            + Vaststellingsdocument.termijnleden(
              termijnen, bekendgemaaktOp: invoer.bekendgemaaktOp, regels.regeling) + [
              JSONMember("gebeurtenis", gebeurtenis.verwijzing), JSONMember("status", .text(dossier.status)),
            ]),
        plaats: Plaats(.vaststelling, van: .dossier(dossier.id)), versie: dossier.versie)
    }
  }

  /// The settlement of a file, with the present state of the file. The applicant sees it from its bekendmaking on.
  /// - Throws: `LoketFout.onbekend` when there is none.
  package func vaststelling(_ id: String, _ wie: Identiteit) async throws -> Antwoord {
    try await lees(wie) { handeling in
      try await vaststellingsantwoord(try await handeling.dossier(id), handeling)
    }
  }

  func vaststellingsantwoord(_ dossier: Dossierstand, _ handeling: Handeling) async throws -> Antwoord {
    guard dossier.status.isVastgesteld,
      let rij = try await handeling.vraag(.leesVaststelling, [.text(dossier.id)]).oneOrNone()
    else { throw LoketFout.onbekend("Deze subsidie is nog niet vastgesteld.") }
    let leden = try rij.get("document", as: String?.self).map { try JSONValue.parse($0).members ?? [] }
    let bekendgemaaktOp = try rij.get("bekendgemaakt_op", as: Datum?.self)
    let getoondOp = try rij.get("bekendmaking_op", as: Tijdstip?.self).map { Amsterdam.datum($0) }
    let terugvordering = try rij.get("terugvordering", as: Centen.self)
    let termijnen = bekendgemaaktOp.map {
      Vaststellingstermijnen(
        terugvordering: terugvordering, bekendgemaaktOp: $0, getoondOp: getoondOp ?? $0, regeling: regeling.regeling)
    }
    let gebeurtenis: JSONValue = [
      "volgnummer": .integer(try rij.get("volgnummer", as: Int64.self)),
      "sha256": .text(try rij.get("sha256", as: String.self)),
    ]
    let vast = try leden ?? Vaststellingsbeschikking.blijvendeLeden(rij)
    // A settlement that was taken when it was made known at once says its terms itself.
    let eigen = Set(vast.map(\.name))
    let lopend = Vaststellingsdocument.termijnleden(termijnen, bekendgemaaktOp: bekendgemaaktOp, regeling.regeling)
      .filter { !eigen.contains($0.name) }
    let openstaand = terugvordering.waarde - (try rij.get("terugbetaald", as: Int64.self))
    return Antwoord(
      inhoud: .object(
        vast + lopend + [
          JSONMember("gebeurtenis", gebeurtenis), JSONMember("status", .text(dossier.status)),
          JSONMember("openstaand", .amount(openstaand)), try await handeling.naderhand(dossier).lid,
        ]), versie: dossier.versie)
  }

  /// Refuses to settle ex officio beside an account, and to settle an account that is not there.
  private func eisSoort(_ invoer: Vaststellingsinvoer, _ dossier: Dossierstand) throws(LoketFout) {
    let isVerantwoord = dossier.status == .verantwoord
    guard invoer.isAmbtshalve == isVerantwoord else { return }
    throw .verkeerdeStand(
      VerkeerdeStand(
        isVerantwoord
          ? "Er is een verantwoording; ambtshalve vaststellen kan alleen als die uitbleef (Awb 4:47 b)."
          : "Er is geen verantwoording; zonder haar wordt alleen ambtshalve vastgesteld (Awb 4:47 b).",
        mogelijk: [
          .stap(.vaststellen, isVerantwoord ? "vaststellen zonder ambtshalve" : "vaststellen met ambtshalve: true")
        ]))
  }

  /// Refuses a date before the account came or, without one, before its term was over.
  private func eisBesluitDatum(
    _ invoer: Vaststellingsinvoer, _ verlening: Verlening, _ verantwoording: Verantwoording?
  ) throws(LoketFout) {
    let (eerste, reden): (Datum, String)
    if let verantwoording {
      (eerste, reden) = (Amsterdam.datum(verantwoording.ontvangenOp), "toen kwam de verantwoording binnen")
    } else if let uiterlijk = verlening.verantwoordingUiterlijk {
      (eerste, reden) = (uiterlijk.plus(dagen: 1), "de dag na de laatste dag voor de verantwoording")
    } else {
      return
    }
    guard invoer.besluitDatum < eerste else { return }
    throw .ongeldig(.besluitDatum(invoer.besluitDatum, voor: eerste, reden))
  }

  /// The realised activities with what is found unnecessary in them. A line that was found so before the grant is put to
  /// the assessor again (`regels.md` section 6).
  private func gerealiseerd(
    _ verantwoording: Verantwoording, _ invoer: Vaststellingsinvoer, _ inzending: Inzending, _ dossier: Dossierstand
  ) throws -> [Activiteit] {
    guard let document = verantwoording.document else {
      preconditionFailure("the table asks for an account that is there")
    }
    let activiteiten = try regeling.lezer.verantwoording(document).activiteiten.map(\.activiteit)
    var fouten = Faults()
    for fout in activiteiten.fouten(van: invoer.lasten).compactMap(Fault.init) { fouten.append(fout) }
    if !fouten.isEmpty { throw LoketFout.ongeldig(fouten) }
    let begroot = inzending.aanvraag.activiteiten
    let eerder = (inzending.beoordeling?.lasten ?? []).filter { $0.nietNoodzakelijk > .zero }
    let soorten = Set(eerder.map { begroot[$0.activiteit].soort })
    let beoordeeld = Set(invoer.lasten.map(\.activiteit))
    let teBeoordelen = activiteiten.indices.filter {
      soorten.contains(activiteiten[$0].soort) && !beoordeeld.contains($0)
    }
    guard teBeoordelen.isEmpty else {
      throw LoketFout.verkeerdeStand(
        VerkeerdeStand(
          "In deze activiteiten is voor de verlening een kostenregel niet noodzakelijk gevonden. Zet voor elk in lasten "
            + "wat niet noodzakelijk is, of 0.00 met reden als die kosten niet terugkwamen.",
          mogelijk: [.stap(.vaststellen, "vaststellen met lasten")],
          meer: [JSONMember("teBeoordelen", .array(teBeoordelen.map { .text("/activiteiten/\($0)") }))]))
    }
    return activiteiten.met(invoer.lasten)
  }

  /// The settlement. It refuses a lower amount that is not below the computed one.
  private func berekend(
    _ invoer: Vaststellingsinvoer, verleend: Centen, betaald: Centen, _ gerealiseerd: [Activiteit],
    _ regels: BevrorenRegels
  ) throws -> Vaststelling {
    let gewoon = try Vaststelling(
      verleend: verleend, betaald: betaald, gerealiseerd: gerealiseerd, regeling: regels.regeling,
      normen: regels.normen, isAmbtshalve: invoer.isAmbtshalve)
    guard let lager = invoer.lager else { return gewoon }
    let grens = invoer.isAmbtshalve ? verleend : gewoon.vastgesteld
    guard lager.vaststelling.bedrag < grens else {
      throw LoketFout.ongeldig(
        Faults(
          Fault(
            pointer: "/bedrag", code: .range,
            message: "bedrag: \(lager.vaststelling.bedrag.tekst) is niet lager dan \(grens.tekst), waarop anders wordt "
              + "vastgesteld. Kies een lager bedrag of laat bedrag, grond, motivering en zienswijze weg.")))
    }
    return try Vaststelling(
      verleend: verleend, betaald: betaald, gerealiseerd: gerealiseerd, regeling: regels.regeling,
      normen: regels.normen, lager: lager.vaststelling, isAmbtshalve: invoer.isAmbtshalve)
  }
}

extension Fault {
  /// The fault of a finding on a realised cost line; nil for a finding of another kind.
  fileprivate init?(_ fout: Beoordelingsfout) {
    switch fout {
    case .onbekendeLast(let plaats):
      self.init(
        pointer: "/lasten/\(plaats)/pointer", code: .value,
        message: "de verantwoording heeft deze kostenregel niet. Verbeter de plaats.")
    case .aftrekTeHoog(let plaats):
      self.init(
        pointer: "/lasten/\(plaats)/nietNoodzakelijk", code: .range,
        message: "hiermee wordt de aftrek hoger dan de kosten van de regel. Verlaag het bedrag.")
    case .buitenDenHaagTeHoog, .socialeStartupsTeHoog, .onbekendCriterium: return nil
    }
  }
}

extension Vaststellingsbeschikking {
  /// The statement that stores the settlement beside its event.
  fileprivate func stap(bij gebeurtenis: Gebeurtenis) -> PostgresStep {
    PostgresStep(
      .voegVaststellingToe,
      [
        .text(gebeurtenis.dossier), .text(kenmerk), .text(verlening.besluit), .int64(vaststelling.verleend),
        .int32(verantwoording.map { Int32($0.versie) }), .int64(vaststelling.subsidiabel),
        .int64(vaststelling.vastgesteld), .int64(vaststelling.betaald), .int64(vaststelling.nabetaling),
        .int64(vaststelling.terugvordering), .text(invoer.mandaat), invoer.besluitDatum.parameter,
        .int32(gebeurtenis.volgnummer), gebeurtenis.tijdstip.parameter, .text(gebeurtenis.door),
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
      betaald, nabetaling, terugvordering, mandaat, besluit_datum, volgnummer, tijdstip, door)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
    """)
  static let leesVaststelling = PostgresStatement(
    "lees_vaststelling",
    """
    SELECT a.document, v.kenmerk, v.verleend::bigint, v.subsidiabel::bigint, v.vastgesteld::bigint, v.betaald::bigint,
      v.nabetaling::bigint, v.terugvordering::bigint, v.volgnummer, g.sha256::text, m.bekendgemaakt_op,
      m.tijdstip AS bekendmaking_op,
      (SELECT coalesce(sum(t.bedrag), 0) FROM terugbetalingsbevestiging t WHERE t.dossier = v.dossier)::bigint
        AS terugbetaald
    FROM vaststelling v
    LEFT JOIN vaststellingsbekendmaking m ON m.dossier = v.dossier
    JOIN gebeurtenis g ON g.dossier = v.dossier AND g.volgnummer = v.volgnummer
    LEFT JOIN afgeschermd_gegeven a ON a.dossier = v.dossier AND a.volgnummer = v.volgnummer
    WHERE v.dossier = $1
    """)
}
