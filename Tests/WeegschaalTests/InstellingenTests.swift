import Foundation
import Glibc
import HTTPServer
import Testing

@testable import Weegschaal

/// Settings in `config/weegschaal.json` that are more than a number.
@Suite struct InstellingenTests {
  /// Does something with a folder `config` that has the scheme and is gone afterwards.
  private func metMap<Waarde>(_ doe: (URL) throws -> Waarde) throws -> Waarde {
    let map = FileManager.default.temporaryDirectory.appending(path: "instellingen-\(UUID().uuidString)")
    let regelingen = map.appending(path: "regelingen")
    try FileManager.default.createDirectory(at: regelingen, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: map) }
    try Data().write(to: regelingen.appending(path: "den-haag-sociaal-ondernemers-2025.json"))
    return try doe(map)
  }

  /// The settings of a folder with this file.
  private func instellingen(
    _ bestand: String, _ omgeving: [String: String] = [:], _ vlaggen: [String] = []
  ) throws -> Instellingen {
    try metMap { map in
      try Data(bestand.utf8).write(to: map.appending(path: "weegschaal.json"))
      return try Instellingen(
        omgeving.merging(["WEEGSCHAAL_REGELING": map.path]) { $1 }, try Vlaggen(vlaggen, voor: .serve))
    }
  }

  /// The sentence of a refusal.
  private func zin(_ doe: () throws -> some Any) throws -> String {
    try #require(#expect(throws: Opdracht.Fout.self) { _ = try doe() }).tekst
  }

  @Test func theFileSetsTheBoundsOfARepairTerm() throws {
    let standaard = try instellingen("{}").hersteltermijngrenzen
    #expect(standaard.dagenMin == 1 && standaard.dagenMax == 90)
    let gezet = try instellingen(#"{"hersteltermijnDagenMin":14,"hersteltermijnDagenMax":14}"#).hersteltermijngrenzen
    #expect(gezet.dagenMin == 14 && gezet.dagenMax == 14)
    let langst = try instellingen(#"{"hersteltermijnDagenMax":366}"#).hersteltermijngrenzen
    #expect(langst.dagenMax == 366)
  }

  @Test func theFileSetsThePaceOfStrangers() throws {
    #expect(try instellingen("{}").berichtBytesPerSecondeZonderSleutel == 8_388_608)
    let gezet = try instellingen(#"{"berichtBytesPerSecondeZonderSleutel":0}"#)
    #expect(gezet.berichtBytesPerSecondeZonderSleutel == 0)
    #expect(throws: Opdracht.Fout.self) {
      try instellingen(#"{"berichtBytesPerSecondeZonderSleutel":1000000001}"#)
    }
  }

  @Test(arguments: [
    #"{"hersteltermijnDagenMin":15,"hersteltermijnDagenMax":14}"#, #"{"hersteltermijnDagenMin":0}"#,
    #"{"hersteltermijnDagenMax":367}"#,
  ])
  func boundsThatLeaveNoTermAreRefused(_ bestand: String) {
    #expect(throws: Opdracht.Fout.self) { try instellingen(bestand) }
  }

  @Test func aFaultOfTheFileStopsAndNamesFileAndReason() throws {
    try metMap { map in
      let bestand = map.appending(path: "weegschaal.json")
      func poging() throws -> String {
        try zin { try Instellingen(["WEEGSCHAAL_REGELING": map.path], Vlaggen()) }
      }
      // A link to nowhere: what it led to was meant.
      try FileManager.default.createSymbolicLink(atPath: bestand.path, withDestinationPath: "/nergens/weegschaal.json")
      #expect(try poging() == "Het instellingenbestand \(bestand.path) kan niet worden gelezen: het bestaat niet.")
      try FileManager.default.removeItem(at: bestand)
      try FileManager.default.createDirectory(at: bestand, withIntermediateDirectories: false)
      #expect(try poging() == "Het instellingenbestand \(bestand.path) kan niet worden gelezen: het is een map.")
      try FileManager.default.removeItem(at: bestand)
      for inhoud in ["", "{", #"{"postgers":"host=db"}"#, #"{"poort":"8080"}"#] {
        try Data(inhoud.utf8).write(to: bestand)
        #expect(try poging().hasPrefix("Het instellingenbestand \(bestand.path) klopt niet:\n  "), "\(inhoud)")
      }
      try Data(repeating: UInt8(ascii: " "), count: 16 * 1024 * 1024).write(to: bestand)
      #expect(try poging().contains("klopt niet"))
      try Data(repeating: UInt8(ascii: " "), count: 16 * 1024 * 1024 + 1).write(to: bestand)
      #expect(try poging().contains("langer dan 16777216 bytes"))
    }
  }

  @Test func aFileThatIsNoJSONIsBlamedAtItsLineAndColumn() throws {
    let gezegd = try zin { try instellingen("{\n  \"poort\": 8080,\n  \"é\" 1\n}") }
    #expect(gezegd.contains(":\n  regel 3, kolom 7: Dit is geen geldige JSON: "), "\(gezegd)")
    #expect(try zin { try instellingen("") }.contains(":\n  regel 1, kolom 1: Dit is geen geldige JSON: "))
    #expect(try zin { try instellingen("{\n") }.contains(":\n  regel 2, kolom 1: Dit is geen geldige JSON: "))
    #expect(try zin { try instellingen("[]") }.contains(":\n  het hele bestand: "))
  }

  @Test func aSettingsFileIsNotTakenForAScheme() throws {
    try metMap { map in
      let bestand = map.appending(path: "weegschaal.json")
      func poging() throws -> String {
        try zin { try Instellingen(["WEEGSCHAAL_REGELING": bestand.path], Vlaggen()).leesRegelingbestand() }
      }
      try Data(#"{"poort":8080,"postgres":""}"#.utf8).write(to: bestand)
      let gezegd = try poging()
      #expect(gezegd.hasPrefix("\(bestand.path) is een instellingenbestand en geen regeling: noem met --regeling of "))
      #expect(!gezegd.contains("\n") && gezegd.contains("de map waarin weegschaal.json staat"))
      // Nothing of either: the faults of a scheme are named.
      try Data("{}".utf8).write(to: bestand)
      #expect(try poging().hasPrefix("Het regelingbestand \(bestand.path) klopt niet:\n  /code\tverplicht\t"))
      let regeling = map.appending(path: "regeling.json")
      try Data("{\n]".utf8).write(to: regeling)
      let stuk = try zin { try Instellingen(["WEEGSCHAAL_REGELING": regeling.path], Vlaggen()).leesRegelingbestand() }
      #expect(stuk.contains(":\n  \tjson\tregel 2, kolom 1: Dit is geen geldige JSON: "), "\(stuk)")
    }
  }

  @Test func theServiceListensAtAnIPAddress() throws {
    for adres in ["127.0.0.1", "::1", "0.0.0.0", "::"] {
      #expect(try instellingen("{}", ["WEEGSCHAAL_ADRES": adres]).adres == adres)
    }
    #expect(
      try zin { try instellingen("{}", ["WEEGSCHAAL_ADRES": "::1"], ["--adres", "localhost"]) }
        == "--adres is een IP-adres zoals 127.0.0.1, geen naam: niet \"localhost\". Bedoeld is wellicht 127.0.0.1.")
    #expect(try zin { try instellingen("{}", ["WEEGSCHAAL_ADRES": "*"]) }.hasPrefix("WEEGSCHAAL_ADRES is een IP-adres"))
    #expect(try zin { try instellingen(#"{"adres":"db"}"#) }.hasPrefix("adres in /"))
  }

  @Test func aConnectionKnowsItsSettingAndItsPlace() throws {
    let bestand = #"{"postgres":"host=a","postgresBeheer":"host=b","postgresLezen":"host=l"}"#
    let gelezen = try instellingen(bestand, ["WEEGSCHAAL_POSTGRES_BEHEER": "host=c"], ["--postgres", "host=d"])
    #expect(gelezen.postgres == Verbinding(reeks: "host=d", bron: "--postgres"))
    #expect(gelezen.postgresBeheer == Verbinding(reeks: "host=c", bron: "WEEGSCHAAL_POSTGRES_BEHEER"))
    #expect(gelezen.postgresLezen.bron.hasPrefix("postgresLezen in /"))
    #expect(gelezen.postgresLezen.bron.hasSuffix("/weegschaal.json"))
    func plek(_ reeks: String) -> String { Verbinding(reeks: reeks, bron: "").omschrijving }
    #expect(plek("host=a,b port=1 dbname=w user=u") == "de database w op a, poort 1, of b, poort 1, als u")
    #expect(
      plek("host=/run/x dbname=w user=u password=geheim") == "de database w op de socket in /run/x, poort 5432, als u")
    #expect(plek("dbname=w user=u") == "de database w op de socket van deze machine, poort 5432, als u")
  }

  /// No server can make these right, so they stop the program before it asks any. A password is not repeated.
  @Test func aConnectionStringThatLeadsNowhereIsRefusedWithItsSettingAndItsWord() throws {
    for (reeks, reden) in [
      ("hots=127.0.0.1", "hots is geen woord dat zij kent"), ("postgresql://db/w?sslmod=x", "sslmod is geen woord"),
      ("host=db geheim", "na een woord ontbreekt ="), ("host='db", "een aanhalingsteken wordt niet gesloten"),
      ("host=a,b port=1,2,3", "er zijn niet evenveel poorten als servers"),
      ("host=db port=veel", "een poort is geen getal"),
      ("postgresql://u:%zz@db/w", "zij is niet te lezen"), ("host=db password=een geheim=1", "zij kent een woord niet"),
    ] {
      let gezegd = try zin { try instellingen("{}", ["WEEGSCHAAL_POSTGRES": reeks]) }
      #expect(gezegd.hasPrefix("De verbindingsreeks van WEEGSCHAAL_POSTGRES klopt niet: \(reden)"), "\(gezegd)")
      #expect(gezegd.contains("zoals host=db1") && !gezegd.contains("geheim"), "\(gezegd)")
    }
    #expect(try zin { try instellingen(#"{"postgresLezen":"hots=x"}"#) }.contains(" postgresLezen in /"))
    #expect(try zin { try instellingen("{}", [:], ["--postgres", "hots=x"]) }.contains(" van --postgres klopt niet"))
    for reeks in ["host=a,b port=1,2 dbname=w", "postgresql://a,b:6/d", "hostaddr=::1", "password='een geheim=1'", ""] {
      _ = try instellingen("{}", ["WEEGSCHAAL_POSTGRES": reeks])
    }
  }

  @Test func aSchemeThatIsNotThereIsNamedWithItsSetting() throws {
    func poging(_ bestand: String, _ omgeving: [String: String], _ vlaggen: [String]) throws -> String {
      try zin { try instellingen(bestand, omgeving, vlaggen).leesRegelingbestand() }
    }
    let raad = "kan niet worden gelezen: het bestaat niet. Noem met"
    let variabele = try zin { try Instellingen(["WEEGSCHAAL_REGELING": "/nergens/x"], Vlaggen()).leesRegelingbestand() }
    #expect(
      variabele.hasPrefix("Het regelingbestand /nergens/x \(raad) WEEGSCHAAL_REGELING het bestand"), "\(variabele)")
    #expect(try poging("{}", [:], ["--regeling", "/nergens/x"]).contains("/nergens/x \(raad) --regeling het bestand"))
    let bestand = try poging(#"{"regeling":"geen.json"}"#, [:], [])
    #expect(
      bestand.contains("geen.json kan niet worden gelezen: het bestaat niet. Noem het bestand van een regeling bij"))
    #expect(bestand.contains(" bij regeling in /") && bestand.hasSuffix("/weegschaal.json."), "\(bestand)")
  }

  /// What passes by itself is tried again: see the unit of the service.
  @Test func aPortThatOnlyRootMayUseIsAFaultInTheSettings() {
    #expect(isInstellingfout(HTTPServerError.system(call: "bind", code: EACCES)))
    #expect(foutzin(HTTPServerError.system(call: "bind", code: EACCES)).contains("WEEGSCHAAL_POORT"))
    #expect(!isInstellingfout(HTTPServerError.system(call: "bind", code: EADDRNOTAVAIL)))
    #expect(!isInstellingfout(HTTPServerError.portTaken(8080)))
  }

  @Test func whatADatabaseLacksIsCounted() {
    #expect(Migratiezin.ontbreekt(["0019_in_volgorde.sql"]) == "1 migratie ontbreekt (0019_in_volgorde.sql)")
    #expect(Migratiezin.ontbreekt(["0018_a.sql", "0019_b.sql"]) == "2 migraties ontbreken (0018 en 0019)")
    let zestien = (1...16).map { "00\($0 < 10 ? "0" : "")\($0)_x.sql" }
    #expect(Migratiezin.ontbreekt(zestien) == "16 migraties ontbreken (0001 … 0016)")
    #expect(
      Migratiezin.bij(zestien, laatste: "0016_x.sql")
        == "De database is bij: 16 migraties uitgevoerd, tot en met 0016_x.sql.")
    #expect(Migratiezin.bij(["0016_x.sql"], laatste: "0016_x.sql").hasSuffix(": 1 migratie uitgevoerd, 0016_x.sql."))
    #expect(Migratiezin.bij([], laatste: "0016_x.sql").hasPrefix("De database was al bij, tot en met 0016_x.sql"))
  }

  @Test func theHelpNamesEveryVariableWithALine() {
    for variabele in Omgevingsvariabele.allCases {
      let regels = Opdrachtnaam.uitleg.split(separator: "\n").filter { $0.hasPrefix("  \(variabele.rawValue) ") }
      #expect(regels.count == 1 && regels.allSatisfy { $0.hasSuffix(variabele.uitleg) && $0.count <= 120 })
    }
  }

  @Test func aGivenFolderWithoutSettingsIsNotPassedOver() throws {
    try metMap { map in
      let gezegd = try zin { try Instellingen(["WEEGSCHAAL_REGELING": map.path], Vlaggen()) }
      #expect(gezegd.contains("De map \(map.path) heeft geen weegschaal.json"))
    }
  }

  /// Who keeps only the settings elsewhere, such as in `/etc/weegschaal`, has the migrations of his program.
  @Test func theMigrationsAreBesideTheSettingsOrWithTheProgram() throws {
    let buiten = FileManager.default.temporaryDirectory.appending(path: "migraties-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: buiten) }
    let config = buiten.appending(path: "config")
    let sql = buiten.appending(path: "sql")
    try FileManager.default.createDirectory(at: config, withIntermediateDirectories: true)
    try Data("{}".utf8).write(to: config.appending(path: "weegschaal.json"))
    func migraties() throws -> String? {
      try Instellingen(["WEEGSCHAAL_REGELING": config.path], Vlaggen()).migraties?.standardizedFileURL.path
    }
    let eigen = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "sql").path
    #expect(try migraties() == eigen)
    // A link to a release that is gone, and a folder of somebody else.
    try FileManager.default.createSymbolicLink(atPath: sql.path, withDestinationPath: "/nergens/sql")
    #expect(try migraties() == eigen)
    try FileManager.default.removeItem(at: sql)
    try FileManager.default.createDirectory(at: sql, withIntermediateDirectories: true)
    #expect(try migraties() == eigen)
    try Data().write(to: sql.appending(path: "0001_grondslag.sql"))
    #expect(try migraties() == sql.standardizedFileURL.path)
  }

  @Test(arguments: ["WEEGSCHAAL_POSTGRS", "WEEGSCHAAL_", "WEEGSCHAAL_POORTJE", "WEEGSCHAAL_PRODUCTION"])
  func aVariableThatNobodyReadsIsRefused(_ naam: String) throws {
    for waarde in ["iets", ""] {
      let gezegd = try zin { try instellingen("{}", [naam: waarde]) }
      #expect(gezegd.contains("\(naam) is niet bekend.") && gezegd.contains("Bekend: WEEGSCHAAL_ADRES, "))
    }
  }

  @Test func aNearMissNamesWhatIsMeant() throws {
    #expect(
      try zin { try instellingen("{}", ["WEEGSCHAAL_POSTGRS": "x"]) }.contains(
        "Bedoeld is wellicht WEEGSCHAAL_POSTGRES."))
    #expect(try zin { try Vlaggen(["--port", "1"], voor: .serve) }.contains("Bedoeld is wellicht --poort."))
    #expect(bedoeld("onzin", onder: Opdrachtnaam.allCases.map(\.rawValue)).isEmpty)
    #expect(bedoeld("serv", onder: Opdrachtnaam.allCases.map(\.rawValue)) == " Bedoeld is wellicht serve.")
  }

  @Test func aWrongPortIsBlamedOnWhereItStands() throws {
    for waarde in ["abc", "-1", "65536", "80 "] {
      let vlag = try zin { try instellingen("{}", ["WEEGSCHAAL_POORT": "1"], ["--poort", waarde]) }
      #expect(vlag == "--poort is een getal van 0 tot 65535, niet \"\(waarde)\".")
      let variabele = try zin { try instellingen("{}", ["WEEGSCHAAL_POORT": waarde]) }
      #expect(variabele == "WEEGSCHAAL_POORT is een getal van 0 tot 65535, niet \"\(waarde)\".")
    }
    #expect(try instellingen("{}", ["WEEGSCHAAL_POORT": "65535"]).poort == 65535)
    #expect(try instellingen(#"{"poort":1}"#, ["WEEGSCHAAL_POORT": ""], ["--poort", "0"]).poort == 0)
  }

  @Test func anEmptyConnectionStringOfTheEnvironmentIsTheEmbeddedDatabase() throws {
    let bestand = #"{"postgres":"host=db","postgresBeheer":"host=db user=e","adres":"::1"}"#
    #expect(try instellingen(bestand).postgres.reeks == "host=db")
    let leeg = try instellingen(
      bestand, ["WEEGSCHAAL_POSTGRES": "", "WEEGSCHAAL_POSTGRES_BEHEER": "", "WEEGSCHAAL_ADRES": ""])
    #expect(leeg.postgres.isLeeg && leeg.postgresBeheer.isLeeg && leeg.adres == "::1")
  }

  @Test func productionNamesItsDatabase() throws {
    for doel in [Samenstelling.Doel.dienst, .migreren, .nalopen, .sleutels] {
      let gezegd = try zin {
        try Database.open(try instellingen("{}", ["WEEGSCHAAL_PRODUCTIE": "1"]), voor: doel) { _, _ in }
      }
      #expect(gezegd.hasPrefix("Met WEEGSCHAAL_PRODUCTIE=1 moet de database genoemd zijn"))
    }
    let genoemd = try Database.open(
      try instellingen(#"{"postgres":"host=db dbname=w user=u password=geheim"}"#, ["WEEGSCHAAL_PRODUCTIE": "1"]),
      voor: .dienst
    ) { _, _ in }
    #expect(genoemd.naam(voor: .dienst) == "de database w op db, poort 5432, als u")
  }

  @Test func aDatabaseNamedForAnotherLoginIsNotReplacedByTheEmbeddedOne() throws {
    for naam in ["WEEGSCHAAL_POSTGRES_BEHEER", "WEEGSCHAAL_POSTGRES_SLEUTELS", "WEEGSCHAAL_POSTGRES_LEZEN"] {
      let gegeven = try instellingen("{}", [naam: "host=db"])
      for doel in [Samenstelling.Doel.dienst, .nalopen] {
        let gezegd = try zin { try Database.open(gegeven, voor: doel) { _, _ in } }
        #expect(gezegd.hasPrefix("\(naam) noemt een database en WEEGSCHAAL_POSTGRES niet"), "\(doel)")
      }
    }
    let alle = try instellingen(
      #"{"postgresBeheer":"host=b"}"#,
      ["WEEGSCHAAL_POSTGRES_SLEUTELS": "host=s", "WEEGSCHAAL_POSTGRES_LEZEN": "host=l"])
    let gezegd = try zin { try Database.open(alle, voor: .dienst) { _, _ in } }
    #expect(gezegd.hasPrefix("postgresBeheer in /"))
    #expect(gezegd.contains(", WEEGSCHAAL_POSTGRES_SLEUTELS en WEEGSCHAAL_POSTGRES_LEZEN noemen een database"))
    // The owner's is enough to migrate, that of tokens to make tokens.
    #expect(
      try Database.open(try instellingen("{}", ["WEEGSCHAAL_POSTGRES_BEHEER": "host=b"]), voor: .migreren) { _, _ in }
        .verbinding(voor: .migreren).reeks == "host=b")
    #expect(
      try Database.open(try instellingen("{}", ["WEEGSCHAAL_POSTGRES_SLEUTELS": "host=s"]), voor: .sleutels) { _, _ in }
        .verbinding(voor: .sleutels).reeks == "host=s")
  }

  @Test func aValueMayFollowAnEqualsSign() throws {
    let gegeven = try Vlaggen(["--poort=8099", "--postgres=host=db port=1", "--data", "a=b"], voor: .serve)
    #expect(try gegeven.een(.poort) == "8099" && gegeven.een(.postgres) == "host=db port=1")
    #expect(try gegeven.een(.data) == "a=b")
    #expect(try Vlaggen(["--postgres="], voor: .serve).een(.postgres)?.isEmpty == true)
    #expect(try zin { try Vlaggen(["--port=1"], voor: .serve) }.contains("Bedoeld is wellicht --poort."))
    #expect(try zin { try Vlaggen(["--stop=ja"], voor: .demo) }.contains("--stop heeft geen waarde"))
    for leeg in [["--data", ""], ["--data="], ["--regeling="]] {
      let gezegd = try #require(#expect(throws: Opdracht.Fout.self) { try Vlaggen(leeg, voor: .serve) })
      #expect(gezegd.isInstelling && gezegd.tekst.hasPrefix("weegschaal: --"), "\(gezegd.tekst)")
      #expect(gezegd.tekst.contains(" is leeg. Noem een "))
    }
  }

  @Test func everyCommandKnowsItsOptionsAndNoOther() throws {
    for opdracht in Opdrachtnaam.allCases {
      for vlag in Vlag.allCases {
        let gegeven = Result {
          try Vlaggen(vlag.heeftWaarde ? ["--\(vlag.rawValue)", "1"] : ["--\(vlag.rawValue)"], voor: opdracht)
        }
        let isAanvaard = (try? gegeven.get()) != nil
        #expect(isAanvaard == opdracht.vlaggen.contains(vlag), "\(opdracht) \(vlag)")
        #expect(opdracht.uitleg.contains("--\(vlag.rawValue)") || !opdracht.vlaggen.contains(vlag))
      }
    }
    #expect(throws: Opdracht.Fout.self) { try Vlaggen(["--poort"], voor: .serve) }
    #expect(throws: Opdracht.Fout.self) { try Vlaggen(["--poort", "1", "--poort", "2"], voor: .serve).een(.poort) }
    #expect(throws: Opdracht.Fout.self) { try Vlaggen(["poort"], voor: .serve) }
  }
}
