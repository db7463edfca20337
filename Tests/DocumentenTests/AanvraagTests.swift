import Begrippen
import Documenten
import Foundation
import JSON
import Proeven
import Regeling
import Testing

/// The example with one piece replaced, which must stand there exactly once.
private func met(_ oud: String, _ nieuw: String) throws -> String {
  let plaatsen = Proef.aanvraag.ranges(of: oud)
  try #require(plaatsen.count == 1, "\(oud) stands there once")
  return Proef.aanvraag.replacing(oud, with: nieuw)
}

@Suite struct AanvraagTests {
  @Test func theExampleReadsWhole() throws {
    let aanvraag = try Aanvraaglezer(Proef.regeling()).lees(Array(Proef.aanvraag.utf8))
    #expect(aanvraag.gevraagdBedrag == Centen(1_415_200))
    #expect(aanvraag.aanvrager.adres?.postcode == "2511 BT")
    #expect(aanvraag.activiteiten[0].lasten[1].restwaarde == Centen(30_000))
    #expect(aanvraag.activiteiten[0].lasten[0].verrekenbareBtw == .zero)
    #expect(aanvraag.btw?.ondernemer == .gedeeltelijk)
    #expect(aanvraag.deMinimis?.steun[0].verleendOp.description == "2023-06-01")
    #expect(aanvraag.prestaties.periode?.tot.description == "2024-12-31")
    #expect(aanvraag.ondertekening?.functie == "bestuurder")
  }

  @Test func whatWasReadComesBackCanonically() throws {
    let lezer = try Aanvraaglezer(Proef.regeling())
    let aanvraag = try lezer.lees(Array(Proef.aanvraag.utf8))
    let canoniek = aanvraag.json.canonicalBytes
    #expect(try lezer.lees(canoniek) == aanvraag)
    #expect(try lezer.lees(canoniek).json.canonicalBytes == canoniek)
    let tekst = String(decoding: canoniek, as: UTF8.self)
    #expect(tekst.hasPrefix(#"{"aanvrager":{"adres":{"huisnummer":"70","#))
    #expect(tekst.contains(#""gevraagdBedrag":14152.00,"#) && tekst.contains(#""aantal":200"#))
    #expect(!tekst.contains("eerderGesubsidieerd") && !tekst.contains("null"))
  }

