package import Begrippen

/// The decision that settles a grant, in words (Awb 3:46, 4:42, 4:46).
package struct Vaststellingsbesluit: Hashable, Sendable {
  /// The figures.
  package let vaststelling: Vaststelling
  /// The reason for a settlement below the realised costs; nil when it is not below.
  private let toelichting: String?
  private let terugbetalingWeken: Int

  /// - Parameter toelichting: the reason for a lower settlement, when it is lower.
  package init(_ vaststelling: Vaststelling, toelichting: String?, regeling: Regeling) {
    precondition(
      (vaststelling.grond == nil) == (toelichting == nil), "a lower settlement has a ground, and is explained")
    self.vaststelling = vaststelling
    self.toelichting = toelichting
    terugbetalingWeken = regeling.termijnen.terugbetalingWeken
  }

  /// The reasons in plain Dutch (Awb 3:46).
  package var motivering: String {
    var zinnen = [
      "De subsidie is verleend tot ten hoogste \(vaststelling.verleend.tekst).",
      vaststelling.isAmbtshalve
        ? "Er is geen verantwoording ingediend; de subsidie wordt ambtshalve vastgesteld (Awb 4:47 b)."
        : "Van de verantwoorde kosten is \(vaststelling.subsidiabel.tekst) subsidiabel (artikel 1:6).",
    ]
    if let toelichting, let grond = vaststelling.grond {
      zinnen.append(
        "De subsidie wordt lager vastgesteld, op \(vaststelling.vastgesteld.tekst), omdat \(grond.tekst) "
          + "(Awb \(grond.artikel)). \(toelichting)")
    } else if vaststelling.isAmbtshalve {
      zinnen.append(
        "Wat niet is verantwoord, telt niet mee: de subsidie wordt vastgesteld op \(vaststelling.vastgesteld.tekst) "
          + "(Awb 4:46).")
    } else {
      zinnen.append(
        "De subsidie wordt vastgesteld op het laagste van beide: \(vaststelling.vastgesteld.tekst) (Awb 4:46).")
    }
    if vaststelling.terugvordering > .zero {
      zinnen.append(
        "Betaald is \(vaststelling.betaald.tekst); \(vaststelling.terugvordering.tekst) wordt teruggevorderd (Awb 4:57, "
          + "4:95 lid 4) en moet binnen \(terugbetalingWeken) weken na de bekendmaking zijn terugbetaald.")
    } else if vaststelling.nabetaling > .zero {
      zinnen.append(
        "Betaald is \(vaststelling.betaald.tekst); \(vaststelling.nabetaling.tekst) wordt nabetaald (Awb 4:52).")
    } else {
      zinnen.append("Betaald is \(vaststelling.betaald.tekst); er is niets na te betalen of terug te vorderen.")
    }
    return zinnen.joined(separator: " ")
  }

  /// The articles that it rests on.
  package var grondslag: [String] {
    var artikelen = ["R 1:6", "R 4:1", "Awb 4:42", vaststelling.grond.map { "Awb \($0.artikel)" } ?? "Awb 4:46 lid 1"]
    if vaststelling.isAmbtshalve { artikelen.append("Awb 4:47") }
    if vaststelling.terugvordering > .zero { artikelen += ["Awb 4:57", "Awb 4:95 lid 4"] }
    if vaststelling.nabetaling > .zero { artikelen.append("Awb 4:52") }
    return artikelen
  }
}

/// The terms that run from the bekendmaking of a settlement.
package struct Vaststellingstermijnen: Hashable, Sendable {
  /// The last day to repay the amount that was paid too much; nil when there is none.
  package let terugbetalenUiterlijk: Datum?
  /// The term of objection.
  package let bezwaar: Termijn

  /// - Parameters:
  ///   - bekendgemaaktOp: the day from which the term to repay runs.
  ///   - getoondOp: the day on which the recipient could read it first. The term of objection runs from the later one.
  package init(terugvordering: Centen, bekendgemaaktOp: Datum, getoondOp: Datum, regeling: Regeling) {
    terugbetalenUiterlijk =
      terugvordering > .zero ? regeling.terugbetalingstermijn(bekendgemaaktOp: bekendgemaaktOp).laatsteDag : nil
    bezwaar = regeling.bezwaartermijn(bekendgemaaktOp: max(bekendgemaaktOp, getoondOp))
  }
}

extension VaststellingsGrond {
  /// The article in the way that people write it: `4:46 lid 2 a`.
  fileprivate var artikel: String {
    let letter = rawValue.last.map(String.init) ?? ""
    return "4:46 lid 2 \(letter)"
  }
}
