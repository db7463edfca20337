// Artikel 1:4 Activiteiten
//
// Subsidie wordt uitsluitend verstrekt voor activiteiten die betrekking hebben op:
// a. het fungeren als eerste aanspreekpunt voor sociaal ondernemers en voor ondernemers die overwegen sociaal ondernemer
//    in Den Haag te worden;
// b. het bieden van ondersteuning aan sociaal ondernemers op het gebied van financiering of huisvesting, algemene
//    bedrijfsvoering en coaching;
// c. het organiseren van evenementen voor sociaal ondernemers waarbij kennis wordt gedeeld of sociaal ondernemers
//    onderling met elkaar in contact worden gebracht;
// d. het vertegenwoordigen van sociaal ondernemers in lokale, regionale en landelijke overlegstructuren;
// e. het stimuleren van buiten Den Haag gevestigde sociaal ondernemers om zich in Den Haag te vestigen.

/// The form admits only the kinds of R 1:4, so this holds; an assessor may judge otherwise.
struct Activiteitentoets: VasteToets {
  /// The kinds applied for.
  let soorten: [String]
  /// The kinds of the scheme.
  let vanDeRegeling: [String]

  static func toets(_ inzending: Inzending, ronde: Ronde, regeling: Regeling) -> Activiteitentoets {
    let activiteiten = inzending.aanvraag.activiteiten
    precondition(
      activiteiten.allSatisfy { regeling.activiteiten.contains($0.soort) }, "another kind is refused at the door")
    return Activiteitentoets(soorten: activiteiten.map(\.soort), vanDeRegeling: regeling.activiteiten)
  }

  var uitkomst: Toetsuitkomst { .voldoet }
  var vergelijking: String {
    "\(soorten.joined(separator: ", ")) uit \(vanDeRegeling.joined(separator: ", "))"
  }
  var toelichting: String { "De activiteiten zijn van een soort die de regeling noemt." }
}
