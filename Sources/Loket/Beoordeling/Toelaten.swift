internal import Documenten
internal import JSON
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// Admits a file that came in too early or too late, by a decision (`regels.md` section 3b). Its moment of receipt
  /// does not change; the decision is kept beside it.
  package func laatToe(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    let toelating = try geldig { () throws(Faults) in try readJSON(verzoek.lichaam) { leesToelating(&$0) } }
    return try await wijzig(verzoek) { handeling in
      // Without the lock of the round, two late files of one applicant could be admitted at the same time.
      let zaak = try await handeling.open(
        id, eerst: [PostgresStep(.vergrendelRondeVanDossier, [.text(id)])],
        lees: [PostgresStep(.leesPlaatshouderNaast, [.text(id)])])
      if zaak.ronde.isBesloten { throw LoketFout.verkeerdeStand(.nietMeerToeTeLaten) }
      try zaak.eis(.toelaten, handeling)
      try eisToelaatbaar(zaak, handeling)
      var dossier = zaak.dossier
      let gebeurtenis = handeling.zet(
        .toelaten, .toegelaten, [JSONMember("besluit", .text(toelating.besluit))],
        afgeschermd: ["grond": .text(toelating.grond)], op: &dossier
      ) { gebeurtenis in
        [
          PostgresStep(
            .voegToelatingToe,
            [
              .text(id), .text(toelating.besluit), .int32(gebeurtenis.volgnummer), handeling.nu.parameter,
              .text(handeling.wie.door),
            ])
        ]
      }
      return Antwoord(
        isNieuw: true,
        inhoud: [
          "aanvraag": .text(id), "besluit": .text(toelating.besluit), "grond": .text(toelating.grond),
          "tijdstip": .text(handeling.nu), "door": .text(handeling.wie.door),
          "status": .text(dossier.status), "gebeurtenis": gebeurtenis.verwijzing,
        ], plaats: Plaats(.aanvraag, van: .dossier(id)), versie: dossier.versie)
    }
  }

  /// Refuses to admit a file that needs no admission, was admitted, or whose applicant takes part with another.
  private func eisToelaatbaar(_ zaak: Zaak, _ handeling: Handeling) throws {
    guard !zaak.dossier.tijdig else {
      throw LoketFout.verkeerdeStand(
        zaak.weigering("Deze aanvraag is op tijd ontvangen en hoeft niet te worden toegelaten.", handeling))
    }
    guard let ander = try zaak.antwoorden[0].oneOrNone()?.get("dossier", as: String.self) else { return }
    if ander == zaak.dossier.id { throw LoketFout.verkeerdeStand(.alToegelaten) }
    throw LoketFout.verkeerdeStand(
      VerkeerdeStand(
        "Deze aanvrager doet in deze ronde al mee met een andere aanvraag (\(ander)); er is één aanvraag per "
          + "aanvrager en ronde.", stand: zaak.dossier.status.rawValue,
        mogelijk: [.stap(.toelaten, "deze aanvraag toelaten nadat de aanvrager de andere heeft ingetrokken")],
        meer: [JSONMember("andereAanvraag", .text(ander))]))
  }
}

extension VerkeerdeStand {
  /// The ceiling is divided already, so there is no money left for a file that would be admitted now.
  fileprivate static let nietMeerToeTeLaten = VerkeerdeStand(
    "Over deze ronde is besloten; er wordt geen aanvraag meer toegelaten.", stand: Rondestatus.besloten.rawValue,
    mogelijk: [
      .stap(.besluiten, "op de aanvraag besluiten; de aanvrager kan tegen dat besluit bezwaar maken"),
      "een toekenning boven het plafond aan de jurist voorleggen (Awb 4:25 lid 3)",
    ])

  /// A second admission of a file.
  static let alToegelaten = VerkeerdeStand(
    "Deze aanvraag is al toegelaten.", stand: "toegelaten",
    mogelijk: [.stap(.beoordelen)])
}

extension PostgresStatement {
  static let voegToelatingToe = PostgresStatement(
    "voeg_toelating_toe",
    "INSERT INTO toelating (dossier, besluit, volgnummer, tijdstip, door) VALUES ($1, $2, $3, $4, $5)")
}
