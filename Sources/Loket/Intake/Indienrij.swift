internal import Begrippen
internal import PostgreSQL
internal import Regeling

/// The outcome of a submission that was offered to the database.
enum Indienuitkomst: Sendable {
  /// It is stored, durably.
  case ingediend
  /// Nothing of it is stored. Its applicant has a place in the round already or filed too much, or the round has another
  /// version than the receipt.
  case verhinderd
  /// Nothing of it is stored. After `connectionLost(outcomeUnknown: true)` even that is not certain.
  case mislukt(PostgresError)
}

/// The submissions of one event loop on their way into the database. Waiting submissions go together, in one statement
/// and one commit. Each submission succeeds or fails by itself: when the database refuses a group, its submissions are
/// offered one by one. When the outcome of a group is unknown, each submission is looked up and offered again under the
/// same id, so it can be stored only once.
struct Indienrij: Sendable {
  /// How long the outcome of a submission is looked up. A server that restarts is back by then.
  static let naspeurtijdMax = Duration.seconds(10)
  /// The pause between two look-ups.
  static let naspeurpauze = Duration.milliseconds(250)
  /// How often a submission is offered again after a deadlock, a lost connection or an unknown outcome.
  static let herkansingenMax = 3
  /// How long a repeated offer waits for a lock. The first offer may still hold that lock.
  static let herkansgeduld = Duration.milliseconds(250)

  private let pool: PostgresPool
  private let rij: GroupQueue<Stuk, Indienuitkomst>
  private let herkansrij: GroupQueue<Stuk, Indienuitkomst>
  /// Whether each id is stored; nil when the database does not answer.
  private let naspeurrij: GroupQueue<String, Bool?>

  init(_ pool: PostgresPool, _ beurten: GroupTurns, _ grenzen: Deurgrenzen) {
    self.pool = pool
    func rij(_ geduld: Duration?, _ beurten: GroupTurns) -> GroupQueue<Stuk, Indienuitkomst> {
      GroupQueue(on: pool, beurten, weight: { $0.indiening.gewicht }) { stukken in
        await Groep(pool: pool, stukken: stukken, geduld: geduld, grenzen: grenzen).schrijf()
      }
    }
    self.rij = rij(nil, beurten)
    herkansrij = rij(Indienrij.herkansgeduld, GroupTurns())
    naspeurrij = GroupQueue(on: pool) { ids in
      guard let rijen = try? await pool.read(.zoekIngediend, [.texts(ids)]), let daar = try? Groep.ids(rijen) else {
        return ids.map { _ in nil }
      }
      return ids.map { daar.contains($0) }
    }
  }

  /// Stores the submission together with others that wait.
  func geef(_ indiening: Indiening) async -> Indienuitkomst {
    let stuk = Stuk(indiening)
    let uitkomst = await Indienrij.bied(stuk, rij)
    guard case .mislukt(let fout) = uitkomst, fout.laatUitkomstOpen else { return uitkomst }
    return await isAlsnogIngediend(stuk) ? .ingediend : uitkomst
  }

  private static func bied(_ stuk: Stuk, _ rij: GroupQueue<Stuk, Indienuitkomst>) async -> Indienuitkomst {
    do throws(PostgresError) {
      return try await rij.submit(stuk)
    } catch {
      return .mislukt(error)
    }
  }

  /// Whether the database has the submission after all, or takes it now. This runs beside the queue, so that other
  /// submissions go on.
  ///
  /// We made the id, so an id that is there proves the commit. An id that is absent proves nothing: a commit that waits
  /// for a lock or for its standby is not visible, and can still happen. So the submission is offered again under the
  /// same id, and the tables take one of the two offers. False leaves the outcome open, since an offer may still be
  /// under way.
  private func isAlsnogIngediend(_ stuk: Stuk) async -> Bool {
    let einde = pool.present + Indienrij.naspeurtijdMax
    var herkansingen = 0
    repeat {
      let isDaar = (try? await naspeurrij.submit(stuk.indiening.id)) ?? nil
      if isDaar == true { return true }
      if isDaar == false, herkansingen < Indienrij.herkansingenMax {
        herkansingen += 1
        if case .ingediend = await Indienrij.bied(stuk, herkansrij) { return true }
      }
      // Nobody waits for the outcome when the client has gone.
      do { try await pool.pause(for: Indienrij.naspeurpauze) } catch { return false }
    } while pool.present < einde
    return false
  }
}

