import Begrippen
import Foundation
import Testing

@testable import Web

/// `security.txt` (RFC 9116): where who finds a leak can report it.
@Suite struct MeldpuntTests {
  @Test func theTextNamesAnAddressAndDoesNotGrowOld() async throws {
    try await Proefdienst.met(klok: "2025-03-20T09:00:00Z") { dienst in
      let uitslag = try await dienst.stuur("GET", "/.well-known/security.txt")
      #expect(uitslag.status == 200 && uitslag.kop("Content-Type") == "text/plain; charset=utf-8")
      #expect(
        String(decoding: uitslag.lichaam, as: UTF8.self) == """
          Contact: mailto:lek@denhaag.example
          Expires: 2025-06-18T00:00:00Z
          Preferred-Languages: nl, en

          """)
      try dienst.zetKlok("2025-12-31T23:59:59Z")
      let later = String(decoding: try await dienst.stuur("GET", "/.well-known/security.txt").lichaam, as: UTF8.self)
      #expect(later.contains("Expires: 2026-03-31T00:00:00Z"))
      #expect(try await dienst.stuur("GET", "/.well-known/security.txt", koppen: ["Accept": "text/html"]).status == 406)
    }
  }

  /// RFC 9116, section 2.5.5 asks for less than a year.
  @Test func itHoldsForLessThanAYear() { #expect(Meldpunt.geldigDagen < 365) }

  @Test func anAddressIsAURIOfAKindThatPeopleCanUse() {
    let goed = ["mailto:lek@denhaag.nl", "https://www.denhaag.nl/lek", "tel:+31-70-1234567"]
    for adres in goed { #expect(Meldpunt(adres)?.adres == adres) }
    let fout = [
      "", "lek@denhaag.nl", "http://www.denhaag.nl", "mailto:", "https://", "mailto:a b", "mailto:a\nContact: b",
    ]
    for adres in fout { #expect(Meldpunt(adres) == nil, "\(adres)") }
    let langst = "mailto:" + String(repeating: "a", count: Meldpunt.lengteMax - 7)
    #expect(Meldpunt(langst) != nil && Meldpunt(langst + "a") == nil)
  }
}
