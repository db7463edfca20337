import Begrippen
import JSON
import Keten
import Loket
import Proeven
import Testing

/// An applicant reads the chain of an own file, up to what he may not know of yet.
@Suite struct EigenKetenTests {
  private static let lijst = "/v1/gebeurtenissen"

  private func keten(_ dienst: Proefdienst, _ id: String, _ sleutel: String) async throws -> Proefdienst.Uitslag {
    try await dienst.stuur("GET", "\(Self.lijst)?dossier=\(id)", sleutel)
  }

  private func soorten(_ uitslag: Proefdienst.Uitslag) -> [String] {
    (uitslag.json["items"]?.elements ?? []).compactMap { $0["soort"]?.text }
  }

  @Test func anApplicantReadsTheChainOfAnOwnFileAndNothingElse() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      let ander = try await dienst.dienIn(Voorbeeldaanvraag(kvkNummer: "27312346"))
      let eigenaar = try await dienst.aanvrager("27312345")
      let eigen = try await keten(dienst, id, eigenaar)
      #expect(eigen.status == 200 && soorten(eigen) == ["aanvraag_ingediend"])
      let auditor = try await dienst.medewerker(.auditor, als: "a1")
      #expect(
        try await keten(dienst, id, auditor).lichaam == eigen.lichaam, "the event is whole, so that it can be checked")
      for naam in [ander, "ronde-2025", "toegang", "niemand", "a/b"] {
        let uitslag = try await keten(dienst, naam, eigenaar)
        #expect(uitslag.status == 404, "\(naam)")
        #expect(uitslag.json["detail"]?.text == "Er is geen aanvraag met dit nummer.", "\(naam)")
      }
      #expect(try await dienst.stuur("GET", Self.lijst, eigenaar).status == 403)
      #expect(try await dienst.stuur("GET", "\(Self.lijst)?ronde=2025", eigenaar).status == 403)
      let pad = "\(Self.lijst)?dossier=\(id)"
      #expect(try await dienst.stuur("GET", "\(pad)&ronde=2025", eigenaar).lichaam == eigen.lichaam)
      #expect(try await dienst.stuur("GET", "\(pad)&ronde=2024", eigenaar).status == 404)
      let export = try await dienst.stuur("GET", pad, eigenaar, koppen: ["Accept": "application/x-ndjson"])
      #expect(export.status == 406 && export.json["beschikbaar"] == ["application/json"])
      let tweede = try await dienst.stuur("GET", "\(pad)&pagina=2&paginagrootte=1", eigenaar)
      #expect(tweede.json["items"] == [] && tweede.json["totaal"] == .number("1"))
    }
  }

  @Test func thePageIsTheSameBeforeAndAfterWhatIsNotMadeKnown() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag.zonderContact())
      let eigenaar = try await dienst.aanvrager("27312345")
      let eerst = try await keten(dienst, id, eigenaar)
      let beoordelaar = try await dienst.medewerker(.beoordelaar, als: "b1")
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(id)/signalen/contact_ontbreekt/afhandeling", beoordelaar, ["reden": "Gebeld."])
      #expect(try await keten(dienst, id, eigenaar).lichaam == eerst.lichaam, "a settled signal")
      try await dienst.verleen(isBekendgemaakt: false)
      #expect(try await keten(dienst, id, eigenaar).lichaam == eerst.lichaam, "a decision")
      let besluitnemer = try await dienst.medewerker(.besluitnemer, als: "d1")
      let bekendmaking = "/v1/aanvragen/\(id)/besluit/bekendmaking"
      let teruggedateerd = try await dienst.stuur("POST", bekendmaking, besluitnemer, ["bekendgemaaktOp": "2025-04-18"])
      #expect(teruggedateerd.status == 202)
      #expect(try await keten(dienst, id, eigenaar).lichaam == eerst.lichaam, "a date put back")
      try await dienst.gelukt(
        "POST", "\(bekendmaking)/bevestiging", try await dienst.medewerker(.besluitnemer, als: "d2"), [:])
      let daarna = try await keten(dienst, id, eigenaar)
      let auditor = try await dienst.medewerker(.auditor, als: "a1")
      #expect(try await keten(dienst, id, auditor).lichaam == daarna.lichaam, "all is made known")
      #expect(soorten(daarna).contains("signaal_afgehandeld") && soorten(daarna).last == "bekendgemaakt")
    }
  }

  /// A settlement can lie before an account, and would show in its number. So until it is made known a chain ends before the
  /// first account, whether there is a settlement or not.
  @Test func anAccountIsShownWithTheSettlement() async throws {
    try await Proefdienst.met { dienst in
      let id = try await dienst.bevoorschot()
      let eigenaar = try await dienst.aanvrager("27312345")
      let betaald = try await keten(dienst, id, eigenaar)
      #expect(soorten(betaald).last == "voorschot_betaald")
      func verantwoord() async throws {
        try await dienst.gelukt(
          "POST", "/v1/aanvragen/\(id)/verantwoording", eigenaar, Voorbeeldverantwoording().json)
      }
      try await verantwoord()
      #expect(try await keten(dienst, id, eigenaar).lichaam == betaald.lichaam)
      #expect(try await dienst.stelVast(id, isBekendgemaakt: false).status == 201)
      try await verantwoord()
      #expect(try await keten(dienst, id, eigenaar).lichaam == betaald.lichaam)
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(id)/vaststelling/bekendmaking", try await dienst.medewerker(.besluitnemer, als: "v1"),
        ["bekendgemaaktOp": .text("\(Amsterdam.datum(dienst.klok.nu()))")])
      let daarna = soorten(try await keten(dienst, id, eigenaar))
      #expect(
        daarna.suffix(4) == ["verantwoording_ingediend", "vastgesteld", "verantwoording_ingediend", "bekendgemaakt"])
    }
  }

  @Test func theChainOfTheTokensIsForTheAuditorAlone() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      _ = try await dienst.dienIn(Voorbeeldaanvraag())
      for vorm in ["application/json", "application/x-ndjson"] {
        for rol in Rol.medewerkers {
          let sleutel = try await dienst.medewerker(rol, als: "x-\(rol.rawValue)")
          let toegang = try await dienst.stuur(
            "GET", "\(Self.lijst)?dossier=toegang", sleutel, koppen: ["Accept": vorm])
          #expect(toegang.status == (rol == .auditor ? 200 : 403), "\(rol) \(vorm)")
          let alles = try await dienst.stuur("GET", Self.lijst, sleutel, koppen: ["Accept": vorm])
          #expect(alles.status == 200)
          let tekst = String(decoding: alles.lichaam, as: UTF8.self)
          #expect(tekst.contains("sleutel_gemaakt") == (rol == .auditor), "\(rol) \(vorm)")
          #expect(tekst.contains("aanvraag_ingediend"))
          guard vorm == "application/x-ndjson" else { continue }
          var controle = Exportcontrole()
          controle.neem(alles.lichaam)
          #expect(controle.sluit().isInOrde, "\(rol)")
        }
      }
    }
  }
}
