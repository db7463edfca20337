internal import Begrippen
internal import PostgreSQL
internal import Regeling

/// What the requirements of the table of steps ask about a file, beside its state and its application.
struct Dossierfeiten: Hashable, Sendable {
  /// Who took the first steps of the pairs of four eyes on this file; a step that nobody took is absent. Of the
  /// repayments they are `teBevestigen`.
  var namen: [Stap: Set<String>] = [:]
  /// The steps of `nietNaInRonde` that the asker took himself on any file of the round, or on the round.
  var gedaanInRonde: Set<Stap> = []
  /// The file that has the place of this applicant in the round, which can be this file.
  var plaatshouder: Plaatshouder?
  /// The files of the applicant in the round that are set aside, without this one; the last received first.
  var terzijde: [String] = []
  /// Whether a ranking of the round is frozen that can still be decided upon.
  var isBevroren = false
  /// The last frozen ranking of the round; nil when there is none, or when no other file of the applicant is set aside.
  var bevriezing: Bevriezingsstand?
  /// The days of each item of which completion was asked.
  var herstel: [Toetscode: Hersteltijd] = [:]
  /// Whether the application names an account.
  var heeftIban = false
  /// The date put back that waits for another person; nil when there is none.
  var bekendmakingsvoorstel: Bekendmakingsvoorstel?
  /// The last day for the final account; nil without a grant.
  var verantwoordingUiterlijk: Datum?
  /// What the last account misses; empty when there is none.
  var onvolledig: [String] = []
  /// Whether the bytes of the last account are still there.
  var heeftVerantwoording = false
  /// What is still to be repaid and was not booked yet.
  var boekbaar = Centen.zero
  /// The repayments that were booked and not confirmed yet.
  var teBevestigen: [Geboekteterugbetaling] = []

  /// Who took the earlier step of a pair of four eyes on this file. Of repayments that several persons booked there is
  /// one for everybody, so nobody is meant.
  func nam(_ stap: Stap) -> Set<String> {
    switch stap {
    case .terugbetalingBoeken:
      let personen = Set(teBevestigen.map(\.door))
      return personen.count == 1 ? personen : []
    case .bekendmaken, .vaststellingBekendmaken: return bekendmakingsvoorstel.map { [$0.door] } ?? []
    case .pogingInschrijven, .herstelVerzoeken, .toelaten, .beoordelen, .signaalAfhandelen, .besluiten,
      .voorschotOpdragen, .betalingBevestigen, .vaststellen:
      return namen[stap] ?? []
    case .rondeVaststellen, .rondeBevestigen, .bevriezen, .loten, .rondeBekendmaken, .rondebekendmakingBevestigen,
      .indienen, .terzijdeLeggen, .vervangen, .aanvullen, .intrekken, .buitenBehandelingLaten, .bekendmakingBevestigen,
      .verantwoorden, .vaststellingsbekendmakingBevestigen, .terugbetalingBevestigen,
      .terugbetalingAfwijzen:
      preconditionFailure("the facts name who took each first step of a pair")
    }
  }

  /// Whether this person took an earlier step of four eyes after which he may not take the step; the first of them.
  func eerdere(van stap: Stap, door wie: Identiteit) -> Stap? {
    stap.eerdere.first { eerdere in
      if stap.rij.nietNa[eerdere] != nil, wie.isDezelfde(alsEen: nam(eerdere)) { return true }
      return stap.rij.nietNaInRonde[eerdere] != nil && gedaanInRonde.contains(eerdere)
    }
  }

  /// The same facts with one repayment to confirm.
  func met(_ terugbetaling: Geboekteterugbetaling) -> Dossierfeiten {
    var feiten = self
    feiten.teBevestigen = [terugbetaling]
    return feiten
  }
}

/// A bekendmaking with a date put back, as it waits for another person.
struct Bekendmakingsvoorstel: Hashable, Sendable {
  /// The chain of the file or round, and the number of the event in it.
  let keten: String
  let volgnummer: Int
  let bekendgemaaktOp: Datum
  let door: String
}

/// A repayment that was booked and not confirmed yet.
struct Geboekteterugbetaling: Hashable, Sendable {
  let id: String
  let door: String
}

/// The file that has an applicant's place in a round (R 1:7).
struct Plaatshouder: Hashable, Sendable {
  let id: String
  let kenmerk: String
  /// Whether another file of the applicant is set aside, which counts again when this one is withdrawn.
  var heeftTerzijde = false
}

