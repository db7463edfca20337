internal import Begrippen
internal import Cryptography
internal import Documenten
internal import JSON
internal import Notatie
internal import PostgreSQL
internal import Regeling

/// What is shown of a frozen ranking beside the ranking itself.
struct Bevrorenkop: Hashable, Sendable {
  let jaar: Int
  let nummer: Int
  let bevrorenOp: Tijdstip
  let door: String
  let plafond: Centen
  let zaad: String?
  let invoerSha256: String
  let regelingSha256: String
  let regelversie: String
  let resultaatSha256: String

  /// The members of `contract.md`.
  var leden: [JSONMember] {
    [
      JSONMember("nummer", .integer(nummer)), JSONMember("bevrorenOp", .text(bevrorenOp)),
      JSONMember("door", .text(door)), JSONMember("plafond", .amount(plafond)),
      JSONMember("loting", lotingjson), JSONMember("invoerSha256", .text(invoerSha256)),
      JSONMember("regelingSha256", .text(regelingSha256)), JSONMember("regelversie", .text(regelversie)),
      JSONMember("resultaatSha256", .text(resultaatSha256)),
    ]
  }
}

extension Bevrorenkop {
  /// The seed of the draw in its two parts: what was sent, and the number that the service drew.
  private var lotingjson: JSONValue {
    guard let zaad else { return .null }
    let delen = zaad.split(separator: "\n", omittingEmptySubsequences: false)
    guard delen.count > 1, let lotgetal = delen.last else { return ["zaad": .text(zaad)] }
    let gestuurd = String(zaad.dropLast(lotgetal.count + 1))
    return [
      "zaad": gestuurd.isEmpty ? .null : .text(gestuurd), "lotgetal": .text(String(lotgetal)), "geheel": .text(zaad),
    ]
  }
}

/// A frozen ranking: a row of the table `rangschikking`. Its input and its result stand in parts (`Bevrorendelen`).
struct Bevroren: Hashable, Sendable {
  let kop: Bevrorenkop
  /// The file of the scheme.
  let regeling: [UInt8]
  /// What stands after the files in the cohort document; nil when the input was removed before it was stored in parts.
  let invoerStaart: [UInt8]?
  /// The number of files in the cohort document.
  let invoerAantal: Int
  /// What stands before and after the ranked members in the ranking document.
  let resultaatKop: [UInt8]
  let resultaatStaart: [UInt8]
  let resultaatDelen: Int

  /// The refusal when the input was removed.
  var verwijderd: LoketFout {
    .verkeerdeStand(
      VerkeerdeStand(
        "De invoer van bevroren rangschikking \(kop.nummer) is verwijderd na afloop van de bewaartermijn; zij kan niet meer "
          + "worden herberekend.",
        mogelijk: [.lezen(.bevrorenRangschikking, "de bevroren rangschikking lezen")]))
  }
}

extension Bevrorenkop {
  /// From a row with the columns of `leesRangschikkingen`.
  init(_ rij: PostgresRow, jaar: Int) throws {
    self.init(
      jaar: jaar, nummer: try rij.get("nummer", as: Int.self),
      bevrorenOp: try rij.get("bevroren_op", as: Tijdstip.self),
      door: try rij.get("door", as: String.self), plafond: try rij.get("plafond", as: Centen.self),
      zaad: try rij.get("zaad", as: String?.self), invoerSha256: try rij.get("invoer_sha256", as: String.self),
      regelingSha256: try rij.get("regeling_sha256", as: String.self),
      regelversie: try rij.get("regelversie", as: String.self),
      resultaatSha256: try rij.get("resultaat_sha256", as: String.self))
  }
}

extension Bevroren {
  /// From a row of `leesRangschikking`.
  fileprivate init(_ rij: PostgresRow, jaar: Int) throws {
    self.init(
      kop: try Bevrorenkop(rij, jaar: jaar), regeling: Array(try rij.get("regeling", as: String.self).utf8),
      invoerStaart: try rij.get("invoer_staart", as: String?.self).map { Array($0.utf8) },
      invoerAantal: try rij.get("invoer_aantal", as: Int.self),
      resultaatKop: Array(try rij.get("resultaat_kop", as: String.self).utf8),
      resultaatStaart: Array(try rij.get("resultaat_staart", as: String.self).utf8),
      resultaatDelen: try rij.get("resultaat_delen", as: Int.self))
  }

