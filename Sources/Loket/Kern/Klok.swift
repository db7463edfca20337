package import Begrippen
internal import Regeling
internal import Synchronization

/// The clock of the domain. It follows the machine's clock, or a simulation keeps it at a distance from that clock.
/// Every moment that the law asks for comes from here and is passed on as a parameter.
package final class Klok: Sendable {
  private let machine: @Sendable () -> Int64
  private let verschil: Mutex<Int64>
  /// Whether the clock was started at a moment of choice (`WEEGSCHAAL_KLOK`).
  package let isGesimuleerd: Bool

  /// A clock that follows the machine's, or starts at a moment of choice and runs on from there.
  /// - Parameters:
  ///   - begin: where a simulation starts; nil follows the machine.
  ///   - machine: the machine's clock in microseconds since the Unix epoch.
  package init(begin: Tijdstip?, machine: @escaping @Sendable () -> Int64) {
    self.machine = machine
    isGesimuleerd = begin != nil
    verschil = Mutex(begin.map { $0.microseconden - machine() } ?? 0)
  }

  package func nu() -> Tijdstip { opDomeintijd(machineMicroseconden: machine()) }

  /// The moment of the domain at which the machine's clock showed the given microseconds. The server takes the moment
  /// of a message on the machine's clock.
  package func opDomeintijd(machineMicroseconden: Int64) -> Tijdstip {
    verschil.withLock { Tijdstip(microseconden: machineMicroseconden + $0) }
  }

  /// How long it is until midnight in Den Haag after a moment, in whole seconds from now; at least 1.
  package func secondenTotMorgen(na moment: Tijdstip) -> Int64 {
    let morgen = Amsterdam.dag(van: moment).upperBound
    return max(1, (morgen.microseconden - nu().microseconden + 999_999) / 1_000_000)
  }

  /// Moves a simulated clock forward.
  /// - Returns: whether the clock was moved. A clock never goes back, and only a simulated clock moves.
  package func zetVooruit(naar doel: Tijdstip) -> Bool {
    guard isGesimuleerd else { return false }
    return verschil.withLock { verschil in
      let nu = machine() + verschil
      guard doel.microseconden >= nu else { return false }
      verschil += doel.microseconden - nu
      return true
    }
  }
}
