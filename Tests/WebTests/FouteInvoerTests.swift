import Cryptography
import Foundation
import JSON
import Loket
import Proeven
import Testing

/// Bodies that are no application: each is refused with every fault at once, recorded as an attempt, and leaves nothing.
@Suite struct FouteInvoerTests {
  /// A body and the faults that it has, as `code pointer`.
  struct Geval: Sendable, CustomTestStringConvertible {
    let naam: String
    let lichaam: [UInt8]
    let fouten: [String]
    var testDescription: String { naam }

    init(_ naam: String, _ lichaam: [UInt8], _ fouten: [String]) {
      self.naam = naam
      self.lichaam = lichaam
      self.fouten = fouten
    }

    /// The bytes of a good application with one text in place of another.
    init(_ naam: String, _ oud: String, _ nieuw: String, _ fouten: [String]) {
      let goed = String(decoding: Voorbeeldaanvraag().json.bytes, as: UTF8.self)
      precondition(goed.contains(oud), "the example holds \(oud)")
      self.init(naam, Array(goed.replacingOccurrences(of: oud, with: nieuw).utf8), fouten)
    }
  }

  static let goed = Voorbeeldaanvraag().json.bytes

  /// Bodies that are no JSON (RFC 8259).
  static let geenJSON: [Geval] = [
    Geval("nothing", [], ["json "]),
    Geval("white space alone", Array(" \n\t ".utf8), ["json "]),
    Geval("a byte order mark", [0xEF, 0xBB, 0xBF] + goed, ["json "]),
    Geval("cut off", Array(goed.dropLast()), ["json "]),
    Geval("more after the end", goed + Array(" {}".utf8), ["json "]),
    Geval("invalid UTF-8", Array(#"{"aanvrager":""#.utf8) + [0xFF, 0xFE] + Array(#""}"#.utf8), ["json "]),
    Geval("a lone surrogate", Array(#"{"aanvrager":"\ud800"}"#.utf8), ["json "]),
    Geval("a raw line feed in a text", Array("{\"aanvrager\":\"a\nb\"}".utf8), ["json "]),
    Geval("single quotes", Array("{'aanvrager':1}".utf8), ["json "]),
    Geval("a comma at the end", Array(#"{"aanvrager":{},}"#.utf8), ["json "]),
    Geval("a comment", Array("/* x */ {}".utf8), ["json "]),
    Geval("NaN", Array(#"{"gevraagdBedrag":NaN}"#.utf8), ["json "]),
    Geval("a leading zero", #""gevraagdBedrag":10000.00"#, #""gevraagdBedrag":010000.00"#, ["json "]),
    Geval("a leading plus", #""gevraagdBedrag":10000.00"#, #""gevraagdBedrag":+10000.00"#, ["json "]),
    Geval("an unknown escape", Array(#"{"aanvrager":"\x41"}"#.utf8), ["json "]),
    Geval("nested too deep", Array(repeating: UInt8(ascii: "["), count: 100), ["json "]),
    Geval("a name without quotes", Array("{aanvrager:1}".utf8), ["json "]),
  ]

  /// JSON that is no application.
  static let geenAanvraag: [Geval] = [
    Geval("a list", Array("[]".utf8), ["type "]),
    Geval("a text", Array(#""aanvraag""#.utf8), ["type "]),
    Geval("null", Array("null".utf8), ["type "]),
    Geval(
      "an empty object", Array("{}".utf8),
      ["verplicht /aanvrager", "verplicht /gevraagdBedrag", "verplicht /activiteiten", "verplicht /prestaties"]),
    Geval("an unknown member", #"{"aanvrager""#, #"{"punten":100,"aanvrager""#, ["onbekend_veld /punten"]),
    Geval("a name with U+0000", #"{"aanvrager""#, #"{"\u0000~/":1,"aanvrager""#, ["onbekend_veld /\0~0~1"]),
    Geval(
      "a member twice", #""rechtsvorm":"#, #""rechtsvorm":"stichting","rechtsvorm":"#,
      ["dubbel_veld /aanvrager/rechtsvorm"]),
    Geval("a country that is none", #""plaats":"#, #""land":"XX","plaats":"#, ["waarde /aanvrager/adres/land"]),
    Geval("a union of countries", #""plaats":"#, #""land":"EU","plaats":"#, ["waarde /aanvrager/adres/land"]),
    Geval("another code of a country", #""plaats":"#, #""land":"UK","plaats":"#, ["waarde /aanvrager/adres/land"]),
    Geval("a member of null", #""iban":"NL91ABNA0417164300""#, #""iban":null"#, ["type /aanvrager/iban"]),
    Geval(
      "an amount as text", #""gevraagdBedrag":10000.00"#, #""gevraagdBedrag":"10000.00""#, ["type /gevraagdBedrag"]),
    Geval("three decimals", #""gevraagdBedrag":10000.00"#, #""gevraagdBedrag":10000.001"#, ["waarde /gevraagdBedrag"]),
    Geval("an exponent", #""gevraagdBedrag":10000.00"#, #""gevraagdBedrag":1e4"#, ["waarde /gevraagdBedrag"]),
    Geval("below zero", #""bedrag":5000.00"#, #""bedrag":-5000.00"#, ["bereik /activiteiten/0/lasten/0/bedrag"]),
    Geval(
      "an amount too large", #""bedrag":5000.00"#, #""bedrag":10000000000.01"#,
      ["bereik /activiteiten/0/lasten/0/bedrag"]),
    Geval(
      "a sum that does not hold", #""gevraagdBedrag":10000.00"#, #""gevraagdBedrag":9999.99"#, ["som /gevraagdBedrag"]),
    Geval("a fraction of a count", #""evenementen":10"#, #""evenementen":10.5"#, ["type /prestaties/evenementen"]),
    Geval("a count below zero", #""evenementen":10"#, #""evenementen":-1"#, ["bereik /prestaties/evenementen"]),
    Geval(
      "a part above the whole", #""waarvanBuitenDenHaag":10"#, #""waarvanBuitenDenHaag":101"#,
      ["bereik /prestaties/waarvanBuitenDenHaag"]),
    Geval("an unknown legal form", #""stichting""#, #""bv""#, ["waarde /aanvrager/rechtsvorm"]),
    Geval("a wrong IBAN", "NL91ABNA0417164300", "NL92ABNA0417164300", ["waarde /aanvrager/iban"]),
    Geval("a number of seven digits", #""27312345""#, #""2731234""#, ["waarde /aanvrager/kvkNummer"]),
    Geval(
      "a day that is none", #""ondertekendOp":"2025-03-18""#, #""ondertekendOp":"2025-02-29""#,
      ["waarde /deMinimis/ondertekendOp"]),
    Geval(
      "an address without domain", "bestuur@voorbeeld.example", "bestuur@localhost", ["waarde /aanvrager/contact/email"]
    ),
    Geval(
      "an empty text", #""omschrijving":"Spreekuur""#, #""omschrijving":"""#, ["lengte /activiteiten/0/omschrijving"]),
    Geval("a control character", "Spreekuur", #"Spreek\u0007uur"#, ["waarde /activiteiten/0/omschrijving"]),
    Geval("a kind of activity that is none", #""soort":"a""#, #""soort":"f""#, ["waarde /activiteiten/0/soort"]),
    Geval(
      "two at once", #""vraagmogelijkheden":"ruim","zichtbaarheid":"goed""#,
      #""vraagmogelijkheden":"veel","zichtbaarheid":5"#,
      ["waarde /prestaties/vraagmogelijkheden", "type /prestaties/zichtbaarheid"]),
  ]

  @Test func everyKindOfBadBodyIsNamedAndRecorded() async throws {
    let gevallen = FouteInvoerTests.geenJSON + FouteInvoerTests.geenAanvraag
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let sleutel = try await dienst.aanvrager("27312345")
      for geval in gevallen {
        let uitslag = try await dienst.stuur("POST", "/v1/rondes/2025/aanvragen", sleutel, bytes: geval.lichaam)
        #expect(uitslag.status == 400, "\(geval.naam)")
        #expect(uitslag.kop("Content-Type") == "application/problem+json")
        #expect(uitslag.fouten == geval.fouten, "\(geval.naam)")
        #expect(uitslag.json["detail"]?.text?.contains("Met dit bericht is niets ingediend") == true)
        #expect(uitslag.json["poging"]?["sha256"]?.text == SHA256Digest(of: geval.lichaam).hex)
        if geval.fouten == ["json "] {
          #expect(uitslag.json["fouten"]?[0]?["melding"]?.text?.contains("bij byte ") == true, "\(geval.naam)")
        }
      }
      let pogingen = try await dienst.pogingen()
      #expect(pogingen.map(\.sha256) == gevallen.map { SHA256Digest(of: $0.lichaam).hex })
      #expect(pogingen.allSatisfy { $0.reden == "fouten" })
      for (poging, geval) in zip(pogingen, gevallen) {
        let fouten = try JSONValue.parse(poging.fouten).elements ?? []
        #expect(fouten.map { "\($0["code"]?.text ?? "") \($0["pointer"]?.text ?? "")" } == geval.fouten)
      }
      let lijst = try await dienst.stuur("GET", "/v1/rondes/2025/aanvragen", sleutel)
      #expect(lijst.json["totaal"] == .number("0"))
    }
  }

  @Test func anotherApplicantsNumberIsForbiddenAndRecorded() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let document = Voorbeeldaanvraag(kvkNummer: "27399999").json
      let uitslag = try await dienst.stuur(
        "POST", "/v1/rondes/2025/aanvragen", try await dienst.aanvrager("27312345"), document)
      #expect(uitslag.status == 403)
      #expect(uitslag.json["detail"]?.text?.contains("Met dit bericht is niets ingediend") == true)
      let poging = try #require(try await dienst.pogingen().first)
      #expect(poging.reden == "ander_kvk_nummer")
      #expect(poging.sha256 == SHA256Digest(of: document.bytes).hex)
      let ander = try await dienst.stuur(
        "GET", "/v1/rondes/2025/aanvragen", try await dienst.aanvrager("27399999"))
      #expect(ander.json["totaal"] == .number("0"))
      // Nothing that was recorded can be changed, by the owner of the tables neither.
      await #expect(throws: (any Error).self) { _ = try await dienst.alsEigenaar("DELETE FROM weegschaal.poging") }
      await #expect(throws: (any Error).self) {
        _ = try await dienst.alsEigenaar("UPDATE weegschaal.poging SET reden = 'x'")
      }
    }
  }

  /// JSON is UTF-8 (RFC 8259 section 8.1).
  @Test(arguments: [
    ("application/json", 200), ("application/json; charset=utf-8", 200), (#"Application/JSON ; charset="UTF-8""#, 200),
    ("application/json; charset=iso-8859-1", 415), ("text/plain", 415), ("application/jsonp", 415),
  ])
  func aBodyIsJSONInUTF8(_ kop: String, _ status: Int) async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let uitslag = try await dienst.stuur(
        "POST", "/v1/rondes/2025/proefaanvragen", nil, bytes: Voorbeeldaanvraag().json.bytes,
        koppen: ["Content-Type": kop])
      #expect(uitslag.status == status)
    }
  }

  @Test func whatIsNoJSONByItsHeaderOrWayIsRefused() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let sleutel = try await dienst.aanvrager("27312345")
      let pad = "/v1/rondes/2025/aanvragen"
      let document = Voorbeeldaanvraag().json
      let soort = try await dienst.stuur("POST", pad, sleutel, document, koppen: ["Content-Type": "text/plain"])
      #expect(soort.status == 415)
      let sleutelvorm = try await dienst.stuur(
        "POST", pad, sleutel, document, koppen: ["Idempotency-Key": String(repeating: "x", count: 256)])
      #expect(sleutelvorm.status == 400)
      let gecodeerd = try await dienst.stuur("POST", pad, sleutel, document, koppen: ["Content-Encoding": "gzip"])
      #expect(gecodeerd.status == 415)
      #expect(gecodeerd.kop("Accept-Encoding") == "identity")
      // Something was sent in all the same, by a known applicant.
      for uitslag in [soort, sleutelvorm, gecodeerd] {
        #expect(uitslag.json["poging"]?["sha256"]?.text == SHA256Digest(of: document.bytes).hex)
        #expect(uitslag.json["detail"]?.text?.contains("Met dit bericht is niets ingediend") == true)
      }
      let methode = try await dienst.stuur("DELETE", pad, sleutel)
      #expect(methode.status == 405)
      #expect(methode.kop("Allow")?.contains("POST") == true)
      #expect(try await dienst.stuur("POST", "/v1/rondes/2024/aanvragen", sleutel, document).status == 404)
      #expect(try await dienst.stuur("POST", pad, nil, document).status == 401)
      #expect(try await dienst.stuur("POST", pad, "onbekend", document).status == 401)
      let intake = try await dienst.medewerker(.intake, als: "i")
      #expect(try await dienst.stuur("POST", pad, intake, document).status == 403)
      let elders = try await dienst.stuur(
        "POST", "/v1/rondes/2024/aanvragen", sleutel, document, koppen: ["Content-Type": "text/plain"])
      #expect(elders.status == 404)
      #expect(try await dienst.pogingen().map(\.reden) == ["onleesbaar", "onleesbaar", "onleesbaar"])
    }
  }

  @Test func aFileThatIsNotThereOrAnothersIsNotThereWhateverIsSent() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let vreemd = try await dienst.aanvrager("27399999")
      let paden: [(pad: String, rol: Rol)] = [
        ("herstelverzoeken", .intake), ("buitenbehandeling", .besluitnemer), ("besluit/bekendmaking", .besluitnemer),
        ("voorschot", .financieel), ("betalingen", .financieel), ("vaststelling", .besluitnemer),
        ("terugbetalingen", .financieel),
      ]
      for (pad, rol) in paden {
        let sleutel = try await dienst.medewerker(rol, als: "m-\(rol)")
        for lichaam in [["x": 1], []] as [JSONValue] {
          let uitslag = try await dienst.stuur("POST", "/v1/aanvragen/onbekend/\(pad)", sleutel, lichaam)
          #expect(uitslag.status == 404, "\(pad)")
        }
        // Of one that is there the faults are named; a decision is not there yet.
        guard pad != "besluit/bekendmaking" else { continue }
        #expect(try await dienst.stuur("POST", "/v1/aanvragen/\(id)/\(pad)", sleutel, ["x": 1]).status == 400, "\(pad)")
      }
      for pad in ["intrekking", "verantwoording"] {
        #expect(try await dienst.stuur("POST", "/v1/aanvragen/\(id)/\(pad)", vreemd, ["x": 1]).status == 404, "\(pad)")
      }
    }
  }
}
