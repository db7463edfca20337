import Cryptography
import Foundation
import FoundationNetworking
import JSON
import Testing

/// The programs of `deploy/voorbeelden`, each against a service as its reader would run it.
@Suite struct VoorbeeldenTests {
  private static let map = Programma.root.appendingPathComponent("deploy/voorbeelden")
  private static let aanvraag = Programma.root.appendingPathComponent("config/voorbeelden/aanvraag.json")

  private static func draai(_ programma: String, _ argumenten: [String], sleutel: String) async throws
    -> Programma.Uitslag
  {
    let instellingen = ["SUBSIDIE_SLEUTEL": sleutel, "SUBSIDIE_PROGRAMMA": Programma.pad.path]
    return try await Programma.draai(
      argumenten, instellingen, programma: map.appendingPathComponent(programma))
  }

  /// A service with an open round of 2025, tokens of an applicant and of an assessor, and a folder to write in.
  private static func metRonde(
    _ doe: (_ adres: String, _ aanvrager: String, _ auditor: String, _ map: URL) async throws -> Void
  ) async throws {
    let map = FileManager.default.temporaryDirectory.appendingPathComponent("voorbeelden \(UUID().uuidString)")
    try FileManager.default.createDirectory(at: map, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: map) }
    let instellingen = ["WEEGSCHAAL_DATA": map.appendingPathComponent("data").path]
    let dienst = try await Dienstproces.start(instellingen)
    func sleutel(_ argumenten: String...) async throws -> String {
      try await Programma.draai(["sleutel", "--naam", "n"] + argumenten, instellingen).woord
    }
    let beheerder = try await sleutel("--rol", "beheerder", "--persoon", "p1")
    try await dienst.gelukt(
      "PUT", "/v1/rondes/2025", beheerder,
      [
        "opent": "2025-03-19T23:00:00Z", "sluit": "2025-03-27T23:00:00Z", "plafond": .amount(10_000_000),
        "bekendmaking": ["kenmerk": "gmb-2025-121257", "datum": "2025-03-19", "vindplaats": "Gemeenteblad"],
      ])
    try await doe(
      "http://127.0.0.1:\(dienst.poort)", try await sleutel("--rol", "aanvrager", "--kvk", "27312345"),
      try await sleutel("--rol", "auditor", "--persoon", "p2"), map)
    #expect(try await dienst.stop() == 0)
  }

  private static func lees(_ adres: String, _ pad: String, _ sleutel: String) async throws -> JSONValue {
    var vraag = URLRequest(url: try #require(URL(string: adres + pad)))
    vraag.setValue("Bearer \(sleutel)", forHTTPHeaderField: "Authorization")
    return try JSONValue.parse(Array(try await URLSession.shared.data(for: vraag).0))
  }

  private static func trekIn(_ adres: String, _ id: String, _ sleutel: String) async throws {
    var vraag = URLRequest(url: try #require(URL(string: "\(adres)/v1/aanvragen/\(id)/intrekking")))
    vraag.httpMethod = "POST"
    vraag.setValue("Bearer \(sleutel)", forHTTPHeaderField: "Authorization")
    #expect((try await URLSession.shared.data(for: vraag).1 as? HTTPURLResponse)?.statusCode == 200)
  }

  @Test func theCommentedApplicationIsTheExampleItself() throws {
    let metUitleg = try String(contentsOf: Self.map.appendingPathComponent("aanvraag.jsonc"), encoding: .utf8)
    let zonder = metUitleg.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.drop { $0 == " " }.hasPrefix("//") }
    #expect(zonder.joined(separator: "\n") == (try String(contentsOf: Self.aanvraag, encoding: .utf8)))
    #expect(zonder.count < metUitleg.split(separator: "\n").count, "there are comments")
  }

  /// The same file goes in once, whichever client sends it and however often.
  @Test func theClientsSubmitOnceAndVerifyTheReceipt() async throws {
    try await Self.metRonde { adres, aanvrager, auditor, map in
      let curl = try await Self.draai("indienen.sh", [Self.aanvraag.path, adres], sleutel: aanvrager)
      #expect(curl.status == 0, "\(curl.tekst)")
      let kenmerk = try #require(try JSONValue.parse(curl.uitvoer)["kenmerk"]?.text)
      let bewijs = map.appendingPathComponent("bewijs.json")
      for _ in 0..<2 {
        let python = try await Self.draai(
          "indienen.py", [Self.aanvraag.path, "--address", adres, "--receipt", bewijs.path], sleutel: aanvrager)
        #expect(python.status == 0 && python.uitvoer.hasPrefix("\(kenmerk)\t"), "\(python.tekst)")
        #expect(python.uitvoer.contains("\tgeschikt\t"))
      }
      let bewaard = try JSONValue.parse(try String(contentsOf: bewijs, encoding: .utf8))
      #expect(bewaard["sha256"]?.text == SHA256Digest(of: Array(try Data(contentsOf: Self.aanvraag))).hex)

      let tabel = try await Self.draai("rangschikking.py", ["--address", adres], sleutel: auditor)
      let regels = tabel.uitvoer.split(separator: "\r\n")
      #expect(tabel.status == 0 && regels.count == 2, "\(tabel.tekst)")
      #expect(regels.first == "\u{feff}rang;kenmerk;naam;a;b;c;d;e;f;g;punten;verleenbaar;toegekend;uitkomst")
      #expect(regels.last?.hasPrefix("1;\(kenmerk);Stichting Voorbeeld;") == true)
      #expect(regels.last?.hasSuffix(";14152,00;14152,00;volledig") == true)

      let naslag = map.appendingPathComponent("naslag").path
      let nagelopen = try await Self.draai("naslaan.sh", [naslag, adres], sleutel: auditor)
      #expect(nagelopen.status == 0, "\(nagelopen.tekst)")
      let rapport = try String(contentsOfFile: "\(naslag)/rapport.csv", encoding: .utf8)
      #expect(rapport.contains(kenmerk))
    }
  }

  /// A receipt of before says nothing of a file that was withdrawn since: the same bytes go in again under another key.
  @Test func afterAWithdrawalTheClientsSayThatNothingIsSubmitted() async throws {
    try await Self.metRonde { adres, aanvrager, auditor, map in
      func python(_ meer: String...) async throws -> Programma.Uitslag {
        try await Self.draai(
          "indienen.py",
          [Self.aanvraag.path, "--address", adres, "--receipt", map.appendingPathComponent("b").path] + meer,
          sleutel: aanvrager)
      }
      #expect(try await python().status == 0)
      let lijst = try await Self.lees(adres, "/v1/rondes/2025/aanvragen", aanvrager)
      let id = try #require(lijst["items"]?[0]?["id"]?.text)
      try await Self.trekIn(adres, id, aanvrager)
      let opnieuw = try await python()
      #expect(opnieuw.status == 1 && opnieuw.fouten.contains("nothing is submitted now"), "\(opnieuw.tekst)")
      let curl = try await Self.draai("indienen.sh", [Self.aanvraag.path, adres, "2025", "1"], sleutel: aanvrager)
      #expect(curl.status == 1 && curl.fouten.contains("nothing is submitted now"), "\(curl.tekst)")
      let nieuw = try await Self.draai("indienen.sh", [Self.aanvraag.path, adres, "2025", "2"], sleutel: aanvrager)
      #expect(nieuw.status == 0, "\(nieuw.tekst)")
      let zelfde = try await python("--key", "2")
      #expect(zelfde.status == 0, "\(zelfde.tekst)")
      // A second file is refused, and the client says what can be done.
      let bezet = try await python("--key", "3")
      #expect(bezet.status == 1 && bezet.fouten.contains("possible: "), "\(bezet.tekst)")
      #expect(try await Self.lees(adres, "/v1/rondes/2025/aanvragen", auditor)["totaal"] == .number("2"))
    }
  }

  @Test func withoutATokenTheProgramsSayWhichOneAtOnce() async throws {
    for (programma, argumenten) in [
      ("indienen.sh", [Self.aanvraag.path]), ("indienen.py", [Self.aanvraag.path]), ("rangschikking.py", []),
      ("naslaan.sh", ["/nergens"]),
    ] {
      let uitslag = try await Self.draai(programma, argumenten, sleutel: "")
      #expect(uitslag.status != 0 && uitslag.fouten.contains("SUBSIDIE_SLEUTEL"), "\(programma): \(uitslag.tekst)")
      // 2 says that there was no answer, and that it may be run again.
      #expect(!programma.hasPrefix("indienen") || uitslag.status == 1, "\(programma): \(uitslag.status)")
    }
    let zonder = try await Programma.draai(
      ["/nergens"], ["SUBSIDIE_SLEUTEL": "x", "SUBSIDIE_PROGRAMMA": "/nergens/weegschaal"],
      programma: Self.map.appendingPathComponent("naslaan.sh"))
    #expect(zonder.status == 1 && zonder.fouten.contains("SUBSIDIE_PROGRAMMA"), "\(zonder.tekst)")
  }

  @Test func aFileThatIsNotThereIsSaidInASentence() async throws {
    for programma in ["indienen.sh", "indienen.py"] {
      let uitslag = try await Self.draai(programma, ["/nergens.json"], sleutel: "x")
      #expect(uitslag.status == 1 && uitslag.fouten.hasPrefix("/nergens.json cannot be read"), "\(uitslag.tekst)")
      #expect(uitslag.fouten.split(separator: "\n").count == 1, "\(uitslag.tekst)")
    }
  }

  @Test func whatTheServiceRefusesIsToldInItsOwnWords() async throws {
    try await Self.metRonde { adres, aanvrager, _, map in
      let tabel = try await Self.draai("rangschikking.py", ["--address", adres], sleutel: aanvrager)
      #expect(tabel.status == 1 && tabel.fouten.hasPrefix("Dit mag u niet: "), "\(tabel.tekst)")
      let naslag = map.appendingPathComponent("naslag").path
      let nagelopen = try await Self.draai("naslaan.sh", [naslag, adres], sleutel: aanvrager)
      #expect(nagelopen.status == 1 && nagelopen.fouten.contains("Dit mag u niet"), "\(nagelopen.tekst)")
    }
    let weg = try await Self.draai("rangschikking.py", ["--address", "http://127.0.0.1:9"], sleutel: "x")
    #expect(weg.status == 1 && weg.fouten.contains("does not answer"), "\(weg.tekst)")
  }

  @Test func theClientsExplainARefusal() async throws {
    try await Self.metRonde { adres, aanvrager, _, map in
      let fout = map.appendingPathComponent("fout.json")
      try Data(#"{"gevraagdBedrag": "veel"}"#.utf8).write(to: fout)
      let python = try await Self.draai("indienen.py", [fout.path, "--address", adres], sleutel: aanvrager)
      #expect(python.status == 1 && python.fouten.contains("/gevraagdBedrag\ttype\t"), "\(python.tekst)")
      let curl = try await Self.draai("indienen.sh", [fout.path, adres], sleutel: aanvrager)
      #expect(curl.status == 1 && curl.fouten.contains("/gevraagdBedrag"), "\(curl.tekst)")
    }
  }

  @Test func aServiceThatIsAwayIsSaidSo() async throws {
    let python = try await Self.draai(
      "indienen.py", [Self.aanvraag.path, "--address", "http://127.0.0.1:9", "--patience", "1"], sleutel: "x")
    #expect(python.status == 2 && python.fouten.contains("nothing is submitted twice"), "\(python.tekst)")
  }

  /// Node.js that runs TypeScript as it is; nil where there is none.
  private static let node = ["/usr/bin/node", "/usr/local/bin/node"].first { pad in
    let proces = Process()
    let pijp = Pipe()
    proces.executableURL = URL(fileURLWithPath: pad)
    proces.arguments = ["-p", "process.features.typescript"]
    proces.standardOutput = pijp
    proces.standardError = FileHandle.nullDevice
    guard FileManager.default.isExecutableFile(atPath: pad), (try? proces.run()) != nil else { return false }
    let tekst = String(decoding: pijp.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return tekst.hasPrefix("strip")
  }

  @Test(.enabled(if: node != nil, "there is no Node.js of 22.18 or later"))
  func theClientInTypeScriptSubmitsAndExplains() async throws {
    let programma = URL(fileURLWithPath: try #require(Self.node))
    let client = Self.map.appendingPathComponent("indienen.ts").path
    try await Self.metRonde { adres, aanvrager, _, map in
      let sleutel = ["SUBSIDIE_SLEUTEL": aanvrager]
      let goed = try await Programma.draai([client, Self.aanvraag.path, adres], sleutel, programma: programma)
      #expect(goed.status == 0 && goed.uitvoer.contains("\"kenmerk\""), "\(goed.tekst)")
      let fout = map.appendingPathComponent("fout.json")
      try Data(#"{"gevraagdBedrag": "veel"}"#.utf8).write(to: fout)
      let geweigerd = try await Programma.draai([client, fout.path, adres], sleutel, programma: programma)
      #expect(geweigerd.status == 1 && geweigerd.fouten.contains("/gevraagdBedrag\ttype\t"), "\(geweigerd.tekst)")
    }
  }
}
