internal import HTTPServer
package import Loket
internal import Synchronization

/// The counts of the answers of the whole process that the server does not make: refusals by class, submissions, and
/// repeated requests.
package final class Tellingen: Sendable {
  /// The counts at one moment.
  package struct Aantallen: Sendable, Equatable {
    package var weigeringen: [String: Int] = [:]
    package var ingediend: [Tijdigheid: Int] = [:]
    /// Submissions that the counter refused (4xx).
    package var indieningenGeweigerd = 0
    /// Submissions that failed by a fault of ours (5xx).
    package var indieningenMislukt = 0
    package var herhalingen = 0
  }

  private let inhoud = Mutex(Aantallen())

  /// Nothing counted.
  package init() {}

  /// The counts as they are.
  package var aantallen: Aantallen { inhoud.withLock { $0 } }

  /// Counts an answer. Most answers have nothing to count and take no lock.
  func tel(_ gegaan: HTTPAnswered, _ aantekening: Aantekening?) {
    guard let aantekening, let uitkomst = aantekening.uitkomst else { return }
    let isIndiening = gegaan.request?.method == .post && aantekening.patroon == Stap.indienen.adres.pad
    inhoud.withLock { aantallen in
      if uitkomst.isHerhaling { aantallen.herhalingen += 1 }
      if let tijdigheid = uitkomst.tijdigheid { aantallen.ingediend[tijdigheid, default: 0] += 1 }
      guard let weigering = uitkomst.weigering else { return }
      aantallen.weigeringen[weigering.soort, default: 0] += 1
      guard isIndiening, !uitkomst.isHerhaling else { return }
      if gegaan.status < 500 { aantallen.indieningenGeweigerd += 1 } else { aantallen.indieningenMislukt += 1 }
    }
  }
}
