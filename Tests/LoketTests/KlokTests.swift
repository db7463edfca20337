import Begrippen
import Loket
import Regeling
import Synchronization
import Testing

@Suite struct KlokTests {
  @Test func aSimulatedClockRunsOnAndGoesForwardOnly() {
    let machine = Mutex<Int64>(1_000)
    let klok = Klok(begin: Tijdstip(microseconden: 50_000)) { machine.withLock { $0 } }
    #expect(klok.nu() == Tijdstip(microseconden: 50_000))
    machine.withLock { $0 += 5 }
    #expect(klok.nu() == Tijdstip(microseconden: 50_005))
    #expect(klok.zetVooruit(naar: Tijdstip(microseconden: 60_000)))
    #expect(klok.nu() == Tijdstip(microseconden: 60_000))
    #expect(!klok.zetVooruit(naar: Tijdstip(microseconden: 59_999)))
    #expect(klok.opDomeintijd(machineMicroseconden: 1_000) == Tijdstip(microseconden: 59_995))
  }

  @Test func aClockThatFollowsTheMachineIsNotMoved() {
    let klok = Klok(begin: nil) { 7 }
    #expect(!klok.isGesimuleerd)
    #expect(!klok.zetVooruit(naar: Tijdstip(microseconden: 100)))
    #expect(klok.nu() == Tijdstip(microseconden: 7))
  }
}
