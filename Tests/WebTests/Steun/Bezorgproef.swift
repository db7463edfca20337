import EventLoop
import Foundation
import HTTPClient
import JSON
import Keten
import Loket
import Observability
import Synchronization

@testable import Web
@testable import Weegschaal

/// The deliveries to one subscriber of a test's service. The test says when there is a turn, and what the subscriber answers.
/// Waits are not spread, and the clock is the service's.
final class Bezorgproef: Sendable {
  static let vorm = CloudEvent(
    bron: "urn:nld:oin:00000001823288444000:systeem:weegschaal", adres: "https://weegschaal.example")

  let dienst: Proefdienst
  let zitting: Bezorgzitting
  let bezorger: Bezorger
  private let aangeboden: Aangeboden

  /// What was offered, in order. It is a class since the closure that offers is older than the object.
  private final class Aangeboden: Sendable {
    let berichten = Mutex<[(bericht: Uitgaandbericht, uitkomst: Bezorguitkomst)]>([])
  }

  /// Every attempt so far.
  var pogingen: [(bericht: Uitgaandbericht, uitkomst: Bezorguitkomst)] { aangeboden.berichten.withLock { $0 } }
  /// What was taken, in order.
  var genomen: [Uitgaandbericht] { pogingen.filter { $0.uitkomst == .genomen }.map(\.bericht) }

  /// The rules of these tests: the waits of the service without chance.
  static func beleid(pogingenMax: Int = 32) -> Bezorgbeleid {
    var beleid = Bezorgbeleid()
    beleid.loting = { 1 }
    beleid.pogingenMax = pogingenMax
    return beleid
  }

  init(
    _ dienst: Proefdienst, _ naam: String, beleid: Bezorgbeleid = beleid(), logboek: Log = Proefdienst.stil,
    _ antwoord: @escaping Bezorger.Verzender
  ) async throws {
    let aangeboden = Aangeboden()
    self.dienst = dienst
    self.aangeboden = aangeboden
    zitting = try await dienst.loket.bezorgzitting(naam, beleid)
    bezorger = Bezorger(
      naam: naam, loket: dienst.loket, lus: dienst.lussen[0], tellingen: Bezorgtellingen(), logboek: logboek,
      beleid: beleid,
      verzend: { bericht in
        let uitkomst = await antwoord(bericht)
        aangeboden.berichten.withLock { $0.append((bericht, uitkomst)) }
        return uitkomst
      })
  }

  /// Runs the body with the deliveries to a subscriber that the service has.
  static func met(
    _ dienst: Proefdienst, _ naam: String, beleid: Bezorgbeleid = beleid(), logboek: Log = Proefdienst.stil,
    _ antwoord: @escaping Bezorger.Verzender = { _ in .genomen }, _ doe: (Bezorgproef) async throws -> Void
  ) async throws {
    let proef = try await Bezorgproef(dienst, naam, beleid: beleid, logboek: logboek, antwoord)
    let uitslag: Result<Void, any Error>
    do { uitslag = .success(try await doe(proef)) } catch { uitslag = .failure(error) }
    await proef.zitting.sluit()
    try uitslag.get()
  }

  /// One turn; answers whether something was taken.
  @discardableResult
  func beurt() async throws -> Bool { try await bezorger.beurt(zitting) }

  /// Turns until nothing is taken any more.
  func bezorgAlles() async throws { while try await beurt() {} }

  /// Lets time pass, of the domain and of every wait.
  func wacht(_ duur: Duration) async { await dienst.uurwerk.advance(by: duur) }

  /// A file with a secret that nobody else may read, gone after the body.
  static func metGeheim<Waarde>(_ tekst: String, rechten: Int = 0o600, _ doe: (String) async throws -> Waarde)
    async throws
    -> Waarde
  {
    let bestand = FileManager.default.temporaryDirectory.appendingPathComponent("geheim-\(UUID().uuidString)")
    try Data(tekst.utf8).write(to: bestand)
    defer { try? FileManager.default.removeItem(at: bestand) }
    try FileManager.default.setAttributes([.posixPermissions: rechten], ofItemAtPath: bestand.path)
    return try await doe(bestand.path)
  }

  /// A subscriber of the settings, at a port of this machine.
  static func abonnee(
    _ naam: String, poort: UInt16, _ bewijs: Abonnee.Bewijs, _ bestand: String,
    soorten: Set<Gebeurtenissoort> = Set(Gehoor.soortenVoorAanvrager)
  ) throws -> Abonnee {
    Abonnee(
      abonnement: Abonnement(naam: naam, soorten: soorten),
      eindpunt: try HTTPEndpoint("http://127.0.0.1:\(poort)/gebeurtenissen"), bewijs: bewijs, geheimbestand: bestand)
  }
}

extension Proefdienst {
  /// Makes these the subscriptions.
  func abonneer(_ abonnementen: Abonnement...) async throws { _ = try await loket.zetAbonnementen(abonnementen) }

  /// The number that a query gives in its only column `n`.
  func getal(_ sql: String) async throws -> Int {
    try await alsEigenaar("SELECT (\(sql))::bigint AS n").one().get("n", as: Int.self)
  }
}
