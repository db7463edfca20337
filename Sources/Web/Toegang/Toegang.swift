internal import Loket
internal import Synchronization

/// The holders of tokens. Each loop remembers them for a few seconds, so that not every request asks the database.
package final class Toegang: Sendable {
  /// How long a holder is remembered, and so the longest that a withdrawn token still works.
  package static let geldigheidSeconden: Int64 = 5
  /// How many tokens are remembered at most.
  static let aantalMax = 10_000
  /// The longest token that is looked up.
  static let lengteMax = 512

  private struct Onthouden {
    let identiteit: Identiteit
    let tot: Int64
  }

  private let loket: Loket
  private let uurwerk: @Sendable () -> Int64
  private let bekend = Mutex<[String: Onthouden]>([:])

  /// - Parameter uurwerk: the monotonic clock, in nanoseconds.
  init(loket: Loket, uurwerk: @escaping @Sendable () -> Int64) {
    self.loket = loket
    self.uurwerk = uurwerk
  }

  /// The remembered identity behind the value of an `Authorization` header.
  func onthouden(_ kop: String?) -> Identiteit? {
    guard let sleutel = Toegang.sleutel(kop), let onthouden = bekend.withLock({ $0[sleutel] }) else { return nil }
    return onthouden.tot > uurwerk() ? onthouden.identiteit : nil
  }

  private static func sleutel(_ kop: String?) -> String? {
    guard let kop, let spatie = kop.firstIndex(of: " "), kop[..<spatie].lowercased() == "bearer" else { return nil }
    let sleutel = String(kop[spatie...].drop { $0 == " " })
    return sleutel.isEmpty || sleutel.utf8.count > Toegang.lengteMax ? nil : sleutel
  }

  /// The identity behind the value of an `Authorization` header, from the database; nil when there is none.
  func identiteit(_ kop: String?) async throws -> Identiteit? {
    guard let sleutel = Toegang.sleutel(kop) else { return nil }
    let nu = uurwerk()
    // An unknown token is not remembered: it may be made a moment later.
    guard let identiteit = try await loket.identiteit(sleutel: sleutel) else { return nil }
    bekend.withLock { bekend in
      if bekend.count >= Toegang.aantalMax { bekend.removeAll(keepingCapacity: true) }
      bekend[sleutel] = Onthouden(identiteit: identiteit, tot: nu + Toegang.geldigheidSeconden * 1_000_000_000)
    }
    return identiteit
  }
}
