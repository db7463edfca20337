import Keten
import Regeling
import Testing
@testable import Loket

/// The table of steps agrees with itself and with the chain.
@Suite struct StapTests {
  @Test("Elke stap heeft rollen, een naam en een weigering, en schrijft iets in de keten")
  func everyRowIsWhole() {
    for stap in Stap.allCases {
      let rij = stap.rij
      #expect(!rij.rollen.isEmpty && !rij.naam.isEmpty && !rij.weigering.isEmpty, "\(stap)")
      #expect(!rij.gebeurtenissen.isEmpty, "\(stap)")
      // A step that the state of the round can forbid says why.
      if rij.ronde != Set(Rondestatus.allCases) { #expect(!rij.rondeWeigering.isEmpty, "\(stap)") }
    }
  }

  @Test("Elke gebeurtenis komt uit een stap, of de dienst schrijft haar zelf")
  func everyEventIsWrittenByAStep() {
    let uitStappen = Stap.allCases.reduce(into: Set<Gebeurtenissoort>()) { $0.formUnion($1.rij.gebeurtenissen) }
    let doorDienst: Set<Gebeurtenissoort> = [
      .rondeGeopend, .zegelGezet, .oordelenVervallen, .teruggehaald,
      .sleutelGemaakt, .sleutelBeeindigd, .sleutelGebruikt,
    ]
    #expect(uitStappen.isDisjoint(with: doorDienst))
    #expect(uitStappen.union(doorDienst) == Set(Gebeurtenissoort.allCases))
  }

  @Test("Elke status is te bereiken, en uit elke status die geen einde is leidt een stap verder")
  func everyStateIsReachedAndLeft() {
    var bereikt: Set<Status> = [.ingediend]
    for stap in Stap.allCases {
      if case .dossier(_, let naar) = stap.rij.onderwerp { bereikt.formUnion(naar) }
      // Decisions lead where their kind says.
      if stap == .besluiten { bereikt.formUnion(Besluitsoort.allCases.map(\.status)) }
    }
    #expect(bereikt == Set(Status.allCases))
    // Settling a signal leads a file nowhere, and is possible in every state.
    let verlaten = Stap.allCases.filter { $0 != .signaalAfhandelen }.reduce(into: Set<Status>()) {
      $0.formUnion($1.mogelijkIn)
    }
    // A settlement that closes a file can still be made known.
    #expect(Set(Status.allCases).subtracting(verlaten) == [.ingetrokken])
  }

  @Test("Een paar van vier ogen noemt een stap die een ander kan zetten")
  func fourEyesNameAStepThatAnotherCanTake() {
    for stap in Stap.allCases {
      for (eerder, melding) in stap.rij.nietNa.merging(stap.rij.nietNaInRonde, uniquingKeysWith: { $1 }) {
        #expect(eerder != stap && !melding.isEmpty)
        // Of a step on a round each earlier step is one in the round.
        if case .ronde = stap.rij.onderwerp { #expect(stap.rij.nietNa[eerder] != nil) }
        #expect(throws: LoketFout.self) {
          try stap.eisAnder(
            dan: ["p1"], die: eerder, Identiteit(rollen: stap.rij.rollen, persoon: "p1", kvkNummer: nil))
        }
        #expect(throws: Never.self) {
          try stap.eisAnder(
            dan: ["p1"], die: eerder, Identiteit(rollen: stap.rij.rollen, persoon: "p2", kvkNummer: nil))
        }
      }
    }
  }

  @Test("Een stap leidt alleen waarheen zijn rij zegt")
  func aStepLeadsWhereItsRowSays() {
    #expect(Stap.intrekken.leidt(van: .ingediend, naar: .ingetrokken))
    #expect(!Stap.intrekken.leidt(van: .ingediend, naar: .verleend))
    // A step without a target leaves the state as it is.
    #expect(Stap.beoordelen.leidt(van: .aanTeVullen, naar: .aanTeVullen))
    #expect(!Stap.beoordelen.leidt(van: .aanTeVullen, naar: .ingediend))
    #expect(!Stap.bevriezen.leidt(van: .ingediend, naar: .ingediend))
  }
}
