internal import Cryptography
internal import Documenten
internal import JSON
internal import PostgreSQL
internal import Regeling

/// Why a seal is set (`contract.md` section 5).
enum Zegelaanleiding: String {
  /// The round closed.
  case sluiting
  /// A ranking was frozen.
  case bevriezing
  /// A new day began, and something was written since the last seal.
  case dag
}

/// A seal: the heads of all chains of a round in one digest, which holds the digest of the seal before it.
struct Zegel: Hashable, Sendable {
  /// 1, 2, 3 … within the round.
  let nummer: Int
  let aanleiding: Zegelaanleiding
  /// How many files lie under it.
  let aantal: Int
  /// How many events lie under it, those of the round's own chain included.
  let gebeurtenissen: Int
  /// What is sealed, in canonical form.
  let document: [UInt8]
  /// The digest of the seal before, 64 zeros for the first.
  let vorige: String
  /// The digest of the document, lower-case hex.
  let sha256: String
}

/// The head of a file's chain with the number that the seals of its round give it.
struct Zegelkop: Hashable, Sendable {
  /// 1, 2, 3 … without gaps. A file keeps the number of the seal in which it first stood; new ones follow by first
  /// receipt, then by id.
  let nummer: Int
  let id: String
  let kop: Ketenkop

  /// From a row of `leesZegelkoppen`.
  fileprivate init(_ rij: PostgresRow) throws {
    nummer = try rij.get("nummer", as: Int.self)
    id = try rij.get("dossier", as: String.self)
    kop = Ketenkop(volgnummer: try rij.get("volgnummer", as: Int.self), sha256: try rij.get("kop", as: String.self))
  }
}

extension Handeling {
  /// Seals the round as it stands. The caller holds the round's lock; what is being written to a file at this moment
  /// comes under the next seal.
  @discardableResult
  func zetZegel(_ jaar: Int, _ aanleiding: Zegelaanleiding) async throws -> Zegel {
    let sluit = try await ronde(jaar).ronde.sluitMetVerlengingen
    let vorige = try await vraag(.leesLaatsteZegel, [.int32(Int32(jaar))]).oneOrNone()
    let nummer = try vorige?.get("nummer", as: Int.self) ?? 0
    let rijen = try await vraag(.leesZegelkoppen, [.int32(Int32(jaar)), .int32(Int32(nummer))])
    let ronde = try await ketenkop(Loket.ketenVanRonde(jaar))
    let eerder = try vorige?.get("sha256", as: String.self) ?? Gebeurtenis.begin
    let zegel = try await buitenDeLus {
      self.zegel(
        jaar, aanleiding, sluit: sluit, nummer: nummer + 1, vorige: eerder, koppen: try rijen.map { try Zegelkop($0) },
        ronde: ronde)
    }
    _ = try await vraag(
      .voegZegelToe,
      [
        .int32(Int32(jaar)), .int64(Int64(zegel.nummer)), .text(aanleiding.rawValue), Amsterdam.datum(nu).parameter,
        nu.parameter, sluit.parameter, .int64(Int64(zegel.gebeurtenissen)), .utf8(zegel.document),
        .text(zegel.vorige), .text(zegel.sha256),
      ])
    try await schrijf(
      .zegelGezet,
      [
        "nummer": .integer(Int64(zegel.nummer)), "aanleiding": .text(aanleiding.rawValue),
        "aantal": .integer(Int64(zegel.aantal)), "sha256": .text(zegel.sha256),
      ], opRonde: jaar)
    return zegel
  }

  private func zegel(
    _ jaar: Int, _ aanleiding: Zegelaanleiding, sluit: Tijdstip, nummer: Int, vorige: String, koppen: [Zegelkop],
    ronde: Ketenkop
  ) -> Zegel {
    let gebeurtenissen = koppen.reduce(ronde.volgnummer) { $0 + $1.kop.volgnummer }
    let document: JSONValue = [
      "jaar": .integer(Int64(jaar)), "nummer": .integer(Int64(nummer)), "aanleiding": .text(aanleiding.rawValue),
      "tijdstip": .text(nu.iso), "sluit": .text(sluit.iso), "aantal": .integer(Int64(koppen.count)),
      "gebeurtenissen": .integer(Int64(gebeurtenissen)), "vorige": .text(vorige),
      "dossiers": .array(
        koppen.map { kop in
          [
            "nummer": .integer(Int64(kop.nummer)), "id": .text(kop.id),
            "volgnummer": .integer(Int64(kop.kop.volgnummer)), "kop": .text(kop.kop.sha256),
          ]
        }),
      "ronde": ["volgnummer": .integer(Int64(ronde.volgnummer)), "kop": .text(ronde.sha256)],
    ]
    let bytes = document.canonicalBytes
    return Zegel(
      nummer: nummer, aanleiding: aanleiding, aantal: koppen.count, gebeurtenissen: gebeurtenissen, document: bytes,
      vorige: vorige, sha256: SHA256Digest(of: bytes).hex)
  }
}

extension PostgresStatement {
  static let leesLaatsteZegel = PostgresStatement(
    "lees_laatste_zegel",
    "SELECT nummer, sha256::text, gebeurtenissen FROM zegel WHERE jaar = $1 ORDER BY nummer DESC LIMIT 1")
  /// The numbers of seal $2 go on; files that are new to it come after them.
  static let leesZegelkoppen = PostgresStatement(
    "lees_zegelkoppen",
    """
    WITH eerder AS (
      SELECT e ->> 'id' AS id, (e ->> 'nummer')::bigint AS nummer
      FROM zegel z, jsonb_array_elements(z.document::jsonb -> 'dossiers') e
      WHERE z.jaar = $1 AND z.nummer = $2
    )
    SELECT row_number() OVER (ORDER BY e.nummer NULLS LAST, d.eerste_ontvangst_op, d.id) AS nummer,
      s.dossier::text, s.volgnummer, s.kop::text
    FROM dossierstand s JOIN dossier d ON d.id = s.dossier LEFT JOIN eerder e ON e.id = s.dossier
    WHERE s.jaar = $1 ORDER BY 1
    """)
  static let voegZegelToe = PostgresStatement(
    "voeg_zegel_toe",
    """
    INSERT INTO zegel (jaar, nummer, aanleiding, dag, tijdstip, sluit, gebeurtenissen, document, vorige, sha256)
    VALUES ($1, $2::bigint::integer, $3, $4, $5, $6, $7, $8, $9, $10)
    """)
}
