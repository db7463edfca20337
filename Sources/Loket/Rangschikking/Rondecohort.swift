internal import Begrippen
internal import Cryptography
internal import Documenten
internal import JSON
internal import Notatie
internal import PostgreSQL
internal import Regeling

/// A file of a round, with what the ranking and the decisions need of it.
struct Cohortdossier<Waarde: Sendable>: Sendable {
  /// Whether a file is weighed. One that is withdrawn, set aside, or late without admission takes no part: it stands in
  /// the cohort document with its digest in the place of its application.
  enum Deelname: Sendable {
    case doetMee(Weging)
    case afzijdig(NietGerangschikt)
  }

  let stand: Dossierstand
  /// The days of each item of which completion was asked.
  let herstel: [Toetscode: Hersteltijd]
  let deelname: Deelname
  /// What its signals follow from; nil when the file takes no part.
  let signalen: Signaalgegevens?
  /// The value that the caller made of the file while its application was in memory; nil for a withdrawn file.
  let waarde: Waarde?

  /// The input of the rules; nil when the file takes no part.
  var weging: Weging? {
    if case .doetMee(let weging) = deelname { weging } else { nil }
  }
}

/// Every file of a round in its present state, withdrawn files included, in the byte order of their ids.
struct Rondecohort<Waarde: Sendable>: Sendable {
  /// The round with the ceiling that binds, the readings and the seed.
  let kader: Cohortkader
  let dossiers: [Cohortdossier<Waarde>]
  /// The digests of the cohort document (`contract.md` section 2) in canonical form.
  let digests: Documentdigests
  /// The SHA-256 of that document, lower-case hex.
  var sha256: String { digests.sha256 }

  /// The ranking of these files. It takes long for a large round, so call it off the event loop.
  func rangschikking(_ regeling: Regeling) -> Rangschikking {
    let afzijdig = dossiers.compactMap { dossier -> NietGerangschikt? in
      if case .afzijdig(let afzijdig) = dossier.deelname { afzijdig } else { nil }
    }
    return rangschik(
      dossiers.compactMap(\.weging), afzijdig: afzijdig, ronde: kader.ronde, regeling: regeling,
      normen: kader.normen, loting: kader.zaad.map(Loting.init(zaad:)))
  }
}

extension Loting {
  /// The draw with that seed.
  init(zaad: String) { self.init(zaad: zaad) { SHA256Digest(of: $0).hex } }
}

extension Rondestand {
  /// The round with the ceiling that binds: the one that a recorded decision chose (Awb 4:27 lid 2), or else that of
  /// its last version.
  var bindendeRonde: Ronde {
    var bindend = ronde
    bindend.plafond = plafondkeuze?.bedrag ?? ronde.plafond
    return bindend
  }
}

extension Handeling {
  /// How many files are read at a time. Their applications leave memory before the next are read. One is at most 2 MiB
  /// long, which bounds the memory.
  private static let dossiersPerKeer = 64

  /// The files of the round in their state in this transaction. Each application that is not withdrawn is read once, off
  /// the event loop.
  /// - Parameter bewaar: gets the elements of the cohort document, some at a time and in their order.
  /// - Throws: `LoketFout.verkeerdeStand` for a file whose assessment does not fit its application any more, or that
  ///   lacks a removed part.
  func cohort<Waarde: Sendable>(
    _ stand: Rondestand, _ regeling: GeladenRegeling, zaad: String?,
    bewaar: ([[UInt8]]) async throws -> Void = { _ in },
    _ verwerk: @escaping @Sendable (Inzending, Ronde) -> Waarde
  ) async throws -> Rondecohort<Waarde> {
    let kader = Cohortkader(ronde: stand.bindendeRonde, normen: regeling.regeling.openNormen, zaad: zaad)
    let ronde = kader.ronde
    var dossiers: [Cohortdossier<Waarde>] = []
    let digest = Delendigest(kop: Cohortdocument.kop)
    try await perStuk(
      .leesCohort, [.int32(ronde.jaar), ronde.opent.parameter, ronde.sluitMetVerlengingen.parameter],
      rijenPerStuk: Handeling.dossiersPerKeer
    ) { rijen in
      let (deel, elementen) = try await buitenDeLus {
        let gelezen = try rijen.map { try Cohortdossier.lees($0, ronde, regeling, verwerk) }
        let elementen = gelezen.map(\.element)
        digest.neem(elementen)
        return (gelezen.map(\.dossier), elementen)
      }
      dossiers += deel
      try await bewaar(elementen)
    }
    return Rondecohort(kader: kader, dossiers: dossiers, digests: digest.sluit(staart: kader.staart))
  }
}

