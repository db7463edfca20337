import Cryptography
import Documenten
import JSON
import Proeven
import Regeling
import Testing

/// The pairs and the faulty documents that were computed apart from this project.
@Suite struct VectorTests {
  @Test(arguments: Proef.vectoren) func rankingsAreThoseExpected(_ vector: String) throws {
    let document = try Proef.rangschikking(Proef.vector("\(vector)-cohort"))
    let verwacht = try JSONValue.parse(Proef.vector("\(vector)-rangschikking"))
    #expect(verschillen(verwacht, try JSONValue.parse(document)) == [])
  }

  @Test func theFaultyDocumentsHaveTheirFaults() throws {
    let documenten = try #require(try JSONValue.parse(Proef.vector("fouten")).elements)
    #expect(documenten.count == 39)
    for geval in documenten {
      let tekst = try #require(geval["document"]?.text)
      let gevonden = try Proef.fouten(cohort: Array(tekst.utf8))
      for verwacht in try #require(geval["fouten"]?.elements) {
        let regel = "\(verwacht["pointer"]?.text ?? "") \(verwacht["code"]?.text ?? "")"
        #expect(gevonden.contains(regel), "\(geval["naam"]?.text ?? ""): \(gevonden)")
      }
    }
  }

  @Test func theFaultyDocumentsHaveNoOtherFaults() throws {
    // What is damaged in one place is reported there, and nowhere else.
    let meer: [String: [String]] = [
      "alle fouten tegelijk": [],
      // The value that is kept is the first; only the repetition is reported.
      "dubbel veld": [],
    ]
    for geval in try #require(try JSONValue.parse(Proef.vector("fouten")).elements) {
      let gevonden = try Proef.fouten(cohort: Array(try #require(geval["document"]?.text).utf8))
      let verwacht = try #require(geval["fouten"]?.elements)
      let naam = geval["naam"]?.text ?? ""
      #expect(gevonden.count == verwacht.count + (meer[naam]?.count ?? 0), "\(naam): \(gevonden)")
    }
  }

  @Test(arguments: ["04", "12", "24", "26", "27", "31", "38"]) func comparisonsAreThoseOfTheRules(_ vector: String)
    throws
  {
    let regeling = try Proef.regeling()
    let document = Proef.vector("\(vector)-cohort")
    let cohort = try document.withUnsafeBufferPointer { bytes in
      try Aanvraaglezer(regeling).cohort(bytes) { Weging($0, ronde: $1, regeling: regeling) }
    }
    let rangschikking = rangschik(
      cohort.waarden, ronde: cohort.kader.ronde, regeling: regeling, normen: cohort.kader.normen)
    let geschreven = try JSONValue.parse(
      Rangschikkingdocument(rangschikking, regeling: regeling, regelingSha256: "").canonicalBytes)
    for (plaats, lid) in rangschikking.rangorde.enumerated() {
      for (criterium, uitslag) in rangschikking.criteria(van: lid).enumerated() {
        for (indicator, verwacht) in uitslag.indicatoren.enumerated() {
          let gevonden = geschreven["rangorde"]?[plaats]?["criteria"]?[criterium]?["indicatoren"]?[indicator]
          #expect(gevonden?["vergelijking"]?.text == verwacht.vergelijking)
          #expect(gevonden?["som"] == verwacht.maat.map { .number("\($0.som)") })
          #expect(gevonden?["aantal"] == verwacht.maat.map { .number("\($0.aantal)") })
        }
      }
    }
  }

  @Test func theDocumentIsCanonicalAndHoldsItsDigests() throws {
    let invoer = Proef.vector("38-cohort")
    let document = try Proef.rangschikking(invoer)
    let waarde = try JSONValue.parse(document)
    let leden = try #require(waarde.members)
    let zonder = JSONValue.object(leden.filter { $0.name != "invoerSha256" && $0.name != "resultaatSha256" })
    #expect(waarde["invoerSha256"]?.text == SHA256Digest(of: invoer).hex)
    #expect(waarde["resultaatSha256"]?.text == SHA256Digest(of: zonder.canonicalBytes).hex)
    #expect(zonder.bytes == zonder.canonicalBytes)
    #expect(waarde["regeling"]?["sha256"]?.text == SHA256Digest(of: Proef.regelingbestand).hex)
    #expect(waarde["openNormen"]?["middelmaat"]?.text == "mediaan")
    #expect(waarde["openNormen"]?["bandbreedte"] == .number("100"))
    #expect(try Proef.rangschikking(invoer) == document)
  }

  @Test func orderOfMembersAndApplicationsHasNoInfluence() throws {
    let invoer = try JSONValue.parse(Proef.vector("12-cohort"))
    let leden = try #require(invoer.members)
    var omgekeerd: [JSONMember] = []
    for lid in leden.reversed() {
      let aanvragen = lid.value.elements
      omgekeerd.append(JSONMember(lid.name, lid.name == "aanvragen" ? .array((aanvragen ?? []).reversed()) : lid.value))
    }
    func zonderInvoer(_ bytes: [UInt8]) throws -> [JSONMember] {
      (try JSONValue.parse(bytes).members ?? []).filter { $0.name != "invoerSha256" }
    }
    #expect(
      try zonderInvoer(Proef.rangschikking(JSONValue.object(omgekeerd).bytes))
        == zonderInvoer(Proef.rangschikking(invoer.bytes)))
  }
}
