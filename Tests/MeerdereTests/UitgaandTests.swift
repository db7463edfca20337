import EmbeddedPostgreSQL
import Foundation
import Glibc
import JSON
import Proeven
import Synchronization
import Testing

/// Events to others, by real processes: killed in the middle, two at once, and a receiver that is restarted.
@Suite struct UitgaandTests {
  /// A folder `config` with one subscriber at a port of this machine, gone when the value is.
  private final class Map: Sendable {
    let pad: String

    init(poort: UInt16) throws {
      let map = FileManager.default.temporaryDirectory.appendingPathComponent("uitgaand-\(UUID().uuidString)")
      pad = map.path
      try FileManager.default.createDirectory(at: map, withIntermediateDirectories: false)
      try FileManager.default.copyItem(
        at: Programma.root.appendingPathComponent("config/regelingen"), to: map.appendingPathComponent("regelingen"))
      let sleutel = map.appendingPathComponent("zaak.key").path
      try Data("een-sleutel-van-genoeg-letters".utf8).write(to: URL(fileURLWithPath: sleutel))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: sleutel)
      let instellingen: JSONValue = [
        "gebeurtenisbron": "urn:nld:oin:00000001823288444000:systeem:weegschaal",
        "openbaarAdres": "https://weegschaal.example",
        "abonnees": [["naam": "zaak", "adres": .text("http://127.0.0.1:\(poort)/in"), "hmac": .text(sleutel)]],
      ]
      try Data(instellingen.bytes).write(to: map.appendingPathComponent("weegschaal.json"))
    }