extension Plaatshouder {
  /// From a row of `leesPlaatshouder`.
  init(_ rij: PostgresRow) throws {
    self.init(
      id: try rij.get("dossier", as: String.self), kenmerk: try rij.get("kenmerk", as: String.self),
      heeftTerzijde: try rij.get("heeft_terzijde", as: Bool.self))
  }
}

extension Handeling {
  /// The file that has the place of this file's applicant in the round; nil when none has it.
  func plaatshouder(_ dossier: Dossierstand) async throws -> Plaatshouder? {
    try await vraag(.leesPlaatshouder, [.int32(dossier.jaar), .text(dossier.kvkNummer)]).oneOrNone().map {
      try Plaatshouder($0)
    }
  }
}

extension Dossierfeiten {
  /// From a row of `leesDossierfeiten`.
  init(_ rij: PostgresRow, _ regeling: Regeling) throws {
    for (stap, kolom) in Dossierfeiten.personen {
      let personen = try rij.get(kolom, as: [String].self)
      if !personen.isEmpty { namen[stap] = Set(personen) }
    }
    if let id = try rij.get("plaatshouder", as: String?.self) {
      plaatshouder = Plaatshouder(
        id: id, kenmerk: try rij.get("plaatshouder_kenmerk", as: String.self),
        heeftTerzijde: try rij.get("plaatshouder_terzijde", as: Bool.self))
    }
    terzijde = try rij.get("terzijde", as: [String].self)
    bevriezing = try Bevriezingsstand(rij)
    herstel = try Hersteltijd.alle(rij, regeling)
    heeftIban = try rij.get("heeft_iban", as: Bool.self)
    bekendmakingsvoorstel = try Bekendmakingsvoorstel(rij)
    verantwoordingUiterlijk = try rij.get("verantwoording_uiterlijk", as: Datum?.self)
    onvolledig = try rij.get("onvolledig", as: [String].self)
    heeftVerantwoording = try rij.get("heeft_verantwoording", as: Bool.self)
    boekbaar = try rij.get("boekbaar", as: Centen.self)
    teBevestigen = zip(
      try rij.get("te_bevestigen", as: [String].self), try rij.get("te_bevestigen_door", as: [String].self)
    ).map { Geboekteterugbetaling(id: $0, door: $1) }
  }

  /// The first steps of pairs on a file, with the column of the persons.
  private static let personen: KeyValuePairs<Stap, String> = [
    .pogingInschrijven: "ingeschreven_door", .herstelVerzoeken: "verzocht_door", .toelaten: "toegelaten_door",
    .beoordelen: "beoordeeld_door", .signaalAfhandelen: "afgehandeld_door", .besluiten: "besloten_door",
    .voorschotOpdragen: "opgedragen_door", .betalingBevestigen: "bevestigd_door",
    .vaststellen: "vastgesteld_door",
  ]
}

extension Bekendmakingsvoorstel {
  /// From a row with `kolommen`; nil when nothing waits.
  init?(_ rij: PostgresRow) throws {
    guard let keten = try rij.get("voorstel_keten", as: String?.self) else { return nil }
    self.init(
      keten: keten, volgnummer: try rij.get("voorstel", as: Int.self),
      bekendgemaaktOp: try rij.get("voorgesteld_op", as: Datum.self),
      door: try rij.get("voorgesteld_door", as: String.self))
  }

  static let kolommen =
    "b.keten::text AS voorstel_keten, b.volgnummer AS voorstel, b.bekendgemaakt_op AS voorgesteld_op, "
    + "b.door::text AS voorgesteld_door"
}

