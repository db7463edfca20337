package import Begrippen

/// The readings chosen where the scheme is silent (`regels.md` section 8). None of them has a value in code: they come
/// from the scheme file, and a cohort document may override them.
package struct OpenNormen: Hashable, Sendable {
  /// What follows from salary or overhead above the norm (R 1:6).
  package enum GevolgKostennormen: String, Hashable, Sendable, CaseIterable {
    /// The excess is not eligible.
    case aftoppen
    /// The application is refused.
    case uitsluiten
  }

  /// Of which costs the norms are a percentage (R 1:6).
  package enum GrondslagKostennormen: String, Hashable, Sendable, CaseIterable {
    /// Of all costs.
    case totaal
    /// Of what is left after cutting off.
    case naAftopping = "na_aftopping"
  }

  /// The level of a criterion whose indicators differ (R 1:9 lid 2).
  package enum GemengdProfiel: String, Hashable, Sendable, CaseIterable {
    /// The lowest of them.
    case laagste
    /// The lower middle of the sorted levels.
    case mediaan
    /// The mean of the levels 0, 1, 2, rounded half-up.
    case afgerondGemiddelde
  }

  /// Which middle a value is compared with (R 1:9 lid 2).
  package enum Middelmaat: String, Hashable, Sendable, CaseIterable {
    /// The arithmetic mean.
    case gemiddelde
    /// The lower middle of the sorted values.
    case mediaan
  }

  /// What the first that does not fit gets (R 1:8; Awb 4:25 lid 2).
  package enum Restbedrag: String, Hashable, Sendable, CaseIterable {
    /// What is left.
    case gedeeltelijk
    /// Nothing, and nothing for who comes after.
    case stoppen
    /// Nothing, and the next is tried.
    case overslaan
  }

  /// How a decisive tie is decided (R 1:9).
  package enum GelijkeStand: String, Hashable, Sendable, CaseIterable {
    /// By lot.
    case loting
    /// By points on the criteria in their order, then by lot.
    case criteria
    /// In proportion to what each may get.
    case naarRato
  }

  /// Who is in the mean (R 1:9 lid 2).
  package enum Cohortkeuze: String, Hashable, Sendable, CaseIterable {
    /// The eligible.
    case geschikt
    /// All in time and not withdrawn.
    case tijdig
  }

  /// See `GevolgKostennormen`.
  package var gevolgKostennormen: GevolgKostennormen
  /// See `GrondslagKostennormen`.
  package var grondslagKostennormen: GrondslagKostennormen
  /// The width of "gemiddeld" at either side of the middle, 0 … 500 ‰.
  package var bandbreedte: Promille
  /// See `GemengdProfiel`.
  package var gemengdProfiel: GemengdProfiel
  /// See `Middelmaat`.
  package var middelmaat: Middelmaat
  /// See `Restbedrag`.
  package var restbedrag: Restbedrag
  /// See `GelijkeStand`.
  package var gelijkeStand: GelijkeStand
  /// See `Cohortkeuze`.
  package var cohort: Cohortkeuze

  /// All members at once.
  package init(
    gevolgKostennormen: GevolgKostennormen, grondslagKostennormen: GrondslagKostennormen, bandbreedte: Promille,
    gemengdProfiel: GemengdProfiel, middelmaat: Middelmaat, restbedrag: Restbedrag, gelijkeStand: GelijkeStand,
    cohort: Cohortkeuze
  ) {
    self.gevolgKostennormen = gevolgKostennormen
    self.grondslagKostennormen = grondslagKostennormen
    self.bandbreedte = bandbreedte
    self.gemengdProfiel = gemengdProfiel
    self.middelmaat = middelmaat
    self.restbedrag = restbedrag
    self.gelijkeStand = gelijkeStand
    self.cohort = cohort
  }
}

/// The codes of the open norms, as the scheme file and a cohort document write them.
package enum Normcode: String, Hashable, Sendable, CaseIterable {
  /// What follows from salary or overhead above the norm.
  case gevolgKostennormen
  /// Of which costs the norms are a percentage.
  case grondslagKostennormen
  /// How wide "gemiddeld" is.
  case bandbreedte
  /// The level of a criterion whose indicators differ.
  case gemengdProfiel
  /// Which middle.
  case middelmaat
  /// What the first that does not fit gets.
  case restbedrag
  /// How a decisive tie is decided.
  case gelijkeStand
  /// Who is in the mean.
  case cohort
}

extension OpenNormen {
  /// The widest band, in per mille.
  package static let bandbreedteMax: Int64 = 500

  /// The value of a norm, as the scheme file writes it; the band as its number of per mille.
  package func waarde(_ code: Normcode) -> String {
    switch code {
    case .gevolgKostennormen: gevolgKostennormen.rawValue
    case .grondslagKostennormen: grondslagKostennormen.rawValue
    case .bandbreedte: String(bandbreedte.waarde)
    case .gemengdProfiel: gemengdProfiel.rawValue
    case .middelmaat: middelmaat.rawValue
    case .restbedrag: restbedrag.rawValue
    case .gelijkeStand: gelijkeStand.rawValue
    case .cohort: cohort.rawValue
    }
  }

  /// These norms with another value for one of them; nil when the norm does not know that value.
  package func met(_ code: Normcode, _ waarde: String) -> OpenNormen? {
    var normen = self
    func zet<Keuze: RawRepresentable<String>>(_ pad: WritableKeyPath<OpenNormen, Keuze>) -> OpenNormen? {
      guard let keuze = Keuze(rawValue: waarde) else { return nil }
      normen[keyPath: pad] = keuze
      return normen
    }
    switch code {
    case .gevolgKostennormen: return zet(\.gevolgKostennormen)
    case .grondslagKostennormen: return zet(\.grondslagKostennormen)
    case .bandbreedte:
      guard let promille = Int64(waarde), (0...OpenNormen.bandbreedteMax).contains(promille) else { return nil }
      normen.bandbreedte = Promille(promille)
      return normen
    case .gemengdProfiel: return zet(\.gemengdProfiel)
    case .middelmaat: return zet(\.middelmaat)
    case .restbedrag: return zet(\.restbedrag)
    case .gelijkeStand: return zet(\.gelijkeStand)
    case .cohort: return zet(\.cohort)
    }
  }

  /// The values that a norm knows; of the band its ends.
  package static func waarden(_ code: Normcode) -> [String] {
    switch code {
    case .gevolgKostennormen: GevolgKostennormen.allCases.map(\.rawValue)
    case .grondslagKostennormen: GrondslagKostennormen.allCases.map(\.rawValue)
    case .bandbreedte: ["0", String(bandbreedteMax)]
    case .gemengdProfiel: GemengdProfiel.allCases.map(\.rawValue)
    case .middelmaat: Middelmaat.allCases.map(\.rawValue)
    case .restbedrag: Restbedrag.allCases.map(\.rawValue)
    case .gelijkeStand: GelijkeStand.allCases.map(\.rawValue)
    case .cohort: Cohortkeuze.allCases.map(\.rawValue)
    }
  }
}
