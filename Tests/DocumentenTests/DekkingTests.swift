import Begrippen
import Cryptography
import Documenten
import Foundation
import JSON
import Proeven
import Regeling
import Testing

/// Every check, open norm, criterion and indicator stands in a vector; what no vector has stands here, in a case.
struct DekkingTests {
  private let regeling: Regeling
  private let voorbeeld: Aanvraag

  init() throws {
    regeling = try Proef.regeling()
    voorbeeld = try Aanvraaglezer(regeling).lees(Array(Proef.aanvraag.utf8))
  }

  private func toetsing(_ regeling: Regeling? = nil, _ wijzig: (inout Inzending) -> Void) throws -> Toetsing {
    let ontvangenOp = try #require(Tijdstip(iso: "2025-03-20T10:00:00Z"))
    var inzending = Inzending(
      id: "A", ontvangenOp: ontvangenOp, ontvangenDatum: Amsterdam.datum(ontvangenOp), aanvraag: voorbeeld)
    wijzig(&inzending)
    let regeling = regeling ?? self.regeling
    let ronde = Ronde(jaar: 2025, opent: regeling.opent, sluit: regeling.sluit, plafond: regeling.plafond)
    return toets(inzending, ronde: ronde, regeling: regeling, normen: regeling.openNormen)
  }

