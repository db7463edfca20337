import Foundation
import JSON
import Keten
import Loket
import Proeven
import Testing

/// README's table of routes is that of the router and of who is let in.
@Suite struct RoutetabelTests {
  private static let begin = "<!-- begin: routes -->\n"
  private static let einde = "<!-- end: routes -->"
  private static let kop = "| method | address | who | body | `If-Match` |\n|---|---|---|---|---|\n"

  /// A row of the table. What the body holds is told by hand; a test of the service cannot ask for it.
  struct Rij: Hashable {
    let methode: String
    let adres: String
    var wie: String
    var lichaam = ""
    var versie: String

    var tekst: String { "| \(methode) | `\(adres)` | \(wie) | \(lichaam) | \(versie) |\n" }

    init(methode: String, adres: String, wie: String, versie: String) {
      self.methode = methode
      self.adres = adres
      self.wie = wie
      self.versie = versie
    }

    init?(_ regel: Substring) {
      let vakken = regel.split(separator: " | ", omittingEmptySubsequences: false).map {
        $0.trimmingPrefix("| ").trimmingCharacters(in: [" ", "|"])
      }
      guard vakken.count == 5 else { return nil }
      self.init(
        methode: vakken[0], adres: vakken[1].trimmingCharacters(in: ["`"]), wie: vakken[2], versie: vakken[4])
      lichaam = vakken[3]
    }
  }

  /// The rows between the marks of a text.
  static func rijen(_ leesmij: String) -> [Rij] {
    guard let van = leesmij.firstRange(of: begin)?.upperBound,
      let tot = leesmij[van...].firstRange(of: einde)?.lowerBound
    else { return [] }
    return leesmij[van..<tot].split(separator: "\n").dropFirst(2).compactMap { Rij($0) }
  }

  /// The roles in the words of the table.
  static func wie(_ rollen: Set<Rol>) -> String {
    let isStaf = rollen.isSuperset(of: Rol.medewerkers)
    let namen = Rol.allCases.filter { rollen.contains($0) && !(isStaf && Rol.medewerkers.contains($0)) }
    return (namen.map(\.rawValue) + (isStaf ? ["medewerkers"] : [])).joined(separator: ", ")
  }

  /// The roles that the service lets in on a route; nil when it asks for no token.
  func toegelaten(_ dienst: Proefdienst, _ methode: String, _ pad: String) async throws -> Set<Rol>? {
    // Enough of an application to know whose it is, and too little to be one.
    let lichaam: JSONValue? = methode == "GET" ? nil : [:]
    guard try await dienst.stuur(methode, pad, nil, lichaam).status == 401 else { return nil }
    var rollen: Set<Rol> = []
    for rol in Rol.allCases {
      let sleutel =
        rol == .aanvrager
        ? try await dienst.aanvrager("27312345") : try await dienst.medewerker(rol, als: "p-\(rol.rawValue)")
      let uitslag = try await dienst.stuur(methode, pad, sleutel, lichaam)
      #expect(uitslag.status != 401)
      if !(uitslag.status == 403 && uitslag.probleem == "verboden") { rollen.insert(rol) }
    }
    return rollen
  }

  /// The path of a route, on a file.
  static func pad(_ patroon: String, _ id: String) -> String {
    patroon.replacing("{jaar}", with: "2025").replacing("{id}", with: id)
      .replacing("{code}", with: "contact_ontbreekt").replacing("{soort}", with: "vier-ogen").replacing(
        /\{[a-z]+\}/, with: "1")
      // An applicant sees the events of her own file.
      + (patroon.hasSuffix("/gebeurtenissen") ? "?dossier=\(id)" : "")
  }

  /// The bodies with which something that is there is changed without its version.
  private static let nieuweVersies: [String: JSONValue] = [
    "/v1/rondes/{jaar}": Proefdienst.ronde(), "/v1/aanvragen/{id}": Voorbeeldaanvraag().json,
    "/v1/aanvragen/{id}/beoordeling": ["motivering": "Er is niets gevonden."],
  ]

