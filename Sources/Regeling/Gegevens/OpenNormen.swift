package import Begrippen

/// The chosen readings of the open norms (`regels.md` section 8). None of them has a value in code: they come from the
/// scheme file, and a cohort document may override them.
package struct OpenNormen: Hashable, Sendable {
  /// The consequence of salary or overhead above the norm (R 1:6).
  package enum GevolgKostennormen: String, Hashable, Sendable, CaseIterable {
    /// The excess is not eligible.
    case aftoppen
    /// The application is refused.
    case uitsluiten
  }

  /// The costs for the percentages of the norms (R 1:6).
  package enum GrondslagKostennormen: String, Hashable, Sendable, CaseIterable {
    /// Of all costs.
    case totaal
    /// Of the costs that are left after the cut.
    case naAftopping = "na_aftopping"
  }

  /// The level of a criterion with indicators on different levels (R 1:9 lid 2).
  package enum GemengdProfiel: String, Hashable, Sendable, CaseIterable {
    /// The lowest of them.
    case laagste
    /// The lower middle of the sorted levels.
    case mediaan
    /// The mean of the levels 0, 1, 2, rounded half-up.
    case afgerondGemiddelde
  }

  /// The middle of the cohort, to which a value is compared (R 1:9 lid 2).
  package enum Middelmaat: String, Hashable, Sendable, CaseIterable {
    case gemiddelde
    /// The lower middle of the sorted values.
    case mediaan
  }

  /// The grant to a file that does not fit in the rest of the ceiling (R 1:8; Awb 4:25 lid 2).
  package enum Restbedrag: String, Hashable, Sendable, CaseIterable {
    /// The rest.
    case gedeeltelijk
    /// Nothing, and the files after it get nothing either.
    case stoppen
    /// Nothing, but the next file can get it.
    case overslaan
  }

  /// How a decisive tie is decided (R 1:9).
  package enum GelijkeStand: String, Hashable, Sendable, CaseIterable {
    case loting
    /// By points on the criteria in their order, then by lot.
    case criteria
    /// In proportion to the amount that each may get.
    case naarRato
  }

  /// The files that count in the mean (R 1:9 lid 2).
  package enum Cohortkeuze: String, Hashable, Sendable, CaseIterable {
    case geschikt
    /// All in time and not withdrawn.
    case tijdig
  }

  /// What a withdrawal between freezing and deciding does (R 1:8; Awb 4:25).
  package enum IntrekkingNaBevriezing: String, Hashable, Sendable, CaseIterable {
    /// The ranking is frozen anew, without that file.
    case opnieuw
    /// The frozen ranking holds; what that file would get stays free.
    case standBlijft
  }

  /// What is done with money that comes free after the decisions (R 1:8; Awb 4:25).
  package enum VrijgevallenBedrag: String, Hashable, Sendable, CaseIterable {
    /// Nothing.
    case blijftVrij
    /// The next in rank get it, by a new freeze.
    case volgendeInRang
  }

  package var gevolgKostennormen: GevolgKostennormen
  package var grondslagKostennormen: GrondslagKostennormen
  /// The width of "gemiddeld" at either side of the middle.
  package var bandbreedte: Promille
  package var gemengdProfiel: GemengdProfiel
  package var middelmaat: Middelmaat
  package var restbedrag: Restbedrag
  package var gelijkeStand: GelijkeStand
  package var cohort: Cohortkeuze
  package var intrekkingNaBevriezing: IntrekkingNaBevriezing
  package var vrijgevallenBedrag: VrijgevallenBedrag

  package init(
    gevolgKostennormen: GevolgKostennormen, grondslagKostennormen: GrondslagKostennormen, bandbreedte: Promille,
    gemengdProfiel: GemengdProfiel, middelmaat: Middelmaat, restbedrag: Restbedrag, gelijkeStand: GelijkeStand,
    cohort: Cohortkeuze, intrekkingNaBevriezing: IntrekkingNaBevriezing, vrijgevallenBedrag: VrijgevallenBedrag
  ) {
    self.gevolgKostennormen = gevolgKostennormen
    self.grondslagKostennormen = grondslagKostennormen
    self.bandbreedte = bandbreedte
    self.gemengdProfiel = gemengdProfiel
    self.middelmaat = middelmaat
    self.restbedrag = restbedrag
    self.gelijkeStand = gelijkeStand
    self.cohort = cohort
    self.intrekkingNaBevriezing = intrekkingNaBevriezing
    self.vrijgevallenBedrag = vrijgevallenBedrag
  }
}

/// The codes of the open norms, as the scheme file and a cohort document write them.
package enum Normcode: String, Hashable, Sendable, CaseIterable {
  case gevolgKostennormen
  case grondslagKostennormen
  case bandbreedte
  case gemengdProfiel
  case middelmaat
  case restbedrag
  case gelijkeStand
  case cohort
  case intrekkingNaBevriezing
  case vrijgevallenBedrag
}

/// When an open norm works.
package enum Normwerking: String, Hashable, Sendable, CaseIterable {
  /// In the ranking, so that a cohort shows what another reading would change.
  case inRangschikking = "in_rangschikking"
  /// After the ranking was frozen, when something happens that no cohort shows.
  case naRangschikking = "na_rangschikking"
}