extension Cohortdossier {
  /// A file and its element of the cohort document, from a row of `leesCohort`.
  fileprivate static func lees(
    _ rij: PostgresRow, _ ronde: Ronde, _ regeling: GeladenRegeling, _ verwerk: (Inzending, Ronde) -> Waarde
  ) throws -> (dossier: Cohortdossier<Waarde>, element: [UInt8]) {
    let stand = try Dossierstand(rij)
    let herstel = try Hersteltijd.alle(rij, regeling.regeling)
    func afzijdig(
      _ lid: NietGerangschikt, _ waarde: Waarde?
    ) throws -> (dossier: Cohortdossier<Waarde>, element: [UInt8]) {
      let dossier = Cohortdossier(
        stand: stand, herstel: herstel, deelname: .afzijdig(lid), signalen: nil,
        waarde: waarde)
      return (
        dossier, lid.cohortelement(ontvangenOp: stand.ontvangenOp, sha256: try rij.get("sha256", as: String.self))
      )
    }
    // A file that is set aside stands in the document as one that is withdrawn.
    if stand.status == .ingetrokken || stand.status == .terzijde {
      return try afzijdig(NietGerangschikt(id: stand.id, oordeel: .ingetrokken, redenen: []), nil)
    }
    guard let inzending = try regeling.inzending(stand, rij) else {
      throw LoketFout.verkeerdeStand(.verwijderd(van: stand))
    }
    guard inzending.beoordeling?.fouten(op: inzending.aanvraag, regeling: regeling.regeling).isEmpty ?? true else {
      throw LoketFout.verkeerdeStand(.beoordelingPastNiet(stand))
    }
    let weging = Weging(inzending, ronde: ronde, regeling: regeling.regeling)
    let waarde = verwerk(inzending, ronde)
    guard ronde.isOpen(op: inzending.ontvangenOp) || inzending.toegelaten != nil else {
      let toetsing = Toetsing(weging, regeling: regeling.regeling, normen: regeling.regeling.openNormen)
      return try afzijdig(NietGerangschikt(id: stand.id, oordeel: .ongeschikt, redenen: toetsing.redenen), waarde)
    }
    let dossier = Cohortdossier(
      stand: stand, herstel: herstel, deelname: .doetMee(weging),
      signalen: Signaalgegevens(inzending, ronde: ronde), waarde: waarde)
    return (dossier, inzending.cohortelement)
  }
}

extension VerkeerdeStand {
  /// The refusal of a ranking with a file whose assessment is about another version of its application.
  fileprivate static func beoordelingPastNiet(_ dossier: Dossierstand) -> VerkeerdeStand {
    VerkeerdeStand(
      "De beoordeling van aanvraag \(dossier.kenmerk) past niet meer bij de aanvraag.",
      mogelijk: [.stap(.beoordelen, "de aanvraag opnieuw beoordelen")],
      stuit: VerkeerdeStand.rangschikken, meer: [JSONMember("aanvraag", .text(dossier.id))])
  }
}

extension PostgresStatement {
  /// The files of round $1, which is open from $2 to $3. A file that is withdrawn or set aside comes without its
  /// application. The digest of
  /// the application comes with a file that can take no part.
  static let leesCohort = PostgresStatement(
    "lees_cohort",
    """
    SELECT \(dossierkolommen), CASE WHEN s.status NOT IN ('ingetrokken', 'terzijde') THEN a.document END AS document, \(bevindingkolommen),
      CASE WHEN s.status IN ('ingetrokken', 'terzijde') OR s.ontvangen_op < $2 OR s.ontvangen_op >= $3 THEN
        (SELECT v.sha256::text FROM aanvraagversie v WHERE v.dossier = s.dossier AND v.versie = s.aanvraagversie)
      END AS sha256,
      \(Hersteltijd.kolommen)
    FROM dossierstand s
    JOIN dossier d ON d.id = s.dossier
    LEFT JOIN aanvraagdocument a ON a.dossier = s.dossier AND a.versie = s.aanvraagversie
    \(bevindingtabellen("s.dossier", versie: "s.aanvraagversie"))
    \(Hersteltijd.tabel)
    WHERE s.jaar = $1 ORDER BY s.dossier
    """)
}
