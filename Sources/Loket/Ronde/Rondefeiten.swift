internal import PostgreSQL

/// What the steps on a round ask, beside its state.
struct Rondefeiten: Hashable, Sendable {
  let status: Rondestatus
  /// Who took the first steps of the pairs of four eyes on this round or on any of its files.
  let namen: [Stap: Set<String>]
  /// Whether a ranking was frozen.
  var isBevroren: Bool { namen[.bevriezen]?.isEmpty == false }
  /// The date put back that waits for another person; nil when there is none.
  let bekendmakingsvoorstel: Bekendmakingsvoorstel?
  /// Whether a file has no decision yet. It is looked at in a decided round alone, for who decides: it can take as long
  /// as the round is large.
  let heeftOnbeslist: Bool
  /// Whether a decision is not made known yet; looked at in the same case.
  let heeftOnbekend: Bool
  /// Whether the last version waits for another person.
  let moetBevestigd: Bool
  /// Whether the round committed to a seed that is not lost.
  let heeftZaad: Bool

  init(_ rij: PostgresRow, van ronde: Rondestand, in status: Rondestatus) throws {
    self.status = status
    moetBevestigd = !ronde.teBevestigen.isEmpty
    heeftZaad = ronde.lotingVastlegging != nil && !ronde.isZaadVerloren
    bekendmakingsvoorstel = try Bekendmakingsvoorstel(rij)
    namen = [
      .rondeVaststellen: [ronde.laatste.door],
      .bevriezen: Set(try rij.get("bevroren_door", as: [String].self)),
      .pogingInschrijven: Set(try rij.get("ingeschreven_door", as: [String].self)),
      .beoordelen: Set(try rij.get("beoordeeld_door", as: [String].self)),
      .toelaten: Set(try rij.get("toegelaten_door", as: [String].self)),
      .signaalAfhandelen: Set(try rij.get("afgehandeld_door", as: [String].self)),
      .herstelVerzoeken: Set(try rij.get("verzocht_door", as: [String].self)),
      .buitenBehandelingLaten: Set(try rij.get("buiten_behandeling_door", as: [String].self)),
      .rondeBekendmaken: Set(bekendmakingsvoorstel.map { [$0.door] } ?? []),
    ]
    heeftOnbeslist = try rij.get("heeft_onbeslist", as: Bool.self)
    heeftOnbekend = try rij.get("heeft_onbekend", as: Bool.self)
  }

  /// Whether the state of the round allows the step. What its files still ask shows when it is tried.
  func laatToe(_ stap: Stap) -> Bool {
    guard case .ronde(let standen) = stap.rij.onderwerp, standen.contains(status) else { return false }
    switch stap {
    case .rondeBevestigen: return moetBevestigd
    case .loten: return heeftZaad
    case .besluiten: return isBevroren && (status != .besloten || heeftOnbeslist)
    case .rondeBekendmaken: return heeftOnbekend
    case .rondebekendmakingBevestigen: return heeftOnbekend && bekendmakingsvoorstel != nil
    default: return true
    }
  }

  /// Whether this person took the earlier step of a pair, and so may not take this one (four eyes).
  func isTegenVierOgen(_ stap: Stap, _ wie: Identiteit) -> Bool {
    stap.eerdere.contains { eerdere in
      guard let personen = namen[eerdere] else {
        preconditionFailure("the facts name who took each first step of a pair")
      }
      return wie.isDezelfde(alsEen: personen)
    }
  }
}

extension Handeling {
  /// The facts of a round at the moment of the use case.
  func feiten(van ronde: Rondestand) async throws -> Rondefeiten {
    let status = ronde.status(op: nu)
    let besluit = status == .besloten && wie.heeft(Stap.besluiten.rij.rollen)
    return try Rondefeiten(
      try await vraag(.leesRondefeiten, [.int32(ronde.ronde.jaar), .bool(besluit)]).one(), van: ronde, in: status)
  }
}

extension Handeling {
  /// Refuses who took an earlier step of the round after which he may not take this one, of a file that is not there yet.
  func eisAnderInRonde(_ stap: Stap, _ jaar: Int) async throws {
    let eerdere = stap.rij.nietNaInRonde.keys.map(\.rawValue)
    let rij = try await vraag(.leesGedaanInRonde, [.int32(jaar), .text(wie.door), .texts(eerdere)]).one()
    let gedaan = try Set<Stap>(gedaan: rij)
    if let eerste = stap.eerdere.first(where: gedaan.contains) { throw stap.vierOgen(na: eerste) }
  }
}

