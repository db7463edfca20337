internal import Begrippen
internal import Cryptography
internal import Documenten
internal import JSON
internal import Notatie
internal import PostgreSQL
internal import Regeling

/// A file of a round, with the last day of its last repair term.
struct Cohortdossier: Sendable {
  let stand: Dossierstand
  /// The last day as the Algemene termijnenwet extends it; nil when completion was never asked.
  let herstelUiterlijk: Datum?

  /// From a row of `leesCohort`.
  init(_ stand: Dossierstand, _ rij: PostgresRow, _ regeling: Regeling) throws {
    self.stand = stand
    let verzondenOp = try rij.get("herstel_verzonden_op", as: Tijdstip?.self)
    let uiterlijk = try rij.get("herstel_uiterlijk", as: Datum?.self)
    herstelUiterlijk = verzondenOp.flatMap { verzondenOp in
      uiterlijk.map { regeling.laatsteDag(hersteltermijn: $0, verzondenOp: verzondenOp) }
    }
  }
}

/// Every file of a round in its present state, withdrawn files included. It has the cohort document (`contract.md`
/// section 2) in canonical form, and the input of the rules for each file. Both are in the byte order of the ids.
struct Rondecohort<Waarde: Sendable>: Sendable {
  /// The round with the ceiling that binds.
  let ronde: Ronde
  /// The readings.
  let normen: OpenNormen
  /// The seed of the draw.
  let zaad: String?
  let dossiers: [Cohortdossier]
  let wegingen: [Weging]
  /// The values that the caller made of each file while its application was in memory.
  let waarden: [Waarde]
  /// The cohort document in pieces; nil when only its digest was asked for.
  fileprivate let stukken: [[UInt8]]?
  /// The SHA-256 of the cohort document, lower-case hex.
  let sha256: String

  /// The cohort document, which the caller must have asked for. It takes long for a large round, so call it off the
  /// event loop.
  var document: [UInt8] {
    guard let stukken else { preconditionFailure("the document of this cohort was not asked for") }
    return Array(stukken.joined())
  }

  /// The ranking of these files. It takes long for a large round, so call it off the event loop.
  func rangschikking(_ regeling: Regeling) -> Rangschikking {
    rangschik(wegingen, ronde: ronde, regeling: regeling, normen: normen, loting: zaad.map(Loting.init(zaad:)))
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
  /// How many files are read at a time. Their applications leave memory before the next are read.
  private static let dossiersPerKeer = 250

  /// The files of the round in their state in this transaction. Each application is read once, off the event loop.
  /// - Parameter metDocument: whether the document is kept. It is as long as all applications together.
  /// - Throws: `LoketFout.verkeerdeStand` for a file whose assessment does not fit its application any more, or that
  ///   lacks a removed part.
  func cohort<Waarde: Sendable>(
    _ stand: Rondestand, _ regeling: GeladenRegeling, zaad: String?, metDocument: Bool,
    _ verwerk: @escaping @Sendable (Inzending, Ronde) -> Waarde
  ) async throws -> Rondecohort<Waarde> {
    let ronde = stand.bindendeRonde
    let normen = regeling.regeling.openNormen
    var dossiers: [Cohortdossier] = []
    var wegingen: [Weging] = []
    var waarden: [Waarde] = []
    var stukken: [[UInt8]]? = metDocument ? [] : nil
    var digest = SHA256Stream()
    var schrijver = JSONWriter()
    schrijver.beginObject()
    schrijver.member("aanvragen")
    schrijver.beginArray()
    try await perStuk(
      .leesCohort, [.int32(ronde.jaar)], rijenPerStuk: Handeling.dossiersPerKeer
    ) { rijen in
      let deel = try await buitenDeLus { try Cohortdeel(rijen, ronde, regeling, verwerk) }
      dossiers += deel.dossiers
      wegingen += deel.wegingen
      waarden += deel.waarden
      schrijver.rawSequence(deel.bytes)
      schrijver.drain { stuk in
        digest.update(stuk)
        stukken?.append(stuk)
      }
    }
    schrijver.endArray()
    if let zaad {
      schrijver.member("loting")
      schrijver.text(zaad)
    }
    schrijver.member("openNormen")
    schrijver.value(normen.json.sorted)
    schrijver.member("ronde")
    schrijver.value(ronde.json.sorted)
    schrijver.endObject()
    digest.update(schrijver.bytes)
    stukken?.append(schrijver.bytes)
    return Rondecohort(
      ronde: ronde, normen: normen, zaad: zaad, dossiers: dossiers, wegingen: wegingen, waarden: waarden,
      stukken: stukken, sha256: digest.hex())
  }
}

/// Some files of a cohort, read.
private struct Cohortdeel<Waarde: Sendable>: Sendable {
  var dossiers: [Cohortdossier] = []
  var wegingen: [Weging] = []
  var waarden: [Waarde] = []
  /// Their elements of the cohort document, with commas between them.
  var bytes: [UInt8] = []

