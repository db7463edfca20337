import JSON
import Keten
import Loket
import Proeven
import Testing

@testable import Web
@testable import Weegschaal

/// Of several instances one delivers to a subscriber, and what is broken off comes again under the same id.
@Suite struct BezorgslotTests {
  @Test func oneInstanceHasTheLockAndTheNextTakesOverWhenItIsGone() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.abonneer(Abonnement(naam: "zaak"), Abonnement(naam: "portaal"))
      let eerste = try await dienst.loket.bezorgzitting("zaak", Bezorgbeleid())
      let tweede = try await dienst.loket.bezorgzitting("zaak", Bezorgbeleid())
      let andere = try await dienst.loket.bezorgzitting("portaal", Bezorgbeleid())
      #expect(try await eerste.neemSlot())
      #expect(try await !tweede.neemSlot())
      #expect(try await andere.neemSlot())
      // The connection of the first is gone, as when its process is killed.
      #expect(
        try await dienst.getal(
          """
          SELECT count(pg_terminate_backend(pid)) FROM (
            SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            ORDER BY pid) s
          """) >= 2)
      try await Proefdienst.wacht("the lock is free") {
        (try? await tweede.neemSlot()) == true
      }
      await #expect(throws: (any Error).self) { _ = try await eerste.volgende() }
      for zitting in [eerste, tweede, andere] { await zitting.sluit() }
    }
  }

  /// Between what the subscriber took and what the table says of it, everything stops.
  @Test func whatWasTakenAndNotRecordedComesAgainUnderTheSameId() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      try await dienst.abonneer(Abonnement(naam: "zaak"))
      let ids = [
        try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312345")),
        try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312346")),
      ]
      let eerste = try await dienst.loket.bezorgzitting("zaak", Bezorgbeleid())
      let gezien = try await eerste.volgende()
      #expect(Set(gezien.map(\.dossier)) == Set(ids))
      await eerste.sluit()
      await #expect(throws: (any Error).self) { try await eerste.legVast(gezien.map { ($0, .genomen) }) }
      try await Bezorgproef.met(dienst, "zaak") { proef async throws in
        try await proef.bezorgAlles()
        #expect(Set(proef.genomen.map(\.id)) == Set(gezien.map(\.id)) && proef.genomen.count == 2)
      }
    }
  }

  /// A random order of failures, of connections that break and of new events: each event comes at least once, and those of
  /// a file come first in their order.
  @Test(arguments: [1, 2, 3, 5, 8, 13] as [UInt64])
  func anyOrderOfFailuresDeliversEachEventInTheOrderOfItsFile(_ zaad: UInt64) async throws {
    try await Proefdienst.met(staatStil: true) { dienst in
      try await dienst.maakRonde()
      try await dienst.abonneer(Abonnement(naam: "zaak", soorten: Set(Gehoor.soorten)))
      let kans = Kans(zaad)
      let kvk = (0..<4).map { "2731235\($0)" }
      var ids: [String] = []
      for nummer in kvk { ids.append(try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: nummer))) }
      var gezien: [Uitgaandbericht] = []
      let uitkomst: Bezorger.Verzender = { _ in
        switch kans.uit(6) {
        case 0, 1: .genomen
        case 2: .geweigerd("status 422")
        case 3: .weg("geen antwoord binnen de tijd")
        default: .weg("status 503", overSeconden: kans.uit(100))
        }
      }
      for ronde in 0..<12 {
        let wie = kans.uit(kvk.count)
        try await dienst.gelukt(
          "PUT", "/v1/aanvragen/\(ids[wie])", try await dienst.aanvrager(kvk[wie]),
          Voorbeeldaanvraag(kvkNummer: kvk[wie], gesprekken: 300 + Int64(ronde)).json, koppen: ["If-Match": "*"])
        // Each time a new session, as after a crash; sometimes what was taken is not recorded.
        try await Bezorgproef.met(dienst, "zaak", uitkomst) { proef async throws in
          for _ in 0...kans.uit(3) {
            await proef.wacht(.seconds(kans.uit(120)))
            try await proef.beurt()
          }
          gezien += proef.genomen
          if kans.uit(2) == 0 { gezien += try await proef.zitting.volgende() }
        }
      }
      try await Bezorgproef.met(dienst, "zaak") { proef async throws in
        for _ in 0..<3 {
          await proef.wacht(.seconds(3600))
          try await proef.bezorgAlles()
        }
        gezien += proef.genomen
      }
      #expect(try await dienst.getal("SELECT count(*) FROM uitgaand") == 0)
      for id in ids {
        var eersteKeer: [Int] = []
        for bericht in gezien where bericht.dossier == id && !eersteKeer.contains(bericht.nummer) {
          eersteKeer.append(bericht.nummer)
        }
        let alle = try await dienst.getal("SELECT count(*) FROM gebeurtenis WHERE dossier = '\(id)'")
        #expect(eersteKeer == Array(1...alle), "seed \(zaad)")
      }
      #expect(try await dienst.loket.controleer().isInOrde)
    }
  }
}