  /// What the table says of `If-Match`.
  func versie(_ dienst: Proefdienst, _ methode: String, _ patroon: String, _ pad: String) async throws -> String {
    // What is no step has no version: a try, and what waits for a subscriber.
    guard methode == "PUT" else {
      return methode == "GET" || patroon.hasSuffix("proefaanvragen") || patroon.contains("/{abonnement}/") ? "" : "may"
    }
    guard let lichaam = RoutetabelTests.nieuweVersies[patroon] else { return "" }
    let sleutels = [
      try await dienst.medewerker(.beheerder, als: "beheer"), try await dienst.aanvrager("27312345"),
      try await dienst.medewerker(.beoordelaar, als: "p-beoordelaar"),
    ]
    var statussen: [Int] = []
    for sleutel in sleutels {
      // The first assessment has nothing before it; the second one has.
      for _ in 0..<2 { statussen.append(try await dienst.stuur(methode, pad, sleutel, lichaam).status) }
    }
    return statussen.contains(428) ? "must" : ""
  }

  @Test func theTableOfReadmeHasEveryRouteWithItsRoles() async throws {
    let leesmij = try String(contentsOf: Proefdienst.root.appendingPathComponent("README.md"), encoding: .utf8)
    let getoond = RoutetabelTests.rijen(leesmij)
    #expect(getoond.count > 40, "the table was read")
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      func pad(_ patroon: String) -> String { RoutetabelTests.pad(patroon, id) }
      var tabel: [Rij] = []
      // First the versions: asking who may withdraw the file withdraws it.
      for (methode, patroon) in dienst.routes {
        let versie = try await versie(dienst, methode, patroon, pad(patroon))
        var rij = Rij(methode: methode, adres: patroon, wie: "", versie: versie)
        rij.lichaam = getoond.first { $0.methode == methode && $0.adres == patroon }?.lichaam ?? ""
        tabel.append(rij)
      }
      for nummer in tabel.indices {
        let rollen = try await toegelaten(dienst, tabel[nummer].methode, pad(tabel[nummer].adres))
        tabel[nummer].wie = rollen.map(RoutetabelTests.wie) ?? "iedereen"
      }
      let tekst = RoutetabelTests.kop + tabel.map(\.tekst).joined()
      let isGelijk = leesmij.contains(RoutetabelTests.begin + tekst + RoutetabelTests.einde)
      #expect(isGelijk, "between its two marks README shows this:\n\(tekst)")
      let zonder = tabel.filter { $0.methode != "GET" && $0.lichaam.isEmpty }.map(\.adres)
      #expect(zonder == [], "a row says what is sent")
    }
  }

  @Test func rowsOfATableAreRead() throws {
    let tekst = "| PUT | `/v1/een/{id}` | aanvrager, medewerkers | `{\"a\"?}`, [b](#c) | must |"
    let rij = try #require(Rij(Substring(tekst)))
    #expect(rij.tekst == tekst + "\n")
    #expect(rij.adres == "/v1/een/{id}" && rij.wie == "aanvrager, medewerkers" && rij.versie == "must")
    let leeg = try #require(Rij("| GET | `/een` | iedereen |  |  |"))
    #expect(leeg.lichaam.isEmpty && leeg.versie.isEmpty)
    #expect(RoutetabelTests.rijen("a\n\(RoutetabelTests.begin)\(RoutetabelTests.kop)\(tekst)\nb") == [])
    #expect(
      RoutetabelTests.rijen("\(RoutetabelTests.begin)\(RoutetabelTests.kop)\(tekst)\n\(RoutetabelTests.einde)") == [rij]
    )
    #expect(RoutetabelTests.wie(Rol.lezers) == "aanvrager, medewerkers")
    #expect(RoutetabelTests.wie([.intake, .beoordelaar]) == "intake, beoordelaar")
  }
}
