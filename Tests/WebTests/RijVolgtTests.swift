import EmbeddedPostgreSQL
import PostgreSQL
import Proeven
import Testing

/// Every right, term and amount that the service writes follows from an event: what its login may write is listed from the
/// database itself, and each row of a played round is tried with other values.
@Suite struct RijVolgtTests {
  /// Tables of which some rows are held by a trigger of their own, with the rows.
  static let deels = [
    // The first version comes with the submission: `nieuwe_stand_volgt` compares it, which StandVolgtTests tries.
    "aanvraagversie": "versie > 1"
  ]
  /// Tables that the service may write and that no trigger holds to an event, each with the reason.
  static let zonderGebeurtenis = [
    "databasekenmerk": "It says how the clock runs, once and before the first use (`kenmerk_voor_gebruik`).",
    "gebeurtenis":
      "It is the event. Its place is held by the key on the event before it, and `controleer` computes its digest.",
    "dossier":
      "Held with the state beside it, for a group of submissions at once (`nieuwe_stand_volgt`); StandVolgtTests tries it.",
    "aanvraagdocument":
      "It comes with its version, which is compared with it; that of the first must be there. Where it was removed nothing "
      + "rests on it any more, and `controleer` computes its digest and compares its account.",
    "dossierstand": "Held for a group of submissions at once (`nieuwe_stand_volgt`); StandVolgtTests tries it.",
    "herhaling": "An answer that goes out again. It gives nothing, and decides nothing.",
    "poging":
      "A refusal. What intake makes of it is an event (`poginginschrijving`) and needs a second person, but its moment of "
      + "receipt stands in no chain: see README, What is not done.",
    "abonnee": "Who gets events. No right hangs on it, and the settings say it again at each start.",
    "uitgaand":
      "What is still to be delivered. It names an event that is there (its key has the digest), and the chain stays the truth.",
    "uitgaandoverslag": "What a subscriber did not get, and why. Nothing of the file hangs on it.",
  ]

