package import Begrippen

/// The indicators of R 1:9 lid 2 (`regels.md` section 4).
package enum Indicator: String, Hashable, Sendable, CaseIterable {
  /// Conversations with new and existing entrepreneurs (a).
  case gesprekken
  /// Room for questions (a).
  case vraagmogelijkheden
  /// Visibility on social media (a).
  case zichtbaarheid
  /// Entrepreneurs supported (b).
  case ondersteund
  /// Events held (c).
  case evenementen
  /// Participations in them (c).
  case deelnames
  /// Consultation bodies attended (d).
  case overlegstructuren
  /// Co-operations (d).
  case samenwerkingen
  /// Share settled outside Den Haag (e).
  case buitenDenHaag
  /// Share of social startups (f).
  case socialeStartups
  /// Cost per entrepreneur supported (g).
  case kostprijs
  /// Share of salary in the costs (g).
  case personeelsaandeel
  /// Every activity's budget balances (g).
  case sluitendeBegroting
}

/// A criterion of R 1:9 lid 2 with its points.
package struct Criterium: Hashable, Sendable {
  /// Its letter.
  package let code: String
  /// The words of the scheme.
  package let omschrijving: String
  /// The article that lays it down.
  package let artikel: String
  /// Points for 1°, above average.
  package let puntenBovengemiddeld: Int
  /// Points for 2°, average.
  package let puntenGemiddeld: Int
  /// Points for 3°, less than average.
  package let puntenMinder: Int
  /// The indicators that show it.
  package let indicatoren: [Indicator]

  package init(
    code: String, omschrijving: String, artikel: String, puntenBovengemiddeld: Int, puntenGemiddeld: Int,
    puntenMinder: Int, indicatoren: [Indicator]
  ) {
    self.code = code
    self.omschrijving = omschrijving
    self.artikel = artikel
    self.puntenBovengemiddeld = puntenBovengemiddeld
    self.puntenGemiddeld = puntenGemiddeld
    self.puntenMinder = puntenMinder
    self.indicatoren = indicatoren
  }

  /// The points that a level gives.
  package func punten(_ niveau: Niveau) -> Int {
    switch niveau {
    case .bovengemiddeld: puntenBovengemiddeld
    case .gemiddeld: puntenGemiddeld
    case .minder: puntenMinder
    }
  }
}

/// The room for de-minimis aid (Regulation (EU) 2023/2831).
package struct DeMinimisregels: Hashable, Sendable {
  /// Ceiling for general aid, art. 3(2).
  package let plafondAlgemeen: Centen
  /// Ceiling together with services of general economic interest, art. 5.
  package let plafondMetDaeb: Centen
  /// The number of years that aid counts.
  package let jarenTerug: Int
  /// Aid under these Regulations counts as general.
  package let verordeningenAlgemeen: [String]
  /// Aid under these Regulations counts as DAEB.
  package let verordeningenDaeb: [String]
  /// The duty to enter aid into the register (art. 6), when the scheme file has it.
  package let registratie: DeMinimisregistratie?

  package init(
    plafondAlgemeen: Centen, plafondMetDaeb: Centen, jarenTerug: Int, verordeningenAlgemeen: [String],
    verordeningenDaeb: [String], registratie: DeMinimisregistratie? = nil
  ) {
    self.plafondAlgemeen = plafondAlgemeen
    self.plafondMetDaeb = plafondMetDaeb
    self.jarenTerug = jarenTerug
    self.verordeningenAlgemeen = verordeningenAlgemeen
    self.verordeningenDaeb = verordeningenDaeb
    self.registratie = registratie
  }
}

/// The duty to enter aid into the central register (Regulation (EU) 2023/2831 art. 6).
package struct DeMinimisregistratie: Hashable, Sendable {
  /// The duty holds for grants from this day.
  package let vanaf: Datum
  /// The term in working days after the grant (Regulation 1182/71).
  package let werkdagen: Int

  package init(vanaf: Datum, werkdagen: Int) {
    self.vanaf = vanaf
    self.werkdagen = werkdagen
  }
}