  @Test(arguments: [
    // Absent or empty where the contract allows it.
    (#""iban": "NL91"#, #""x": "NL91"#, ["/aanvrager/x onbekend_veld"]),
    (#""btw": {"ondernemer": "gedeeltelijk", "verrekenbaar": 1050.00, "nietVerrekenbaar": 252.00}"#, #""btw": {}"#, []),
    (
      #""ondertekening": {"naam": "Voorbeeld Bestuurder", "functie": "bestuurder", "datum": "2025-03-20"}"#,
      #""ondertekening": {}"#, []
    ),
    (#""periode": {"van": "2024-01-01", "tot": "2024-12-31"}, "#, "", []),
    (
      #""periode": {"van": "2024-01-01", "tot": "2024-12-31"}"#, #""periode": {"van": "2024-01-01"}"#,
      ["/prestaties/periode/tot verplicht"]
    ),
    // Dates that run backwards, or do not exist.
    (#""tot": "2024-12-31""#, #""tot": "2023-12-31""#, ["/prestaties/periode/tot bereik"]),
    (#""tot": "2025-12-31""#, #""tot": "2025-04-30""#, ["/activiteiten/0/tot bereik"]),
    (#""tot": "2025-12-31""#, #""tot": "2025-05-01""#, []),
    (#""van": "2025-05-01""#, #""van": "2025-02-29""#, ["/activiteiten/0/van waarde"]),
    // Countries are those of ISO 3166-1: no reserved code, no code of users, no region of another list.
    (#""straat": "Spui""#, #""land": "NL", "straat": "Spui""#, []),
    (#""straat": "Spui""#, #""land": "GB", "straat": "Spui""#, []),
    (#""straat": "Spui""#, #""land": "BQ", "straat": "Spui""#, []),
    (#""straat": "Spui""#, #""land": "XX", "straat": "Spui""#, ["/aanvrager/adres/land waarde"]),
    (#""straat": "Spui""#, #""land": "EU", "straat": "Spui""#, ["/aanvrager/adres/land waarde"]),
    (#""straat": "Spui""#, #""land": "UK", "straat": "Spui""#, ["/aanvrager/adres/land waarde"]),
    (#""straat": "Spui""#, #""land": "XK", "straat": "Spui""#, ["/aanvrager/adres/land waarde"]),
    (#""straat": "Spui""#, #""land": "QO", "straat": "Spui""#, ["/aanvrager/adres/land waarde"]),
    (#""straat": "Spui""#, #""land": "nl", "straat": "Spui""#, ["/aanvrager/adres/land waarde"]),
    // The amount asked and its sum.
    (#""gevraagdBedrag": 14152.00"#, #""gevraagdBedrag": 0"#, ["/gevraagdBedrag bereik", "/gevraagdBedrag som"]),
    (
      #""Deze aanvraag", "bedrag": 14152.00"#, #""Deze aanvraag", "bedrag": "x""#,
      ["/activiteiten/0/baten/0/bedrag type"]
    ),
    // Cost lines: what is taken off is at most what they cost, to the cent.
    (#""restwaarde": 300.00"#, #""restwaarde": 1452.00"#, []),
    (#""restwaarde": 300.00"#, #""restwaarde": 1452.01"#, ["/activiteiten/0/lasten/1 bereik"]),
    (#""soort": "apparatuur""#, #""soort": "overhead""#, ["/activiteiten/0/lasten/1/restwaarde waarde"]),
    (
      #""restwaarde": 300.00"#, #""nietNoodzakelijk": 300.00"#,
      ["/activiteiten/0/lasten/1/nietNoodzakelijk onbekend_veld"]
    ),
    (#""soort": "salaris""#, #""soort": "loon""#, ["/activiteiten/0/lasten/0/soort waarde"]),
    (#""soort": "a""#, #""soort": "f""#, ["/activiteiten/0/soort waarde"]),
    // Forms.
    (#""kvkNummer": "27312345""#, #""kvkNummer": "2731234x""#, ["/aanvrager/kvkNummer waarde"]),
    (#""kvkNummer": "27399999""#, #""kvkNummer": """#, ["/deMinimis/verbondenOndernemingen/0/kvkNummer waarde"]),
    (#"NL91ABNA0417164300"#, #"nl91abna0417164300"#, ["/aanvrager/iban waarde"]),
    (#"NL91ABNA0417164300"#, #"NL91 ABNA 0417 1643 00"#, ["/aanvrager/iban waarde"]),
    (#"NL91ABNA0417164300"#, #"NL91ABNA041716"#, ["/aanvrager/iban lengte"]),
    (#"NL91ABNA0417164300"#, #"GB82WEST12345698765432"#, []),
    (#"NL91ABNA0417164300"#, #"MT84MALT011000012345MTLCAST001S"#, []),
    (#""email": "contact@voorbeeld.example""#, #""email": "contact@voorbeeld""#, ["/aanvrager/contact/email waarde"]),
    (#""email": "contact@voorbeeld.example""#, #""email": "a@b@c.nl""#, ["/aanvrager/contact/email waarde"]),
    (#""email": "contact@voorbeeld.example""#, #""email": "@c.nl""#, ["/aanvrager/contact/email waarde"]),
    (#""email": "contact@voorbeeld.example""#, #""email": "a@c.""#, ["/aanvrager/contact/email waarde"]),
    (#""email": "contact@voorbeeld.example""#, #""email": "a b@c.nl""#, ["/aanvrager/contact/email waarde"]),
    (#""verordening": "2023/2831""#, #""verordening": "2023/2832""#, []),
    (#""verordening": "2023/2831""#, #""verordening": "2023/2833""#, ["/deMinimis/steun/0/verordening waarde"]),
    (#""ondernemer": "gedeeltelijk""#, #""ondernemer": "deels""#, ["/btw/ondernemer waarde"]),
    // Figures.
    (#""waarvanSocialeStartups": 22"#, #""waarvanSocialeStartups": 85"#, []),
    (#""waarvanSocialeStartups": 22"#, #""waarvanSocialeStartups": 86"#, ["/prestaties/waarvanSocialeStartups bereik"]),
    (#""samenwerkingen": 6"#, #""samenwerkingen": 1000000000"#, []),
    (#""samenwerkingen": 6"#, #""samenwerkingen": 1000000001"#, ["/prestaties/samenwerkingen bereik"]),
    (#", "samenwerkingen": 6"#, "", ["/prestaties/samenwerkingen verplicht"]),
    // Null is no way to leave something out.
    (#""functie": "bestuurder""#, #""functie": null"#, ["/ondertekening/functie type"]),
    // Line feeds in a long text, not in a name.
    (#""statutairDoel": "Het "#, #""statutairDoel": "Het\n\t"#, []),
    (#""naam": "Stichting Voorbeeld""#, #""naam": "Stichting\nVoorbeeld""#, ["/aanvrager/naam waarde"]),
    (#""straat": "Spui""#, #""straat": "Spui\n""#, ["/aanvrager/adres/straat waarde"]),
    (#""straat": "Spui""#, #""straat": """#, ["/aanvrager/adres/straat lengte"]),
  ]) func eachRuleAtItsEdge(_ oud: String, _ nieuw: String, _ verwacht: [String]) throws {
    #expect(try Proef.fouten(aanvraag: try met(oud, nieuw)) == verwacht)
  }

  @Test(
    "What an honest sender got wrong is named",
    arguments: [
      (
        "\"gevraagdBedrag\": 14152.00", "\"gevraagdBedrag\": 14152.001",
        "heeft ten hoogste twee decimalen; hier staan er 3"
      ),
      ("\"gevraagdBedrag\": 14152.00", "\"gevraagdBedrag\": 1.4152e4", "heeft geen exponent"),
      (
        "\"bedrag\": 9000.00", "\"bedrag\": -9000.00",
        "niet negatief. Verreken een creditnota in het bedrag van de regel"
      ),
      ("\"eerderGesubsidieerd\": 0.00", "\"eerderGesubsidieerd\": -0.00", "nul heeft geen minteken"),
      ("\"evenementen\": 14", "\"evenementen\": 1e1", "een aantal heeft geen exponent"),
      ("\"evenementen\": 14", "\"evenementen\": -0", "nul heeft geen minteken"),
      ("NL91ABNA0417164300", "nl91 abna 0417 1643 00", "dit IBAN in hoofdletters en zonder spaties; verder klopt het"),
      ("NL91ABNA0417164300", "NL91ABNA0417164300\u{200B}", "zonder teken 19, U+200B; verder klopt het"),
      ("NL91ABNA0417164300", "NL91\u{A0}ABNA\u{A0}0417 1643 00", "zonder teken 5, U+00A0; verder klopt het"),
      ("NL91ABNA0417164300", "\u{2060}nl91ABNA0417164300", "zonder teken 1, U+2060; verder klopt het"),
      ("NL91ABNA0417164300", "NL91ABNA0417164300\\t", "zonder teken 19, U+0009; verder klopt het"),
      ("NL91ABNA0417164300", "NL91 ABNA 0417 1643 01", "met een kloppend controlegetal"),
      (
        "NL91ABNA0417164300", "N L 9 1 A B N A 0 4 1 7 1 6 4 3 0 0",
        "dit IBAN in hoofdletters en zonder spaties; verder klopt het"
      ),
      ("NL91ABNA0417164300", "NL91ABNA0417164301", "met een kloppend controlegetal"),
      // Both are 1 modulo 97, and neither is a Dutch account.
      ("NL91ABNA0417164300", "NL80ABNA041716430", "met een kloppend controlegetal"),
      ("NL91ABNA0417164300", "NL97ABNA00000000000000000", "met een kloppend controlegetal"),
      ("\"rechtsvorm\": \"stichting\"", "\"rechtsvorm\": \"Stichting\"", "Bedoeld is wellicht stichting."),
      ("\"rechtsvorm\": \"stichting\"", "\"rechtsvorm\": \"Coöperatie\"", "Bedoeld is wellicht cooperatie."),
      ("\"rechtsvorm\": \"stichting\"", "\"rechtsvorm\": \"B.V.\"", "Bedoeld is wellicht besloten_vennootschap."),
      ("\"rechtsvorm\": \"stichting\"", "\"rechtsvorm\": \"Besloten vennootschap\"", "wellicht besloten_vennootschap."),
      ("\"kvkNummer\": \"27312345\"", "\"KvK-nummer\": \"27312345\"", "Bedoeld is wellicht kvkNummer."),
      ("\"huisnummer\": \"70\"", "\"huisnummer\": \"70\", \"toevoeging\": \"a\"", "Een toevoeging hoort in huisnummer"),
      ("Stichting Voorbeeld", "Stich\u{AD}ting", "teken 6 van de naam is het onzichtbare opmaakteken U+00AD"),
      ("Eerste aanspreekpunt", "Eerste\\u000Baanspreekpunt", "teken 7 van de tekst is het stuurteken U+000B"),
      ("Eerste aanspreekpunt", " \u{AD}\u{200B}", "heeft geen teken dat te zien is"),
    ]) func whatWasWrongIsNamed(_ oud: String, _ nieuw: String, _ melding: String) throws
  {
    let meldingen = try Proef.meldingen(aanvraag: try met(oud, nieuw))
    #expect(meldingen.contains { $0.contains(melding) }, "\(meldingen)")
  }

  @Test func lengthsAtTheirEdge() throws {
    func naam(_ lengte: Int) throws -> String { try met("Stichting Voorbeeld", String(repeating: "é", count: lengte)) }
    #expect(try Proef.fouten(aanvraag: naam(200)) == [])
    #expect(try Proef.fouten(aanvraag: naam(201)) == ["/aanvrager/naam lengte"])
    func doel(_ lengte: Int) throws -> String { try met("Eerste aanspreekpunt", String(repeating: "😀", count: lengte)) }
    #expect(try Proef.fouten(aanvraag: doel(4000)) == [])
    #expect(try Proef.fouten(aanvraag: doel(4001)) == ["/activiteiten/0/doel lengte"])
    func email(_ lengte: Int) throws -> String {
      try met("contact@voorbeeld.example", String(repeating: "a", count: lengte - 5) + "@b.nl")
    }
    #expect(try Proef.fouten(aanvraag: email(254)) == [])
    #expect(try Proef.fouten(aanvraag: email(255)) == ["/aanvrager/contact/email lengte"])
  }

  @Test func listsAtTheirEdge() throws {
    func lasten(_ aantal: Int) throws -> String {
      let last = #"{"soort": "overig", "omschrijving": "x", "bedrag": 1}"#
      let oud = #"{"soort": "salaris", "omschrijving": "Adviseur 0,2 fte", "bedrag": 9000.00}"#
      return try met(oud, Array(repeating: last, count: aantal - 2).joined(separator: ","))
    }
    #expect(try Proef.fouten(aanvraag: lasten(200)) == [])
    #expect(try Proef.fouten(aanvraag: lasten(201)) == ["/activiteiten/0/lasten lengte"])
    func activiteiten(_ soorten: [String]) throws -> String {
      let meer = soorten.map {
        #"{"soort": "\#($0)", "lasten": [{"soort":"overig","omschrijving":"x","bedrag":0}], "baten": []}"#
      }
      return try met(#""activiteiten": ["#, #""activiteiten": [\#(meer.map { $0 + "," }.joined())"#)
    }
    #expect(try Proef.fouten(aanvraag: activiteiten(["b", "c", "d", "e"])) == [])
    #expect(try Proef.fouten(aanvraag: activiteiten(["b", "c", "d", "e", "a"])) == ["/activiteiten lengte"])
    #expect(try Proef.fouten(aanvraag: activiteiten(["a"])) == ["/activiteiten/1/soort waarde"])
  }

  @Test func aFinalAccountReadsTheSameLinesWithAnExplanation() throws {
    let lezer = try Aanvraaglezer(Proef.regeling())
    let document = #"""
      [{"soort": "a", "lasten": [{"soort": "salaris", "omschrijving": "x", "bedrag": 1.50}], "baten": [],
        "toelichting": "Minder uren."}]
      """#
    let gelezen = try readJSON(Array(document.utf8)) { lezer.gerealiseerdeActiviteiten(&$0) }
    #expect(gelezen[0].toelichting == "Minder uren." && gelezen[0].activiteit.lasten[0].bedrag == Centen(150))
    let fouten = try #require(throws: Faults.self) {
      try readJSON(Array(#"[{"soort": "a", "van": "2025-01-01", "lasten": []}]"#.utf8)) {
        lezer.gerealiseerdeActiviteiten(&$0)
      }
    }
    #expect(
      fouten.all.map { "\($0.pointer) \($0.code.rawValue)" } == [
        "/0/van onbekend_veld", "/0/baten verplicht",
      ])
  }

  /// An activity that cost nothing is accounted for without lines; an application has at least one.
  @Test func anActivityWithoutCostsIsAccountedFor() throws {
    let lezer = try Aanvraaglezer(Proef.regeling())
    func lees(lasten aantal: Int) throws -> [GerealiseerdeActiviteit] {
      let lasten = Array(repeating: #"{"soort": "overig", "omschrijving": "x", "bedrag": 1}"#, count: aantal)
      let document = #"[{"soort": "a", "lasten": [\#(lasten.joined(separator: ","))], "baten": []}]"#
      return try readJSON(Array(document.utf8)) { lezer.gerealiseerdeActiviteiten(&$0) }
    }
    #expect(try lees(lasten: 0)[0].activiteit.lasten.isEmpty && lees(lasten: 200)[0].activiteit.lasten.count == 200)
    #expect(throws: Faults.self) { try lees(lasten: 201) }
    let leeg = #"{"soort": "b", "lasten": [], "baten": []}"#
    #expect(
      try Proef.fouten(aanvraag: met(#""activiteiten": ["#, #""activiteiten": [\#(leeg),"#)) == [
        "/activiteiten/0/lasten lengte"
      ])
  }

  /// Foundation's list of regions has them all, and regions of CLDR that are no country of the standard: reserved codes,
  /// and codes that users may assign.
  @Test("the countries are those of ISO 3166: every two capitals, beside Foundation's list")
  func countries() throws {
    let landen = Set(Locale.Region.isoRegions.map(\.identifier)).subtracting(
      ["AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XK"])
    let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(UnicodeScalar($0)) }
    for eerste in letters {
      for tweede in letters {
        let code = eerste + tweede
        let document = Proef.aanvraag.replacing(#""straat": "Spui""#, with: #""straat": "Spui", "land": "\#(code)""#)
        #expect(try Proef.fouten(aanvraag: document).isEmpty == landen.contains(code), "\(code)")
      }
    }
  }
}
