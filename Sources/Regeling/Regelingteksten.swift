/// A source: where a number, a text or a reading of the scheme was found.
public struct Bron: Hashable, Sendable {
  /// Its code, to which the rest of the scheme file refers.
  public let code: String
  /// Its title.
  public let titel: String
  /// Where it can be read.
  public let vindplaats: String

  /// All members at once.
  public init(code: String, titel: String, vindplaats: String) {
    self.code = code
    self.titel = titel
    self.vindplaats = vindplaats
  }
}

/// Whether a number of the scheme was checked against the text of its source.
public enum Bronstatus: String, Hashable, Sendable, CaseIterable {
  /// It was.
  case geverifieerd
  /// It was not: the text was not found.
  case ongeverifieerd
}

/// One kind of activity of R 1:4 in the words of the scheme.
public struct Activiteitsoort: Hashable, Sendable {
  /// Its letter.
  public let soort: String
  /// What it is.
  public let omschrijving: String
  /// The article.
  public let artikel: String

  /// All members at once.
  public init(soort: String, omschrijving: String, artikel: String) {
    self.soort = soort
    self.omschrijving = omschrijving
    self.artikel = artikel
  }
}

/// One check in the words of the scheme.
public struct Toetstekst: Hashable, Sendable {
  /// Which check.
  public let code: Toetscode
  /// The article it rests on.
  public let artikel: String
  /// What it asks, in a sentence.
  public let vraag: String

  /// All members at once.
  public init(code: Toetscode, artikel: String, vraag: String) {
    self.code = code
    self.artikel = artikel
    self.vraag = vraag
  }
}

/// An open norm as the scheme file explains it: the question that the scheme leaves open, the reading chosen, and what
/// each other reading would take.
public struct OpenNormtekst: Hashable, Sendable {
  /// A reading that was not chosen.
  public struct Alternatief: Hashable, Sendable {
    /// Its value, as the scheme file and a cohort document write it.
    public let waarde: String
    /// What it means.
    public let omschrijving: String
    /// What choosing it would take, when more than a choice.
    public let vergt: String?

    /// All members at once.
    public init(waarde: String, omschrijving: String, vergt: String?) {
      self.waarde = waarde
      self.omschrijving = omschrijving
      self.vergt = vergt
    }
  }

  /// Which norm.
  public let code: Normcode
  /// The article that leaves it open.
  public let artikel: String
  /// The question.
  public let vraag: String
  /// The value chosen.
  public let gekozen: String
  /// What the chosen reading means, and why it is chosen.
  public let toelichting: String
  /// The other readings.
  public let alternatieven: [Alternatief]
  /// Who decided.
  public let beslotenDoor: String
  /// Where the decision is published.
  public let gepubliceerd: String

  /// All members at once.
  public init(
    code: Normcode, artikel: String, vraag: String, gekozen: String, toelichting: String,
    alternatieven: [Alternatief], beslotenDoor: String, gepubliceerd: String
  ) {
    self.code = code
    self.artikel = artikel
    self.vraag = vraag
    self.gekozen = gekozen
    self.toelichting = toelichting
    self.alternatieven = alternatieven
    self.beslotenDoor = beslotenDoor
    self.gepubliceerd = gepubliceerd
  }
}

/// A reading without computed alternatives, shown beside the open norms.
public struct VasteLezing: Hashable, Sendable {
  /// Its code.
  public let code: String
  /// The article.
  public let artikel: String
  /// What is read in it.
  public let lezing: String

  /// All members at once.
  public init(code: String, artikel: String, lezing: String) {
    self.code = code
    self.artikel = artikel
    self.lezing = lezing
  }
}

/// Where a number of the scheme comes from.
public struct Herkomst: Hashable, Sendable {
  /// What the number is, e.g. `termijnen/bezwaar`.
  public let onderdeel: String
  /// The article.
  public let artikel: String
  /// The code of its `Bron`.
  public let bron: String
  /// Whether it was checked.
  public let status: Bronstatus

  /// All members at once.
  public init(onderdeel: String, artikel: String, bron: String, status: Bronstatus) {
    self.onderdeel = onderdeel
    self.artikel = artikel
    self.bron = bron
    self.status = status
  }
}

/// The days that are no working day (Algemene termijnenwet art. 3), for the years that the scheme file covers.
public struct Feestdag: Hashable, Sendable {
  /// The day.
  public let datum: Datum
  /// Its name.
  public let naam: String

  /// Both members.
  public init(datum: Datum, naam: String) {
    self.datum = datum
    self.naam = naam
  }
}

/// Everything of the scheme that is shown and not computed with.
public struct Regelingteksten: Hashable, Sendable {
  /// Where the scheme was published.
  public var vindplaats: String
  /// The kinds of activity.
  public var activiteiten: [Activiteitsoort]
  /// The checks, in their order.
  public var toetsen: [Toetstekst]
  /// The open norms.
  public var openNormen: [OpenNormtekst]
  /// The fixed readings.
  public var vasteLezingen: [VasteLezing]
  /// Where each number comes from.
  public var herkomst: [Herkomst]
  /// The sources.
  public var bronnen: [Bron]
  /// The holidays by name.
  public var feestdagen: [Feestdag]
  /// The years for which the holidays are complete.
  public var feestdagenJaren: ClosedRange<Int>?

  /// All members at once; nothing when left out.
  public init(
    vindplaats: String = "", activiteiten: [Activiteitsoort] = [], toetsen: [Toetstekst] = [],
    openNormen: [OpenNormtekst] = [], vasteLezingen: [VasteLezing] = [], herkomst: [Herkomst] = [],
    bronnen: [Bron] = [], feestdagen: [Feestdag] = [], feestdagenJaren: ClosedRange<Int>? = nil
  ) {
    self.vindplaats = vindplaats
    self.activiteiten = activiteiten
    self.toetsen = toetsen
    self.openNormen = openNormen
    self.vasteLezingen = vasteLezingen
    self.herkomst = herkomst
    self.bronnen = bronnen
    self.feestdagen = feestdagen
    self.feestdagenJaren = feestdagenJaren
  }

  /// The article of a check, as the scheme file states it.
  public func artikel(_ code: Toetscode) -> String { toetsen.first { $0.code == code }?.artikel ?? "" }
}
