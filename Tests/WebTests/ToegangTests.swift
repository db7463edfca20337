import Begrippen
import EmbeddedPostgreSQL
import JSON
import Loket
import PostgreSQL
import Proeven
import Testing

@testable import Web

/// Tokens: who may hold what, when they end, and the chain that says so.
@Suite struct ToegangTests {
  private static let auditorpad = "/v1/gebeurtenissen?dossier=toegang"

  @Test func theChainSaysWhoMadeEndedAndFirstUsedAToken() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let aanvrager = try await dienst.aanvrager("27312345")
      let intake = try await dienst.medewerker(.intake, als: "i1")
      let auditor = try await dienst.medewerker(.auditor, als: "a1")
      for (sleutel, status) in [(aanvrager, 200), (intake, 200), (intake, 200)] {
        #expect(try await dienst.stuur("GET", "/v1/rondes/2025/aanvragen", sleutel).status == status)
      }
      _ = try await dienst.metSleutelbeheer { try await $0.trekIn(intake) }
      // That of an applicant is written a moment later.
      try await dienst.wacht("SELECT count(*) = 3 AS klaar FROM sleutelgebruik")
      let keten = try await dienst.stuur("GET", Self.auditorpad, auditor)
      let soorten = (keten.json["items"]?.elements ?? []).map { "\($0["soort"]?.text ?? "") \($0["door"]?.text ?? "")" }
      #expect(soorten.filter { $0 == "sleutel_gemaakt os:proef" }.count == 4)
      #expect(soorten.filter { $0 == "sleutel_beeindigd os:proef" }.count == 1)
      #expect(soorten.contains { $0.hasPrefix("sleutel_gebruikt") })
      // The name of a token can name a person, and so can be removed.
      let tekst = String(decoding: keten.lichaam, as: UTF8.self)
      #expect(!tekst.contains("naam") && tekst.contains("gezoutenSha256"))
      #expect(try await dienst.sql("DELETE FROM afgeschermd_gegeven WHERE dossier = 'toegang'") == nil)
      let verslag = try await dienst.loket.controleer()
      #expect(verslag.isInOrde, "\(verslag.regels)")
    }
  }

  @Test func aTokenWithoutItsEventAndAnEventWithoutItsTokenAreFound() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.medewerker(.intake, als: "i1")
      try await dienst.wacht("SELECT count(*) = 1 AS klaar FROM sleutelgebruik")
      #expect(try await dienst.loket.controleer().fouten == [])
      let eigen = "WHERE persoon = 'i1'"
      for (tabel, vals, echt) in [
        (
          "toegangssleutel",
          "INSERT INTO toegangssleutel SELECT repeat('0', 64), rollen, 'mol', NULL, aangemaakt_op FROM toegangssleutel "
            + eigen, "DELETE FROM toegangssleutel WHERE persoon = 'mol'"
        ),
        (
          "toegangssleutel", "UPDATE toegangssleutel SET rollen = '{auditor}' \(eigen)",
          "UPDATE toegangssleutel SET rollen = '{intake}' \(eigen)"
        ),
        (
          "toegangssleutel", "UPDATE toegangssleutel SET tot = '2099-01-01' \(eigen)",
          "UPDATE toegangssleutel SET tot = NULL \(eigen)"
        ),
        (
          "sleutelintrekking",
          "INSERT INTO sleutelintrekking SELECT sha256, aangemaakt_op FROM toegangssleutel \(eigen)",
          "DELETE FROM sleutelintrekking"
        ),
        (
          "sleutelgebruik", "INSERT INTO sleutelgebruik VALUES ('\\x00', 1)",
          "DELETE FROM sleutelgebruik WHERE sha256 = '\\x00'"
        ),
      ] {
        try await dienst.vervals(tabel, vals)
        let codes = try await dienst.loket.controleer().fouten.map(\.code)
        #expect(codes == [.registratieWijktAf], "\(vals)")
        try await dienst.vervals(tabel, echt)
      }
      #expect(try await dienst.loket.controleer().fouten == [])
      // The chain is not the service's to write, and a forged event does not fit its digest.
      for rol in ["weegschaal_toepassing", "weegschaal_sleutels"] {
        let uitslag = try await dienst.sql(
          """
          INSERT INTO gebeurtenis SELECT dossier, volgnummer + 100, soort, tijdstip, door, vorige, inhoud, sha256
          FROM gebeurtenis WHERE dossier = 'toegang'
          """, rol: rol)
        #expect(["keten_toegang", "42501"].contains(uitslag), "\(rol): \(uitslag ?? "taken")")
      }
      try await dienst.vervals("toegangssleutel", "DELETE FROM toegangssleutel WHERE persoon = 'i1'")
      #expect(try await dienst.loket.controleer().fouten.map(\.code) == [.registratieWijktAf])
    }
  }

  @Test func aTokenEndsAfterItsLastDayInDenHaag() async throws {
    try await Proefdienst.met(klok: "2025-03-20T09:00:00Z") { dienst in
      try await dienst.maakRonde()
      let aanvraag = Sleutelaanvraag.maak(
        rollen: [.intake], naam: "tijdelijk", persoon: "i1", kvkNummer: nil, tot: Datum(jaar: 2025, maand: 3, dag: 21))
      let sleutel = try await dienst.metSleutelbeheer { [aanvraag = try aanvraag.get()] in try await $0.maak(aanvraag) }
      // Midnight in Den Haag is 23:00Z.
      for (moment, status) in [("2025-03-21T22:59:59Z", 200), ("2025-03-21T23:00:00Z", 401)] {
        try dienst.zetKlok(moment)
        // What a loop remembers of a token is not what is asked here.
        let identiteit = try await dienst.loket.identiteit(sleutel: sleutel)
        #expect((identiteit != nil) == (status == 200), "\(moment)")
      }
      #expect(try await dienst.stuur("GET", "/v1/rondes/2025/aanvragen", sleutel).status == 401)
    }
  }

  /// A token that works on no day is not made; one for today is.
  @Test func aTokenHasADayLeft() async throws {
    try await Proefdienst.met(klok: "2025-03-20T23:30:00Z") { dienst in
      for (dag, mag) in [(20, false), (21, true)] {
        let aanvraag = Sleutelaanvraag.maak(
          rollen: [.intake], naam: "kort", persoon: "i1", kvkNummer: nil, tot: Datum(jaar: 2025, maand: 3, dag: dag))
        do {
          let sleutel = try await dienst.metSleutelbeheer { [aanvraag = try aanvraag.get()] in
            try await $0.maak(aanvraag)
          }
          #expect(mag)
          #expect(try await dienst.loket.identiteit(sleutel: sleutel) != nil)
        } catch let weigering as Sleutelaanvraag.Weigering {
          #expect(!mag && weigering.reden.contains("--tot ligt in het verleden"), "\(weigering.reden)")
        }
      }
    }
  }

  @Test(arguments: ["a\nb", "\u{1B}[31mrood", "Els\t", "E\u{200B}ls", "\u{202E}slE", "Els\u{2028}", "Els\u{7F}"])
  func theNameOfATokenIsOneLineThatIsSeenAsItIs(_ naam: String) {
    for (rol, persoon, kvkNummer) in [(Rol.intake, "i1", nil), (.aanvrager, nil, "27312345")]
      as [(Rol, String?, String?)]
    {
      func maak(_ naam: String) -> Result<Sleutelaanvraag, Sleutelaanvraag.Weigering> {
        Sleutelaanvraag.maak(rollen: [rol], naam: naam, persoon: persoon, kvkNummer: kvkNummer)
      }
      guard case .failure(let weigering) = maak(naam) else {
        Issue.record("taken: \(naam.debugDescription)")
        return
      }
      #expect(weigering.reden.contains("--naam") && weigering.reden.contains("U+"), "\(weigering.reden)")
      #expect((try? maak("Stichting Één & Zn. 日本").get()) != nil)
    }
  }

  /// Every pair of roles, asked for in one token and in two.
  @Test func rolesThatOnePersonMayNotJoinAreRefusedOverAllHisTokens() async throws {
    try await Proefdienst.met { dienst in
      let staf = Rol.allCases.filter { $0 != .aanvrager }
      var nummer = 0
      for (plaats, eerste) in staf.enumerated() {
        for tweede in staf[(plaats + 1)...] {
          let mag =
            Set([eerste, tweede]).isDisjoint(with: [.beheerder, .auditor])
            && Set([eerste, tweede]) != [.besluitnemer, .financieel]
          nummer += 1
          let persoon = "p-\(nummer)"
          let samen = Sleutelaanvraag.maak(rollen: [eerste, tweede], naam: "n", persoon: persoon, kvkNummer: nil)
          #expect(((try? samen.get()) != nil) == mag, "\(eerste) \(tweede)")
          let sleutel = try await dienst.medewerker(eerste, als: persoon)
          let tweedeKeer = try? await dienst.medewerker(tweede, als: persoon)
          #expect((tweedeKeer != nil) == mag, "\(eerste) and later \(tweede)")
          // Without our code too, and once the first token has ended it is possible.
          let sql = """
            SELECT maak_sleutel(encode(sha256('\(persoon)'), 'hex'), 'n', '{\(tweede.rawValue)}', '\(persoon)', NULL, NULL,
              '2025-03-20', 'os:proef')
            """
          #expect(try await dienst.sql(sql, rol: "weegschaal_sleutels") == (mag ? nil : "rollen_gaan_samen"))
          guard !mag else { continue }
          _ = try await dienst.metSleutelbeheer { try await $0.trekIn(sleutel) }
          #expect(try await dienst.sql(sql, rol: "weegschaal_sleutels") == nil, "\(eerste) ended, \(tweede)")
        }
      }
      #expect(try await dienst.loket.controleer().fouten == [])
    }
  }

  /// Who calls the functions says what the time is, within a bound: a moment of years ahead would date the chain for ever,
  /// and would end a token that still lives.
  @Test func noDateOfACallerOpensAPairOrDatesTheChainAhead() async throws {
    let verbinding = try await TemporaryPostgreSQL.database(template: "weegschaal") {
      try await Proefdienst.migreer($0)
    }
    func maak(_ nummer: Int, _ rol: String, tot: String = "NULL", op moment: String) -> String {
      """
      SELECT maak_sleutel(encode(sha256('\(nummer)'), 'hex'), 'n', '{\(rol)}', 'p1', NULL, \(tot), \(moment), 'os:proef')
      """
    }
    let (straks, morgen) = ("now() + interval '61 seconds'", "(now() + interval '1 day')::date")
    try await Databaseproef.met(verbinding, rol: "weegschaal_sleutels") { proef async throws in
      #expect(try await proef(maak(1, "besluitnemer", tot: morgen, op: "now()")) == nil)
      #expect(try await proef(maak(2, "financieel", op: "now() + interval '3 days'")) == "toegang_niet_vooruit")
      #expect(try await proef(maak(2, "financieel", op: straks)) == "toegang_niet_vooruit")
      #expect(try await proef(maak(2, "financieel", op: "'infinity'")) == "toegang_niet_vooruit")
      #expect(try await proef(maak(2, "financieel", op: "now()")) == "rollen_gaan_samen")
      #expect(try await proef(maak(2, "intake", op: "now() + interval '59 seconds'")) == nil)
      let intrekking = "SELECT trek_sleutel_in(ARRAY[encode(sha256('1'), 'hex')], \(straks), 'os:proef')"
      #expect(try await proef(intrekking) == "toegang_niet_vooruit")
    }
    try await Databaseproef.met(verbinding, rol: "weegschaal_toepassing") { proef async throws in
      func gebruik(_ moment: String) async throws -> String? {
        try await proef("SELECT gebruik_sleutels(ARRAY[encode(sha256('1'), 'hex')], \(moment))")
      }
      #expect(try await gebruik("'9999-01-01'") == "toegang_niet_vooruit")
      #expect(try await gebruik("now()") == nil)
    }
    // A token that ended yesterday for the caller alone lives until it has ended for the database too.
    try await Databaseproef.met(verbinding) { proef async throws in
      #expect(try await proef("ALTER TABLE gebeurtenis DISABLE TRIGGER toegang_niet_vooruit") == nil)
      #expect(try await proef(maak(3, "financieel", op: "now() + interval '3 days'")) == "rollen_gaan_samen")
    }
  }

  /// Nor back: the first event of a chain, or one after a long silence, is of about now, and a row has the moment of its event.
  @Test func noCallerDatesTheChainBack() async throws {
    let verbinding = try await TemporaryPostgreSQL.database(template: "weegschaal") {
      try await Proefdienst.migreer($0)
    }
    func maak(_ nummer: Int, tot: String = "NULL", op moment: String) -> String {
      """
      SELECT maak_sleutel(encode(sha256('\(nummer)'), 'hex'), 'n', '{intake}', 'p\(nummer)', NULL, \(tot), \(moment), 'os:proef')
      """
    }
    func trekIn(_ nummer: Int, op moment: String) -> String {
      "SELECT trek_sleutel_in(ARRAY[encode(sha256('\(nummer)'), 'hex')], \(moment), 'os:proef')"
    }
    try await Databaseproef.met(verbinding) { proef async throws in
      #expect(try await proef("ALTER TABLE gebeurtenis DISABLE TRIGGER toegang_niet_vooruit") == nil)
      #expect(try await proef(maak(1, op: "now() - interval '1 hour'")) == nil)
      #expect(try await proef("ALTER TABLE gebeurtenis ENABLE TRIGGER toegang_niet_vooruit") == nil)
    }
    try await Databaseproef.met(verbinding, rol: "weegschaal_sleutels") { proef async throws in
      for moment in ["'2020-01-01'", "now() - interval '11 minutes'", "'-infinity'"] {
        #expect(try await proef(maak(2, op: moment)) == "toegang_niet_terug", "\(moment)")
        #expect(try await proef(trekIn(1, op: moment)) == "toegang_niet_terug", "\(moment)")
      }
      #expect(try await proef(maak(2, op: "now() - interval '9 minutes'")) == nil)
      // After that event these have its moment.
      #expect(try await proef(maak(3, op: "'2020-01-01'")) == nil)
      #expect(try await proef(trekIn(3, op: "'2021-01-01'")) == nil)
      #expect(try await proef(trekIn(3, op: "now()")) == nil, "ended already")
      for tot in ["'infinity'", "'-infinity'", "'0044-03-15 BC'", "'10000-01-01'"] {
        #expect(try await proef(maak(4, tot: tot, op: "now()")) == "tot_is_een_dag", "\(tot)")
      }
      #expect(try await proef(maak(4, tot: "'9999-12-31'", op: "now()")) == nil)
    }
    try await Databaseproef.met(verbinding, rol: "weegschaal_toepassing") { proef async throws in
      #expect(try await proef("SELECT gebruik_sleutels(ARRAY[encode(sha256('2'), 'hex')], '2020-01-01')") == nil)
    }
    try await Databaseproef.metPool(verbinding) { pool in
      let rij = try await pool.query(
        .once(
          "momenten",
          """
          SELECT bool_and(s.aangemaakt_op = g.tijdstip) AS gemaakt,
            bool_and(i.ingetrokken_op = e.tijdstip) AS geeindigd, count(i.sha256) AS einden
          FROM toegangssleutel s
          JOIN gebeurtenis g ON g.soort = 'sleutel_gemaakt' AND g.inhoud::jsonb ->> 'sleutel' = s.sha256
          LEFT JOIN sleutelintrekking i ON i.sha256 = s.sha256
          LEFT JOIN gebeurtenis e ON e.soort = 'sleutel_beeindigd' AND e.inhoud::jsonb ->> 'sleutel' = s.sha256
          """)
      ).one()
      #expect(try rij.get("gemaakt", as: Bool.self) && rij.get("geeindigd", as: Bool.self))
      #expect(try rij.get("einden", as: Int.self) == 1)
    }
  }

  @Test func aSimulatedClockMayStandAhead() async throws {
    try await Proefdienst.met(klok: "2125-03-20T09:00:00Z") { dienst in
      let besluitnemer = Sleutelaanvraag.maak(
        rollen: [.besluitnemer], naam: "n", persoon: "p1", kvkNummer: nil, tot: Datum(jaar: 2125, maand: 3, dag: 21))
      _ = try await dienst.metSleutelbeheer { [aanvraag = try besluitnemer.get()] in try await $0.maak(aanvraag) }
      try dienst.zetKlok("2125-03-22T09:00:00Z")
      let financieel = try await dienst.medewerker(.financieel, als: "p1")
      #expect(try await dienst.stuur("GET", "/v1/aanvragen/geen/voorschot", financieel).status == 404)
    }
  }

  @Test(arguments: [
    "P1", "p\n1", "p\u{1B}1", " p1", "p1 ", "p_1", "ｐ1", "p\u{200B}1", "é", "", "kvk:1",
    String(repeating: "p", count: 65),
  ])
  func aPersonHasOneSpelling(_ persoon: String) async throws {
    let aanvraag = Sleutelaanvraag.maak(rollen: [.intake], naam: "n", persoon: persoon, kvkNummer: nil)
    #expect((try? aanvraag.get()) == nil)
    try await Proefdienst.met { dienst in
      let uitslag = try await dienst.sql(
        "SELECT maak_sleutel(repeat('a', 64), 'n', '{intake}', '\(persoon)', NULL, NULL, '2025-03-20', 'os:proef')",
        rol: "weegschaal_sleutels")
      #expect(["persoon_schrijfwijze", "persoon_check"].contains(uitslag))
    }
  }

  /// What was frozen before a person had one spelling.
  @Test(arguments: ["P1", " p1", "ｐ1", "p1\u{200B}"])
  func anOlderSpellingIsTheSamePerson(_ eerder: String) async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      try dienst.zetKlok("2025-04-17T09:00:00Z")
      #expect(try await dienst.bevries().status == 201)
      try await dienst.vervals("rangschikking", "UPDATE rangschikking SET door = '\(eerder)'")
      let opdracht = Proefdienst.besluitopdracht(besluitDatum: "2025-04-17")
      let uitslag = try await dienst.besluit(opdracht, als: "p1")
      #expect(uitslag.status == 403 && uitslag.probleem == "vier-ogen", "\(uitslag.json)")
      let sql = """
        INSERT INTO verdeling (jaar, rangschikking, plafond, bevroren_door, besloten_door)
        SELECT jaar, nummer, plafond, door, 'p1' FROM rangschikking
        """
      #expect(try await dienst.sql(sql, rol: "weegschaal_toepassing") == "vier_ogen_besluit")
      #expect(try await dienst.besluit(opdracht).status == 201)
    }
  }
}
