import Begrippen
import Cryptography
import Documenten
import Foundation
import JSON
import Keten
import Proeven
import Regeling
import Testing

@testable import Loket

/// What decisions say, whole and to the byte.
struct BeschikkingTests {
  private let regeling: GeladenRegeling
  private let besluitDatum: Datum
  private let uiterlijk: Datum

  init() throws {
    regeling = GeladenRegeling(regeling: try Proef.regeling(), bytes: Proef.regelingbestand)
    besluitDatum = try #require(Datum(iso: "2025-04-17"))
    uiterlijk = try #require(Datum(iso: "2026-05-01"))
  }

  private func stand(_ id: String) throws -> Dossierstand {
    let tijdstip = try #require(Tijdstip(iso: "2025-03-20T10:00:00Z"))
    return Dossierstand(
      id: id, jaar: 2025, kenmerk: "SSO-2025-\(id)", kvkNummer: "27312345", eersteOntvangstOp: tijdstip,
      status: .ingediend, aanvraagversie: 1, ontvangenOp: tijdstip, tijdig: true, naam: "", gevraagd: .zero,
      kop: Ketenkop())
  }

  /// The document of a decision, but for the parts that are drawn.
  private func document(_ inhoud: Besluitinhoud, _ id: String, rangschikking: Int?) throws -> String {
    let besluit = Besluit(
      inhoud, over: try stand(id), rangschikking: rangschikking,
      Besluitformaliteiten(
        mandaat: "Mandaatbesluit 2025, nr. 3", besluitDatum: besluitDatum, bekendgemaaktOp: nil,
        verantwoordingUiterlijk: inhoud.soort.isVerlening ? uiterlijk : nil),
      regeling: regeling, op: try #require(Tijdstip(iso: "2025-04-17T10:00:00Z")))
    let leden = try #require(try JSONValue.parse(besluit.document).members).map { lid in
      lid.name == "id" || lid.name == "kenmerk" ? JSONMember(lid.name, .text("vast")) : lid
    }
    return String(decoding: JSONValue.object(leden).canonicalBytes, as: UTF8.self)
  }

  @Test func decisions() throws {
    let ronde = try Beschikkingproef.ronde()
    let inzendingen = try Beschikkingproef.inzendingen(regeling.regeling)
    let rangschikking = rangschik(
      inzendingen.map { Weging($0, ronde: ronde, regeling: regeling.regeling) }, ronde: ronde,
      regeling: regeling.regeling, normen: regeling.regeling.openNormen,
      loting: Loting(zaad: "zaad") { SHA256Digest(of: $0).hex })
    let gronden = Dictionary(
      uniqueKeysWithValues: inzendingen.map {
        ($0.id, Besluitgrond($0, ronde, regeling.regeling, besluitDatum: besluitDatum))
      })
    let schrijver = Besluitschrijver(rangschikking, regeling.regeling)
    var documenten: [String: String] = [:]
    for lid in rangschikking.rangorde {
      documenten[lid.id] = try document(
        schrijver.inhoud(lid, try #require(gronden[lid.id])), lid.id, rangschikking: 2)
    }
    for lid in rangschikking.nietGerangschikt {
      let grond = try #require(gronden[lid.id])
      documenten[lid.id] = try document(
        lid.oordeel == .ongeschikt
          ? .ongeschikt(grond)
          : .buitenBehandeling(grond, hersteltermijnTot: besluitDatum.plus(dagen: -3)), lid.id, rangschikking: 2)
    }
    documenten["toegelicht"] = try document(
      .buitenBehandeling(
        try #require(gronden["onvolledig"]), hersteltermijnTot: besluitDatum.plus(dagen: -3),
        toelichting: "U zond niets."), "toegelicht", rangschikking: nil)
    let gevonden = documenten.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: "\n")
    try Beschikkingproef.vergelijk("besluiten", gevonden)
  }

  @Test func objections() throws {
    let soorten = Besluitsoort.allCases
    let gevonden = soorten.flatMap { soort in
      [nil, besluitDatum].map { "\(soort.rawValue) \(bezwaarclausule(soort, uiterlijk: $0, regeling.regeling))" }
    }
    try Beschikkingproef.vergelijk("bezwaren", gevonden.joined(separator: "\n"))
  }

  @Test func settlements() throws {
    let tijdstip = try #require(Tijdstip(iso: "2026-03-20T10:00:00Z"))
    let verantwoording = Verantwoording(
      versie: 2, ontvangenOp: tijdstip, sha256: "", onvolledig: [],
      vergelijkingen: [["soort": "a", "begroot": true, "verantwoord": true, "wijktAf": true]], document: nil)
    let verlening = Verlening(
      besluit: "b", kenmerk: "BES-2025-AAAA-AAAA", bedrag: Centen(1_415_200), bekendgemaaktOp: besluitDatum,
      verantwoordingUiterlijk: uiterlijk)
    let gevonden = try Beschikkingproef.vaststellingen(regeling.regeling).map { naam, vaststelling, lager in
      let beschikking = Vaststellingsbeschikking(
        vaststelling,
        lager: lager.map {
          LagereVaststellingsinvoer(
            vaststelling: $0, motivering: "Het spreekuur is niet gehouden.", zienswijze: "Gehoord.")
        }, kenmerk: "VST-2025-AAAA-AAAA", op: besluitDatum.plus(dagen: 365), verlening: verlening,
        verantwoording: verantwoording,
        regels: BevrorenRegels(regeling: regeling.regeling, normen: regeling.regeling.openNormen))
      return "\(naam) \(String(decoding: JSONValue.object(beschikking.leden).canonicalBytes, as: UTF8.self))\n"
        + "\(naam) \(String(decoding: JSONValue.object(beschikking.gebeurtenisleden).canonicalBytes, as: UTF8.self))"
    }
    try Beschikkingproef.vergelijk("vaststellingen", gevonden.joined(separator: "\n"))
  }
}
