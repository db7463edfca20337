internal import Begrippen
internal import JSON
internal import Notatie
internal import Regeling

// The fixed texts of a decision: what goes with a grant, and how to object.

extension Regeling {
  /// An article of the scheme, named so that it can be found.
  func artikel(_ artikel: String, _ waarover: String) -> String { "\(citeertitel), artikel \(artikel) (\(waarover))" }

  /// The duties of who gets a grant, each with its ground (Awb 4:37, 4:38; R 4:1).
  func verplichtingen(verantwoordingUiterlijk: Datum) -> [JSONValue] {
    func plicht(_ tekst: String, _ grondslag: String) -> JSONValue {
      ["verplichting": .text(tekst), "grondslag": .text(grondslag)]
    }
    return [
      plicht(
        "U voert de activiteiten uit waarvoor de subsidie is verleend.",
        artikel("1:4", "activiteiten") + "; Awb artikel 4:46 lid 2 onder a"),
      plicht(
        "U dient uiterlijk op \(verantwoordingUiterlijk.tekst) de aanvraag tot vaststelling in, met een inhoudelijk "
          + "verslag dat geschikt is voor openbaarmaking.",
        artikel("4:1 onder a", "verantwoording") + "; Awb artikel 4:44 lid 2"),
      plicht(
        "Daarbij geeft u een bestuurs- of directieverklaring dat de verantwoording juist en volledig is.",
        artikel("4:1 onder b", "verantwoording")),
      plicht(
        "Daarbij geeft u per activiteit een overzicht van de gerealiseerde inkomsten en uitgaven; een afwijking van meer "
          + "dan \(afwijkingsdrempel.tekst) van de begroting van een activiteit licht u toe.",
        artikel("4:1 onder c", "verantwoording") + "; Richtlijnen verantwoording subsidies Den Haag 2020, artikel 2"),
    ]
  }
}

/// The paragraph by which the city tells that the grant is de-minimis aid, and how much.
func deMinimisparagraaf(_ bedrag: Centen) -> JSONValue {
  [
    "verordening": "2023/2831", "bedrag": .amount(bedrag),
    "tekst": .text(
      "Deze subsidie is de-minimissteun als bedoeld in Verordening (EU) 2023/2831 van de Commissie (PB L, 2023/2831, "
        + "15.12.2023), ten bedrage van \(bedrag.tekst). Meld haar wanneer u binnen drie jaar opnieuw om steun vraagt."),
  ]
}

/// The clause on objection (Awb 3:45, 6:4, 6:5, 6:7, 6:8).
func bezwaarclausule(_ soort: Besluitsoort, uiterlijk: Datum?, _ regeling: Regeling) -> String {
  let weken = "\(regeling.termijnen.bezwaarWeken) weken"
  let termijn =
    uiterlijk.map { "binnen \(weken) na de bekendmaking, dat is uiterlijk op \($0.tekst)," }
    ?? "binnen \(weken) na de bekendmaking"
  var tekst =
    "Bent u het niet eens met dit besluit? Dan kunt u \(termijn) bezwaar maken bij het college van burgemeester en "
    + "wethouders. Zet in uw bezwaarschrift uw naam en adres, de datum, het kenmerk van dit besluit en waarom u het er "
    + "niet mee eens bent, en onderteken het (Awb 3:45, 6:4, 6:5, 6:7, 6:8)."
  if soort == .afwijzing || soort == .gedeeltelijkeVerlening {
    tekst +=
      " Vindt u dat een hoger gerangschikte aanvraag ten onrechte subsidie kreeg, maak dan ook bezwaar tegen dat besluit:"
      + " wat daarin onherroepelijk is verleend, telt mee voor het plafond (Awb 4:25 lid 3)."
  }
  return tekst
}
