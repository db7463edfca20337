internal import Begrippen
internal import Cryptography
internal import Documenten
internal import JSON
package import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// Events, by chain and number; for an applicant those of an own file that he may know of.
  /// - Throws: `LoketFout.onbekend` for a round or chain that is not there; `LoketFout.verboden` for the chain of the
  ///   tokens, which the auditor alone reads.
  package func gebeurtenissen(
    _ filter: Exportfilter, _ bladzijde: Bladzijde, _ wie: Identiteit
  ) async throws -> Antwoord {
    guard wie.heeft(Rol.medewerkers) else { return try await eigenGebeurtenissen(filter, bladzijde, wie) }
    return try await lees(wie) { handeling in
      try await handeling.eis(filter)
      let vraag = handeling.parameters(filter)
      let totaal = try await handeling.vraag(.telGebeurtenissen, vraag).one().get("totaal", as: Int.self)
      let rijen = try await handeling.vraag(
        .leesGebeurtenissen, vraag + [.int64(bladzijde.grootte), .int64(bladzijde.overslaan)])
      return try await bladzijde.gebeurtenissen(rijen, totaal: totaal)
    }
  }

  /// Refuses a round or chain that is not there, before an export of it is begun.
  package func eisExport(_ filter: Exportfilter, _ wie: Identiteit) async throws {
    try await lees(wie) { try await $0.eis(filter) }
  }

  /// Writes the export in one snapshot, piece by piece, as lines of JSON. `weegschaal controleer --bestand` checks it.
  /// The memory does not grow with the export, except for one seal.
  package func exporteer(
    _ filter: Exportfilter, _ wie: Identiteit, naar schrijf: @escaping @Sendable ([UInt8]) async throws -> Void
  ) async throws {
    try await leesZwaar(wie) { handeling, volledigTot in
      var uitvoer = Exportuitvoer()
      try await handeling.exportregels(filter, volledigTot: volledigTot) { regels in
        for regel in regels { uitvoer.voegToe(regel) }
        try await schrijf(uitvoer.neem())
      }
      try await schrijf(uitvoer.sluit())
    }
  }
}

/// Collects the lines of an export, counts them and digests them.
private struct Exportuitvoer: ~Copyable {
  private var bytes: [UInt8] = []
  private var digest = SHA256Stream()
  private var regels = 0

  /// Adds a line.
  mutating func voegToe(_ regel: Exportregel) {
    regels += 1
    bytes += regel.bytes
    bytes.append(UInt8(ascii: "\n"))
  }

  /// The bytes that were added since the last call.
  mutating func neem() -> [UInt8] {
    digest.update(bytes)
    defer { bytes = [] }
    return bytes
  }

  /// The last line.
  consuming func sluit() -> [UInt8] {
    Exportregel.einde(regels: regels, sha256: digest.hex()).bytes + [UInt8(ascii: "\n")]
  }
}

extension Bladzijde {
  /// A page of events, each with its digest.
  func gebeurtenissen(_ rijen: PostgresRows, totaal: Int) async throws -> Antwoord {
    Antwoord(
      inhoud: try await json(rijen, totaal: totaal) { rij in
        .object(
          (try Gebeurtenisvelden(rij).json.members ?? []) + [
            JSONMember("sha256", .text(try rij.get("sha256", as: String.self)))
          ])
      }, totaal: totaal)
  }
}

extension Handeling {
  /// Whether the asker reads the chain of the tokens. It says who has which role and since when, for the auditor; the
  /// service itself makes seals and checks of it.
  private var leestToegang: Bool { wie.heeft([.auditor]) || wie == .systeem }

  fileprivate func parameters(_ filter: Exportfilter) -> [PostgresValue] {
    [.int32(filter.ronde.map { Int32(clamping: $0) }), .text(filter.dossier), .bool(leestToegang)]
  }

  fileprivate func eis(_ filter: Exportfilter) async throws {
    if filter.dossier == Ketennaam.toegang, !leestToegang {
      throw LoketFout.verboden("De keten van de toegangssleutels is voor de rol auditor alleen.")
    }
    if let jaar = filter.ronde { _ = try await ronde(jaar) }
    if let keten = filter.dossier {
      guard isDossierId(keten), try await ketenkop(keten).volgnummer > 0 else {
        throw LoketFout.onbekend("Er is geen dossier met dit nummer.")
      }
    }
  }

  /// Every line of an export but the last, a chunk at a time.
  func exportregels(
    _ filter: Exportfilter, volledigTot: Tijdstip? = nil, _ doe: ([Exportregel]) async throws -> Void
  ) async throws {
    try await doe([.export(Exportkop(volledigTot: volledigTot ?? nu, filter: filter, regelversie: Loket.regelversie))])
    if filter.dossier == nil {
      let ronde = Array(parameters(filter).prefix(1))
      try await perStuk(.exporteerZegels, ronde, rijenPerStuk: 1) { rijen in
        try await doe(
          try rijen.map { rij in
            .zegel(
              document: try rij.json("document"), sha256: try rij.get("sha256", as: String.self))
          })
      }
      let verdelingen = try await vraag(.exporteerVerdelingen, ronde)
      try await doe(
        try verdelingen.map { rij in
          .verdeling(
            jaar: try rij.get("jaar", as: Int.self), rangschikking: try rij.get("rangschikking", as: Int.self),
            plafond: try rij.get("plafond", as: Int64.self), verleend: try rij.get("verleend", as: Int64.self))
        })
    }
    try await perStuk(.exporteerKetens, parameters(filter)) { rijen in
      try await doe(try rijen.map { try Exportregel($0) })
    }
  }
}