  @Test("every check comes out otherwise than voldoet in a vector, or in a case of its own")
  func checks() throws {
    var inVectoren: Set<Toetscode> = []
    for vector in Proef.vectoren {
      let document = Proef.vector("\(vector)-cohort")
      let toetsingen = try document.withUnsafeBufferPointer { bytes in
        try Aanvraaglezer(regeling).cohort(bytes) { [regeling] inzending, ronde in
          toets(inzending, ronde: ronde, regeling: regeling, normen: regeling.openNormen)
        }
      }
      for toetsing in toetsingen.waarden {
        inVectoren.formUnion(Toetscode.allCases.filter { toetsing.berekend[$0] != .voldoet })
      }
    }
    let bestand = try #require(String(bytes: Proef.regelingbestand, encoding: .utf8))
    let streng = try leesRegeling(
      Array(bestand.replacing(#""vereist": []"#, with: #""vereist": ["statuten"]"#).utf8))
    let gevallen: [Toetscode: Toetsing] = [
      .bescheiden: try toetsing(streng) { _ in },
      // The form admits no other kind, so only an assessor judges otherwise.
      .activiteiten: try toetsing { $0.beoordeling = Beoordeling(toetsen: [.activiteiten: .voldoetNiet]) },
    ]
    for (code, toetsing) in gevallen {
      #expect(toetsing.redenen == [code] && !inVectoren.contains(code), "\(code) stands alone, and in no vector")
    }
    let ontbreekt = Toetscode.allCases.filter { !inVectoren.contains($0) && gevallen[$0] == nil }
    #expect(ontbreekt == [], "no vector and no case in which these do not hold")
  }

  @Test("every reading of every open norm is in a vector, or in a case of its own")
  func readings() throws {
    var inVectoren: [Normcode: Set<String>] = [:]
    for vector in Proef.vectoren {
      let document = Proef.vector("\(vector)-cohort")
      let kader = try document.withUnsafeBufferPointer { try Aanvraaglezer(regeling).cohort($0) { _, _ in } }.kader
      for code in Normcode.allCases { inVectoren[code, default: []].insert(kader.normen.waarde(code)) }
    }
    // Events held of 70, 90, 100 and 140: the mean is 100.
    let gevallen: [String: [Niveau]] = [
      "200": [.minder, .gemiddeld, .gemiddeld, .bovengemiddeld],
      "500": [.gemiddeld, .gemiddeld, .gemiddeld, .gemiddeld],
    ]
    for (waarde, verwacht) in gevallen {
      let normen = try #require(regeling.openNormen.met(.bandbreedte, waarde))
      #expect(try niveaus(evenementen: [70, 90, 100, 140], normen) == verwacht, "bandbreedte \(waarde)")
      inVectoren[.bandbreedte, default: []].insert(waarde)
    }
    // What works after the ranking is in no vector: `Tests/WebTests/VrijgevallenTests.swift`.
    for norm in regeling.teksten.openNormen where norm.code.werking == .inRangschikking {
      for waarde in [norm.gekozen] + norm.alternatieven.map(\.waarde) {
        #expect(inVectoren[norm.code]?.contains(waarde) == true, "\(norm.code) \(waarde) in no vector and no case")
      }
    }
    #expect(regeling.teksten.openNormen.map(\.code) == Normcode.allCases)
  }

  @Test("every other reading of every open norm changes what comes out of some vector")
  func readingsHaveInfluence() throws {
    let cohorten = try Proef.vectoren.map { vector in
      try Proef.vector("\(vector)-cohort").withUnsafeBufferPointer { [regeling] bytes in
        try Aanvraaglezer(regeling).cohort(bytes) { Weging($0, ronde: $1, regeling: regeling) }
      }
    }
    for norm in regeling.teksten.openNormen {
      #expect(!norm.alternatieven.isEmpty, "\(norm.code) is no choice")
      for waarde in norm.alternatieven.map(\.waarde) {
        let heeftInvloed = try cohorten.contains { cohort in
          func uitslag(_ waarde: String) throws -> Rangschikking {
            rangschik(
              cohort.waarden, ronde: cohort.kader.ronde, regeling: regeling,
              normen: try #require(cohort.kader.normen.met(norm.code, waarde)),
              loting: cohort.kader.zaad.map { Loting(zaad: $0) { SHA256Digest(of: $0).hex } })
          }
          let (gekozen, ander) = (try uitslag(norm.gekozen), try uitslag(waarde))
          return gekozen.rangorde != ander.rangorde || gekozen.nietGerangschikt != ander.nietGerangschikt
        }
        #expect(
          heeftInvloed == (norm.code.werking == .inRangschikking), "what computes with \(norm.code) \(waarde)")
      }
    }
  }

  /// The levels on events held, one file for each number.
  private func niveaus(evenementen: [Int64], _ normen: OpenNormen) throws -> [Niveau] {
    let ronde = Ronde(jaar: 2025, opent: regeling.opent, sluit: regeling.sluit, plafond: regeling.plafond)
    let wegingen = evenementen.enumerated().map { nummer, aantal in
      var inzending = Inzending(
        id: "A-\(nummer)", ontvangenOp: regeling.opent, ontvangenDatum: Amsterdam.datum(regeling.opent),
        aanvraag: voorbeeld)
      inzending.aanvraag.prestaties.evenementen = aantal
      return Weging(inzending, ronde: ronde, regeling: regeling)
    }
    let uitslag = rangschik(wegingen, ronde: ronde, regeling: regeling, normen: normen)
    return try uitslag.rangorde.sorted { $0.id < $1.id }.map { lid in
      let indicatoren = uitslag.criteria(van: lid).flatMap(\.indicatoren)
      return try #require(indicatoren.first { $0.indicator == .evenementen }).niveau
    }
  }

  @Test("every criterion and every indicator stands on every level in a vector")
  func levels() throws {
    var gevonden: Set<String> = []
    for vector in Proef.vectoren {
      let uitslag = try JSONValue.parse(Proef.vector("\(vector)-rangschikking"))
      for criterium in (uitslag["rangorde"]?.elements ?? []).flatMap({ $0["criteria"]?.elements ?? [] }) {
        gevonden.insert("\(criterium["criterium"]?.text ?? "") \(criterium["niveau"]?.text ?? "")")
        for indicator in criterium["indicatoren"]?.elements ?? [] {
          gevonden.insert("\(indicator["indicator"]?.text ?? "") \(indicator["niveau"]?.text ?? "")")
        }
      }
    }
    for niveau in Niveau.allCases {
      for criterium in regeling.criteria { #expect(gevonden.contains("\(criterium.code) \(niveau.rawValue)")) }
      for indicator in Indicator.allCases where !(indicator == .sluitendeBegroting && niveau == .gemiddeld) {
        #expect(gevonden.contains("\(indicator.rawValue) \(niveau.rawValue)"), "\(indicator) \(niveau)")
      }
    }
  }
}
