import JSON
import PostgreSQL
import Proeven
import Testing

/// A step that finds its file locked: it goes by the file as it is when the lock is free, and one that gives up is told
/// that nothing was done.
@Suite struct SlottijdTests {
  @Test func aStepThatWaitedWhileItsFileWasDecidedIsRefusedForTheDecision() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      try dienst.sluitRonde()
      #expect(try await dienst.bevries().status == 201)
      try await dienst.houdtOp("UPDATE ON dossierstand", als: "true")
      let beoordelaar = try await dienst.medewerker(.beoordelaar, als: "b9")
      let (besluit, beoordeling) = try await dienst.alsEigenaar { pool in
        try await pool.transaction(retries: 0) { slot in
          _ = try await slot.query(.once("slot", Proefdienst.slot))
          // The decision has the file and is at its commit; the assessment waits for the file.
          let besluit = Task { try await dienst.besluit() }
          try await dienst.wachtOpWachtenden(1)
          let beoordeling = Task {
            try await dienst.stuur("PUT", "/v1/aanvragen/\(id)/beoordeling", beoordelaar, ["motivering": "In orde."])
          }
          try await dienst.wachtOpWachtenden(2)
          return (besluit, beoordeling)
        }
      }
      #expect(try await besluit.value.status == 201)
      let uitslag = try await beoordeling.value
      #expect(uitslag.status == 409)
      #expect(uitslag.json["stand"]?.text == "verleend")
    }
  }

  @Test func aStepThatWaitedForALockForTooLongWasNotTaken() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let aanvraag = Voorbeeldaanvraag()
      let id = try await dienst.dienIn(aanvraag)
      try await dienst.houdtOp("UPDATE ON dossierstand", als: "true")
      // The wait begins with the lock held, so however short it may be, the lock is what ends it.
      #expect(try await dienst.sql("ALTER FUNCTION traag() SET lock_timeout = '1ms'") == nil)
      let sleutel = try await dienst.aanvrager(aanvraag.kvkNummer)
      let pad = "/v1/aanvragen/\(id)/intrekking"
      let uitslag = try await dienst.alsEigenaar { pool in
        try await pool.transaction(retries: 0) { slot in
          _ = try await slot.query(.once("slot", Proefdienst.slot))
          return try await dienst.stuur("POST", pad, sleutel, [:])
        }
      }
      #expect(uitslag.status == 503 && uitslag.probleem == "niet-beschikbaar")
      #expect(uitslag.kop("Retry-After") == "2")
      #expect(uitslag.json["detail"]?.text?.contains("Er is niets verwerkt") == true)
      let dossier = try await dienst.stuur("GET", "/v1/aanvragen/\(id)", sleutel)
      #expect(dossier.json["status"]?.text == "ingediend")
      #expect(try await dienst.stuur("POST", pad, sleutel, [:]).status == 200)
    }
  }
}
