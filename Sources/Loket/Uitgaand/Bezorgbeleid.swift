internal import Begrippen

/// How long a delivery waits for its next attempt, and when it waits for a person.
package struct Bezorgbeleid: Sendable {
  /// The wait after the first failure of an event; it doubles with each further one.
  package var wachtEerst = Duration.seconds(5)
  /// The longest wait of an event that the subscriber refuses.
  package var wachtMax = Duration.seconds(3600)
  /// The pause after the first failure of a subscriber that is away; it doubles too.
  package var pauzeEerst = Duration.seconds(1)
  /// The longest pause, and the longest wait of an event that met a subscriber that is away.
  package var pauzeMax = Duration.seconds(300)
  /// The longest wait that a subscriber may ask for (`Retry-After`).
  package var gevraagdMax = Duration.seconds(3600)
  /// How often an event is offered before it is stuck: with these waits most of a day.
  package var pogingenMax = 32
  /// How many events, each of another file, one subscriber is offered at the same time.
  package var tegelijkMax = 8
  /// A number from 0 up to 1. It spreads the attempts of many events that failed at the same moment.
  package var loting: @Sendable () -> Double = { Double.random(in: 0..<1) }

  /// Every value has its default.
  package init() {}

  /// The wait after so many failures: from half of the doubled wait up to the whole.
  func wacht(na fouten: Int, eerst: Duration, hoogstens: Duration) -> Duration {
    precondition(fouten >= 1, "a wait follows a failure")
    let deel = 0.5 + loting() / 2
    return min(hoogstens, eerst * Double(1 << min(fouten - 1, 30))) * deel
  }

  /// The pause of a subscriber that was away so often in a row, and that may have asked for one.
  func pauze(na fouten: Int, gevraagd seconden: Int?) -> Duration {
    let eigen = wacht(na: fouten, eerst: pauzeEerst, hoogstens: pauzeMax)
    return max(eigen, min(gevraagdMax, .seconds(min(seconden ?? 0, 1_000_000))))
  }

  /// What a failed attempt makes of an event.
  /// - Parameter genomenOp: when the subscriber last took an event.
  func gevolg(
    _ uitkomst: Bezorguitkomst, _ bericht: Uitgaandbericht, genomenOp: Tijdstip?
  ) -> (wacht: Duration, isVast: Bool) {
    let fouten = bericht.pogingen + 1
    let isOp = fouten >= pogingenMax
    switch uitkomst {
    case .genomen: preconditionFailure("what was taken has no next attempt")
    case .geweigerd: return (wacht(na: fouten, eerst: wachtEerst, hoogstens: wachtMax), isOp)
    case .weg:
      // A subscriber that is away for a month loses nothing and has nothing stuck. One that took others meanwhile stumbles
      // over this event.
      let namAndere = bericht.eersteFoutOp.map { eerste in genomenOp.map { $0 > eerste } ?? false } ?? false
      return (wacht(na: fouten, eerst: wachtEerst, hoogstens: pauzeMax), isOp && namAndere)
    }
  }
}