  init(
    _ rijen: PostgresRows, _ ronde: Ronde, _ regeling: GeladenRegeling, _ verwerk: (Inzending, Ronde) -> Waarde
  ) throws {
    var schrijver = JSONWriter(capacity: rijen.count * 4096)
    for rij in rijen {
      let stand = try Dossierstand(rij)
      guard let inzending = try regeling.inzending(stand, rij) else {
        throw LoketFout.verkeerdeStand(.verwijderd(van: stand))
      }
      guard inzending.beoordeling?.fouten(op: inzending.aanvraag, regeling: regeling.regeling).isEmpty ?? true else {
        throw LoketFout.verkeerdeStand(
          VerkeerdeStand(
            "De beoordeling van aanvraag \(stand.kenmerk) past niet meer bij de aanvraag.",
            stand: stand.status.rawValue,
            mogelijk: [.stap(.beoordelen, "de aanvraag opnieuw beoordelen")],
            meer: [JSONMember("aanvraag", .text(stand.id))]))
      }
      dossiers.append(try Cohortdossier(stand, rij, regeling.regeling))
      wegingen.append(Weging(inzending, ronde: ronde, regeling: regeling.regeling))
      waarden.append(verwerk(inzending, ronde))
      schrijver.value(inzending.json.sorted)
    }
    bytes = schrijver.bytes
  }
}

extension Inzending {
  /// The file as an element of a cohort document. The instant keeps all its decimals, since the rules compare it
  /// unrounded.
  var json: JSONValue {
    .object(present: [
      "aanvraag": aanvraag.json, "beoordeling": beoordeling?.json, "id": .text(id),
      "ingetrokken": ingetrokken ? true : nil, "ontvangenOp": .text(ontvangenOp.utcTekst),
      "toegelaten": toegelaten.map { ["besluit": .text($0.besluit), "grond": .text($0.grond)] },
    ])
  }
}

extension Ronde {
  /// The round in the form of a cohort document.
  var json: JSONValue {
    .object(present: [
      "besluitDatum": besluitDatum.map { .text($0) }, "jaar": .integer(jaar),
      "opent": .text(opent.utcTekst), "plafond": .amount(plafond), "sluit": .text(sluit.utcTekst),
      "verlengingen": verlengingen.isEmpty
        ? nil : .array(verlengingen.map { ["grond": .text($0.grond), "tot": .text($0.tot.utcTekst)] }),
    ])
  }
}

extension PostgresStatement {
  static let leesCohort = PostgresStatement(
    "lees_cohort",
    """
    SELECT \(dossierkolommen), a.document, \(bevindingkolommen),
      h.verzonden_op AS herstel_verzonden_op, h.uiterlijk AS herstel_uiterlijk
    FROM dossierstand s
    JOIN dossier d ON d.id = s.dossier
    LEFT JOIN aanvraagdocument a ON a.dossier = s.dossier AND a.versie = s.aanvraagversie
    \(bevindingtabellen("s.dossier"))
    LEFT JOIN LATERAL (SELECT v.verzonden_op, v.uiterlijk FROM herstelverzoek v WHERE v.dossier = s.dossier
      ORDER BY v.nummer DESC LIMIT 1) h ON true
    WHERE s.jaar = $1 ORDER BY s.dossier
    """)
}