/// A submission by reference, because it is large and is passed on many times.
final class Stuk: Sendable {
  let indiening: Indiening
  init(_ indiening: Indiening) { self.indiening = indiening }
}

/// An applicant in a round.
private struct Indiener: Hashable {
  let jaar: Int
  let kvkNummer: String

  init(_ indiening: Indiening) { (jaar, kvkNummer) = (indiening.jaar, indiening.kvkNummer) }
}

/// Submissions that go into the database with one statement.
private struct Groep {
  let pool: PostgresPool
  let stukken: [Stuk]
  /// How long the group waits for a lock; nil is as long as a query may take.
  let geduld: Duration?
  let grenzen: Deurgrenzen

  /// Offers the group; the outcomes come in the order of the submissions. Of one applicant one submission goes with the
  /// others, because `dienIn` counts what came before it; his next ones go after them.
  func schrijf() async -> [Indienuitkomst] {
    var gezien: Set<Indiener> = []
    let isEerste = stukken.map { gezien.insert(Indiener($0.indiening)).inserted }
    guard isEerste.contains(false) else { return await schrijfSamen() }
    func deel(_ isDeel: Bool) -> Groep {
      Groep(
        pool: pool, stukken: zip(stukken, isEerste).filter { $0.1 == isDeel }.map(\.0), geduld: geduld, grenzen: grenzen
      )
    }
    var (eerste, rest) = (await deel(true).schrijfSamen()[...], await deel(false).schrijf()[...])
    return isEerste.map { $0 ? eerste.removeFirst() : rest.removeFirst() }
  }

  /// The same of submissions of different applicants.
  private func schrijfSamen() async -> [Indienuitkomst] {
    switch await ingediendMetHerkansing() {
    case .success(let ids): return stukken.map { ids.contains($0.indiening.id) ? .ingediend : .verhinderd }
    case .failure(let fout) where fout.isAfgebroken: return stukken.map { _ in .mislukt(fout) }
    case .failure(.server), .failure(.invalidParameter):
      // One submission caused the refusal of the whole group, so each is offered by itself.
      var uitkomsten: [Indienuitkomst] = []
      for stuk in stukken { uitkomsten.append(await alleen(stuk)) }
      return uitkomsten
    case .failure(let fout): return stukken.map { _ in .mislukt(fout) }
    }
  }

  private func alleen(_ stuk: Stuk) async -> Indienuitkomst {
    switch await Groep(pool: pool, stukken: [stuk], geduld: geduld, grenzen: grenzen).ingediendMetHerkansing() {
    case .success(let ids): return ids.isEmpty ? .verhinderd : .ingediend
    case .failure(let fout): return .mislukt(fout)
    }
  }

  /// Offers the group again while nothing of it is stored and another offer may succeed.
  private func ingediendMetHerkansing() async -> Result<Set<String>, PostgresError> {
    var uitkomst = await ingediend()
    for _ in 0..<Indienrij.herkansingenMax {
      guard case .failure(let fout) = uitkomst, fout.isHerkansbaar else { break }
      uitkomst = await ingediend()
    }
    return uitkomst
  }

