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
  ) async throws -> Poging {
    guard let kvkNummer = wie.kvkNummer else {
      throw LoketFout.verboden("Alleen een aanvrager dient een aanvraag in.")
    }
    _ = try await rondestand(jaar)
    return try await legPogingVast(
      jaar, kvkNummer, sha256: SHA256Digest(of: lichaam).hex, ontvangenOp, reden: "onleesbaar")
  }

  /// The same for a replacement.
  /// - Throws: `LoketFout.onbekend` when the file is not there or another's.
  package func legOnleesbarePogingVast(
    dossier: String, _ wie: Identiteit, _ lichaam: [UInt8], ontvangenOp: Tijdstip
  ) async throws -> Poging {
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
    let poging = try await legPogingVast(jaar, kvkNummer, verzoek, reden: reden, fouten: fouten)
    if case .verkeerdeStand(let weigering) = fout { return LoketFout.verkeerdeStand(weigering.met(poging)) }
    return LoketFout.poging(fout, poging)
  }

  /// Records a refused submission of a known applicant (Awb 2:25).
  func legPogingVast(
    _ jaar: Int, _ kvkNummer: String, _ verzoek: Verzoek, reden: String, fouten: Faults
  ) async throws -> Poging {
    try await legPogingVast(
      jaar, kvkNummer, sha256: SHA256Digest(of: verzoek.lichaam).hex, verzoek.ontvangenOp, reden: reden,
      fouten: fouten)
  }

  private func legPogingVast(
    _ jaar: Int, _ kvkNummer: String, sha256: String, _ ontvangenOp: Tijdstip, reden: String, fouten: Faults = Faults()
  ) async throws -> Poging {
    let lijst = JSONValue.array(
      fouten.all.map { ["pointer": .text($0.pointer), "code": .text($0.code)] })
    let rij = try await pool.query(
      .voegPogingToe,
      [
        .int32(jaar), .text(kvkNummer), ontvangenOp.parameter, .text(sha256), .text(reden),
        .json(String(decoding: lijst.bytes, as: UTF8.self)),
      ]
    ).one()
    return Poging(nummer: try rij.get("nummer", as: Int64.self), ontvangenOp: ontvangenOp, sha256: sha256)
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
    case .vierOgen, .onbekend, .poging: nil
    }
  }
}

extension VerkeerdeStand {
  /// The same conflict with the attempt that was recorded of the submission.
  func met(_ poging: Poging) -> VerkeerdeStand {
    VerkeerdeStand(
      "\(toelichting) \(Poging.mededeling)", stand: stand, mogelijk: mogelijk, meer: meer + [poging.lid])
  }
}

extension PostgresStatement {
  fileprivate static let voegPogingToe = PostgresStatement(
    "voeg_poging_toe",
    """
    INSERT INTO poging (jaar, kvk_nummer, ontvangen_op, sha256, reden, fouten) VALUES ($1, $2, $3, $4, $5, $6)
    RETURNING nummer
    """)
}
