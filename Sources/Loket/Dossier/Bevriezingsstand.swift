internal import Documenten
internal import Keten
internal import PostgreSQL
internal import Regeling

/// The last frozen ranking of a round, as far as it says whether it can still be decided upon.
struct Bevriezingsstand: Hashable, Sendable {
  private let zaad: String?
  /// What stands after the files in its cohort document; nil when its input was removed.
  private let invoerStaart: [UInt8]?
  private let regelingSha256: String
  private let regelversie: String
  /// Whether something happened to a file of the round, since it was sealed with the ranking, that its cohort document
  /// holds.
  private let isDossierGewijzigd: Bool

  /// Whether it can be decided upon: nothing changed in the files, the round, the scheme or the rules (`eisOngewijzigd`).
  /// - Parameter ronde: the round with the ceiling that binds now.
  func isTeBesluiten(_ ronde: Ronde, _ regeling: GeladenRegeling) -> Bool {
    let kader = Cohortkader(ronde: ronde, normen: regeling.regeling.openNormen, zaad: zaad)
    return !isDossierGewijzigd && kader.staart == invoerStaart && regelingSha256 == regeling.sha256
      && regelversie == Loket.regelversie
  }
}

extension Gebeurtenissoort {
  /// Whether such an event of a file can change what the cohort document holds of it.
  fileprivate var raaktCohort: Bool {
    switch self {
    case .aanvraagIngediend, .aanvraagVervangen, .aanvraagAangevuld, .aanvraagIngetrokken, .terzijdeGelegd,
      .teruggehaald, .toegelaten, .beoordeeld, .oordelenVervallen, .tijdigheidHerzien:
      true
    case .rondeVastgesteld, .rondeGewijzigd, .rondeBevestigd, .rondeGeopend, .rangschikkingBevroren, .besluitenGenomen,
      .zegelGezet, .herstelVerzocht, .signaalAfgehandeld, .besloten, .bekendmakingVoorgesteld, .bekendgemaakt,
      .voorschotOpgedragen, .voorschotBetaald, .verantwoordingIngediend, .vastgesteld, .terugbetalingGeboekt,
      .terugbetaald, .terugbetalingAfgewezen, .sleutelGemaakt, .sleutelBeeindigd, .sleutelGebruikt:
      false
    }
  }
}

extension Bevriezingsstand {
  /// From a row with `kolommen`; nil when there is none.
  init?(_ rij: PostgresRow) throws {
    guard let regelversie = try rij.get("bevroren_regelversie", as: String?.self) else { return nil }
    self.init(
      zaad: try rij.get("bevroren_zaad", as: String?.self),
      invoerStaart: try rij.get("bevroren_staart", as: String?.self).map { Array($0.utf8) },
      regelingSha256: try rij.get("bevroren_regeling", as: String.self), regelversie: regelversie,
      isDossierGewijzigd: try rij.get("is_dossier_gewijzigd", as: Bool.self))
  }

  static let kolommen = """
    f.zaad AS bevroren_zaad, f.invoer_staart AS bevroren_staart, f.regeling_sha256::text AS bevroren_regeling,
      f.regelversie AS bevroren_regelversie, f.is_dossier_gewijzigd
    """

  private static let rakend = Gebeurtenissoort.allCases.filter(\.raaktCohort).map { "'\($0.rawValue)'" }
    .joined(separator: ", ")

  /// The last frozen ranking `f` of the round of file `s`. It is looked for where somebody could choose between files:
  /// every step on every file asks, and the files of a whole round are compared with their heads in the seal of that
  /// ranking.
  static let tabellen = """
    LEFT JOIN LATERAL (
      SELECT r.zaad, r.invoer_staart, r.regeling_sha256, r.regelversie, EXISTS (
        SELECT FROM dossierstand e
        LEFT JOIN (
          SELECT k ->> 'id' AS id, (k ->> 'volgnummer')::integer AS volgnummer
          FROM (SELECT document FROM zegel WHERE jaar = s.jaar AND aanleiding = 'bevriezing' ORDER BY nummer DESC LIMIT 1) z,
            jsonb_array_elements(z.document::jsonb -> 'dossiers') k
        ) k ON k.id = e.dossier
        WHERE e.jaar = s.jaar AND e.volgnummer > coalesce(k.volgnummer, 0) AND EXISTS (
          SELECT FROM gebeurtenis g WHERE g.dossier = e.dossier AND g.volgnummer > coalesce(k.volgnummer, 0)
            AND g.soort IN (\(rakend)))
      ) AS is_dossier_gewijzigd
      FROM rangschikking r
      WHERE r.jaar = s.jaar AND s.status IN ('ingediend', 'aan_te_vullen') AND EXISTS (
        SELECT FROM dossierstand e WHERE e.jaar = s.jaar AND e.kvk_nummer = s.kvk_nummer AND e.status = 'terzijde')
      ORDER BY r.nummer DESC LIMIT 1
    ) f ON true
    """
}
