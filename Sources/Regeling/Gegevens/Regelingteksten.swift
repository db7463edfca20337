package import Begrippen

/// The source of a number, a text or a reading of the scheme.
package struct Bron: Hashable, Sendable {
  /// The rest of the scheme file refers to this code.
  package let code: String
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
  /// It was not, since the text was not found.
  case ongeverifieerd
}

/// One kind of activity of R 1:4 in the words of the scheme.
package struct Activiteitsoort: Hashable, Sendable {
  /// Its letter.
  package let soort: String
  /// The words of the scheme.
  package let omschrijving: String
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
  package let artikel: String
  /// The question of the check, in a sentence.
  package let vraag: String

  package init(code: Toetscode, artikel: String, vraag: String) {
    self.code = code
    self.artikel = artikel
    self.vraag = vraag
  }
}

/// The explanation of an open norm in the scheme file: the question that the scheme leaves open, the chosen reading,
/// and the other readings.
package struct OpenNormtekst: Hashable, Sendable {
  /// A reading that was not chosen.
  package struct Alternatief: Hashable, Sendable {
    /// Its value in the scheme file and in a cohort document.
    package let waarde: String
    /// The meaning of this reading.
    package let omschrijving: String
    /// The condition for this choice, when there is one.
    package let vergt: String?

    package init(waarde: String, omschrijving: String, vergt: String?) {
      self.waarde = waarde
      self.omschrijving = omschrijving
      self.vergt = vergt
    }
  }

  package let code: Normcode
  /// The article that leaves it open.
  package let artikel: String
  package let vraag: String
  /// The value chosen.
  package let gekozen: String
  /// The meaning of the chosen reading, and the reason for the choice.
  package let toelichting: String
  package let alternatieven: [Alternatief]
  package let beslotenDoor: String
  /// The publication of the decision.
  package let gepubliceerd: String
  /// The decision that chose the reading; nil while there is none.
  package let besluit: Normbesluit?

  package init(
    code: Normcode, artikel: String, vraag: String, gekozen: String, toelichting: String,
    alternatieven: [Alternatief], beslotenDoor: String, gepubliceerd: String, besluit: Normbesluit? = nil
  ) {
    self.code = code
    self.artikel = artikel
    self.vraag = vraag
    self.gekozen = gekozen
    self.toelichting = toelichting
    self.alternatieven = alternatieven
    self.beslotenDoor = beslotenDoor
    self.gepubliceerd = gepubliceerd
    self.besluit = besluit
  }
}

/// The decision of the city that chose the reading of an open norm, and its publication (Awb 4:26).
package struct Normbesluit: Hashable, Sendable {
  package let kenmerk: String
  package let datum: Datum
  package let vindplaats: String

  package init(kenmerk: String, datum: Datum, vindplaats: String) {
    self.kenmerk = kenmerk
    self.datum = datum
    self.vindplaats = vindplaats
  }
}

/// A reading without computed alternatives. It is shown beside the open norms.
package struct VasteLezing: Hashable, Sendable {
  package let code: String
  package let artikel: String
  /// The reading itself.
  package let lezing: String

  package init(code: String, artikel: String, lezing: String) {
    self.code = code
    self.artikel = artikel
    self.lezing = lezing
  }
}

/// The origin of a number of the scheme.
package struct Herkomst: Hashable, Sendable {
  /// The name of the number, e.g. `termijnen/bezwaar`.
  package let onderdeel: String
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

/// A day that is no working day (Algemene termijnenwet art. 3), in the years of the scheme file.
package struct Feestdag: Hashable, Sendable {
  package let datum: Datum
  package let naam: String

  package init(datum: Datum, naam: String) {
    self.datum = datum
    self.naam = naam
  }
}

/// The parts of the scheme that the service shows and computes nothing with.
package struct Regelingteksten: Hashable, Sendable {
  /// Where the scheme was published.
  package var vindplaats: String
  package var activiteiten: [Activiteitsoort]
  /// The checks, in their order.
  package var toetsen: [Toetstekst]
  package var openNormen: [OpenNormtekst]
  package var vasteLezingen: [VasteLezing]
  /// The origin of each number.
  package var herkomst: [Herkomst]
  package var bronnen: [Bron]
  package var feestdagen: [Feestdag]
  /// The years with complete holidays.
  package var feestdagenJaren: ClosedRange<Int>?

  /// A part that is left out is empty.
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

  /// The article of a check in the scheme file.
  package func artikel(_ code: Toetscode) -> String { toetsen.first { $0.code == code }?.artikel ?? "" }
}
