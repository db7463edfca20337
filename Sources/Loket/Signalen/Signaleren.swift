internal import Begrippen
internal import Cryptography
internal import Documenten
internal import PostgreSQL
internal import Regeling

extension Handeling {
  /// The signals of a file, as its application and the other files stand now.
  func signalen(
    _ dossier: Dossierstand, _ inzending: Inzending, _ ronde: Ronde, _ regeling: Regeling
  ) async throws -> [Dossiersignaal] {
    try await signalen([Signaaldossier(dossier, inzending, ronde)], regeling)[dossier.id] ?? []
  }

  /// The signals of some files of one round, by id. It asks for all files at once, and for no more of the others than
  /// what these share with them.
  func signalen(
    _ dossiers: [Signaaldossier], _ regeling: Regeling
  ) async throws -> [String: [Dossiersignaal]] {
    guard !dossiers.isEmpty else { return [:] }
    let ids = PostgresValue.texts(dossiers.map { $0.gegevens.id })
    let nummers = Set(dossiers.flatMap { $0.gegevens.nummers })
    let antwoorden = try await vraag([
      PostgresStep(.leesSignaaldeelnemers, [ids]),
      PostgresStep(.leesEerdereNamen, [ids]),
      PostgresStep(
        .leesEigenVerleningen, [dossiers.eersteVerleningdag(regeling), .texts(nummers.sorted())]),
      PostgresStep(.leesSignaalafhandelingen, [ids]),
    ])
    let deelnemers = try antwoorden[0].map { try Signaaldeelnemer($0) }
    let geschiedenis = try Signaalgeschiedenis(Array(antwoorden.dropFirst()))
    return try await metOnderdelen(dossiers.count) { signaleer(dossiers, deelnemers, geschiedenis, regeling) }
  }

  /// The signals that stop a freeze and a decision: those that are open, of the files that take part. The work follows
  /// the number of files.
  func openSignalen(
    van deelnemers: [Signaalgegevens], jaar: Int, _ regeling: Regeling
  ) async throws -> [OpenSignaal] {
    let dossiers = deelnemers.map { Signaaldossier(gegevens: $0, doetMee: true) }
    guard !dossiers.isEmpty else { return [] }
    let antwoorden = try await vraag([
      PostgresStep(.leesEerdereNamenVanRonde, [.int32(jaar)]),
      PostgresStep(.leesAlleEigenVerleningen, [dossiers.eersteVerleningdag(regeling)]),
      PostgresStep(.leesSignaalafhandelingenVanRonde, [.int32(jaar)]),
    ])
    return try await buitenDeLus {
      let gevonden = signaleer(
        dossiers, deelnemers.map(\.deelnemer), try Signaalgeschiedenis(antwoorden), regeling)
      return deelnemers.flatMap { dossier in
        (gevonden[dossier.id] ?? []).filter { $0.afgehandeld == nil }.map {
          OpenSignaal(aanvraag: dossier.id, code: $0.signaal.code)
        }
      }
    }
  }
}

extension Loket {
  /// How many applications of a list are read at a time. One is at most 2 MiB long, which bounds the memory.
  private static let documentenPerKeer = 16

  /// The signals of the files in a list, by id; nil for who may not see signals. A file of which something was removed
  /// has none.
  func signalen(
    van dossiers: [Dossierstand], jaar: Int, _ handeling: Handeling
  ) async throws -> [String: [Dossiersignaal]]? {
    guard handeling.wie.heeft(Rol.medewerkers) else { return nil }
    guard !dossiers.isEmpty else { return [:] }
    let ronde = try await handeling.ronde(jaar).ronde
    let opId = Dictionary(uniqueKeysWithValues: dossiers.map { ($0.id, $0) })
    var gevraagd: [Signaaldossier] = []
    try await handeling.perStuk(
      .leesAanvraagbronnen, [.texts(dossiers.map(\.id))], rijenPerStuk: Loket.documentenPerKeer
    ) { rijen in
      gevraagd += try await buitenDeLus {
        try rijen.compactMap { rij in
          guard let dossier = opId[try rij.get("dossier", as: String.self)],
            let inzending = try regeling.inzending(dossier, rij)
          else { return nil }
          return Signaaldossier(dossier, inzending, ronde)
        }
      }
    }
    return try await handeling.signalen(gevraagd, regeling.regeling)
  }
}

/// A file of which the signals are asked.
struct Signaaldossier: Sendable {
  let gegevens: Signaalgegevens
  /// Whether it is in time or admitted, not withdrawn, not set aside and undecided.
  let doetMee: Bool