extension Set<Stap> {
  /// From a row with `gedaan`.
  init(gedaan rij: PostgresRow) throws {
    self.init(try rij.get("gedaan", as: [String].self).compactMap { Stap(rawValue: $0) })
  }

  /// Every step after which a person may not take another on any file of the round.
  static let eerdereInRonde = Set(Stap.allCases.flatMap { $0.rij.nietNaInRonde.keys })
}

extension PostgresStatement {
  /// Which of the steps $3 person $2 took in round $1. The triggers of the pairs ask the same function.
  fileprivate static let leesGedaanInRonde = PostgresStatement(
    "lees_gedaan_in_ronde", "SELECT deed_in_ronde($1, $2, $3::text[]) AS gedaan")
  /// The same for the round of file $1.
  static let leesGedaanInRondeVanDossier = PostgresStatement(
    "lees_gedaan_in_ronde_van_dossier",
    "SELECT deed_in_ronde((SELECT d.jaar FROM dossier d WHERE d.id = $1), $2, $3::text[]) AS gedaan")
  /// The facts of round $1, a row. $2 says whether to look for a file without a decision, or with one that is not made
  /// known. Who asked for completion counts for the files that still miss something: they are left untreated.
  static let leesRondefeiten = PostgresStatement(
    "lees_rondefeiten",
    """
    SELECT ARRAY(SELECT DISTINCT r.door::text FROM rangschikking r WHERE r.jaar = $1) AS bevroren_door,
      ARRAY(SELECT DISTINCT g.door::text FROM poginginschrijving i JOIN dossierstand s ON s.dossier = i.dossier
        JOIN gebeurtenis g ON g.dossier = i.dossier AND g.volgnummer = 1 WHERE s.jaar = $1) AS ingeschreven_door,
      ARRAY(SELECT DISTINCT l.door::text FROM beoordeling l JOIN dossierstand s ON s.dossier = l.dossier
        WHERE s.jaar = $1 AND l.volgnummer IS NOT NULL) AS beoordeeld_door,
      ARRAY(SELECT DISTINCT t.door::text FROM toelating t JOIN dossierstand s ON s.dossier = t.dossier
        WHERE s.jaar = $1) AS toegelaten_door,
      ARRAY(SELECT DISTINCT a.door::text FROM signaalafhandeling a JOIN dossierstand s ON s.dossier = a.dossier
        WHERE s.jaar = $1) AS afgehandeld_door,
      ARRAY(SELECT DISTINCT h.door::text FROM herstelverzoek h JOIN dossierstand s ON s.dossier = h.dossier
        WHERE s.jaar = $1 AND s.status = 'aan_te_vullen') AS verzocht_door,
      ARRAY(SELECT DISTINCT b.door::text FROM besluit b WHERE b.jaar = $1 AND b.rangschikking IS NULL)
        AS buiten_behandeling_door,
      \(Bekendmakingsvoorstel.kolommen),
      $2::boolean AND EXISTS (SELECT FROM dossierstand s WHERE s.jaar = $1 AND s.status IN ('ingediend', 'aan_te_vullen'))
        AS heeft_onbeslist,
      $2::boolean AND EXISTS (SELECT FROM dossierstand s WHERE s.jaar = $1 AND s.status_tot_bekendmaking IS NOT NULL
        AND s.status IN ('verleend', 'afgewezen', 'buiten_behandeling')) AS heeft_onbekend
    FROM (SELECT) een
    LEFT JOIN LATERAL (SELECT v.* FROM bekendmakingsvoorstel v
      WHERE v.keten = 'ronde-' || $1::integer AND v.volgnummer > coalesce((
        SELECT max(g.volgnummer) FROM gebeurtenis g
        WHERE g.dossier = 'ronde-' || $1::integer AND g.soort IN ('besluiten_genomen', 'bekendgemaakt')), 0)
      ORDER BY v.volgnummer DESC LIMIT 1) b ON true
    """)
}