    deinit { try? FileManager.default.removeItem(atPath: pad) }
  }

  /// What a receiver got, by the subjects and ids of the messages.
  private static func berichten(_ ontvangers: Ontvanger...) -> [(onderwerp: String, id: String)] {
    ontvangers.flatMap(\.verzoeken).compactMap { verzoek in
      guard let bericht = try? JSONValue.parse(verzoek.lichaam) else { return nil }
      return (bericht["subject"]?.text ?? "", bericht["id"]?.text ?? "")
    }
  }

  private static func dienIn(_ dienst: Dienstproces, _ nummer: Int) async throws -> String {
    let kvk = Spel.kvk(nummer)
    let uitslag = try await dienst.gelukt(
      "POST", Spel.ronden + "/aanvragen", Spel.sleutel(kvk), Spel.aanvraag(kvk))
    return uitslag.json["id"]?.text ?? ""
  }

  @Test func aProcessKilledBetweenReceiptAndRecordDeliversTwiceUnderOneId() async throws {
    let verbinding = try await TemporaryPostgreSQL.database()
    let doelwit = Mutex<Int32?>(nil)
    let ontvanger = try Ontvanger { _ in
      // The service has no answer yet when it dies, and the receiver has the event.
      if let nummer = doelwit.withLock({ $0 }) {
        doelwit.withLock { $0 = nil }
        kill(nummer, SIGKILL)
      }
      return .status(204)
    }
    defer { ontvanger.stop() }
    let map = try Map(poort: ontvanger.poort)
    let instellingen = ["WEEGSCHAAL_POSTGRES": verbinding, "WEEGSCHAAL_REGELING": map.pad]
    let eerste = try await Dienstproces.start(instellingen)
    let database = try Databasekijk(verbinding)
    try await Spel.maakSleutels(database, aanvragers: [Spel.kvk(0)])
    try await eerste.gelukt("PUT", Spel.ronden, Spel.sleutel("beheerder"), Spel.ronde())
    try await wacht("the subscription is there") { try await database.getal("SELECT count(*) FROM abonnee") == 1 }
    doelwit.withLock { $0 = eerste.nummer }
    let id = try await Self.dienIn(eerste, 0)
    try await wacht("the event came") { ontvanger.verzoeken.count == 1 }
    #expect(try await database.getal("SELECT count(*) FROM uitgaand") == 1)
    let tweede = try await Dienstproces.start(instellingen)
    try await wacht("the event came again") { ontvanger.verzoeken.count == 2 }
    try await wacht("it is recorded") { try await database.getal("SELECT count(*) FROM uitgaand") == 0 }
    let gekomen = Self.berichten(ontvanger)
    #expect(gekomen.map(\.onderwerp) == [id, id] && gekomen[0].id == gekomen[1].id)
    #expect(ontvanger.verzoeken[0].lichaam == ontvanger.verzoeken[1].lichaam)
    #expect(try await tweede.stop() == 0)
    let controle = try await Programma.draai(
      ["controleer"], instellingen.merging(["WEEGSCHAAL_KLOK": "2025-03-20T10:00:00Z"]) { $1 })
    #expect(controle.status == 0, "\(controle.tekst)")
    await database.sluit()
  }

  @Test func oneOfTwoInstancesDeliversAndTheOtherTakesOverWhenItDies() async throws {
    let verbinding = try await TemporaryPostgreSQL.database()
    let ontvanger = try Ontvanger { _ in .status(202) }
    let map = try Map(poort: ontvanger.poort)
    let instellingen = ["WEEGSCHAAL_POSTGRES": verbinding, "WEEGSCHAAL_REGELING": map.pad]
    let diensten = try await Spel.tegelijk([instellingen, instellingen]) { try await Dienstproces.start($0) }
    let database = try Databasekijk(verbinding)
    try await Spel.maakSleutels(database, aanvragers: (0..<30).map(Spel.kvk))
    try await diensten[0].gelukt("PUT", Spel.ronden, Spel.sleutel("beheerder"), Spel.ronde())
    let slot =
      "SELECT count(*) FROM pg_locks l WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1"
      + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
    try await wacht("one has the lock") { try await database.getal(slot) == 1 }

    var ids = try await Spel.tegelijk(Array(0..<20)) { try await Self.dienIn(diensten[$0 % 2], $0) }
    try await wacht("all are delivered") { try await database.getal("SELECT count(*) FROM uitgaand") == 0 }
    #expect(Self.berichten(ontvanger).map(\.onderwerp).sorted() == ids.sorted(), "each once")

    // Each of the two is killed in turn, so that whichever delivers is among them.
    kill(diensten[0].nummer, SIGKILL)
    ids.append(try await Self.dienIn(diensten[1], 20))
    try await wacht("the other delivers") { try await database.getal("SELECT count(*) FROM uitgaand") == 0 }
    let derde = try await Dienstproces.start(instellingen)
    kill(diensten[1].nummer, SIGKILL)
    ids.append(try await Self.dienIn(derde, 21))
    try await wacht("the third delivers") { try await database.getal("SELECT count(*) FROM uitgaand") == 0 }
    #expect(Set(Self.berichten(ontvanger).map(\.onderwerp)) == Set(ids))

    // The receiver is away, and comes back at the same place.
    ontvanger.stop()
    ids.append(try await Self.dienIn(derde, 22))
    try await wacht("it was tried") { try await database.getal("SELECT coalesce(max(pogingen), 0) FROM uitgaand") >= 1 }
    let beheerder = Spel.sleutel("beheerder")
    let stand = try await derde.gelukt("GET", "/v1/abonnementen", beheerder).json["items"]?[0]
    #expect(stand?["stand"] == "onbereikbaar" && stand?["wachtend"] == .number("1"))
    let terug = try Ontvanger(poort: ontvanger.poort) { _ in .status(202) }
    defer { terug.stop() }
    try await wacht("it is delivered after all") { try await database.getal("SELECT count(*) FROM uitgaand") == 0 }
    #expect(Self.berichten(terug).map(\.onderwerp) == [ids[22]])
    let metingen = try await derde.stuur("GET", "/metrics").tekst
    #expect(metingen.contains("weegschaal_uitgaand_wachtend{abonnee=\"zaak\"} 0\n"))
    #expect(!metingen.contains("sleutel-van-genoeg"))
    #expect(try await derde.stop() == 0)
    #expect(!derde.laatsteWoorden.contains("sleutel-van-genoeg"))
    await database.sluit()
  }
}
