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
  /// - Parameters:
  ///   - hersteltermijnTot: the last day on which the applicant could complete it; nil when that was not asked for, or can
  ///     still be done.
  ///   - buitenbehandelingTot: the last day on which it could be made known that the file is left untreated.
  package static func ongeschikt(
    _ grond: Besluitgrond, hersteltermijnTot: Datum? = nil, buitenbehandelingTot: Datum? = nil
  ) -> Besluitinhoud {
    let redenen = grond.toetsen.filter { $0.sluitUit }
    let ontbrekend = hersteltermijnTot == nil ? [] : grond.toetsen.filter { $0.uitkomst == .aanTeVullen }
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
    if let hersteltermijnTot, !ontbrekend.isEmpty {
      let buitenBehandeling =
        buitenbehandelingTot.map {
          " Buiten behandeling laten kan alleen met een besluit dat uiterlijk op \($0.tekst) is bekendgemaakt (Awb 4:5 lid "
            + "4); daarom beslissen wij inhoudelijk."
        } ?? ""
      delen.append(
        "U kon uw aanvraag tot en met \(hersteltermijnTot.tekst) aanvullen; dat is niet of niet volledig gebeurd."
          + buitenBehandeling + " Niet is vast te stellen dat aan deze voorwaarden is voldaan:")
      delen += grond.regels { $0.uitkomst == .aanTeVullen }
      grondslag +=
        ["Awb artikel 4:2 lid 2 (gegevens die voor de beslissing nodig zijn)"] + ontbrekend.map { $0.artikel }
    }
    return Besluitinhoud(
      soort: .afwijzing, bedrag: .zero, motivering: delen.joined(separator: "\n"), grondslag: grondslag, plaats: nil,
      grond: grond)
  }

  /// The decision to leave a file untreated after its repair term (Awb 4:5). It names the missing parts.
  /// - Parameter toelichting: the reason of the officer who decides, when it is needed.
  package static func buitenBehandeling(
    _ grond: Besluitgrond, hersteltermijnTot: Datum, toelichting: String? = nil
  ) -> Besluitinhoud {
    let opening =
      "Wij laten uw aanvraag buiten behandeling. U kon haar tot en met \(hersteltermijnTot.tekst) aanvullen; dat is niet "
      + "of niet volledig gebeurd (Awb 4:5)."
    return Besluitinhoud(
      soort: .buitenBehandeling, bedrag: .zero,
      motivering: ([opening] + (toelichting.map { [$0] } ?? []) + grond.regels { $0.uitkomst == .aanTeVullen })
        .joined(separator: "\n"),
      grondslag: ["Awb artikel 4:5 lid 1 (aanvulling)", "Awb artikel 4:5 lid 4 (buiten behandeling)"]
        + grond.toetsen.filter { $0.uitkomst == .aanTeVullen }.map { $0.artikel },
      plaats: nil, grond: grond)
  }
}
