import Begrippen
import Documenten
import JSON
import Regeling

/// A scheme file that is accepted can be used: applications are read, weighed, ranked under it and its terms reckoned.
func checkRegelingbestand(_ input: [UInt8]) throws(Finding) {
  let regeling: Regeling
  do throws(Faults) {
    regeling = try leesRegeling(input)
  } catch {
    try checkFaults(error, input)
    return
  }
  let lezer = Aanvraaglezer(regeling)
  let inzendingen = cohort(regeling)
  for inzending in inzendingen { try checkWritten(inzending.aanvraag, lezer) }
  try Fixtures.weeg(inzendingen, regeling, regeling.openNormen)
  checkTermijnen(regeling, Amsterdam.datum(regeling.sluit))
}

/// Three applications in the scheme's own words: its first and last legal form, activity and Regulation.
private func cohort(_ regeling: Regeling) -> [Inzending] {
  let vormen = regeling.rechtspersonen + regeling.nietRechtspersonen
  let verordeningen = regeling.deMinimis.verordeningenAlgemeen + regeling.deMinimis.verordeningenDaeb
  let tijdstippen = [regeling.opent, Tijdstip(microseconden: regeling.sluit.microseconden - 1), regeling.sluit]
  return tijdstippen.enumerated().map { index, ontvangenOp in
    var aanvraag = voorbeeld
    aanvraag.aanvrager.rechtsvorm = vormen[index == 0 ? 0 : vormen.count - 1]
    aanvraag.activiteiten[0].soort = regeling.activiteiten[index == 0 ? 0 : regeling.activiteiten.count - 1]
    aanvraag.prestaties.evenementen += Int64(index)
    aanvraag.deMinimis?.steun = verordeningen.map {
      Steun(verstrekker: "Gemeente", verleendOp: steundatum, bedrag: Centen(100), verordening: $0)
    }
    return Inzending(
      id: "\(index)", ontvangenOp: ontvangenOp, ontvangenDatum: Amsterdam.datum(ontvangenOp), aanvraag: aanvraag)
  }
}

private let steundatum: Datum = {
  guard let datum = Datum(jaar: 2025, maand: 1, dag: 1) else { preconditionFailure("a date that exists") }
  return datum
}()

private let voorbeeld = Aanvraag(
  aanvrager: Aanvrager(
    naam: "Stichting Voorbeeld", kvkNummer: "27312345", rechtsvorm: "", statutairDoel: "Ondersteunen.",
    ondersteuntSociaalOndernemers: true),
  gevraagdBedrag: Centen(1_000_000),
  activiteiten: [
    Activiteit(
      soort: "",
      lasten: [
        Last(soort: .salaris, omschrijving: "Adviseur", bedrag: Centen(900_000)),
        Last(soort: .overhead, omschrijving: "Kantoor", bedrag: Centen(100_000)),
      ],
      baten: [Baat(soort: .subsidie, omschrijving: "Deze aanvraag", bedrag: Centen(1_000_000))])
  ],
  btw: BtwVerklaring(ondernemer: .niet),
  deMinimis: DeMinimisverklaring(ondertekendOp: steundatum, ondertekenaar: "Voorbeeld Bestuurder"),
  prestaties: Prestaties(
    gesprekkenNieuw: 120, gesprekkenBestaand: 310, vraagmogelijkheden: .ruim, zichtbaarheid: .goed,
    ondersteundeOndernemers: 85, waarvanBuitenDenHaag: 14, waarvanSocialeStartups: 22, evenementen: 14,
    deelnamesAanEvenementen: 640, overlegstructuren: 9, samenwerkingen: 6))

/// Every term of the scheme, reckoned from a day.
private func checkTermijnen(_ regeling: Regeling, _ dag: Datum) {
  let termijnen = [
    regeling.bezwaartermijn(bekendgemaaktOp: dag), regeling.betaaltermijn(bekendgemaaktOp: dag),
    regeling.terugbetalingstermijn(bekendgemaaktOp: dag), regeling.beslistermijn(ontvangenOp: dag),
    regeling.buitenbehandelingstermijn(verstrekenOp: dag), regeling.hersteltermijn(verzondenOp: dag, dagen: 14),
    regeling.terugvorderingstermijn(vastgesteldOp: dag),
  ]
  for termijn in termijnen { precondition(termijn.laatsteDag > dag && !termijn.toelichting.isEmpty, "a term lasts") }
  _ = regeling.registratietermijn(verleendOp: dag)
}
