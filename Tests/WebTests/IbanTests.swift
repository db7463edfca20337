import JSON
import Loket
import Proeven
import Testing

/// No advance is ordered or paid without an account of the recipient (`regels.md` section 3, `gegevens_aanvrager`).
@Suite struct IbanTests {
  private static func zonderIban() -> Voorbeeldaanvraag {
    var aanvraag = Voorbeeldaanvraag()
    aanvraag.wijzig = { document in
      .object(
        (document.members ?? []).map { lid in
          guard lid.name == "aanvrager" else { return lid }
          return JSONMember(lid.name, .object((lid.value.members ?? []).filter { $0.name != "iban" }))
        })
    }
    return aanvraag
  }

  @Test func noAdvanceIsOrderedWithoutAnAccount() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Self.zonderIban())
      try await dienst.gelukt(
        "POST", "/v1/aanvragen/\(id)/signalen/iban_ontbreekt/afhandeling",
        try await dienst.medewerker(.beoordelaar, als: "b7"), ["reden": "Wordt opgevraagd."])
      try await dienst.verleen()
      let jan = try await dienst.medewerker(.financieel, als: "jan")
      let geweigerd = try await dienst.stuur("POST", "/v1/aanvragen/\(id)/voorschot", jan, [:])
      #expect(geweigerd.status == 409 && geweigerd.json["stand"]?.text == "verleend")
      #expect(geweigerd.json["detail"]?.text?.contains("IBAN") == true)
      let mogelijk = geweigerd.json["mogelijk"]?.elements?.compactMap(\.text) ?? []
      #expect(mogelijk.contains { $0.contains("IBAN") } && !mogelijk.contains { $0.contains("/voorschot") })
      #expect(
        try await dienst.sql(
          """
          INSERT INTO voorschot SELECT 'v', dossier, id, bedrag, bedrag, '2025-06-02', tijdstip, 'jan' FROM besluit
          """) == "iban_ontbreekt")
    }
  }

  /// An advance that was ordered by a version of before is not paid.
  @Test func noAdvanceIsPaidWithoutAnAccount() async throws {
    try await Proefdienst.met { dienst in
      let id = try await dienst.bevoorschot(isBetaald: false)
      #expect(try await dienst.sql("ALTER TABLE aanvraagdocument DISABLE TRIGGER USER") == nil)
      #expect(try await dienst.sql("UPDATE aanvraagdocument SET iban = NULL") == nil)
      let geweigerd = try await dienst.stuur(
        "POST", "/v1/aanvragen/\(id)/betalingen", try await dienst.medewerker(.financieel, als: "els"),
        ["bedrag": .amount(1_000_000), "valutadatum": "2025-05-06", "kenmerk": "BANK-1"])
      #expect(geweigerd.status == 409 && geweigerd.json["detail"]?.text?.contains("IBAN") == true)
      #expect(
        try await dienst.sql(
          """
          INSERT INTO betaling SELECT 'b', id, dossier, bedrag, '2025-05-06', 'BANK-1', tijdstip, 'els', door FROM voorschot
          """) == "iban_ontbreekt")
    }
  }

  /// What files are compared by stands beside the application, and says what the application says.
  @Test func anAccountBesideTheApplicationThatIsAnotherIsFound() async throws {
    try await Proefdienst.met { dienst in
      try await dienst.maakRonde()
      let id = try await dienst.dienIn(Voorbeeldaanvraag())
      #expect(try await dienst.loket.controleer().fouten == [])
      for anders in ["iban = 'NL02ABNA0123456789'", "iban = NULL", "verbonden = '{27399999}'"] {
        let echt = try await dienst.alsEigenaar("SELECT iban::text FROM aanvraagdocument").one().get(0, as: String.self)
        try await dienst.vervals("aanvraagdocument", "UPDATE aanvraagdocument SET \(anders)")
        let fouten = try await dienst.loket.controleer().fouten
        #expect(fouten.map(\.code) == [.registratieWijktAf], "\(anders)")
        #expect(fouten.allSatisfy { $0.plaats.contains(id) }, "\(anders)")
        try await dienst.vervals("aanvraagdocument", "UPDATE aanvraagdocument SET iban = '\(echt)', verbonden = NULL")
      }
      #expect(try await dienst.loket.controleer().fouten == [])
    }
  }
}
