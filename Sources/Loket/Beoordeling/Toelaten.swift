internal import Documenten
internal import JSON
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// Admits a file that came in too early or too late, by a decision (`regels.md` section 3b). Its moment of receipt
  /// stays what it is; the decision stands beside it.
  package func laatToe(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    let toelating = try geldig { () throws(Faults) in try readJSON(verzoek.lichaam) { leesToelating(&$0) } }
    return try await wijzig(verzoek) { handeling in
      // Two late files of one applicant could be admitted side by side, so admissions of a round come one by one.
      let jaar = try await handeling.dossier(id).jaar
      try await handeling.vergrendelRonde(jaar)
      var dossier = try await handeling.vergrendel(id)
      guard try await !handeling.ronde(jaar).isBesloten else { throw LoketFout.verkeerdeStand(.nietMeerToeTeLaten) }
      try dossier.eis([.ingediend, .aanTeVullen], "Deze aanvraag kan niet meer worden toegelaten.")
      try await handeling.eisToelaatbaar(dossier)
      let gebeurtenis = try await handeling.schrijf(
        .toegelaten, [JSONMember("besluit", .text(toelating.besluit))],
        afgeschermd: ["grond": .text(toelating.grond)], op: &dossier)
      _ = try await handeling.vraag(
        .voegToelatingToe,
        [
          .text(id), .text(toelating.besluit), .int32(gebeurtenis.volgnummer), handeling.nu.parameter,
          .text(handeling.wie.door),
        ])
      return Antwoord(
        status: 201,
        inhoud: [
          "aanvraag": .text(id), "besluit": .text(toelating.besluit), "grond": .text(toelating.grond),
          "tijdstip": .text(handeling.nu), "door": .text(handeling.wie.door),
          "status": .text(dossier.status), "gebeurtenis": gebeurtenis.verwijzing,
        ], locatie: "/v1/aanvragen/\(id)", versie: dossier.versie)
    }
  }
}

extension Handeling {
  /// Refuses to admit a file that needs no admission, was admitted, or whose applicant takes part with another.
  fileprivate func eisToelaatbaar(_ dossier: Dossierstand) async throws {
    guard !dossier.tijdig else {
      throw LoketFout.verkeerdeStand(
        VerkeerdeStand(
          "Deze aanvraag is op tijd ontvangen en hoeft niet te worden toegelaten.", stand: dossier.status.rawValue,
          mogelijk: dossier.status.mogelijk))
    }
    let houder = try await vraag(.leesPlaatshouder, [.int32(dossier.jaar), .text(dossier.kvkNummer)]).oneOrNone()
    if let ander = try houder?.get("dossier", as: String.self) {
      if ander == dossier.id { throw LoketFout.verkeerdeStand(.alToegelaten) }
      throw LoketFout.verkeerdeStand(
        VerkeerdeStand(
          "Deze aanvrager doet in deze ronde al mee met een andere aanvraag (\(ander)); er is één aanvraag per "
            + "aanvrager en ronde.", stand: dossier.status.rawValue,
          mogelijk: ["deze aanvraag toelaten nadat de aanvrager de andere heeft ingetrokken"],
          meer: [JSONMember("andereAanvraag", .text(ander))]))
    }
  }
}

extension VerkeerdeStand {
  /// What the ceiling held is divided: a file that was admitted now would wait for money that nobody can give it.
  fileprivate static let nietMeerToeTeLaten = VerkeerdeStand(
    "Over deze ronde is besloten; er wordt geen aanvraag meer toegelaten.", stand: Rondestatus.besloten.rawValue,
    mogelijk: [
      "op de aanvraag besluiten (POST besluiten); de aanvrager kan tegen dat besluit bezwaar maken",
      "een toekenning boven het plafond aan de jurist voorleggen (Awb 4:25 lid 3)",
    ])

  /// A file is admitted once.
  static let alToegelaten = VerkeerdeStand(
    "Deze aanvraag is al toegelaten.", stand: "toegelaten",
    mogelijk: ["de aanvraag beoordelen (PUT beoordeling)"])
}

extension PostgresStatement {
  static let voegToelatingToe = PostgresStatement(
    "voeg_toelating_toe",
    "INSERT INTO toelating (dossier, besluit, volgnummer, tijdstip, door) VALUES ($1, $2, $3, $4, $5)")
}