  @Test func everyRowThatTheServiceMayWriteFollowsFromAnEvent() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.speelAlles()
      let tabellen = try await Self.schrijfbaar(dienst)
      #expect(Set(Self.zonderGebeurtenis.keys).isSubset(of: tabellen), "an exception that nobody needs")
      for tabel in tabellen.subtracting(Self.zonderGebeurtenis.keys).sorted() {
        let pogingen = try await Rijproef.probeer(tabel, waar: Self.deels[tabel], in: dienst)
        #expect(pogingen.contains { $0.kolom == nil }, "\(tabel): the played round has no row of it")
        for poging in pogingen where poging.kolom == nil {
          // The parts of a ranking come before it, and not again; `aFrozenRankingHasThePartsOfItsEvent` tries them.
          let verwacht = tabel.hasPrefix("rangschikkingdeel") || tabel.hasPrefix("rangschikkinginvoer") ? "23001" : nil
          #expect(poging.weigering == verwacht, "\(tabel): a row with its event")
        }
        let perKolom = Dictionary(grouping: pogingen.filter { $0.kolom != nil }, by: { $0.kolom ?? "" })
        for (kolom, pogingen) in perKolom.sorted(by: { $0.key < $1.key }) {
          let genomen = pogingen.filter { $0.weigering == nil }.map(\.waarde)
          #expect(genomen.isEmpty, "\(tabel).\(kolom) can be \(genomen)")
          // A value that has no form of its column tries nothing.
          let geprobeerd = pogingen.map { "\($0.waarde): \($0.weigering ?? "taken")" }
          #expect(pogingen.contains { $0.weigering?.hasPrefix("22") != true }, "\(tabel).\(kolom): \(geprobeerd)")
        }
      }
    }
  }

  /// What an attack with the login of the service would write, in its own words: a row of a right without an event.
  @Test func noRowAloneGivesARight() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.speelAlles()
      for poging in [
        // Another ceiling, and a window that is longer.
        Self.rondeversie("plafond = 900000000"),
        Self.rondeversie(#"verlengingen = verlengingen || '[{"tot": "2025-12-31T10:00:00Z", "grond": "Storing."}]'"#),
        // A number for the draw that somebody chose.
        """
        INSERT INTO zegel (jaar, nummer, aanleiding, dag, tijdstip, sluit, gebeurtenissen, document, vorige, sha256, lotgetal)
        SELECT 2026, 1, 'sluiting', dag, tijdstip, sluit, 0, document, repeat('0', 64), sha256, repeat('7', 64) FROM zegel LIMIT 1
        """,
        "INSERT INTO rondebevestiging SELECT jaar, versie, door, 'ander', vastgesteld_op, repeat('7', 64) FROM rondeversie "
          + "WHERE versie = 1",
        // Findings that fall away, and a term to complete that nobody gave.
        "INSERT INTO beoordeling SELECT dossier, versie + 1, NULL, tijdstip, 'kvk:27312346' FROM beoordeling "
          + "ORDER BY versie DESC LIMIT 1",
        "INSERT INTO herstelverzoek SELECT dossier, 9, onderdelen, verzonden_op, '2026-01-01', volgnummer, door "
          + "FROM herstelverzoek LIMIT 1",
        // A version that takes the next number, the bytes at the door, and a moment of receipt.
        Self.versie("bytes"), Self.versie("41943040"), Self.versie("bytes", op: "ontvangen_op - interval '1 day'"),
        // A complete account, and money.
        "INSERT INTO verantwoording SELECT dossier, versie + 1, ontvangen_op, sha256, gezouten_sha256, '{}', afwijkingen "
          + "FROM verantwoording ORDER BY versie DESC LIMIT 1",
        "INSERT INTO boeking SELECT dossier, volgnummer, 2, 'budget', 'verplichting', 5000000, tijdstip FROM boeking "
          + "WHERE debet = 'budget' LIMIT 1",
      ] {
        // A number for the draw is refused before its event is looked for: that round has no window, and no seed was lost.
        let uitslag = try await dienst.sql(poging, rol: "weegschaal_toepassing")
        let verwacht = ["rij_volgt_uit_gebeurtenis", "lotgetal_na_zaadverlies", "zegel_na_sluiting"]
        #expect(uitslag.map(verwacht.contains) == true, "\(poging)")
      }
      #expect(try await dienst.loket.controleer().isInOrde)
    }
  }

  /// A further version of every application by the service.
  private static func versie(_ bytes: String, op ontvangen: String = "ontvangen_op") -> String {
    """
    INSERT INTO aanvraagversie SELECT dossier, aanvraagversie + 1, 'vervanging', eerste_byte_op, laatste_byte_op, \(ontvangen),
      sha256, gezouten_sha256, \(bytes) FROM aanvraagversie JOIN dossierstand s USING (dossier, ontvangen_op)
    WHERE versie = aanvraagversie
    """
  }

  /// A further version of the round by the service, which says the same but for this.
  private static func rondeversie(_ anders: String) -> String {
    let (kolom, waarde) = (anders.split(separator: " ")[0], anders.split(separator: "=", maxSplits: 1)[1])
    return """
      INSERT INTO rondeversie SELECT r.* FROM rondeversie v, jsonb_populate_record(v, to_jsonb(v)
        || jsonb_build_object('versie', v.versie + 1, '\(kolom)', \(waarde))) r ORDER BY v.versie DESC LIMIT 1
      """
  }

  @Test func aFrozenRankingHasThePartsOfItsEvent() async throws {
    try await Proefdienst.met { dienst in
      _ = try await dienst.maakVolleRonde()
      #expect(try await dienst.bevries().status == 201)
      for tabel in ["rangschikkinginvoer", "rangschikkingdeel", "rangschikking"] {
        for opdracht in [
          "CREATE TABLE public.\(tabel) AS TABLE \(tabel)", "GRANT SELECT ON public.\(tabel) TO weegschaal_toepassing",
        ] {
          #expect(try await dienst.sql(opdracht) == nil)
        }
      }
      try await dienst.vervals("rangschikkinginvoer", "DELETE FROM rangschikkinginvoer")
      try await dienst.vervals("rangschikkingdeel", "DELETE FROM rangschikkingdeel")
      try await dienst.vervals("rangschikking", "DELETE FROM rangschikking")
      func schrijf(_ document: [String: String] = [:]) -> String {
        """
        DO $$ BEGIN
          INSERT INTO rangschikkinginvoer
          SELECT jaar, nummer, plaats, \(document["invoer"] ?? "document") FROM public.rangschikkinginvoer;
          INSERT INTO rangschikkingdeel
          SELECT jaar, nummer, deel, \(document["deel"] ?? "document") FROM public.rangschikkingdeel;
          INSERT INTO rangschikking SELECT r.* FROM public.rangschikking v, jsonb_populate_record(v, to_jsonb(v)
            || jsonb_build_object('resultaat_kop', \(document["kop"] ?? "v.resultaat_kop"))) r;
        END $$
        """
      }
      for anders in [
        ["invoer": "replace(document, '\"id\":', '\"id\": ')"],
        ["deel": "replace(document, '\"rang\":1', '\"rang\":2')"],
        ["kop": "replace(v.resultaat_kop, 'laagste', 'mediaan')"],
      ] {
        let uitslag = try await dienst.sql(schrijf(anders), rol: "weegschaal_toepassing")
        #expect(uitslag == "rij_volgt_uit_gebeurtenis", "\(anders)")
      }
      let uitslag = try await dienst.sql(schrijf(), rol: "weegschaal_toepassing")
      #expect(uitslag == nil)
      #expect(try await dienst.loket.controleer().isInOrde)
    }
  }

  @Test func aUsedDatabaseNeverGetsTheMarkOfASimulatedClock() async throws {
    let gebruikt = try await TemporaryPostgreSQL.database(template: "weegschaal") { try await Proefdienst.migreer($0) }
    let sleutel = "SELECT maak_sleutel(repeat('a', 64), 'n', '{intake}', 'p1', NULL, NULL, now(), 'os:proef')"
    try await Databaseproef.met(gebruikt, rol: "weegschaal_sleutels") { proef async throws in
      #expect(try await proef(sleutel) == nil)
    }
    try await Databaseproef.met(gebruikt, rol: "weegschaal_toepassing") { proef async throws in
      #expect(try await proef("INSERT INTO databasekenmerk VALUES ('klok', 'gesimuleerd')") == "kenmerk_voor_gebruik")
    }
    let leeg = try await TemporaryPostgreSQL.database(template: "weegschaal") { try await Proefdienst.migreer($0) }
    try await Databaseproef.met(leeg, rol: "weegschaal_toepassing") { proef in
      let merk = try await proef("INSERT INTO databasekenmerk VALUES ('klok', 'gesimuleerd')")
      #expect(merk == nil)
    }
  }

  /// The owner of the tables can change a row afterwards; `controleer` compares it with its event.
  @Test func aRowThatTheOwnerChangesIsFound() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.speelAlles()
      var gevonden = 0
      for (tabel, zetten) in [
        ("rondeversie", "plafond = plafond + 1 WHERE versie = 1"),
        ("rondeversie", "sluit = sluit + interval '1 day' WHERE versie = 2"),
        ("rondeversie", "loting_vastlegging = repeat('7', 64) WHERE versie = 3"),
        ("rondebevestiging", "door = 'ander'"),
        ("zegel", "lotgetal = repeat('7', 64) WHERE lotgetal IS NOT NULL"), ("verdeling", "besloten_door = 'ander'"),
        ("herstelverzoek", "uiterlijk = uiterlijk + 1 WHERE uiterlijk = '2025-04-01'"),
        ("herstelverzoek", "onderdelen = '{btw_verklaring}' WHERE uiterlijk = '2025-04-10'"),
        ("beoordeling", "door = 'ander' WHERE volgnummer IS NULL"),
        ("beoordeling", "volgnummer = NULL WHERE volgnummer IS NOT NULL"), ("verantwoording", "onvolledig = '{/x}'"),
        ("besluit", "mandaat = 'geen' WHERE bedrag > 0"),
        ("besluit", "verantwoording_uiterlijk = '2030-01-01' WHERE bedrag = 0"),
        ("poging", "ontvangen_op = ontvangen_op - interval '1 day'"),
        // Each in a file of its own, which is named once.
        ("dossier", "kenmerk = kenmerk || 'x' WHERE id = \(Self.dossier(0))"),
        ("dossier", "eerste_ontvangst_op = eerste_ontvangst_op - interval '1 day' WHERE id = \(Self.dossier(1))"),
        ("dossier", "jaar = jaar + 1 WHERE id = \(Self.dossier(2))"),
        (
          "aanvraagversie",
          "eerste_byte_op = eerste_byte_op - interval '1 day' WHERE versie = 1 AND dossier = \(Self.dossier(3))"
        ),
      ] {
        try await dienst.vervals(tabel, "UPDATE \(tabel) SET \(zetten)")
        let fouten = try await dienst.loket.controleer().fouten.count { $0.code == .registratieWijktAf }
        #expect(fouten > gevonden, "\(tabel): \(zetten)")
        gevonden = fouten
      }
    }
  }

  /// One of the files, by its place among them.
  private static func dossier(_ plaats: Int) -> String {
    "(SELECT id FROM dossier ORDER BY id LIMIT 1 OFFSET \(plaats))"
  }

  /// The tables of which the service may write a column.
  private static func schrijfbaar(_ dienst: Proefdienst) async throws -> Set<String> {
    let rijen = try await dienst.alsEigenaar(
      """
      SELECT c.relname::text AS tabel FROM pg_class c
      WHERE c.relnamespace = 'weegschaal'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'f', 'm')
        AND has_any_column_privilege('weegschaal_toepassing', c.oid, 'INSERT')
      """)
    return Set(try rijen.map { try $0.get("tabel", as: String.self) })
  }
}
