import JSON
import Testing

@testable import Web

/// The description names the address and the licence that the settings name, and no other.
@Suite struct UitgeverTests {
  @Test func theDescriptionNamesWhoPublishesItAndItsLicence() async throws {
    try await Proefdienst.met { dienst in
      let info = try await dienst.stuur("GET", "/v1/openapi.json").json["info"]
      #expect(info?["contact"]?["email"] == "api@denhaag.example")
      #expect(info?["license"] == ["name": "EUPL-1.2", "identifier": "EUPL-1.2"])
    }
    let leden = Uitgever().leden
    #expect(leden.map(\.name) == ["contact"] && leden[0].value["email"] == nil)
  }

  @Test(arguments: ["a@b.nl", "api+vraag@den-haag.example", String(repeating: "a", count: 249) + "@b.nl"])
  func anAddressIsTaken(_ tekst: String) { #expect(Uitgever.isContact(tekst)) }

  @Test(arguments: [
    "", "a", "a@b", "@b.nl", "a@.nl", "a@b.", "a b@c.nl", "a@b@c.nl", "mailto:", "é@b.nl",
    String(repeating: "a", count: 250) + "@b.nl",
  ])
  func anotherTextIsNoAddress(_ tekst: String) { #expect(!Uitgever.isContact(tekst)) }

  @Test(arguments: ["EUPL-1.2", "CC0-1.0", "MIT", String(repeating: "a", count: 64)])
  func aLicenceIsTaken(_ tekst: String) { #expect(Uitgever.isLicentie(tekst)) }

  @Test(arguments: ["", "EUPL 1.2", "EUPL_1.2", "EUPL/1.2", "é", String(repeating: "a", count: 65)])
  func anotherTextIsNoLicence(_ tekst: String) { #expect(!Uitgever.isLicentie(tekst)) }
}
