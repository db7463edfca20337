package import Begrippen

// Artikel 3:46 Awb: Een besluit dient te berusten op een deugdelijke motivering.

/// The content of a decision, with its reasons.
package struct Besluitinhoud: Sendable {
  /// The place of a file in the ranking.
  package struct Plaats: Sendable {
    package let rang: Int
    package let punten: Int
    /// Its criteria with their reasons.
    package let criteria: [Criteriumuitslag]
  }

  /// Which kind of decision.
  package let soort: Besluitsoort
  /// The grant; 0 for every other decision.
  package let bedrag: Centen
  /// The reasons in plain Dutch (Awb 3:46).
  package let motivering: String
  /// The articles that it rests on.
  package let grondslag: [String]
  /// The place of the file; nil outside the ranking.
  package let plaats: Plaats?
  /// The parts of the application that it needs.
  package let grond: Besluitgrond
}

extension Besluitinhoud {
  /// The refusal of a file that is not eligible. It names every check that does not hold, with its article and figures.
  /// Where its applicant was asked in vain for what is missing, and the file is not left untreated, that is a ground too:
  /// it cannot be established that the condition is met.
  /// - Parameter verstreken: the items that were asked for and of which the term is over.
  package static func ongeschikt(
    _ grond: Besluitgrond, _ verstreken: [Toetscode: Hersteltijd] = [:]
  ) -> Besluitinhoud {
    let redenen = grond.toetsen.filter { $0.sluitUit }
    let ontbrekend = grond.ontbrekend(verstreken)
    precondition(!redenen.isEmpty || !ontbrekend.isEmpty, "a refusal has a ground")
    var grondslag = redenen.map { $0.artikel }
    if redenen.contains(where: { $0.code == .deMinimisruimte }) {
      grondslag.append("Awb artikel 4:35 lid 3 (onverenigbare staatssteun)")
    }
    var delen = [
      redenen.isEmpty
        ? "Wij wijzen uw aanvraag af, omdat wij niet kunnen vaststellen dat zij aan de voorwaarden voldoet."
        : "Wij wijzen uw aanvraag af, omdat zij niet aan de voorwaarden voldoet."
    ]
    delen += grond.regels { $0.sluitUit }
    if let uiterlijk = ontbrekend.map(\.tijd.buitenbehandelingTot).max() {
      delen.append(
        "Wij vroegen u uw aanvraag aan te vullen; dat is niet of niet volledig gebeurd. Buiten behandeling laten kan alleen "
          + "met een besluit dat uiterlijk op \(uiterlijk.tekst) is bekendgemaakt (Awb 4:5 lid 4); daarom beslissen wij "
          + "inhoudelijk. Niet is vast te stellen dat aan deze voorwaarden is voldaan:")
      delen += ontbrekend.map(\.regel)
      grondslag += ["Awb artikel 4:2 lid 2 (gegevens die voor de beslissing nodig zijn)"] + ontbrekend.map(\.artikel)
    }
    return Besluitinhoud(
      soort: .afwijzing, bedrag: .zero, motivering: delen.joined(separator: "\n"), grondslag: grondslag, plaats: nil,
      grond: grond)
  }

  /// The decision to leave a file untreated (Awb 4:5). It rests on what was asked and is still missing after its term, and
  /// names each of these items with the term that was set for it.
  /// - Parameters:
  ///   - tijden: the items that it may rest on, at least one of which is missing.
  ///   - toelichting: the reason of the officer who decides, when it is needed.
  package static func buitenBehandeling(
    _ grond: Besluitgrond, _ tijden: [Toetscode: Hersteltijd], toelichting: String? = nil
  ) -> Besluitinhoud {
    let ontbrekend = grond.ontbrekend(tijden)
    precondition(!ontbrekend.isEmpty, "a file is left untreated for something that is missing")
    let opening =
      "Wij laten uw aanvraag buiten behandeling. Wij vroegen u haar aan te vullen; dat is niet of niet volledig gebeurd "
      + "(Awb 4:5)."
    return Besluitinhoud(
      soort: .buitenBehandeling, bedrag: .zero,
      motivering: ([opening] + (toelichting.map { [$0] } ?? []) + ontbrekend.map(\.regel)).joined(separator: "\n"),
      grondslag: ["Awb artikel 4:5 lid 1 (aanvulling)", "Awb artikel 4:5 lid 4 (buiten behandeling)"]
        + ontbrekend.map(\.artikel), plaats: nil, grond: grond)
  }
}