  /// The ids that were stored.
  private func ingediend() async -> Result<Set<String>, PostgresError> {
    // Every group takes places in the same order, so that two groups cannot deadlock.
    let gesorteerd = stukken.sorted {
      ($0.indiening.jaar, $0.indiening.kvkNummer) < ($1.indiening.jaar, $1.indiening.kvkNummer)
    }
    // A closure is faster than a key path, which is looked up by its name each time.
    let jaren = Set(stukken.map { $0.indiening.jaar }).sorted().map { Int32($0) }
    let geduldMilliseconden = geduld.map { "\(Int($0 / .milliseconds(1)))" }
    do throws(PostgresError) {
      let antwoorden = try await pool.pipeline(
        [
          PostgresStep(
            .vergrendel,
            [
              .int32s(jaren), .text(geduldMilliseconden), .int32s(gesorteerd.map { Int32($0.indiening.jaar) }),
              .texts(gesorteerd.map { $0.indiening.kvkNummer }),
            ]),
          PostgresStep(.dienIn, gesorteerd.parameters(grenzen)),
        ], isShielded: true)
      return .success(try Groep.ids(antwoorden[1]))
    } catch {
      return .failure(error)
    }
  }

  static func ids(_ rijen: PostgresRows) throws(PostgresError) -> Set<String> {
    var ids: Set<String> = []
    for rij in rijen { ids.insert(try rij.get("id", as: String.self)) }
    return ids
  }
}

extension [Stuk] {
  /// The parameters of `dienIn`: an array for each column, and the limits at the door; nil is without limits.
  func parameters(_ grenzen: Deurgrenzen?) -> [PostgresValue] {
    let herhalingen = map { $0.indiening.verzoek.herhaling }
    return [
      .texts(map { $0.indiening.id }), .int32s(map { Int32($0.indiening.jaar) }),
      .int32s(map { Int32($0.indiening.rondestand.wijzigingen) }),
      .texts(map { $0.indiening.kenmerk }), .texts(map { $0.indiening.kvkNummer }),
      .texts(map { $0.indiening.aanvraag.aanvrager.naam }),
      .int64s(map { $0.indiening.aanvraag.gevraagdBedrag.waarde }), .bools(map { $0.indiening.tijdig }),
      .timestamps(map { PostgresTimestamp($0.indiening.verzoek.eersteByteOp) }),
      .timestamps(map { PostgresTimestamp($0.indiening.verzoek.ontvangenOp) }), .texts(map { $0.indiening.sha256 }),
      .texts(map { $0.indiening.gezoutenSha256 }), .byteStrings(map { $0.indiening.zout }),
      .utf8s(map { $0.indiening.verzoek.lichaam }),
      .texts(map { $0.indiening.gebeurtenis.door }), .texts(map { $0.indiening.gebeurtenis.vorige }),
      .utf8s(map { $0.indiening.gebeurtenis.inhoudTekst }), .texts(map { $0.indiening.gebeurtenis.sha256 }),
      .texts(herhalingen.map { $0?.houder }), .texts(herhalingen.map { $0?.methode }),
      .texts(herhalingen.map { $0?.pad }), .texts(herhalingen.map { $0?.sleutel }),
      .texts(herhalingen.map { $0?.lichaamSha256 }), .int32s(map { Int32($0.indiening.antwoord.status) }),
      .utf8s(map { $0.indiening.antwoord.koppenJSON }), .utf8s(map { $0.indiening.bewijskop }),
      .texts(map { $0.indiening.aanvraag.aanvrager.iban }), .texts(map { $0.indiening.aanvraag.verbondenTekst }),
      .timestamps(map { PostgresTimestamp($0.indiening.gebeurtenis.tijdstip) }),
      .int64(grenzen?.aanvragenMax ?? .max), .int64(grenzen?.aanvraagBytesMax ?? .max),
    ]
  }
}

extension PostgresError {
  /// Whether nothing is stored for a reason that may be gone at the next offer.
  fileprivate var isHerkansbaar: Bool {
    isRetriable || self == .connectionLost(outcomeUnknown: false) || isAfgebroken
  }

  /// Whether somebody cancelled the statement. That says nothing about a submission.
  fileprivate var isAfgebroken: Bool { sqlState == "57014" }

