internal import Loket
internal import Synchronization

/// How many attempts of this process were taken, and how many failed, by subscriber.
final class Bezorgtellingen: Sendable {
  /// The counts of one subscriber.
  struct Aantallen: Hashable, Sendable {
    var bezorgd = 0
    var mislukt = 0
  }

  private let inhoud = Mutex<[String: Aantallen]>([:])

  /// The counts of a subscriber.
  subscript(_ naam: String) -> Aantallen { inhoud.withLock { $0[naam] ?? Aantallen() } }

  /// Counts one attempt.
  func tel(_ naam: String, _ uitkomst: Bezorguitkomst) {
    inhoud.withLock { aantallen in
      if uitkomst == .genomen {
        aantallen[naam, default: Aantallen()].bezorgd += 1
      } else {
        aantallen[naam, default: Aantallen()].mislukt += 1
      }
    }
  }
}