extension Exportregel {
  /// From a row of `exporteerKetens`.
  fileprivate init(_ rij: PostgresRow) throws {
    let dossier = try rij.get("dossier", as: String.self)
    switch try rij.get("blok", as: Int.self) {
    case 1:
      self = .gebeurtenis(try Gebeurtenisvelden(rij), sha256: try rij.get("sha256", as: String.self))
    case 2:
      self = .boeking(
        Boekingsregel(
          dossier: dossier, volgnummer: try rij.get("volgnummer", as: Int.self),
          regel: try rij.get("regel", as: Int.self),
          debet: try rij.get("debet", as: String.self), credit: try rij.get("credit", as: String.self),
          bedrag: try rij.get("bedrag", as: Int64.self)))
    case 3:
      let document = try rij.json("inhoud")
      let saldi = Rekening.allCases.map { ($0.rawValue, Int64(document[$0.rawValue]?.geheel ?? 0)) }
      self = .rekeningstand(dossier: dossier, saldi: Dictionary(uniqueKeysWithValues: saldi))
    default:
      self = .dossier(
        id: dossier, jaar: try rij.get("regel", as: Int.self), status: try rij.get("soort", as: String.self),
        kop: Ketenkop(
          volgnummer: try rij.get("volgnummer", as: Int.self), sha256: try rij.get("sha256", as: String.self)))
    }
  }
}

extension Gebeurtenisvelden {
  /// From a row with the columns of an event.
  fileprivate init(_ rij: PostgresRow) throws {
    self.init(
      dossier: try rij.get("dossier", as: String.self), volgnummer: try rij.get("volgnummer", as: Int.self),
      soort: try rij.get("soort", as: String.self),
      tijdstip: try rij.get("tijdstip", as: Tijdstip.self).iso,
      door: try rij.get("door", as: String.self), vorige: try rij.get("vorige", as: String.self),
      inhoud: try rij.json("inhoud"))
  }
}

extension PostgresRow {
  /// A text column as JSON. Text that is no JSON becomes a JSON text, so that a check can report it.
  func json(_ kolom: String) throws -> JSONValue {
    let tekst = try get(kolom, as: String.self)
    return (try? JSONValue.parse(tekst)) ?? .text(tekst)
  }
}

extension PostgresStatement {
  private static let gevraagdeKetens = """
    ($1::integer IS NULL OR dossier = 'ronde-' || $1::text OR dossier IN (SELECT id FROM dossier WHERE jaar = $1))
      AND ($2::text IS NULL OR dossier = $2) AND ($3 OR dossier <> '\(Ketennaam.toegang)')
    """
  /// The columns of an event.
  static let gebeurteniskolommen =
    "dossier::text, volgnummer, soort, tijdstip, door::text, vorige::text, inhoud, sha256::text"
  static let telGebeurtenissen = PostgresStatement(
    "tel_gebeurtenissen", "SELECT count(*) AS totaal FROM gebeurtenis WHERE \(gevraagdeKetens)")
  static let leesGebeurtenissen = PostgresStatement(
    "lees_gebeurtenissen",
    """
    SELECT \(gebeurteniskolommen) FROM gebeurtenis WHERE \(gevraagdeKetens)
    ORDER BY gebeurtenis.dossier, volgnummer LIMIT $4 OFFSET $5
    """)
  static let exporteerZegels = PostgresStatement(
    "exporteer_zegels",
    """
    SELECT document, sha256::text FROM zegel WHERE $1::integer IS NULL OR jaar = $1 ORDER BY jaar, nummer
    """)
  static let exporteerVerdelingen = PostgresStatement(
    "exporteer_verdelingen",
    """
    SELECT jaar, rangschikking, plafond::bigint, verleend::bigint FROM verdeling
    WHERE $1::integer IS NULL OR jaar = $1 ORDER BY jaar
    """)
  /// Block 1 has the events, block 2 their bookings, block 3 the balances, and block 4 the state of the file. Block 4
  /// has the year in `regel` and the state in `soort`.
  static let exporteerKetens = PostgresStatement(
    "exporteer_ketens",
    """
    SELECT * FROM (
      SELECT dossier::text, 1 AS deel, 1 AS blok, volgnummer, 0 AS regel, soort, tijdstip, door::text, vorige::text,
        inhoud, sha256::text, NULL::text AS debet, NULL::text AS credit, NULL::bigint AS bedrag
      FROM gebeurtenis
      UNION ALL
      SELECT dossier::text, 1, 2, volgnummer, regel::integer, NULL, NULL, NULL, NULL, NULL, NULL, debet, credit,
        bedrag::bigint
      FROM boeking
      UNION ALL
      SELECT dossier::text, 2, 3, 0, 0, NULL, NULL, NULL, NULL, to_json(r)::text, NULL, NULL, NULL, NULL
      FROM rekeningstand r
      UNION ALL
      SELECT dossier::text, 3, 4, volgnummer, jaar, status, NULL, NULL, NULL, NULL, kop::text, NULL, NULL, NULL
      FROM dossierstand
    ) regels WHERE \(gevraagdeKetens)
    ORDER BY dossier COLLATE "C", deel, volgnummer, blok, regel
    """)
}
