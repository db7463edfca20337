package import Begrippen

/// The decision that settles a grant, in words (Awb 3:46, 4:42, 4:46).
package struct Vaststellingsbesluit: Hashable, Sendable {
  /// The figures.
  package let vaststelling: Vaststelling
  /// The reason for a settlement below the realised costs; nil when it is not below.
  private let toelichting: String?
  /// The last day to repay the amount that was paid too much; nil when there is none.
  package let terugbetalenUiterlijk: Datum?
  package let bezwaartermijn: Termijn
  /// The clause on objection.
  package let bezwaartekst: String

  /// - Parameters:
  ///   - toelichting: the reason for a lower settlement, when it is lower.
  ///   - datum: the local date of the decision and of its bekendmaking.
  package init(_ vaststelling: Vaststelling, toelichting: String?, op datum: Datum, regeling: Regeling) {
    precondition(
      (vaststelling.grond == nil) == (toelichting == nil), "a lower settlement has a ground, and is explained")
    self.vaststelling = vaststelling
    self.toelichting = toelichting
    terugbetalenUiterlijk =
      vaststelling.terugvordering > .zero ? regeling.terugbetalingstermijn(bekendgemaaktOp: datum).laatsteDag : nil
    bezwaartermijn = regeling.bezwaartermijn(bekendgemaaktOp: datum)
    bezwaartekst = bezwaarclausule(.verlening, uiterlijk: bezwaartermijn.laatsteDag, regeling)
  }

  /// The reasons in plain Dutch (Awb 3:46).
  package var motivering: String {
    var zinnen = [
      "De subsidie is verleend tot ten hoogste \(vaststelling.verleend.tekst).",
      "Van de verantwoorde kosten is \(vaststelling.subsidiabel.tekst) subsidiabel (artikel 1:6).",
    ]
    if let toelichting, let grond = vaststelling.grond {
      zinnen.append(
        "De subsidie wordt lager vastgesteld, op \(vaststelling.vastgesteld.tekst), omdat \(grond.tekst) "
          + "(Awb \(grond.artikel)). \(toelichting)")
    } else {
      zinnen.append(
        "De subsidie wordt vastgesteld op het laagste van beide: \(vaststelling.vastgesteld.tekst) (Awb 4:46).")
    }
    if vaststelling.terugvordering > .zero, let terugbetalenUiterlijk {
      zinnen.append(
        "Betaald is \(vaststelling.betaald.tekst); \(vaststelling.terugvordering.tekst) wordt teruggevorderd (Awb 4:57, "
          + "4:95 lid 4) en moet uiterlijk \(terugbetalenUiterlijk.tekst) zijn terugbetaald.")
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
    if vaststelling.terugvordering > .zero { artikelen += ["Awb 4:57", "Awb 4:95 lid 4"] }
    if vaststelling.nabetaling > .zero { artikelen.append("Awb 4:52") }
    return artikelen
  }
}

extension VaststellingsGrond {
  /// The article in the way that people write it: `4:46 lid 2 a`.
  fileprivate var artikel: String {
    let letter = rawValue.last.map(String.init) ?? ""
    return "4:46 lid 2 \(letter)"
  }
}
