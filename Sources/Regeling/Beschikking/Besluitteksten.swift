package import Begrippen

// The fixed texts of a decision: the duties of a grant and the clause on objection.

/// A duty of the recipient, with its ground (Awb 4:37, 4:38; R 4:1).
package struct Verplichting: Hashable, Sendable {
  /// The duty in plain Dutch.
  package let tekst: String
  package let grondslag: String
}

extension Regeling {
  /// The reference to an article of the scheme.
  func artikel(_ artikel: String, _ waarover: String) -> String { "\(citeertitel), artikel \(artikel) (\(waarover))" }

  /// The duties of a grant.
  package func verplichtingen(verantwoordingUiterlijk: Datum) -> [Verplichting] {
    [
      Verplichting(
        tekst: "U voert de activiteiten uit waarvoor de subsidie is verleend.",
        grondslag: artikel("1:4", "activiteiten") + "; Awb artikel 4:46 lid 2 onder a"),
      Verplichting(
        tekst:
          "U dient uiterlijk op \(verantwoordingUiterlijk.tekst) de aanvraag tot vaststelling in, met een inhoudelijk "
          + "verslag dat geschikt is voor openbaarmaking.",
        grondslag: artikel("4:1 onder a", "verantwoording") + "; Awb artikel 4:44 lid 2"),
      Verplichting(
        tekst: "Daarbij geeft u een bestuurs- of directieverklaring dat de verantwoording juist en volledig is.",
        grondslag: artikel("4:1 onder b", "verantwoording")),
      Verplichting(
        tekst:
          "Daarbij geeft u per activiteit een overzicht van de gerealiseerde inkomsten en uitgaven; een afwijking van meer "
          + "dan \(afwijkingsdrempel.tekst) van de begroting van een activiteit licht u toe.",
        grondslag: artikel("4:1 onder c", "verantwoording")
          + "; Richtlijnen verantwoording subsidies Den Haag 2020, artikel 2"),
    ]
  }
}

/// The paragraph that says that the grant is de-minimis aid, and its amount.
package func deMinimistekst(_ bedrag: Centen) -> String {
  "Deze subsidie is de-minimissteun als bedoeld in Verordening (EU) 2023/2831 van de Commissie (PB L, 2023/2831, "
    + "15.12.2023), ten bedrage van \(bedrag.tekst). Meld haar wanneer u binnen drie jaar opnieuw om steun vraagt."
}

/// The clause on objection (Awb 3:45, 6:4, 6:5, 6:7, 6:8).
/// - Parameters:
///   - bezwaar: the term; nil before the bekendmaking.
///   - bekendgemaaktOp: the day of the bekendmaking. Where it was dated back, the term runs from a later day, the first on
///     which the decision could be read, and the clause names that day.
package func bezwaarclausule(
  _ soort: Besluitsoort, _ bezwaar: Termijn?, bekendgemaaktOp: Datum?, _ regeling: Regeling
) -> String {
  precondition((bezwaar == nil) == (bekendgemaaktOp == nil), "the term runs once the decision is made known")
  var termijn = "binnen \(regeling.termijnen.bezwaarWeken) weken na "
  if let bezwaar, bezwaar.gebeurtenis != bekendgemaaktOp {
    termijn +=
      "\(bezwaar.gebeurtenis.tekst) (de dag waarop u dit besluit voor het eerst kon lezen; die is later dan de "
      + "bekendmaking)"
  } else {
    termijn += "de bekendmaking"
  }
  if let bezwaar { termijn += ", dat is uiterlijk op \(bezwaar.laatsteDag.tekst)," }
  var tekst =
    "Bent u het niet eens met dit besluit? Dan kunt u \(termijn) bezwaar maken bij het college van burgemeester en "
    + "wethouders. Zet in uw bezwaarschrift uw naam en adres, de datum, het kenmerk van dit besluit en waarom u het er "
    + "niet mee eens bent, en onderteken het (Awb 3:45, 6:4, 6:5, 6:7, 6:8)."
  if soort.kanDoorAnderenZijnBeperkt {
    tekst +=
      " Vindt u dat een hoger gerangschikte aanvraag ten onrechte subsidie kreeg, maak dan ook bezwaar tegen dat besluit:"
      + " wat daarin onherroepelijk is verleend, telt mee voor het plafond (Awb 4:25 lid 3)."
  }
  return tekst
}
