internal import Begrippen
internal import JSON
internal import Keten
internal import PostgreSQL

extension Loket {
  /// The events of a file of the asker, up to the first that he may not know of yet. Nothing tells whether more came.
  /// - Throws: `LoketFout.verboden` when no file is named; `LoketFout.onbekend` for one that is not his.
  func eigenGebeurtenissen(
    _ filter: Exportfilter, _ bladzijde: Bladzijde, _ wie: Identiteit
  ) async throws -> Antwoord {
    guard let id = filter.dossier else {
      throw LoketFout.verboden(
        "Een aanvrager leest de gebeurtenissen van een eigen aanvraag. Noem haar id in de zoekvraag: ?dossier=ID.")
    }
    return try await lees(wie) { handeling in
      let dossier = try await handeling.dossier(id)
      guard filter.ronde == nil || filter.ronde == dossier.jaar else { throw LoketFout.geenAanvraag }
      let totaal = try await handeling.vraag(
        .telGetoondeGebeurtenissen, [.text(dossier.id), .texts(dossier.verhullende.map(\.rawValue))]
      ).one().get("totaal", as: Int.self)
      let rijen = try await handeling.vraag(
        .leesEersteGebeurtenissen,
        [.text(dossier.id), .int64(totaal), .int64(bladzijde.grootte), .int64(bladzijde.overslaan)])
      return try await bladzijde.gebeurtenissen(rijen, totaal: totaal)
    }
  }
}

extension Dossierstand {
  /// The kinds of events after the last bekendmaking that end what the applicant is shown of his chain. The file is the
  /// one that he is shown, so that a decision or settlement that is not made known changes nothing here.
  ///
  /// Until the settlement is made known his own accounts end it too: a settlement that is not known can lie before one, and
  /// where it does the numbers and digests after it would tell.
  fileprivate var verhullende: [Gebeurtenissoort] {
    let besluiten: [Gebeurtenissoort] = [.besloten, .vastgesteld, .bekendmakingVoorgesteld]
    return switch status {
    case .vastgesteld, .afgesloten: []
    case .verleend, .afgewezen, .buitenBehandeling, .bevoorschot, .verantwoord: besluiten + [.verantwoordingIngediend]
    case .ingediend, .terzijde, .aanTeVullen, .ingetrokken: besluiten + Zaak.ongezien
    }
  }
}

extension PostgresStatement {
  /// How many events of file $1 come before the first after its last bekendmaking that is of a kind of $2. The events of a
  /// chain are numbered from 1 without gaps.
  fileprivate static let telGetoondeGebeurtenissen = PostgresStatement(
    "tel_getoonde_gebeurtenissen",
    """
    SELECT coalesce(
      (SELECT min(g.volgnummer) - 1 FROM gebeurtenis g WHERE g.dossier = $1 AND g.soort = ANY ($2::text[])
        AND g.volgnummer > coalesce((SELECT max(b.volgnummer) FROM gebeurtenis b
          WHERE b.dossier = $1 AND b.soort = 'bekendgemaakt'), 0)),
      (SELECT max(g.volgnummer) FROM gebeurtenis g WHERE g.dossier = $1))::bigint AS totaal
    """)
  /// The events of file $1 up to number $2, in pages.
  fileprivate static let leesEersteGebeurtenissen = PostgresStatement(
    "lees_eerste_gebeurtenissen",
    """
    SELECT \(gebeurteniskolommen) FROM gebeurtenis WHERE dossier = $1 AND volgnummer <= $2
    ORDER BY volgnummer LIMIT $3 OFFSET $4
    """)
}
