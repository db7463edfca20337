package import Begrippen
internal import Cryptography
internal import Documenten
internal import JSON
internal import PostgreSQL
internal import Regeling

extension Loket {
  /// Records a submission that was refused before it was read, because of its media type or a malformed
  /// `Idempotency-Key`.
  /// - Parameter jaar: the round.
  /// - Throws: `LoketFout.onbekend` when there is no such round.
  package func legOnleesbarePogingVast(
    jaar: Int, _ wie: Identiteit, _ lichaam: [UInt8], ontvangenOp: Tijdstip
  ) async throws -> Pogingverslag {
    guard let kvkNummer = wie.kvkNummer else {
      throw LoketFout.verboden("Alleen een aanvrager dient een aanvraag in.")
    }
    _ = try await rondestand(jaar)
    return try await legPogingVast(jaar, kvkNummer, lichaam, ontvangenOp, reden: "onleesbaar")
  }

  /// The same for a replacement.
  /// - Throws: `LoketFout.onbekend` when the file is not there or another's.
  package func legOnleesbarePogingVast(
    dossier: String, _ wie: Identiteit, _ lichaam: [UInt8], ontvangenOp: Tijdstip
  ) async throws -> Pogingverslag {
    let jaar = try await lees(wie) { try await $0.dossier(dossier).jaar }
    return try await legOnleesbarePogingVast(jaar: jaar, wie, lichaam, ontvangenOp: ontvangenOp)
  }

  /// Records the attempt and adds it to the refusal of a submission. Other errors, and refusals without a round or
  /// file, come back unchanged.
  func metPoging(
    _ fout: any Error, _ jaar: Int, _ kvkNummer: String, _ verzoek: Verzoek
  ) async throws -> any Error {
    guard let fout = fout as? LoketFout, let reden = fout.pogingreden else { return fout }
    var fouten = Faults()
    if case .ongeldig(let gevonden) = fout { fouten = gevonden }
    let verslag = try await legPogingVast(
      jaar, kvkNummer, verzoek.lichaam, verzoek.ontvangenOp, reden: reden, fouten: fouten)
    guard case .verkeerdeStand(let weigering) = fout else { return LoketFout.poging(fout, verslag) }
    let volledig =
      weigering.stand != nil
      ? weigering
      : try await lees(verzoek.wie) { try await aangevuld(weigering, na: .indienen, op: .ronde(jaar), $0) }
    return LoketFout.poging(.verkeerdeStand(volledig), verslag)
  }

  /// Records a refused submission of a known applicant, with what was sent (Awb 2:25). Who was refused too much today has
  /// only the digest recorded, and in the end nothing.
  func legPogingVast(
    _ jaar: Int, _ kvkNummer: String, _ lichaam: [UInt8], _ ontvangenOp: Tijdstip, reden: String,
    fouten: Faults = Faults()
  ) async throws -> Pogingverslag {
    let lijst = JSONValue.array(
      fouten.all.map { ["pointer": .text(String($0.pointer.prefix(Poging.tekstMax))), "code": .text($0.code)] })
    let sha256 = SHA256Digest(of: lichaam).hex
    var parameters: [PostgresValue] = [
      .int32(jaar), .text(kvkNummer), ontvangenOp.parameter, .text(sha256), .text(reden),
      .json(String(decoding: lijst.bytes, as: UTF8.self)),
    ]
    parameters += ontvangenOp.dagparameters
    parameters += [.bytes(lichaam), .int64(deurgrenzen.pogingBytesPerDagMax)]
    let antwoorden = try await pool.pipeline([
      PostgresStep(.vergrendelAanvrager, [.int32(jaar), .text(kvkNummer)]),
      PostgresStep(.voegPogingToe, parameters),
    ])
    let rij = try antwoorden[1].oneOrNone()
    let poging = try rij.map { rij in
      Poging(nummer: try rij.get("volgnummer", as: Int64.self), ontvangenOp: ontvangenOp, sha256: sha256)
    }
    if let poging, try rij?.get("is_bewaard", as: Bool.self) == true { return .bewaard(poging) }
    return .nietBewaard(poging, overSeconden: klok.secondenTotMorgen(na: ontvangenOp))
  }
}

extension LoketFout {
  /// The word under which a refused submission is recorded; nil when there was no round, no file or no applicant.
  fileprivate var pogingreden: String? {
    switch self {
    case .ongeldig: "fouten"
    case .verboden: "ander_kvk_nummer"
    case .verkeerdeStand: "verkeerde_stand"
    case .verouderd: "verouderd"
    case .versieOntbreekt: "versie_ontbreekt"
    case .teVeel: "te_veel"
    case .vierOgen, .onbekend, .poging: nil
    }
  }
}

extension VerkeerdeStand {
  /// The same conflict with the attempt that was recorded of the submission.
  func met(_ poging: Poging) -> VerkeerdeStand {
    VerkeerdeStand(
      "\(toelichting) \(Poging.mededeling)", mogelijk: mogelijk, meer: meer + [poging.lid], stand: stand)
  }
}

extension PostgresStatement {
  /// Makes what one applicant sends in one round wait for each other, until the transaction ends. It is a statement of
  /// its own, so that the next one sees what came before.
  static let vergrendelAanvrager = PostgresStatement(
    "vergrendel_aanvrager", "SELECT pg_advisory_xact_lock(hashtextextended('weegschaal-aanvrager ' || $2::text, $1))")
  /// Attempt $1 … $6 with the bytes $9, numbered within the round and the applicant. Of the day from $7 to $8 at most $10
  /// bytes are kept; a row without its document weighs `rijBytes`.
  fileprivate static let voegPogingToe = PostgresStatement(
    "voeg_poging_toe",
    """
    WITH stand AS (
      SELECT $10::bigint AS bytes_max, octet_length($9::bytea) + \(Poging.rijBytes) AS nieuw,
        (SELECT coalesce(max(p.volgnummer), 0) + 1 FROM poging p WHERE p.jaar = $1 AND p.kvk_nummer = $2) AS volgnummer,
        (SELECT coalesce(sum(p.bytes), 0) FROM poging p
          WHERE p.kvk_nummer = $2 AND p.ontvangen_op >= $7 AND p.ontvangen_op < $8) AS bewaard
    ), rij AS (
      INSERT INTO poging (jaar, kvk_nummer, volgnummer, ontvangen_op, sha256, reden, fouten, bytes)
      SELECT $1, $2, volgnummer, $3, $4, $5, $6, CASE WHEN bewaard + nieuw <= bytes_max THEN nieuw ELSE \(Poging.rijBytes) END
      FROM stand WHERE bewaard + nieuw <= bytes_max OR bewaard + \(Poging.rijBytes) <= 2 * bytes_max
      RETURNING nummer, volgnummer
    ), document AS (
      INSERT INTO pogingdocument (poging, document)
      SELECT nummer, $9 FROM rij, stand WHERE bewaard + nieuw <= bytes_max
    )
    SELECT rij.volgnummer::bigint, bewaard + nieuw <= bytes_max AS is_bewaard FROM rij, stand
    """)
}