extension PostgresStatement {
  /// The facts of file $1, a row. A date put back waits while it is newer than the decision that is not made known.
  static let leesDossierfeiten = PostgresStatement(
    "lees_dossierfeiten",
    """
    SELECT ARRAY(SELECT g.door::text FROM poginginschrijving i JOIN gebeurtenis g ON g.dossier = i.dossier
        WHERE i.dossier = s.dossier AND g.volgnummer = 1) AS ingeschreven_door,
      ARRAY(SELECT DISTINCT h.door::text FROM herstelverzoek h WHERE h.dossier = s.dossier) AS verzocht_door,
      ARRAY(SELECT t.door::text FROM toelating t WHERE t.dossier = s.dossier) AS toegelaten_door,
      ARRAY(SELECT DISTINCT b.door::text FROM beoordeling b WHERE b.dossier = s.dossier AND b.volgnummer IS NOT NULL)
        AS beoordeeld_door,
      ARRAY(SELECT DISTINCT a.door::text FROM signaalafhandeling a WHERE a.dossier = s.dossier) AS afgehandeld_door,
      ARRAY(SELECT b.door::text FROM besluit b WHERE b.dossier = s.dossier) AS besloten_door,
      ARRAY(SELECT v.door::text FROM voorschot v WHERE v.dossier = s.dossier) AS opgedragen_door,
      ARRAY(SELECT b.door::text FROM betaling b WHERE b.dossier = s.dossier) AS bevestigd_door,
      ARRAY(SELECT v.door::text FROM vaststelling v WHERE v.dossier = s.dossier) AS vastgesteld_door,
      ARRAY(SELECT e.dossier::text FROM dossierstand e
        WHERE e.jaar = s.jaar AND e.kvk_nummer = s.kvk_nummer AND e.status = 'terzijde' AND e.dossier <> s.dossier
        ORDER BY e.ontvangen_op DESC, e.dossier DESC) AS terzijde,
      \(Bevriezingsstand.kolommen),
      p.dossier::text AS plaatshouder, p.kenmerk AS plaatshouder_kenmerk, EXISTS (SELECT FROM dossierstand e
        WHERE e.jaar = s.jaar AND e.kvk_nummer = s.kvk_nummer AND e.status = 'terzijde') AS plaatshouder_terzijde,
      \(Hersteltijd.kolommen),
      EXISTS (SELECT FROM aanvraagdocument a
        WHERE a.dossier = s.dossier AND a.versie = s.aanvraagversie AND a.iban IS NOT NULL) AS heeft_iban,
      \(Bekendmakingsvoorstel.kolommen),
      (SELECT b.verantwoording_uiterlijk FROM besluit b WHERE b.dossier = s.dossier) AS verantwoording_uiterlijk,
      coalesce(w.onvolledig, '{}') AS onvolledig, coalesce(w.is_aanwezig, false) AS heeft_verantwoording,
      coalesce((SELECT v.terugvordering
        - (SELECT coalesce(sum(t.bedrag), 0) FROM terugbetaling t WHERE t.dossier = v.dossier
          AND NOT EXISTS (SELECT FROM terugbetalingsafwijzing a WHERE a.terugbetaling = t.id))
        FROM vaststelling v WHERE v.dossier = s.dossier), 0)::bigint AS boekbaar,
      coalesce(t.ids, '{}') AS te_bevestigen, coalesce(t.personen, '{}') AS te_bevestigen_door
    FROM dossierstand s
    \(Bevriezingsstand.tabellen)
    LEFT JOIN LATERAL (SELECT e.dossier, d.kenmerk FROM dossierstand e JOIN dossier d ON d.id = e.dossier
      WHERE e.jaar = s.jaar AND e.kvk_nummer = s.kvk_nummer AND (e.tijdig OR e.toegelaten) AND NOT e.ingetrokken
        AND e.status <> 'terzijde') p
      ON true
    \(Hersteltijd.tabel)
    LEFT JOIN LATERAL (SELECT v.* FROM bekendmakingsvoorstel v
      WHERE v.keten = s.dossier AND s.status_tot_bekendmaking IS NOT NULL AND v.volgnummer > (
        SELECT max(g.volgnummer) FROM gebeurtenis g WHERE g.dossier = s.dossier AND g.soort IN ('besloten', 'vastgesteld'))
      ORDER BY v.volgnummer DESC LIMIT 1) b ON true
    LEFT JOIN LATERAL (SELECT v.onvolledig, EXISTS (SELECT FROM verantwoordingsdocument b
        WHERE b.dossier = v.dossier AND b.versie = v.versie) AS is_aanwezig
      FROM verantwoording v WHERE v.dossier = s.dossier ORDER BY v.versie DESC LIMIT 1) w ON true
    LEFT JOIN LATERAL (SELECT array_agg(g.id::text ORDER BY g.tijdstip, g.id) AS ids,
        array_agg(g.door::text ORDER BY g.tijdstip, g.id) AS personen
      FROM terugbetaling g WHERE g.dossier = s.dossier
        AND NOT EXISTS (SELECT FROM terugbetalingsbevestiging c WHERE c.terugbetaling = g.id)
        AND NOT EXISTS (SELECT FROM terugbetalingsafwijzing a WHERE a.terugbetaling = g.id)) t ON true
    WHERE s.dossier = $1
    """)
}
