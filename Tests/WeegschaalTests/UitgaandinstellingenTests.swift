import Foundation
import HTTPClient
import Loket
import Testing

@testable import Weegschaal

/// Subscribers in the file of settings, and the files with their secrets.
@Suite struct UitgaandinstellingenTests {
  private static let vooraf =
    #""gebeurtenisbron":"urn:nld:oin:00000001823288444000:systeem:weegschaal","#
    + #""openbaarAdres":"https://weegschaal.example","#

  /// The settings of a file with these members.
  private func instellingen(_ leden: String) throws -> Uitgaandinstellingen {
    let map = FileManager.default.temporaryDirectory.appending(path: "uitgaand-\(UUID().uuidString)")
    let regelingen = map.appending(path: "regelingen")
    try FileManager.default.createDirectory(at: regelingen, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: map) }
    try Data().write(to: regelingen.appending(path: "den-haag-sociaal-ondernemers-2025.json"))
    try Data("{\(leden)}".utf8).write(to: map.appending(path: "weegschaal.json"))
    return try Instellingen(["WEEGSCHAAL_REGELING": map.path], Vlaggen([], voor: .serve)).uitgaand
  }

  private func zin(_ doe: () throws -> some Any) throws -> String {
    try #require(#expect(throws: Opdracht.Fout.self) { _ = try doe() }).tekst
  }

  @Test func aSubscriberIsReadWithWhatItGetsAndHowItKnowsUs() throws {
    #expect(try instellingen("").abonnees.isEmpty)
    let gelezen = try instellingen(
      Self.vooraf + """
        "abonnees":[{"naam":"zaak","adres":"http://127.0.0.1:8090/zaak","hmac":"/etc/een"},
          {"naam":"portaal-2","adres":"http://[::1]:1/","bearer":"/etc/twee","soorten":["besloten","bekendgemaakt"]}]
        """)
    #expect(gelezen.bron.hasPrefix("urn:nld:") && gelezen.adres == "https://weegschaal.example")
    #expect(gelezen.abonnees.map(\.abonnement.naam) == ["zaak", "portaal-2"])
    #expect(gelezen.abonnees.map(\.bewijs) == [.hmac, .bearer])
    #expect(gelezen.abonnees.map(\.geheimbestand) == ["/etc/een", "/etc/twee"])
    #expect(gelezen.abonnees[0].abonnement.soorten == Set(Gehoor.soortenVoorAanvrager))
    #expect(gelezen.abonnees[1].abonnement.soorten == [.besloten, .bekendgemaakt])
    #expect(gelezen.abonnees[0].eindpunt == (try HTTPEndpoint("http://127.0.0.1:8090/zaak")))
    #expect(!Gehoor.soortenVoorAanvrager.contains(.beoordeeld) && !Gehoor.soorten.contains(.sleutelGemaakt))
  }

  @Test(arguments: [
    (#""naam":"Zaak","adres":"http://127.0.0.1/","hmac":"a""#, "/naam"),
    (#""naam":"","adres":"http://127.0.0.1/","hmac":"a""#, "/naam"),
    (#""naam":"a","adres":"http://zaken.example/","hmac":"a""#, "De proxy daar spreekt TLS"),
    (#""naam":"a","adres":"http://10.0.0.1/","hmac":"a""#, "De proxy daar spreekt TLS"),
    (#""naam":"a","adres":"https://127.0.0.1/","hmac":"a""#, "een adres heeft de vorm"),
    (#""naam":"a","adres":"http://127.0.0.1/""#, "óf bearer óf hmac"),
    (#""naam":"a","adres":"http://127.0.0.1/","hmac":"a","bearer":"b""#, "óf bearer óf hmac"),
    (#""naam":"a","adres":"http://127.0.0.1/","hmac":"a","geheim":"b""#, "/geheim"),
    (#""naam":"a","adres":"http://127.0.0.1/","hmac":"a","soorten":[]"#, "/soorten"),
    (#""naam":"a","adres":"http://127.0.0.1/","hmac":"a","soorten":["sleutel_gemaakt"]"#, "/soorten/0"),
    (#""naam":"a","hmac":"a""#, "/adres"),
  ])
  func aWrongSubscriberStopsWithItsPlaceAndReason(_ leden: String, _ deel: String) throws {
    let tekst = try zin { try instellingen(Self.vooraf + "\"abonnees\":[{\(leden)}]") }
    #expect(tekst.contains("/abonnees/0") && tekst.contains(deel), "\(tekst)")
  }

  @Test func whatEachMessageSaysOfTheSenderIsAsked() throws {
    let abonnee = #""abonnees":[{"naam":"a","adres":"http://127.0.0.1/","hmac":"a"}]"#
    #expect(try zin { try instellingen(abonnee) }.contains("gebeurtenisbron en een openbaarAdres"))
    for fout in [
      #""gebeurtenisbron":"weegschaal""#, #""gebeurtenisbron":"urn:isbn:1""#, #""gebeurtenisbron":"urn:nld:a b""#,
      #""openbaarAdres":"http://weegschaal.example""#, #""openbaarAdres":"https://weegschaal.example/""#,
      #""openbaarAdres":"https://""#,
    ] { #expect(try zin { try instellingen(fout) }.contains("een waarde zoals"), "\(fout)") }
    let twee = #"{"naam":"a","adres":"http://127.0.0.1/","hmac":"a"}"#
    #expect(try zin { try instellingen(Self.vooraf + "\"abonnees\":[\(twee),\(twee)]") }.contains("dezelfde naam"))
    let veel = (0...10).map { twee.replacing("\"a\",\"adres", with: "\"a\($0)\",\"adres") }.joined(separator: ",")
    #expect(try zin { try instellingen(Self.vooraf + "\"abonnees\":[\(veel)]") }.contains("/abonnees"))
  }

  /// A secret in a file with these rights.
  private func geheim(_ tekst: String, _ bewijs: Abonnee.Bewijs = .hmac, rechten: Int = 0o600) throws -> Abonneegeheim {
    let bestand = FileManager.default.temporaryDirectory.appending(path: "geheim-\(UUID().uuidString)")
    try Data(tekst.utf8).write(to: bestand)
    defer { try? FileManager.default.removeItem(at: bestand) }
    try FileManager.default.setAttributes([.posixPermissions: rechten], ofItemAtPath: bestand.path)
    return try Abonneegeheim(
      Abonnee(
        abonnement: Abonnement(naam: "zaak"), eindpunt: try HTTPEndpoint("http://127.0.0.1/"), bewijs: bewijs,
        geheimbestand: bestand.path))
  }

  private static let sleutel = "een-sleutel-van-genoeg-letters"

  @Test func aSecretThatOthersMayReadOrThatIsNoneIsRefusedWithoutBeingShown() throws {
    for rechten in [0o400, 0o600, 0o640, 0o440] { _ = try geheim(Self.sleutel, rechten: rechten) }
    for rechten in [0o644, 0o604, 0o602, 0o620, 0o660, 0o777] {
      let tekst = try zin { try geheim(Self.sleutel, rechten: rechten) }
      #expect(tekst.contains("chmod 640") && !tekst.contains(Self.sleutel))
    }
    for fout in [
      "", "te-kort", "twee woorden van genoeg letters", Self.sleutel + "\n" + Self.sleutel,
      "sleutel-\u{e9}-van-genoeg-letters",
      "whsec_geen base64", "whsec_AAAA", String(repeating: "a", count: 4097),
    ] {
      let tekst = try zin { try geheim(fout) }
      #expect(tekst.contains("zaak") && (fout.isEmpty || !tekst.contains(fout)), "\(tekst)")
    }
    let goed = try geheim("  \(Self.sleutel)\r\n")
    #expect(!"\(goed)".contains(Self.sleutel) && "\(goed)".contains("hmac"))
    #expect(
      try zin {
        try Abonneegeheim(
          Abonnee(
            abonnement: Abonnement(naam: "zaak"), eindpunt: try HTTPEndpoint("http://127.0.0.1/"), bewijs: .hmac,
            geheimbestand: "/nergens"))
      }.contains("het bestaat niet"))
  }

  /// What openssl makes of the same bytes.
  @Test func theSignatureIsThatOfAnotherProgram() throws {
    let lichaam = Array("{\"een\":\"é\"}".utf8)
    let sleutels: [(bestand: String, hex: String)] = [
      (Self.sleutel, Self.sleutel.utf8.map { String(format: "%02x", $0) }.joined()),
      (
        "whsec_" + Data((0..<32).map { UInt8($0) }).base64EncodedString(),
        (0..<32).map { String(format: "%02x", $0) }.joined()
      ),
    ]
    for (bestand, hex) in sleutels {
      let verzoek = try geheim(bestand).verzoek(id: "ab12", lichaam: lichaam, soort: "a/b", seconden: 1_742_461_200)
      let velden = Dictionary(verzoek.fields.map { ($0.name, $0.value) }) { $1 }
      #expect(
        velden["webhook-id"] == "ab12" && velden["webhook-timestamp"] == "1742461200" && velden["Authorization"] == nil)
      let openssl = Process()
      openssl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      openssl.arguments = ["openssl", "dgst", "-sha256", "-mac", "HMAC", "-macopt", "hexkey:\(hex)", "-binary"]
      let (invoer, uitvoer) = (Pipe(), Pipe())
      openssl.standardInput = invoer
      openssl.standardOutput = uitvoer
      try openssl.run()
      try invoer.fileHandleForWriting.write(contentsOf: Data(Array("ab12.1742461200.".utf8) + lichaam))
      try invoer.fileHandleForWriting.close()
      let code = try uitvoer.fileHandleForReading.readToEnd() ?? Data()
      openssl.waitUntilExit()
      #expect(code.count == 32 && velden["webhook-signature"] == "v1,\(code.base64EncodedString())")
    }
    let verzoek = try geheim(Self.sleutel, .bearer).verzoek(id: "ab12", lichaam: lichaam, soort: "a/b", seconden: 1)
    let velden = Dictionary(verzoek.fields.map { ($0.name, $0.value) }) { $1 }
    #expect(velden["Authorization"] == "Bearer \(Self.sleutel)" && velden["webhook-signature"] == nil)
    #expect(verzoek.body == lichaam && velden["Content-Type"] == "a/b")
  }
}