  /// Whether the group may be stored although no readable answer came.
  fileprivate var laatUitkomstOpen: Bool {
    switch self {
    case .connectionLost(let isOnbekend): isOnbekend
    case .decoding: true
    case .server, .unavailable, .roleRefused, .poolExhausted, .waitedTooLong, .cancelled, .timeout, .invalidParameter,
      .closed:
      false
    }
  }
}

extension PostgresTimestamp {
  fileprivate init(_ tijdstip: Tijdstip) { self.init(microsecondsSinceUnixEpoch: tijdstip.microseconden) }
}

extension PostgresStatement {
  /// Waits for changes of the rounds that are under way, and holds off further changes until the submissions are
  /// stored. Then it makes the submissions of one applicant in one round wait for each other, so that `dienIn` counts what
  /// came before; every group takes these locks in the same order. It is a statement of its own, so that the next one sees
  /// what the locks waited for. $2 is the longest wait for a lock in the whole transaction, in milliseconds; null keeps the
  /// present setting. The first row sets it, before the rows with the locks are made.
  ///
  /// It also sets how the rest of the transaction is planned. One plan serves every size of group, since a new plan
  /// costs as much as storing a submission. The plan uses indexes, also for the foreign keys. A plan from when the
  /// tables were empty would scan them whole, and a connection keeps its plans while the round grows.
  static let vergrendel = PostgresStatement(
    "vergrendel",
    """
    SELECT set_config('lock_timeout', coalesce($2, current_setting('lock_timeout')), true)
      || set_config('plan_cache_mode', 'force_generic_plan', true) || set_config('enable_seqscan', 'off', true)
    UNION ALL
    SELECT deel_ronde(jaar)::text FROM unnest((SELECT $1::integer[])) AS r (jaar)
    UNION ALL
    SELECT pg_advisory_xact_lock(hashtextextended('weegschaal-aanvrager ' || kvk_nummer, jaar))::text
    FROM unnest($3::integer[], $4::text[]) AS a (jaar, kvk_nummer)
    """)
  /// Stores every row of each submission that can be stored, and gives the ids of these submissions. A submission first
  /// takes its place in the round, if the round did not change since its receipt was made. It waits for another
  /// transaction that is taking the same place. Of one applicant at most $30 files with $31 bytes are taken; completions
  /// do not count, and the group holds one submission of him. Then all rows of a placed submission are written; the
  /// foreign keys are checked at the end.
  static let dienIn = PostgresStatement(
    "dien_in",
    """
    WITH ronde AS MATERIALIZED (
      SELECT r.jaar, max(r.versie) + (SELECT count(*) FROM rondebevestiging b WHERE b.jaar = r.jaar) AS wijzigingen
      FROM rondeversie r WHERE r.jaar = ANY ($2::integer[]) GROUP BY r.jaar
    ), rij AS MATERIALIZED (
      SELECT * FROM unnest($1::text[], $2::integer[], $3::integer[], $4::text[], $5::text[], $6::text[], $7::bigint[],
        $8::boolean[], $9::timestamptz[], $10::timestamptz[], $11::text[], $12::text[], $13::bytea[], $14::text[],
        $15::text[], $16::text[], $17::text[], $18::text[], $19::text[], $20::text[], $21::text[], $22::text[],
        $23::text[], $24::integer[], $25::text[], $26::text[], $27::text[], $28::text[], $29::timestamptz[])
      AS r (id, jaar, wijzigingen, kenmerk, kvk_nummer, naam, gevraagd, tijdig, eerste_byte_op,
        ontvangen_op, sha256, gezouten_sha256, zout, document, door, vorige, inhoud, kop, houder, methode, pad, sleutel, lichaam_sha256,
        status, koppen, antwoord, iban, verbonden, tijdstip)
    ), plaats AS (
      INSERT INTO dossierstand (dossier, jaar, kvk_nummer, status, aanvraagversie, ontvangen_op, tijdig, naam, gevraagd,
        volgnummer, kop)
      SELECT id, jaar, kvk_nummer, 'ingediend', 1, ontvangen_op, tijdig, naam, gevraagd, 1, kop
      FROM rij JOIN ronde USING (jaar, wijzigingen)
      CROSS JOIN LATERAL (\(aanvragertelling("rij.jaar", "rij.kvk_nummer"))) telling
      WHERE telling.aantal < $30 AND telling.bytes + octet_length(document) <= $31
      ON CONFLICT (jaar, kvk_nummer) WHERE (tijdig OR toegelaten) AND NOT ingetrokken AND status <> 'terzijde'
        DO NOTHING
      RETURNING dossier
    ), geplaatst AS MATERIALIZED (
      SELECT rij.* FROM rij JOIN plaats ON plaats.dossier = rij.id
    ), bewaard AS (
      INSERT INTO herhaling (houder, methode, pad, sleutel, jaar, lichaam_sha256, status, koppen, antwoord, aanvraag,
        tijdstip)
      SELECT houder, methode, pad, sleutel, jaar, lichaam_sha256, status, koppen::jsonb, antwoord, id, ontvangen_op
      FROM geplaatst WHERE sleutel IS NOT NULL
    ), dossiers AS (
      INSERT INTO dossier (id, jaar, kenmerk, kvk_nummer, eerste_ontvangst_op)
      SELECT id, jaar, kenmerk, kvk_nummer, ontvangen_op FROM geplaatst
    ), gebeurtenissen AS (
      INSERT INTO gebeurtenis (dossier, volgnummer, soort, tijdstip, door, vorige, inhoud, sha256)
      SELECT id, 1, 'aanvraag_ingediend', tijdstip, door, vorige, inhoud, kop FROM geplaatst
    ), versies AS (
      INSERT INTO aanvraagversie (dossier, versie, aanleiding, eerste_byte_op, laatste_byte_op, ontvangen_op, sha256,
        gezouten_sha256, bytes)
      SELECT id, 1, 'indiening', eerste_byte_op, ontvangen_op, ontvangen_op, sha256, gezouten_sha256,
        octet_length(document)
      FROM geplaatst
    ), documenten AS (
      INSERT INTO aanvraagdocument (dossier, versie, zout, document, iban, verbonden)
      SELECT id, 1, zout, document, iban, string_to_array(verbonden, ' ') FROM geplaatst
    )
    SELECT id FROM geplaatst
    """)
  /// How many applications one applicant filed in one round, and their bytes with those of their replacements. They are
  /// those of the documents, so that no row beside a document takes the room of an applicant; the length of a stored text is
  /// read without the text. A document that was removed counts as it was recorded. The sum and OFFSET 0 keep the planner
  /// from other ways than one look-up a file: without statistics it would take the index of the round, or read all versions.
  private static func aanvragertelling(_ jaar: String, _ kvkNummer: String) -> String {
    """
    SELECT count(*) AS aantal, coalesce(sum(v.bytes), 0) AS bytes FROM dossierstand s
    CROSS JOIN LATERAL (
      SELECT sum(coalesce(octet_length(d.document), w.bytes)) AS bytes FROM aanvraagversie w
      LEFT JOIN aanvraagdocument d ON d.dossier = w.dossier AND d.versie = w.versie
      WHERE w.dossier = s.dossier AND w.aanleiding <> 'aanvulling' OFFSET 0
    ) v
    WHERE s.kvk_nummer = \(kvkNummer) AND s.jaar + 0 = \(jaar)
    """
  }
  /// The same of applicant $2 in round $1.
  static let telAanvrager = PostgresStatement(
    "tel_aanvrager", "SELECT aantal, bytes::bigint FROM (\(aanvragertelling("$1", "$2"))) t")
  static let zoekIngediend = PostgresStatement(
    "zoek_ingediend", "SELECT id::text AS id FROM dossier WHERE id = ANY ($1::text[])")
}