  init(gegevens: Signaalgegevens, doetMee: Bool) {
    self.gegevens = gegevens
    self.doetMee = doetMee
  }

  init(_ dossier: Dossierstand, _ inzending: Inzending, _ ronde: Ronde) {
    self.init(
      gegevens: Signaalgegevens(inzending, ronde: ronde),
      doetMee: (dossier.tijdig || inzending.toegelaten != nil) && dossier.status.isOnbeslist)
  }
}

extension [Signaaldossier] {
  /// The day after which a grant counts for one of them.
  fileprivate func eersteVerleningdag(_ regeling: Regeling) -> PostgresValue {
    .date(map(\.gegevens.peildatum).min().map { $0.min(jaren: regeling.deMinimis.jarenTerug) })
  }
}

/// A signal that nobody settled.
struct OpenSignaal: Hashable, Sendable {
  let aanvraag: String
  let code: Signaalcode
}

/// What the database knows of applicants from before, and what assessors settled.
private struct Signaalgeschiedenis: Sendable {
  var namen: [String: [String]] = [:]
  var verleningen: [String: [EigenVerlening]] = [:]
  var afhandelingen: [String: [Signaalcode: Signaalafhandeling]] = [:]

  /// From the answers about names, grants and settlements.
  init(_ antwoorden: [PostgresRows]) throws {
    for rij in antwoorden[0] {
      namen[try rij.get("kvk_nummer", as: String.self), default: []].append(try rij.get("naam", as: String.self))
    }
    verleningen = Dictionary(grouping: try antwoorden[1].map { try EigenVerlening($0) }, by: \.kvkNummer)
    for rij in antwoorden[2] {
      guard let afhandeling = try Signaalafhandeling(rij) else { continue }
      let code = try rij.get("code", as: Signaalcode.self)
      afhandelingen[try rij.get("dossier", as: String.self), default: [:]][code] = afhandeling
    }
  }
}

/// The signals of the files, each with its settlement, by id.
private func signaleer(
  _ dossiers: [Signaaldossier], _ deelnemers: [Signaaldeelnemer], _ geschiedenis: Signaalgeschiedenis,
  _ regeling: Regeling
) -> [String: [Dossiersignaal]] {
  let vergelijking = Signaalvergelijking(deelnemers) { SHA256Digest(of: $0).hex }
  var gevonden: [String: [Dossiersignaal]] = [:]
  for dossier in dossiers {
    let gegevens = dossier.gegevens
    let signalen = vergelijking.signalen(
      gegevens, doetMee: dossier.doetMee, eerdereNamen: geschiedenis.namen[gegevens.deelnemer.kvkNummer] ?? [],
      verleningen: gegevens.nummers.flatMap { geschiedenis.verleningen[$0] ?? [] }, regels: regeling.deMinimis)
    guard !signalen.isEmpty else { continue }
    let afgehandeld = geschiedenis.afhandelingen[gegevens.id] ?? [:]
    gevonden[gegevens.id] = signalen.map { Dossiersignaal($0, afgehandeld[$0.code]) }
  }
  return gevonden
}

extension EigenVerlening {
  /// From a row of `leesEigenVerleningen`.
  fileprivate init(_ rij: PostgresRow) throws {
    self.init(
      kvkNummer: try rij.get("kvk_nummer", as: String.self), bedrag: try rij.get("bedrag", as: Centen.self),
      datum: try rij.get("besluit_datum", as: Datum.self))
  }
}

extension Handeling {
  /// The grants of this service that count for the de-minimis room on a day, of all applicants.
  func eigenVerleningen(voor besluitDatum: Datum, _ regeling: Regeling) async throws -> [EigenVerlening] {
    try await vraag(
      .leesAlleEigenVerleningen, [.date(besluitDatum.min(jaren: regeling.deMinimis.jarenTerug))]
    ).map { try EigenVerlening($0) }
  }
}

extension Signaaldeelnemer {
  /// From a row of `leesSignaaldeelnemers`.
  fileprivate init(_ rij: PostgresRow) throws {
    self.init(
      id: try rij.get("dossier", as: String.self), kvkNummer: try rij.get("kvk_nummer", as: String.self),
      iban: try rij.get("iban", as: String?.self), verbonden: try rij.get("verbonden", as: [String].self))
  }
}

