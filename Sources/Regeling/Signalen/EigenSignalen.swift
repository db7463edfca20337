internal import Begrippen

/// The signals that follow from the application and its day of receipt. What was completed is compared with the day on
/// which it came in.
func eigenSignalen(_ inzending: Inzending, jaar: Int) -> [Signaal] {
  let aanvraag = inzending.aanvraag
  return [
    activiteitVoorbij(aanvraag.activiteiten, inzending.ontvangenDatum),
    activiteitZonderPeriode(aanvraag.activiteiten), prestatiesAnderJaar(aanvraag.prestaties.periode, jaar: jaar),
    verklaringOud(aanvraag.deMinimis, inzending.ontvangenDatum(van: "/deMinimis")), datumInToekomst(inzending),
    ibanOntbreekt(aanvraag.aanvrager), contactOntbreekt(aanvraag.aanvrager),
  ].compactMap(\.self)
}

private func activiteitVoorbij(_ activiteiten: [Activiteit], _ dag: Datum) -> Signaal? {
  let voorbij = activiteiten.compactMap { activiteit -> (soort: String, tot: Datum)? in
    guard let tot = activiteit.tot, tot < dag else { return nil }
    return (activiteit.soort, tot)
  }
  guard !voorbij.isEmpty else { return nil }
  let delen = voorbij.map { "activiteit \($0.soort) eindigt op \($0.tot.tekst)" }.joined(separator: ", ")
  return Signaal(
    code: .activiteitVoorbij,
    toelichting:
      "De aanvraag kwam binnen op \(dag.tekst); \(delen). Ga na of deze activiteit al was verricht: voor wat "
      + "al is voltooid, wordt geen subsidie verleend (Awb 4:29).",
    feiten: ["\(dag)"] + voorbij.map { "\($0.soort) \($0.tot)" })
}

private func activiteitZonderPeriode(_ activiteiten: [Activiteit]) -> Signaal? {
  let zonder = activiteiten.compactMap { activiteit -> (soort: String, mist: String)? in
    switch (activiteit.van, activiteit.tot) {
    case (.some, .some): nil
    case (.none, .some): (activiteit.soort, "begindatum")
    case (.some, .none): (activiteit.soort, "einddatum")
    case (.none, .none): (activiteit.soort, "begin- en einddatum")
    }
  }
  guard !zonder.isEmpty else { return nil }
  let delen = zonder.map { "activiteit \($0.soort) heeft geen \($0.mist)" }.joined(separator: ", ")
  return Signaal(
    code: .activiteitZonderPeriode,
    toelichting: "Zonder periode is niet te zien wanneer wordt gewerkt: \(delen). Vraag de aanvrager wanneer dat is.",
    feiten: zonder.map { "\($0.soort) \($0.mist)" })
}

/// Open reading of `prestaties.periode`: the calendar year before the round (`regels.md` section 8, fixed readings).
private func prestatiesAnderJaar(_ periode: Periode?, jaar: Int) -> Signaal? {
  guard let periode else { return nil }
  let (van, tot) = (periode.van.delen, periode.tot.delen)
  guard van != (jaar - 1, 1, 1) || tot != (jaar - 1, 12, 31) else { return nil }
  return Signaal(
    code: .prestatiesAnderJaar,
    toelichting:
      "De cijfers gaan over \(periode.van.tekst) tot en met \(periode.tot.tekst), niet over het kalenderjaar "
      + "\(jaar - 1). Vraag om de cijfers van dat jaar, of leg vast waarom deze gelden.",
    feiten: ["\(periode.van) \(periode.tot)"])
}

private func verklaringOud(_ verklaring: DeMinimisverklaring?, _ dag: Datum) -> Signaal? {
  guard let ondertekendOp = verklaring?.ondertekendOp, ondertekendOp < dag.min(jaren: 1) else { return nil }
  return Signaal(
    code: .verklaringOud,
    toelichting:
      "De de-minimisverklaring is ondertekend op \(ondertekendOp.tekst), meer dan een jaar voor de ontvangst op "
      + "\(dag.tekst). Vraag om een nieuwe verklaring, of ga na of zij nog klopt.",
    feiten: ["\(ondertekendOp) \(dag)"])
}

private func datumInToekomst(_ inzending: Inzending) -> Signaal? {
  let aanvraag = inzending.aanvraag
  let dag = inzending.ontvangenDatum
  let verklaard = inzending.ontvangenDatum(van: "/deMinimis")
  var gegeven: [(wat: String, datum: Datum?, dag: Datum)] = [
    ("de ondertekening", aanvraag.ondertekening?.datum, inzending.ontvangenDatum(van: "/ondertekening")),
    ("de ondertekening van de de-minimisverklaring", aanvraag.deMinimis?.ondertekendOp, verklaard),
    ("het begin van de periode van de prestaties", aanvraag.prestaties.periode?.van, dag),
    ("het einde van de periode van de prestaties", aanvraag.prestaties.periode?.tot, dag),
  ]
  for (plaats, steun) in (aanvraag.deMinimis?.steun ?? []).enumerated() {
    gegeven.append(("steun \(plaats + 1) in de de-minimisverklaring", steun.verleendOp, verklaard))
  }
  let later = gegeven.compactMap { wat, datum, dag in
    datum.flatMap { $0 > dag ? (wat: wat, datum: $0, dag: dag) : nil }
  }
  guard !later.isEmpty else { return nil }
  func lijst(_ toon: ((wat: String, datum: Datum, dag: Datum)) -> String) -> String {
    later.prefix(signaaldelenMax).map(toon).joined(separator: ", ") + enAndere(later.count)
  }
  let isZelfdeDag = later.allSatisfy { $0.dag == dag }
  return Signaal(
    code: .datumInToekomst,
    toelichting: (isZelfdeDag
      ? "Na de dag van ontvangst, \(dag.tekst), liggen: \(lijst { "\($0.wat) (\($0.datum.tekst))" })"
      : "Na de dag waarop zij binnenkwamen, liggen: "
        + lijst { "\($0.wat) (\($0.datum.tekst), ingekomen op \($0.dag.tekst))" })
      + ". Vraag de aanvrager welke datum juist is.",
    feiten: isZelfdeDag
      ? ["\(dag)"] + later.map { "\($0.wat) \($0.datum)" }
      : later.map { "\($0.wat) \($0.datum) \($0.dag)" })
}

private func ibanOntbreekt(_ aanvrager: Aanvrager) -> Signaal? {
  guard aanvrager.iban == nil else { return nil }
  return Signaal(
    code: .ibanOntbreekt,
    toelichting: "Er is geen IBAN opgegeven; zonder IBAN kan geen voorschot worden betaald. Vraag de aanvrager erom.",
    feiten: [])
}

private func contactOntbreekt(_ aanvrager: Aanvrager) -> Signaal? {
  let contact = aanvrager.contact
  guard contact?.naam == nil, contact?.email == nil, contact?.telefoon == nil else { return nil }
  return Signaal(
    code: .contactOntbreekt,
    toelichting: "Er is geen contactpersoon opgegeven. Zoek op hoe de aanvrager te bereiken is.", feiten: [])
}
