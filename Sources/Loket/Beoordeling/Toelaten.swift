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
    return try await wijzig(verzoek, .toelaten, op: .dossier(id)) { handeling in
      // Without the lock of the round, two late files of one applicant could be admitted at the same time.
      let zaak = try await handeling.open(
        id, regeling, voor: .toelaten, eerst: [PostgresStep(.vergrendelRondeVanDossier, [.text(id)])])
      if zaak.ronde.isBesloten { throw LoketFout.verkeerdeStand(.nietMeerToeTeLaten(zaak.dossier)) }
      let toestemming = try zaak.eis(.toelaten, handeling)
      var dossier = zaak.dossier
      let gebeurtenis = handeling.zet(
        toestemming, .toegelaten, [JSONMember("besluit", .text(toelating.besluit))],
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
}

extension VerkeerdeStand {
  /// The ceiling is divided already, so there is no money left for a file that would be admitted now.
  fileprivate static func nietMeerToeTeLaten(_ dossier: Dossierstand) -> VerkeerdeStand {
    VerkeerdeStand(
      Stap.toelaten.rij.rondeWeigering,
      mogelijk: dossier.status.isOnbeslist
        ? [
          .stap(.besluiten, "op de aanvraag besluiten; de aanvrager kan tegen dat besluit bezwaar maken"),
          "een toekenning boven het plafond aan de jurist voorleggen (Awb 4:25 lid 3)",
        ] : [])
  }
}

extension PostgresStatement {
  static let voegToelatingToe = PostgresStatement(
    "voeg_toelating_toe",
    "INSERT INTO toelating (dossier, besluit, volgnummer, tijdstip, door) VALUES ($1, $2, $3, $4, $5)")
}