extension PostgresStatement {
  /// The files that take part and share a number or an account with one of the files $1 that takes part, these included.
  static let leesSignaaldeelnemers = PostgresStatement(
    "lees_signaaldeelnemers",
    """
    WITH gevraagd AS MATERIALIZED (
      SELECT s.jaar, a.iban, coalesce(a.verbonden, '{}') || s.kvk_nummer::text AS nummers
      FROM \(gevraagdeStanden)
      JOIN aanvraagdocument a ON a.dossier = s.dossier AND a.versie = s.aanvraagversie
      WHERE \(deelname("s"))
    ), genoemd AS MATERIALIZED (
      SELECT DISTINCT g.jaar, n.nummer FROM gevraagd g CROSS JOIN unnest(g.nummers) n (nummer)
    ), gedeeld AS (
      SELECT a.dossier FROM gevraagd g JOIN aanvraagdocument a ON a.iban = g.iban
      UNION
      SELECT a.dossier FROM aanvraagdocument a WHERE a.verbonden && (SELECT array_agg(nummer) FROM genoemd)
      UNION
      SELECT o.dossier FROM genoemd g JOIN dossierstand o ON o.kvk_nummer = g.nummer AND o.jaar + 0 = g.jaar
    )
    SELECT o.dossier::text, o.kvk_nummer::text, a.iban, coalesce(a.verbonden, '{}') AS verbonden
    FROM gedeeld JOIN dossierstand o ON o.dossier = gedeeld.dossier
    JOIN aanvraagdocument a ON a.dossier = o.dossier AND a.versie = o.aanvraagversie
    WHERE o.jaar IN (SELECT jaar FROM gevraagd) AND \(deelname("o"))
    """)
  /// Whether a file takes part.
  private static func deelname(_ stand: String) -> String {
    "(\(stand).tijdig OR \(stand).toegelaten) AND \(stand).status IN ('ingediend', 'aan_te_vullen')"
  }

  /// The other names of the applicants of round $1 in earlier rounds.
  static let leesEerdereNamenVanRonde = PostgresStatement(
    "lees_eerdere_namen_van_ronde", eerdereNamen(van: "SELECT * FROM dossierstand WHERE jaar = $1"))
  /// The same, of the applicants of files $1.
  static let leesEerdereNamen = PostgresStatement(
    "lees_eerdere_namen",
    eerdereNamen(van: "SELECT s.* FROM unnest($1::text[]) v (id) JOIN dossierstand s ON s.dossier = v.id"))

  /// The grants of this service after day $1.
  static let leesAlleEigenVerleningen = PostgresStatement(
    "lees_alle_eigen_verleningen",
    """
    SELECT d.kvk_nummer::text, b.bedrag::bigint, b.besluit_datum FROM besluit b JOIN dossier d ON d.id = b.dossier
    WHERE b.bedrag > 0 AND b.besluit_datum > $1
    """)
  /// The same, of applicants $2.
  static let leesEigenVerleningen = PostgresStatement(
    "lees_eigen_verleningen",
    """
    SELECT s.kvk_nummer::text, b.bedrag::bigint, b.besluit_datum
    FROM (SELECT DISTINCT nummer FROM unnest($2::text[]) v (nummer)) v
    JOIN dossierstand s ON s.kvk_nummer = v.nummer JOIN besluit b ON b.dossier = s.dossier
    WHERE b.bedrag > 0 AND b.besluit_datum > $1
    """)

  /// The last settlement of each signal of round $1. Its words stand beside its event.
  static let leesSignaalafhandelingenVanRonde = PostgresStatement(
    "lees_signaalafhandelingen_van_ronde",
    signaalafhandelingen(van: "SELECT dossier FROM dossierstand WHERE jaar = $1"))
  /// The same, of files $1.
  static let leesSignaalafhandelingen = PostgresStatement(
    "lees_signaalafhandelingen",
    signaalafhandelingen(
      van: "SELECT s.dossier FROM unnest($1::text[]) v (id) JOIN dossierstand s ON s.dossier = v.id"))

  private static func eerdereNamen(van standen: String) -> String {
    """
    SELECT DISTINCT e.kvk_nummer::text, e.naam FROM (\(standen)) s
    JOIN dossierstand e ON e.kvk_nummer = s.kvk_nummer AND e.jaar + 0 < s.jaar AND e.naam <> s.naam
    """
  }

  private static func signaalafhandelingen(van dossiers: String) -> String {
    """
    SELECT DISTINCT ON (h.dossier, h.code) h.dossier::text, h.code, h.tijdstip, h.door::text,
      g.document::json ->> 'reden' AS reden, g.document::json ->> 'feitenSha256' AS feiten_sha256
    FROM (\(dossiers)) s JOIN signaalafhandeling h ON h.dossier = s.dossier
    LEFT JOIN afgeschermd_gegeven g ON g.dossier = h.dossier AND g.volgnummer = h.volgnummer
    ORDER BY h.dossier, h.code, h.volgnummer DESC
    """
  }
}
