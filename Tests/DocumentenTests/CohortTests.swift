import Documenten
import Foundation
import JSON
import Proeven
import Regeling
import Testing

@Suite struct CohortTests {
  /// A cohort of the example, with other members of its files and of the document.
  private func cohort(
    ronde: String = "", bij: [String] = [#""id":"A-1""#], einde: String = "", ontvangen: String = "2025-03-21T10:00:00Z"
  ) -> [UInt8] {
    let aanvragen = bij.map { #"{"ontvangenOp":"\#(ontvangen)",\#($0),"aanvraag":\#(Proef.aanvraag)}"# }
    return Array(
      #"""
      {"ronde":{"jaar":2025,"opent":"2025-03-19T23:00:00Z","sluit":"2025-03-27T23:00:00Z","plafond":100000\#(ronde)},
       "aanvragen":[\#(aanvragen.joined(separator: ","))]\#(einde)}
      """#.utf8)
  }

  /// The first and last moments that a document can hold, of which the local date of the last lies in the year 10000.
  @Test(arguments: ["0001-01-01T00:00:00Z", "9999-12-31T23:30:00Z", "9999-12-31T23:59:59.999999Z"])
  func theOutermostMomentsAreWeighed(_ moment: String) throws {
    let binnen = cohort(
      ronde: #","verlengingen":[{"tot":"9999-12-31T23:59:59.999999Z","grond":"x"}]"#, ontvangen: moment)
    for document in [cohort(ontvangen: moment), binnen] {
      let uit = try JSONValue.parse(Proef.rangschikking(document))
      #expect((uit["rangorde"]?.elements?.count ?? 0) + (uit["nietGerangschikt"]?.elements?.count ?? 0) == 1)
    }
    let regeling = try Proef.regeling()
    let inzending = try #require(
      try binnen.withUnsafeBufferPointer { try Aanvraaglezer(regeling).cohort($0) { inzending, _ in inzending } }
        .waarden.first)
    let ronde = Ronde(
      jaar: 2025, opent: regeling.opent, sluit: inzending.ontvangenOp, verlengingen: [], plafond: regeling.plafond)
    _ = toetsMetVerslag(inzending, ronde: ronde, regeling: regeling, normen: regeling.openNormen)
  }

  private static func lasten(_ pointer: String, _ bedrag: String) -> String {
    #""id":"A","beoordeling":{"lasten":[{"pointer":"\#(pointer)","nietNoodzakelijk":\#(bedrag),"reden":"x"}]}"#
  }

  @Test(arguments: [
    (#""id":"A-1""#, []),
    (#""id":"A","ingetrokken":true"#, []),
    (#""id":"A","ingetrokken":null"#, ["/aanvragen/0/ingetrokken type"]),
    (#""id":"A","toegelaten":{"besluit":"B","grond":"storing"}"#, []),
    (#""id":"A","toegelaten":{"besluit":"B"}"#, ["/aanvragen/0/toegelaten/grond verplicht"]),
    (#""id":"A","toegelaten":null"#, ["/aanvragen/0/toegelaten type"]),
    (#""id":"A","beoordeling":{}"#, []),
    (lasten("/activiteiten/0/lasten/2", "5000"), []),
    (lasten("/activiteiten/0/lasten/2", "5000.01"), ["/aanvragen/0/beoordeling/lasten/0/nietNoodzakelijk bereik"]),
    (lasten("/activiteiten/0/lasten/1", "1152"), []),
    (lasten("/activiteiten/0/lasten/1", "1152.01"), ["/aanvragen/0/beoordeling/lasten/0/nietNoodzakelijk bereik"]),
    (lasten("/activiteiten/0/lasten/3", "0"), ["/aanvragen/0/beoordeling/lasten/0/pointer waarde"]),
    (lasten("/activiteiten/1/lasten/0", "0"), ["/aanvragen/0/beoordeling/lasten/0/pointer waarde"]),
    (lasten("/activiteiten/0/lasten/00", "0"), ["/aanvragen/0/beoordeling/lasten/0/pointer waarde"]),
    (lasten("/activiteiten/0/baten/0", "0"), ["/aanvragen/0/beoordeling/lasten/0/pointer waarde"]),
    (lasten("activiteiten/0/lasten/0", "0"), ["/aanvragen/0/beoordeling/lasten/0/pointer waarde"]),
    (
      #""id":"A","beoordeling":{"lasten":[{"pointer":"/activiteiten/0/lasten/0","nietNoodzakelijk":1}]}"#,
      ["/aanvragen/0/beoordeling/lasten/0/reden verplicht"]
    ),
    (
      #""id":"A","beoordeling":{"prestaties":{"waarvanBuitenDenHaag":86}}"#,
      ["/aanvragen/0/beoordeling/prestaties/waarvanBuitenDenHaag bereik"]
    ),
    (#""id":"A","beoordeling":{"prestaties":{"waarvanBuitenDenHaag":86,"ondersteundeOndernemers":86}}"#, []),
    (
      #""id":"A","beoordeling":{"prestaties":{"ondersteundeOndernemers":21}}"#,
      ["/aanvragen/0/beoordeling/prestaties/ondersteundeOndernemers bereik"]
    ),
    // The digest stands in the place of the application. Which of the two is meant decides about the rest.
    (#""id":"A","sha256":"\#(String(repeating: "0", count: 64))""#, ["/aanvragen/0/sha256 waarde"]),
    (
      #""id":"A","sha256":"\#(String(repeating: "0", count: 64))","oordeel":"ongeschikt""#,
      ["/aanvragen/0/sha256 waarde"]
    ),
    (
      #""id":"A","beoordeling":{"toetsen":{"doelgroep":"voldoet","smaak":"voldoet"},"niveaus":{"h":"minder","a":"hoog"}}"#,
      [
        "/aanvragen/0/beoordeling/toetsen/smaak onbekend_veld", "/aanvragen/0/beoordeling/niveaus/h onbekend_veld",
        "/aanvragen/0/beoordeling/niveaus/a waarde",
      ]
    ),
    (#""id":"""#, ["/aanvragen/0/id lengte"]),
    (#""id":"a b""#, ["/aanvragen/0/id waarde"]),
    (#""id":1"#, ["/aanvragen/0/id type"]),
  ]) func filesAreCheckedAtTheirEdges(_ bij: String, _ verwacht: [String]) throws {
    #expect(try Proef.fouten(cohort: cohort(bij: [bij])) == verwacht)
  }

  /// A judgement has the outcomes that section 3 of `regels.md` gives to the check: no norm is exceeded by it.
  @Test func noJudgementExceedsANorm() throws {
    let codes = Toetscode.allCases.filter(\.isVervangbaar)
    #expect(codes.count == 8)
    for code in codes {
      for uitkomst in Toetsuitkomst.allCases {
        let document = cohort(
          bij: [#""id":"A","beoordeling":{"toetsen":{"\#(code.rawValue)":"\#(uitkomst.rawValue)"}}"#])
        let fouten = uitkomst == .overschreden ? ["/aanvragen/0/beoordeling/toetsen/\(code.rawValue) waarde"] : []
        #expect(try Proef.fouten(cohort: document) == fouten, "\(code) \(uitkomst)")
      }
    }
  }

  /// Both parts can be more than the number that an assessor verified; each is named with its number.
  @Test func eachPartThatIsTooLargeIsNamed() throws {
    let document = cohort(bij: [#""id":"A","beoordeling":{"prestaties":{"ondersteundeOndernemers":10}}"#])
    let meldingen = try Proef.meldingen(cohort: document)
    #expect(meldingen.count == 2 && Set(meldingen).count == 2, "\(meldingen)")
    for (deel, aantal) in [("waarvanBuitenDenHaag", 14), ("waarvanSocialeStartups", 22)] {
      let melding = try #require(meldingen.first { $0.contains(deel) }, "\(meldingen)")
      #expect(melding.contains("\(aantal)") && melding.contains("10"), "\(melding)")
    }
    let dubbel = cohort(bij: [#""id":"A","sha256":"\#(String(repeating: "0", count: 64))""#])
    let melding = try #require(try Proef.meldingen(cohort: dubbel).first)
    #expect(melding.contains("aanvraag") && melding.contains("sluiten elkaar uit"), "\(melding)")
  }

  @Test(arguments: [
    (#"["rechtspersoon","aanvraagtermijn"]"#, ["/aanvragen/0/redenen waarde"]),
    (#"["aanvraagtermijn","aanvraagtermijn"]"#, ["/aanvragen/0/redenen waarde"]),
    (#"["aanvraagtermijn","smaak"]"#, ["/aanvragen/0/redenen/1 waarde"]),
    (#"["aanvraagtermijn","rechtspersoon"]"#, []),
  ]) func reasonsStandInTheOrderOfTheChecks(_ redenen: String, _ verwacht: [String]) throws {
    let document = #"""
      {"ronde":{"jaar":2025,"opent":"2025-03-19T23:00:00Z","sluit":"2025-03-27T23:00:00Z","plafond":100000},
       "aanvragen":[{"id":"A","ontvangenOp":"2025-03-28T10:00:00Z","oordeel":"ongeschikt","redenen":\#(redenen),
         "sha256":"\#(String(repeating: "0", count: 64))"}]}
      """#
    #expect(try Proef.fouten(cohort: Array(document.utf8)) == verwacht)
  }

  @Test func idsAtTheirEdge() throws {
    let id64 = String(repeating: "a", count: 64)
    #expect(try Proef.fouten(cohort: cohort(bij: [#""id":"\#(id64)""#])) == [])
    #expect(try Proef.fouten(cohort: cohort(bij: [#""id":"\#(id64)a""#])) == ["/aanvragen/0/id lengte"])
    #expect(
      try Proef.fouten(cohort: cohort(bij: [#""id":"a""#, #""id":"A""#, #""id":"a""#, #""id":"a""#]))
        == ["/aanvragen/2/id waarde", "/aanvragen/3/id waarde"])
  }

  @Test(arguments: [
    ("", "", []), ("", #","loting":null"#, []), ("", #","loting":"""#, []), ("", #","loting":1"#, ["/loting type"]),
    ("", #","openNormen":{}"#, []), ("", #","openNormen":null"#, ["/openNormen type"]),
    ("", #","openNormen":{"bandbreedte":0}"#, []), ("", #","openNormen":{"bandbreedte":500}"#, []),
    ("", #","openNormen":{"bandbreedte":501}"#, ["/openNormen/bandbreedte bereik"]),
    ("", #","openNormen":{"bandbreedte":"100"}"#, ["/openNormen/bandbreedte type"]),
    ("", #","openNormen":{"restbedrag":"weg"}"#, ["/openNormen/restbedrag waarde"]),
    (#","besluitDatum":"2025-05-01""#, "", []), (#","besluitDatum":"2025-05-32""#, "", ["/ronde/besluitDatum waarde"]),
    (#","verlengingen":[{"tot":"2025-03-28T23:00:00Z","grond":"storing"}]"#, "", []),
    (
      #","verlengingen":[{"tot":"morgen"}]"#, "",
      ["/ronde/verlengingen/0/tot waarde", "/ronde/verlengingen/0/grond verplicht"]
    ),
    (#","naam":"x""#, #","versie":1"#, ["/ronde/naam onbekend_veld", "/versie onbekend_veld"]),
    ("", #","ronde":{}"#, ["/ronde dubbel_veld"]),
    ("", #","aanvragen":[{"a":1,"a":2}]"#, ["/aanvragen dubbel_veld", "/aanvragen/0/a dubbel_veld"]),
  ]) func theFrameIsChecked(_ ronde: String, _ einde: String, _ verwacht: [String]) throws {
    #expect(try Proef.fouten(cohort: cohort(ronde: ronde, einde: einde)) == verwacht)
  }

  @Test func faultsOfFrameAndFilesComeTogether() throws {
    let fouten = try Proef.fouten(
      cohort: cohort(
        ronde: #","plafonds":1"#, bij: [#""id":"/""#, #""id":"b","x":1"#], einde: #","y":1"#, ontvangen: "nu"))
    #expect(
      fouten == [
        "/ronde/plafonds onbekend_veld", "/y onbekend_veld", "/aanvragen/0/ontvangenOp waarde",
        "/aanvragen/0/id waarde",
        "/aanvragen/1/ontvangenOp waarde", "/aanvragen/1/x onbekend_veld",
      ])
  }

  @Test func anEmptyCohortRanksNobody() throws {
    let document = try JSONValue.parse(Proef.rangschikking(cohort(bij: [])))
    #expect(document["rangorde"] == .array([]) && document["nietGerangschikt"] == .array([]))
  }

  @Test func largeCohortsKeepTheirOrder() throws {
    // More than several parts of the parallel reading.
    let document = cohort(bij: (0..<1000).map { #""id":"A-\#($0)""# })
    let regeling = try Proef.regeling()
    let gelezen = try document.withUnsafeBufferPointer { bytes in
      try Aanvraaglezer(regeling).cohort(bytes) { inzending, _ in inzending.id }
    }
    #expect(gelezen.waarden == (0..<1000).map { "A-\($0)" })
    let fouten = try Proef.fouten(cohort: cohort(bij: (0..<1000).map { #""id":"A-\#($0 % 999)""# }))
    #expect(fouten == ["/aanvragen/999/id waarde"])
  }

  @Test func theFirstByteThatIsNoJSONIsNamed() throws {
    let goed = cohort(bij: (0..<300).map { #""id":"A-\#($0)""# })
    // A quote, a bracket, a comma or a number damaged anywhere: the fault is where reading from the start finds it.
    for plaats in stride(from: 0, to: goed.count, by: 29_989) {
      var document = goed
      document[plaats] = 0x01
      let verwacht = #expect(throws: Faults.self) { try readJSON(document) { $0.skipValue() } }
      let regeling = try Proef.regeling()
      let gevonden = #expect(throws: Faults.self) {
        try document.withUnsafeBufferPointer { bytes in _ = try Aanvraaglezer(regeling).cohort(bytes) { _, _ in 0 } }
      }
      #expect(gevonden == verwacht)
    }
  }

  @Test func everyTruncationIsOneFault() throws {
    let document = Proef.vector("13-cohort")
    var einde = document.count
    while einde > 0, document[einde - 1] <= 0x20 { einde -= 1 }
    for aantal in 0..<einde {
      #expect(try Proef.fouten(cohort: Array(document[..<aantal])) == [" json"])
    }
  }
}