extension Normcode {
  /// When the norm works.
  package var werking: Normwerking {
    switch self {
    case .gevolgKostennormen, .grondslagKostennormen, .bandbreedte, .gemengdProfiel, .middelmaat, .restbedrag,
      .gelijkeStand, .cohort:
      .inRangschikking
    case .intrekkingNaBevriezing, .vrijgevallenBedrag: .naRangschikking
    }
  }

  /// How was done before schemes had the norm; nil for the norms that they always had. A scheme that was frozen before
  /// keeps that.
  package var eerdereLezing: String? {
    switch self {
    case .gevolgKostennormen, .grondslagKostennormen, .bandbreedte, .gemengdProfiel, .middelmaat, .restbedrag,
      .gelijkeStand, .cohort:
      nil
    case .intrekkingNaBevriezing: OpenNormen.IntrekkingNaBevriezing.opnieuw.rawValue
    case .vrijgevallenBedrag: OpenNormen.VrijgevallenBedrag.blijftVrij.rawValue
    }
  }
}

/// The values that an open norm knows.
package enum Normvorm: Hashable, Sendable {
  /// One of these words.
  case woorden([String])
  /// A whole number of per mille in this range.
  case promille(ClosedRange<Int64>)
}

/// The way to read and write the value of one open norm.
private struct Norm {
  let vorm: Normvorm
  let waarde: (OpenNormen) -> String
  /// Puts a value that the norm knows in its place.
  let zet: (inout OpenNormen, String) -> Void

  static func keuze<Keuze: CaseIterable & RawRepresentable<String>>(
    _ pad: WritableKeyPath<OpenNormen, Keuze>
  ) -> Norm {
    Norm(vorm: .woorden(Keuze.allCases.map(\.rawValue)), waarde: { $0[keyPath: pad].rawValue }) { normen, waarde in
      guard let keuze = Keuze(rawValue: waarde) else { preconditionFailure("the norm knows the value") }
      normen[keyPath: pad] = keuze
    }
  }

  static func promille(_ pad: WritableKeyPath<OpenNormen, Promille>, _ bereik: ClosedRange<Int64>) -> Norm {
    Norm(vorm: .promille(bereik), waarde: { String($0[keyPath: pad].waarde) }) { normen, waarde in
      guard let promille = Int64(waarde) else { preconditionFailure("the norm knows the value") }
      normen[keyPath: pad] = Promille(promille)
    }
  }
}

extension Normcode {
  /// The table of the open norms.
  private var norm: Norm {
    switch self {
    case .gevolgKostennormen: .keuze(\.gevolgKostennormen)
    case .grondslagKostennormen: .keuze(\.grondslagKostennormen)
    case .bandbreedte: .promille(\.bandbreedte, 0...500)
    case .gemengdProfiel: .keuze(\.gemengdProfiel)
    case .middelmaat: .keuze(\.middelmaat)
    case .restbedrag: .keuze(\.restbedrag)
    case .gelijkeStand: .keuze(\.gelijkeStand)
    case .cohort: .keuze(\.cohort)
    case .intrekkingNaBevriezing: .keuze(\.intrekkingNaBevriezing)
    case .vrijgevallenBedrag: .keuze(\.vrijgevallenBedrag)
    }
  }

  /// The values that the norm knows.
  package var vorm: Normvorm { norm.vorm }

  /// Whether the norm knows a value in the form of the scheme file; a number has only digits.
  package func kent(_ waarde: String) -> Bool {
    switch vorm {
    case .woorden(let woorden): woorden.contains(waarde)
    case .promille(let bereik): Int64(waarde).map { bereik.contains($0) && String($0) == waarde } ?? false
    }
  }

  fileprivate func waarde(_ normen: OpenNormen) -> String { norm.waarde(normen) }

  fileprivate func zet(_ waarde: String, in normen: inout OpenNormen) -> Bool {
    guard kent(waarde) else { return false }
    norm.zet(&normen, waarde)
    return true
  }
}

extension OpenNormen {
  /// The norms with these values; nil when one is missing or not known.
  package init?(_ waarden: [Normcode: String]) {
    // These first values are all replaced below.
    self.init(
      gevolgKostennormen: .aftoppen, grondslagKostennormen: .totaal, bandbreedte: Promille(0),
      gemengdProfiel: .laagste, middelmaat: .gemiddelde, restbedrag: .gedeeltelijk, gelijkeStand: .loting,
      cohort: .geschikt, intrekkingNaBevriezing: .opnieuw, vrijgevallenBedrag: .blijftVrij)
    for code in Normcode.allCases {
      guard let waarde = waarden[code], code.zet(waarde, in: &self) else { return nil }
    }
  }

  /// The value of a norm in the form of the scheme file; the band is a number of per mille.
  package func waarde(_ code: Normcode) -> String { code.waarde(self) }

  /// These norms with another value for one of them; nil when the norm does not know that value.
  package func met(_ code: Normcode, _ waarde: String) -> OpenNormen? {
    var normen = self
    return code.zet(waarde, in: &normen) ? normen : nil
  }

  /// The values that a norm knows; for a range these are its two ends.
  package static func waarden(_ code: Normcode) -> [String] {
    switch code.vorm {
    case .woorden(let woorden): woorden
    case .promille(let bereik): [String(bereik.lowerBound), String(bereik.upperBound)]
    }
  }
}