  /// The parameters of `voegRangschikkingToe`.
  fileprivate var parameters: [PostgresValue] {
    [
      .int32(kop.jaar), .int32(kop.nummer), kop.bevrorenOp.parameter, .text(kop.door), .int64(kop.plafond),
      .text(kop.zaad), .utf8(invoerStaart), .int32(invoerAantal), .text(kop.invoerSha256), .utf8(regeling),
      .text(kop.regelingSha256), .text(kop.regelversie), .utf8(resultaatKop), .utf8(resultaatStaart),
      .int32(resultaatDelen), .text(kop.resultaatSha256),
    ]
  }
}

extension Handeling {
  /// The number of the round's last frozen ranking; 0 when there is none.
  func laatsteNummer(_ jaar: Int) async throws -> Int {
    try await vraag(.leesLaatsteRangschikking, [.int32(jaar)]).one().get("nummer", as: Int.self)
  }

  /// A frozen ranking.
  /// - Throws: `LoketFout.onbekend` when there is none with that number.
  func bevroren(_ jaar: Int, _ nummer: Int) async throws -> Bevroren {
    let rij = try await vraag(.leesRangschikking, [.int32(jaar), .int32(Int32(clamping: nummer))]).oneOrNone()
    guard let rij else {
      throw LoketFout.onbekend("Er is geen bevroren rangschikking \(nummer) van ronde \(jaar).")
    }
    return try Bevroren(rij, jaar: jaar)
  }

  /// Stores a frozen ranking of which the parts are stored already, and records it in the round's chain. The caller
  /// holds the round's lock.
  func schrijf(
    _ bevroren: Bevroren, toegekend: Centen, invoerDelenSha256: String, resultaatDelenSha256: String,
    _ toestemming: Toestemming
  ) async throws {
    let kop = bevroren.kop
    schrijf(.voegRangschikkingToe, bevroren.parameters)
    try await zet(
      toestemming, .rangschikkingBevroren,
      [
        "nummer": .integer(kop.nummer), "plafond": .amount(kop.plafond), "toegekend": .amount(toegekend),
        "metLoting": .boolean(kop.zaad != nil), "invoerSha256": .text(kop.invoerSha256),
        "regelingSha256": .text(kop.regelingSha256), "regelversie": .text(kop.regelversie),
        "resultaatSha256": .text(kop.resultaatSha256), "invoerDelenSha256": .text(invoerDelenSha256),
        "resultaatDelenSha256": .text(resultaatDelenSha256),
      ])
  }
}

extension PostgresStatement {
  static let leesLaatsteRangschikking = PostgresStatement(
    "lees_laatste_rangschikking",
    "SELECT coalesce(max(nummer), 0)::bigint AS nummer FROM rangschikking WHERE jaar = $1")
  private static let kopkolommen = """
    nummer, bevroren_op, door::text, plafond::bigint, zaad, invoer_sha256::text, regeling_sha256::text, regelversie,
    resultaat_sha256::text
    """
  static let leesRangschikkingen = PostgresStatement(
    "lees_rangschikkingen",
    "SELECT \(kopkolommen) FROM rangschikking WHERE jaar = $1 ORDER BY nummer LIMIT $2 OFFSET $3")
  fileprivate static let leesRangschikking = PostgresStatement(
    "lees_rangschikking",
    """
    SELECT \(kopkolommen), regeling, invoer_staart, coalesce(invoer_aantal, 0) AS invoer_aantal, resultaat_kop,
      resultaat_staart, resultaat_delen
    FROM rangschikking WHERE jaar = $1 AND nummer = $2
    """)
  fileprivate static let voegRangschikkingToe = PostgresStatement(
    "voeg_rangschikking_toe",
    """
    INSERT INTO rangschikking (jaar, nummer, bevroren_op, door, plafond, zaad, invoer_staart, invoer_aantal,
      invoer_sha256, regeling, regeling_sha256, regelversie, resultaat_kop, resultaat_staart, resultaat_delen,
      resultaat_sha256, rondeversie)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
      (SELECT max(versie) FROM rondeversie WHERE jaar = $1))
    """)
}
