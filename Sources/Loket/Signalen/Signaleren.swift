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
    try await signalen([Signaaldossier(dossier, inzending, ronde)], jaar: ronde.jaar, regeling)[dossier.id] ?? []
  }

  /// The signals of some files of one round, by id. It asks for all files at once, and for no more of the others than
  /// what these share with them.
  func signalen(
    _ dossiers: [Signaaldossier], jaar: Int, _ regeling: Regeling
  ) async throws -> [String: [Dossiersignaal]] {
    guard !dossiers.isEmpty else { return [:] }
    let ids = PostgresValue.texts(dossiers.map { $0.gegevens.id })
    let nummers = Set(dossiers.flatMap { $0.gegevens.nummers })
    let antwoorden = try await vraag(
      [PostgresStep(.leesSignaaldeelnemers, [ids])]
        + Signaalgeschiedenis.stappen(jaar: jaar, dossiers, ids: ids, nummers: .texts(nummers.sorted()), regeling))
    let deelnemers = try antwoorden[0].map { try Signaaldeelnemer($0) }
    let geschiedenis = try Signaalgeschiedenis(Array(antwoorden.dropFirst()))
    return signaleer(dossiers, deelnemers, geschiedenis, regeling)
  }

  /// The signals that stop a freeze and a decision: those that are open, of the files that take part. The work follows
  /// the number of files.
  func openSignalen(
    van deelnemers: [Signaalgegevens], jaar: Int, _ regeling: Regeling
  ) async throws -> [OpenSignaal] {
    let dossiers = deelnemers.map { Signaaldossier(gegevens: $0, doetMee: true) }
    guard !dossiers.isEmpty else { return [] }
    let antwoorden = try await vraag(
      Signaalgeschiedenis.stappen(jaar: jaar, dossiers, ids: .texts([]), nummers: .texts([]), regeling))
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
    return try await handeling.signalen(gevraagd, jaar: jaar, regeling.regeling)
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

/// A signal that nobody settled.
struct OpenSignaal: Hashable, Sendable {
  let aanvraag: String
  let code: Signaalcode
}

/// What the database knows of applicants from before, and what assessors settled.
private struct Signaalgeschiedenis: Sendable {
  var namen: [String: [String]] = [:]
  /// Each grant with the moment of its decision.
  var verleningen: [String: [(verlening: EigenVerlening, genomenOp: Tijdstip)]] = [:]
  var afhandelingen: [String: [Signaalcode: Signaalafhandeling]] = [:]
  /// The files that were entered with another content than was sent.
  var inschrijvingen: [String: AndereInschrijving] = [:]
  /// When the files ended that do not take part any more: decided, withdrawn or set aside.
  var afgelopen: [String: Tijdstip] = [:]

  /// The questions of which `init` reads the answers. Without ids and numbers they are about all of the round.
  static func stappen(
    jaar: Int, _ dossiers: [Signaaldossier], ids: PostgresValue, nummers: PostgresValue, _ regeling: Regeling
  ) -> [PostgresStep] {
    let eerste = dossiers.map(\.gegevens.peildatum).min().map { $0.min(jaren: regeling.deMinimis.jarenTerug) }
    return [
      PostgresStep(.leesEerdereNamen, [.int32(jaar), ids]),
      PostgresStep(.leesEigenVerleningen, [.date(eerste), nummers]),
      PostgresStep(.leesSignaalafhandelingen, [.int32(jaar), ids]),
      PostgresStep(.leesAndereInschrijvingen, [.int32(jaar), ids]),
      PostgresStep(.leesAfgelopen, [.texts(dossiers.filter { !$0.doetMee }.map(\.gegevens.id))]),
    ]
  }

  init(_ antwoorden: [PostgresRows]) throws {
    for rij in antwoorden[0] {
      namen[try rij.get("kvk_nummer", as: String.self), default: []].append(try rij.get("naam", as: String.self))
    }
    for rij in antwoorden[1] {
      let verlening = try EigenVerlening(rij)
      verleningen[verlening.kvkNummer, default: []].append((verlening, try rij.get("tijdstip", as: Tijdstip.self)))
    }
    for rij in antwoorden[2] {
      guard let afhandeling = try Signaalafhandeling(rij) else { continue }
      let code = try rij.get("code", as: Signaalcode.self)
      afhandelingen[try rij.get("dossier", as: String.self), default: [:]][code] = afhandeling
    }
    for rij in antwoorden[3] {
      inschrijvingen[try rij.get("dossier", as: String.self)] = AndereInschrijving(
        poging: try rij.get("poging", as: Int64.self),
        verzondenSha256: try rij.get("verzonden_sha256", as: String.self),
        ingeschrevenSha256: try rij.get("ingeschreven_sha256", as: String.self))
    }
    for rij in antwoorden[4] {
      afgelopen[try rij.get("dossier", as: String.self)] = try rij.get("afgelopen_op", as: Tijdstip.self)
    }
  }

  /// The grants to the undertakings of a file from before it was decided, withdrawn or set aside. What came with its
  /// decision or after it is no earlier grant.
  func eerdereVerleningen(_ gegevens: Signaalgegevens) -> [EigenVerlening] {
    let einde = afgelopen[gegevens.id]
    return gegevens.nummers.flatMap { verleningen[$0] ?? [] }.filter { verlening in
      einde.map { verlening.genomenOp < $0 } ?? true
    }.map(\.verlening)
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
      verleningen: geschiedenis.eerdereVerleningen(gegevens), inschrijving: geschiedenis.inschrijvingen[gegevens.id],
      regels: regeling.deMinimis)
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
      .leesEigenVerleningen, [.date(besluitDatum.min(jaren: regeling.deMinimis.jarenTerug)), .texts([])]
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
  fileprivate static let leesSignaaldeelnemers = PostgresStatement(
    "lees_signaaldeelnemers",
    """
    WITH gevraagd AS MATERIALIZED (
      SELECT s.jaar, a.iban, coalesce(a.verbonden, '{}') || s.kvk_nummer::text AS nummers
      FROM dossierstand s JOIN aanvraagdocument a ON a.dossier = s.dossier AND a.versie = s.aanvraagversie
      WHERE s.dossier = ANY ($1::text[]) AND \(deelname("s"))
    ), gedeeld AS (
      SELECT a.dossier FROM gevraagd g JOIN aanvraagdocument a ON a.iban = g.iban
      UNION
      SELECT a.dossier FROM gevraagd g JOIN aanvraagdocument a ON a.verbonden && g.nummers
      UNION
      SELECT o.dossier FROM gevraagd g JOIN dossierstand o ON o.kvk_nummer = ANY (g.nummers) AND o.jaar + 0 = g.jaar
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
  /// The other names of the applicants of files $2 of round $1, or of all of it when there are none, in earlier
  /// rounds.
  fileprivate static let leesEerdereNamen = PostgresStatement(
    "lees_eerdere_namen",
    """
    SELECT DISTINCT e.kvk_nummer::text, e.naam FROM dossierstand s
    JOIN dossierstand e ON e.kvk_nummer = s.kvk_nummer AND e.jaar + 0 < s.jaar AND e.naam <> s.naam
    WHERE s.jaar = $1 AND (cardinality($2::text[]) = 0 OR s.dossier = ANY ($2))
    """)
  /// The grants of this service after day $1, of applicants $2, or of all when there are none.
  fileprivate static let leesEigenVerleningen = PostgresStatement(
    "lees_eigen_verleningen",
    """
    SELECT d.kvk_nummer::text, b.bedrag::bigint, b.besluit_datum, b.tijdstip FROM besluit b JOIN dossier d ON d.id = b.dossier
    WHERE b.bedrag > 0 AND b.besluit_datum > $1
      AND (cardinality($2::text[]) = 0 OR b.dossier IN (SELECT s.dossier FROM dossierstand s WHERE s.kvk_nummer = ANY ($2)))
    """)
  /// The last settlement of each signal of files $2 of round $1, or of all of it when there are
  /// none. Its words stand beside its event.
  fileprivate static let leesSignaalafhandelingen = PostgresStatement(
    "lees_signaalafhandelingen",
    """
    SELECT DISTINCT ON (h.dossier, h.code) h.dossier::text, h.code, h.tijdstip, h.door::text,
      g.document::json ->> 'reden' AS reden, g.document::json ->> 'feitenSha256' AS feiten_sha256
    FROM dossierstand s JOIN signaalafhandeling h ON h.dossier = s.dossier
    LEFT JOIN afgeschermd_gegeven g ON g.dossier = h.dossier AND g.volgnummer = h.volgnummer
    WHERE s.jaar = $1 AND (cardinality($2::text[]) = 0 OR s.dossier = ANY ($2))
    ORDER BY h.dossier, h.code, h.volgnummer DESC
    """)
  /// The files $2 of round $1, or of all of it when there are none, that were entered with other bytes than the attempt
  /// has, and that their applicant did not replace since.
  fileprivate static let leesAndereInschrijvingen = PostgresStatement(
    "lees_andere_inschrijvingen",
    """
    SELECT i.dossier::text, p.volgnummer::bigint AS poging, p.sha256::text AS verzonden_sha256,
      v.sha256::text AS ingeschreven_sha256
    FROM poginginschrijving i JOIN poging p ON p.nummer = i.poging
    JOIN aanvraagversie v ON v.dossier = i.dossier AND v.versie = 1
    WHERE p.jaar = $1 AND (cardinality($2::text[]) = 0 OR i.dossier = ANY ($2)) AND v.sha256 <> p.sha256
      AND NOT EXISTS (SELECT FROM aanvraagversie w WHERE w.dossier = i.dossier AND w.aanleiding = 'vervanging')
    """)
  /// When each of files $1 was decided, withdrawn or set aside last.
  fileprivate static let leesAfgelopen = PostgresStatement(
    "lees_afgelopen",
    """
    SELECT g.dossier::text, max(g.tijdstip) AS afgelopen_op FROM gebeurtenis g
    WHERE g.dossier = ANY ($1::text[]) AND g.soort IN ('besloten', 'aanvraag_ingetrokken', 'terzijde_gelegd')
    GROUP BY g.dossier
    """)
}
