/// The readings chosen where the scheme is silent (`regels.md` section 8). None of them has a value in code: they come
/// from the scheme file, and a cohort document may override them.
public struct OpenNormen: Hashable, Sendable {
  /// What follows from salary or overhead above the norm (R 1:6).
  public enum GevolgKostennormen: String, Hashable, Sendable, CaseIterable {
    /// The excess is not eligible.
    case aftoppen
    /// The application is refused.
    case uitsluiten
  }

  /// Of which costs the norms are a percentage (R 1:6).
  public enum GrondslagKostennormen: String, Hashable, Sendable, CaseIterable {
    /// Of all costs.
    case totaal
    /// Of what is left after cutting off.
    case naAftopping = "na_aftopping"
  }

  /// The level of a criterion whose indicators differ (R 1:9 lid 2).
  public enum GemengdProfiel: String, Hashable, Sendable, CaseIterable {
    /// The lowest of them.
    case laagste
    /// The lower middle of the sorted levels.
    case mediaan
    /// The mean of the levels 0, 1, 2, rounded half-up.
    case afgerondGemiddelde
  }

  /// Which middle a value is compared with (R 1:9 lid 2).
  public enum Middelmaat: String, Hashable, Sendable, CaseIterable {
    /// The arithmetic mean.
    case gemiddelde
    /// The lower middle of the sorted values.
    case mediaan
  }

  /// What the first that does not fit gets (R 1:8; Awb 4:25 lid 2).
  public enum Restbedrag: String, Hashable, Sendable, CaseIterable {
    /// What is left.
    case gedeeltelijk
    /// Nothing, and nothing for who comes after.
    case stoppen
    /// Nothing, and the next is tried.
    case overslaan
  }

  /// How a decisive tie is decided (R 1:9).
  public enum GelijkeStand: String, Hashable, Sendable, CaseIterable {
    /// By lot.
    case loting
    /// By points on the criteria in their order, then by lot.
    case criteria
    /// In proportion to what each may get.
    case naarRato
  }

  /// Who is in the mean (R 1:9 lid 2).
  public enum Cohortkeuze: String, Hashable, Sendable, CaseIterable {
    /// The eligible.
    case geschikt
    /// All in time and not withdrawn.
    case tijdig
  }

  /// See `GevolgKostennormen`.
  public var gevolgKostennormen: GevolgKostennormen
  /// See `GrondslagKostennormen`.
  public var grondslagKostennormen: GrondslagKostennormen
  /// The width of "gemiddeld" at either side of the middle, 0 … 500 ‰.
  public var bandbreedte: Promille
  /// See `GemengdProfiel`.
  public var gemengdProfiel: GemengdProfiel
  /// See `Middelmaat`.
  public var middelmaat: Middelmaat
  /// See `Restbedrag`.
  public var restbedrag: Restbedrag
  /// See `GelijkeStand`.
  public var gelijkeStand: GelijkeStand
  /// See `Cohortkeuze`.
  public var cohort: Cohortkeuze

  /// All members at once.
  public init(
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
