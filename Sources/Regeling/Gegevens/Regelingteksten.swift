package import Begrippen

/// A source: where a number, a text or a reading of the scheme was found.
package struct Bron: Hashable, Sendable {
  /// Its code, to which the rest of the scheme file refers.
  package let code: String
  /// Its title.
  package let titel: String
  /// Where it can be read.
  package let vindplaats: String

  package init(code: String, titel: String, vindplaats: String) {
    self.code = code
    self.titel = titel
    self.vindplaats = vindplaats
  }
}

/// Whether a number of the scheme was checked against the text of its source.
package enum Bronstatus: String, Hashable, Sendable, CaseIterable {
  /// It was.
  case geverifieerd
  /// It was not: the text was not found.
  case ongeverifieerd
}

/// One kind of activity of R 1:4 in the words of the scheme.
package struct Activiteitsoort: Hashable, Sendable {
  /// Its letter.
  package let soort: String
  /// What it is.
  package let omschrijving: String
  /// The article.
  package let artikel: String

  package init(soort: String, omschrijving: String, artikel: String) {
    self.soort = soort
    self.omschrijving = omschrijving
    self.artikel = artikel
  }
}

/// One check in the words of the scheme.
package struct Toetstekst: Hashable, Sendable {
  /// Which check.
  package let code: Toetscode
  /// The article it rests on.
  package let artikel: String
  /// What it asks, in a sentence.
  package let vraag: String

  package init(code: Toetscode, artikel: String, vraag: String) {
    self.code = code
    self.artikel = artikel
    self.vraag = vraag
  }
}

/// An open norm as the scheme file explains it: the question that the scheme leaves open, the reading chosen, and what
/// each other reading would take.
package struct OpenNormtekst: Hashable, Sendable {
  /// A reading that was not chosen.
  package struct Alternatief: Hashable, Sendable {
    /// Its value, as the scheme file and a cohort document write it.
    package let waarde: String
    /// What it means.
    package let omschrijving: String
    /// What choosing it would take, when more than a choice.
    package let vergt: String?

    package init(waarde: String, omschrijving: String, vergt: String?) {
      self.waarde = waarde
      self.omschrijving = omschrijving
      self.vergt = vergt
    }
  }

  /// Which norm.
  package let code: Normcode
  /// The article that leaves it open.
  package let artikel: String
  /// The question.
  package let vraag: String
  /// The value chosen.
  package let gekozen: String
  /// What the chosen reading means, and why it is chosen.
  package let toelichting: String
  /// The other readings.
  package let alternatieven: [Alternatief]
  /// Who decided.
  package let beslotenDoor: String
  /// Where the decision is published.
  package let gepubliceerd: String

  package init(
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
package struct VasteLezing: Hashable, Sendable {
  /// Its code.
  package let code: String
  /// The article.
  package let artikel: String
  /// What is read in it.
  package let lezing: String

  package init(code: String, artikel: String, lezing: String) {
    self.code = code
    self.artikel = artikel
    self.lezing = lezing
  }
}

/// Where a number of the scheme comes from.
package struct Herkomst: Hashable, Sendable {
  /// What the number is, e.g. `termijnen/bezwaar`.
  package let onderdeel: String
  /// The article.
  package let artikel: String
  /// The code of its `Bron`.
  package let bron: String
  /// Whether it was checked.
  package let status: Bronstatus

  package init(onderdeel: String, artikel: String, bron: String, status: Bronstatus) {
    self.onderdeel = onderdeel
    self.artikel = artikel
    self.bron = bron
    self.status = status
  }
}

/// The days that are no working day (Algemene termijnenwet art. 3), for the years that the scheme file covers.
package struct Feestdag: Hashable, Sendable {
  /// The day.
  package let datum: Datum
  /// Its name.
  package let naam: String

  package init(datum: Datum, naam: String) {
    self.datum = datum
    self.naam = naam
  }
}

/// Everything of the scheme that is shown and not computed with.
package struct Regelingteksten: Hashable, Sendable {
  /// Where the scheme was published.
  package var vindplaats: String
  /// The kinds of activity.
  package var activiteiten: [Activiteitsoort]
  /// The checks, in their order.
  package var toetsen: [Toetstekst]
  /// The open norms.
  package var openNormen: [OpenNormtekst]
  /// The fixed readings.
  package var vasteLezingen: [VasteLezing]
  /// Where each number comes from.
  package var herkomst: [Herkomst]
  /// The sources.
  package var bronnen: [Bron]
  /// The holidays by name.
  package var feestdagen: [Feestdag]
  /// The years for which the holidays are complete.
  package var feestdagenJaren: ClosedRange<Int>?

  /// What is left out is empty.
  package init(
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
  package func artikel(_ code: Toetscode) -> String { toetsen.first { $0.code == code }?.artikel ?? "" }
}