/// Lengths of terms, in the unit in their name.
package struct Termijnregels: Hashable, Sendable {
  /// Objection (Awb 6:7), weeks.
  package let bezwaarWeken: Int
  /// Payment after bekendmaking (Awb 4:87), weeks.
  package let betalingWeken: Int
  /// Decision after closing when no ASV term is loaded (Awb 4:13 lid 2), weeks.
  package let beslisWeken: Int
  /// Decision to leave untreated after the repair term ran out (Awb 4:5 lid 4), weeks.
  package let buitenBehandelingWeken: Int
  /// Final repayment term after the settlement (Awb 4:87), weeks.
  package let terugbetalingWeken: Int
  /// The time after the settlement in which money may be claimed back (Awb 4:57 lid 4), years.
  package let terugvorderingJaren: Int

  package init(
    bezwaarWeken: Int, betalingWeken: Int, beslisWeken: Int, buitenBehandelingWeken: Int,
    terugbetalingWeken: Int, terugvorderingJaren: Int
  ) {
    self.bezwaarWeken = bezwaarWeken
    self.betalingWeken = betalingWeken
    self.beslisWeken = beslisWeken
    self.buitenBehandelingWeken = buitenBehandelingWeken
    self.terugbetalingWeken = terugbetalingWeken
    self.terugvorderingJaren = terugvorderingJaren
  }
}

/// The scheme: every number, date, legal form, point table and open norm, read from its file in `config/regelingen`.
package struct Regeling: Sendable {
  /// Its code: the file's name without ending.
  package let code: String
  /// Its citeertitel (R 5:4).
  package let citeertitel: String
  /// The first calendar year to which it applies.
  package let jaar: Int
  /// First instant of the window (R 2:2).
  package let opent: Tijdstip
  /// End of the window, exclusive (R 2:2).
  package let sluit: Tijdstip
  /// The ceiling of the scheme (R 1:8).
  package let plafond: Centen
  /// The maximum per applicant and calendar year (R 1:7).
  package let maximum: Centen
  /// Norm for salary (R 1:6 lid 2 b).
  package let salarisnorm: Procent
  /// Norm for overhead (R 1:6 lid 3 a).
  package let overheadnorm: Procent
  /// Share of the grant that is paid in advance (R 3:1).
  package let voorschot: Procent
  /// A deviation above this share of an activity's budget needs an explanation (Richtlijnen verantwoording art. 2).
  package let afwijkingsdrempel: Procent
  /// Legal forms that are a rechtspersoon (R 1:5).
  package let rechtspersonen: [String]
  /// Legal forms that are not (R 1:5).
  package let nietRechtspersonen: [String]
  /// Kinds of activity (R 1:4), by letter.
  package let activiteiten: [String]
  /// Kinds of attachment that an application must have (ASV 8).
  package let vereisteBescheiden: [String]
  /// The criteria in their order (R 1:9 lid 2).
  package let criteria: [Criterium]
  package let deMinimis: DeMinimisregels
  package let termijnen: Termijnregels
  /// Days other than Saturday and Sunday that are no working days (Algemene termijnenwet art. 3).
  package let feestdagen: Set<Datum>
  /// The readings chosen.
  package let openNormen: OpenNormen
  /// Texts, sources and alternatives: the service shows these and computes nothing with them.
  package let teksten: Regelingteksten

  package init(
    code: String, citeertitel: String, jaar: Int, opent: Tijdstip, sluit: Tijdstip, plafond: Centen,
    maximum: Centen, salarisnorm: Procent, overheadnorm: Procent, voorschot: Procent, afwijkingsdrempel: Procent,
    rechtspersonen: [String], nietRechtspersonen: [String], activiteiten: [String], vereisteBescheiden: [String],
    criteria: [Criterium], deMinimis: DeMinimisregels, termijnen: Termijnregels, feestdagen: Set<Datum>,
    openNormen: OpenNormen, teksten: Regelingteksten = Regelingteksten()
  ) {
    self.code = code
    self.citeertitel = citeertitel
    self.jaar = jaar
    self.opent = opent
    self.sluit = sluit
    self.plafond = plafond
    self.maximum = maximum
    self.salarisnorm = salarisnorm
    self.overheadnorm = overheadnorm
    self.voorschot = voorschot
    self.afwijkingsdrempel = afwijkingsdrempel
    self.rechtspersonen = rechtspersonen
    self.nietRechtspersonen = nietRechtspersonen
    self.activiteiten = activiteiten
    self.vereisteBescheiden = vereisteBescheiden
    self.criteria = criteria
    self.deMinimis = deMinimis
    self.termijnen = termijnen
    self.feestdagen = feestdagen
    self.openNormen = openNormen
    self.teksten = teksten
  }
}
