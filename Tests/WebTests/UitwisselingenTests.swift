import Foundation
import FoundationNetworking
import JSON
import Testing

/// What tests and service say to each other can be kept for a tool of others, without tokens.
@Suite struct UitwisselingenTests {
  @Test func whatWentToAndFroIsALineWithoutTheToken() throws {
    let map = FileManager.default.temporaryDirectory.appendingPathComponent("uitwisselingen-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: map, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: map) }
    let uitwisselingen = try #require(Uitwisselingen(map))
    var verzoek = URLRequest(url: try #require(URL(string: "http://127.0.0.1/v1/rondes/2025")))
    verzoek.httpMethod = "PUT"
    verzoek.httpBody = Data(#"{"a":1}"#.utf8)
    verzoek.setValue("Bearer geheim", forHTTPHeaderField: "Authorization")
    verzoek.setValue("\"1\"", forHTTPHeaderField: "If-Match")
    let uitslag = Proefdienst.Uitslag(status: 200, koppen: ["etag": "\"2\""], lichaam: Array("{}".utf8))
    for _ in 0..<2 { uitwisselingen.voegToe(verzoek, "/v1/rondes/2025?a=b", uitslag) }
    let bestanden = try FileManager.default.contentsOfDirectory(at: map, includingPropertiesForKeys: nil)
    let regels = try String(contentsOf: try #require(bestanden.first), encoding: .utf8).split(separator: "\n")
    #expect(bestanden.count == 1 && regels.count == 2 && regels[0] == regels[1])
    #expect(!regels[0].contains("geheim"))
    let regel = try JSONValue.parse(Array(regels[0].utf8))
    #expect(regel["methode"] == "PUT" && regel["pad"] == "/v1/rondes/2025?a=b" && regel["heeftSleutel"] == true)
    #expect(regel["koppen"]?["If-Match"] == "\"1\"" && regel["lichaam"] == #"{"a":1}"#)
    #expect(regel["antwoordkoppen"]?["etag"] == "\"2\"" && regel["antwoord"] == "{}")
  }

  @Test func aFolderThatIsNotThereKeepsNothing() {
    #expect(Uitwisselingen(URL(fileURLWithPath: "/bestaat-niet")) == nil)
  }
}
