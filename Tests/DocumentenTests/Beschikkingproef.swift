import Begrippen
import Documenten
import Foundation
import JSON
import Proeven
import Regeling
import Testing

/// A round in which every kind of decision is taken.
enum Beschikkingproef {
  static func ronde() throws -> Ronde {
    Ronde(
      jaar: 2025, opent: try #require(Tijdstip(iso: "2025-03-19T23:00:00Z")),
      sluit: try #require(Tijdstip(iso: "2025-03-27T23:00:00Z")), plafond: Centen(4_000_000),
      besluitDatum: Datum(iso: "2025-04-17"))
  }

  /// What was filed: one file for each way to be decided on.
  static func inzendingen(_ regeling: Regeling) throws -> [Inzending] {
    let voorbeeld = try Aanvraaglezer(regeling).lees(Array(Proef.aanvraag.utf8))
    let ontvangenOp = try #require(Tijdstip(iso: "2025-03-20T10:00:00Z"))
    func inzending(_ id: String, _ wijzig: (inout Inzending) -> Void = { _ in }) -> Inzending {
      var inzending = Inzending(
        id: id, ontvangenOp: ontvangenOp, ontvangenDatum: Amsterdam.datum(ontvangenOp), aanvraag: voorbeeld)
      wijzig(&inzending)
      return inzending
    }
    func minder(_ inzending: inout Inzending) {
      inzending.aanvraag.prestaties.gesprekkenNieuw = 10
      inzending.aanvraag.prestaties.gesprekkenBestaand = 3
      inzending.aanvraag.prestaties.evenementen = 1
      inzending.aanvraag.prestaties.deelnamesAanEvenementen = 12
    }
    var wijziging = Beoordeling.Prestatiewijziging()
    wijziging.samenwerkingen = 60
    return [
      // Granted whole, with a level and a check that an assessor put in the place of the computed ones.
      inzending("beoordeeld") {
        $0.aanvraag.activiteiten[0].lasten[0].bedrag = Centen(1_200_000)
        $0.beoordeling = Beoordeling(
          lasten: [.init(activiteit: 0, last: 2, nietNoodzakelijk: Centen(50_000), reden: "niet nodig")],
          prestaties: wijziging, toetsen: [.activiteiten: .voldoet], niveaus: ["b": .bovengemiddeld])
      },
      // Two that stand equal where the ceiling bites.
      inzending("gelijk-1", minder), inzending("gelijk-2", minder),
      // The ceiling is reached.
      inzending("laatste") {
        minder(&$0)
        $0.aanvraag.prestaties.vraagmogelijkheden = .beperkt
        $0.aanvraag.prestaties.ondersteundeOndernemers = 0
        $0.aanvraag.prestaties.waarvanBuitenDenHaag = 0
        $0.aanvraag.prestaties.waarvanSocialeStartups = 0
      },
      // Nothing of it is eligible.
      inzending("niets") { $0.aanvraag.activiteiten[0].baten[1].bedrag = Centen(1_515_200) },
      inzending("onvolledig") {
        $0.aanvraag.btw = nil
        $0.aanvraag.aanvrager.adres = nil
        $0.aanvraag.activiteiten[0].omschrijving = nil
      },
      inzending("ongeschikt") {
        $0.aanvraag.aanvrager.rechtsvorm = "maatschap"
        $0.aanvraag.deMinimis?.steun[0].bedrag = Centen(30_000_001)
        $0.beoordeling = Beoordeling(toetsen: [.doelgroep: .voldoetNiet])
      },
    ]
  }

  /// Settlements of a grant of 14,152.00: with money back, lower on a ground, with money to pay, and even.
  static func vaststellingen(
    _ regeling: Regeling
  ) throws -> [(naam: String, vaststelling: Vaststelling, lager: LagereVaststelling?)] {
    let voorbeeld = try Aanvraaglezer(regeling).lees(Array(Proef.aanvraag.utf8))
    func vaststelling(
      _ naam: String, betaald: Int64, salaris: Int64, _ lager: LagereVaststelling? = nil
    ) throws -> (String, Vaststelling, LagereVaststelling?) {
      var activiteiten = voorbeeld.activiteiten
      activiteiten[0].lasten[0].bedrag = Centen(salaris)
      return (
        naam,
        try Vaststelling(
          verleend: Centen(1_415_200), betaald: Centen(betaald), gerealiseerd: activiteiten, regeling: regeling,
          normen: regeling.openNormen, lager: lager), lager
      )
    }
    return [
      try vaststelling("terugvordering", betaald: 1_415_200, salaris: 500_000),
      try vaststelling(
        "lager", betaald: 1_415_200, salaris: 900_000,
        LagereVaststelling(bedrag: Centen(700_000), grond: .activiteitenNietVerricht)),
      try vaststelling("nabetaling", betaald: 400_000, salaris: 900_000),
      try vaststelling("gelijk", betaald: 1_415_200, salaris: 900_000),
    ]
  }

  /// Compares with the text that is kept, line by line.
  static func vergelijk(_ naam: String, _ gevonden: String) throws {
    let bestand = Proef.map.appending(path: "Beschikkingen/\(naam)")
    let verwacht = String(decoding: Proef.lees(bestand), as: UTF8.self)
    for (links, rechts) in zip(verwacht.split(separator: "\n"), gevonden.split(separator: "\n")) {
      #expect(links == rechts)
    }
    #expect(verwacht == gevonden)
  }
}
