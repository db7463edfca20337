/// The thirteen indicators of R 1:9 lid 2 (`regels.md` section 4).
public enum Indicator: String, Hashable, Sendable, CaseIterable {
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
public struct Criterium: Hashable, Sendable {
  /// Its letter.
  public let code: String
  /// What it is about, in the words of the scheme.
  public let omschrijving: String
  /// The article that lays it down.
  public let artikel: String
  /// Points for 1°, above average.
  public let puntenBovengemiddeld: Int
  /// Points for 2°, average.
  public let puntenGemiddeld: Int
  /// Points for 3°, less than average.
  public let puntenMinder: Int
  /// The indicators it rests on.
  public let indicatoren: [Indicator]

  /// All members at once.
  public init(
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
  public func punten(_ niveau: Niveau) -> Int {
    switch niveau {
    case .bovengemiddeld: puntenBovengemiddeld
    case .gemiddeld: puntenGemiddeld
    case .minder: puntenMinder
    }
  }
}

/// The room for de-minimis aid (Regulation (EU) 2023/2831).
public struct DeMinimisregels: Hashable, Sendable {
  /// Ceiling for general aid, art. 3(2).
  public let plafondAlgemeen: Centen
  /// Ceiling together with services of general economic interest, art. 5.
  public let plafondMetDaeb: Centen
  /// How many years back aid counts.
  public let jarenTerug: Int
  /// The Regulations whose aid counts as general.
  public let verordeningenAlgemeen: [String]
  /// The Regulations whose aid counts as DAEB.
  public let verordeningenDaeb: [String]
  /// The duty to enter aid into the register (art. 6), when the scheme file knows it.
  public let registratie: DeMinimisregistratie?

  /// All members at once.
  public init(
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
public struct DeMinimisregistratie: Hashable, Sendable {
  /// The first day of granting for which it holds.
  public let vanaf: Datum
  /// Within how many working days after granting (Regulation 1182/71).
  public let werkdagen: Int

  /// Both members.
  public init(vanaf: Datum, werkdagen: Int) {
    self.vanaf = vanaf
    self.werkdagen = werkdagen
  }
}

/// Lengths of terms, in the unit of their name.
public struct Termijnregels: Hashable, Sendable {
  /// Objection (Awb 6:7), weeks.
  public let bezwaarWeken: Int
  /// Payment after bekendmaking (Awb 4:87), weeks.
  public let betalingWeken: Int
  /// Decision after closing when no ASV term is loaded (Awb 4:13 lid 2), weeks.
  public let beslisWeken: Int
  /// Decision to leave untreated after the repair term ran out (Awb 4:5 lid 4), weeks.
  public let buitenBehandelingWeken: Int
  /// Final repayment term after the settlement (Awb 4:87), weeks.
  public let terugbetalingWeken: Int
  /// How long after the settlement money may be claimed back (Awb 4:57 lid 4), years.
  public let terugvorderingJaren: Int

  /// All members at once.
  public init(
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

/// The scheme: every number, date, legal form, point table and open norm, as read from its file in `config/regelingen`.
public struct Regeling: Sendable {
  /// Its code: the file's name without ending.
  public let code: String
  /// Its citeertitel (R 5:4).
  public let citeertitel: String
  /// The calendar year it first applies to.
  public let jaar: Int
  /// First instant of the window (R 2:2).
  public let opent: Tijdstip
  /// End of the window, exclusive (R 2:2).
  public let sluit: Tijdstip
  /// The ceiling of the scheme (R 1:8).
  public let plafond: Centen
  /// The maximum per applicant and calendar year (R 1:7).
  public let maximum: Centen
  /// Norm for salary (R 1:6 lid 2 b).
  public let salarisnorm: Procent
  /// Norm for overhead (R 1:6 lid 3 a).
  public let overheadnorm: Procent
  /// Share of the grant that is paid in advance (R 3:1).
  public let voorschot: Procent
  /// A deviation above this share of an activity's budget needs an explanation (Richtlijnen verantwoording art. 2).
  public let afwijkingsdrempel: Procent
  /// Legal forms that are a rechtspersoon (R 1:5).
  public let rechtspersonen: [String]
  /// Legal forms that are not (R 1:5).
  public let nietRechtspersonen: [String]
  /// Kinds of activity (R 1:4), by letter.
  public let activiteiten: [String]
  /// Kinds of attachment that an application must have (ASV 8).
  public let vereisteBescheiden: [String]
  /// The criteria in their order (R 1:9 lid 2).
  public let criteria: [Criterium]
  /// De-minimis room.
  public let deMinimis: DeMinimisregels
  /// Lengths of terms.
  public let termijnen: Termijnregels
  /// Days that are no working day though not Saturday or Sunday (Algemene termijnenwet art. 3).
  public let feestdagen: Set<Datum>
  /// The readings chosen.
  public let openNormen: OpenNormen
  /// What is shown and not computed with: texts, sources, alternatives.
  public let teksten: Regelingteksten

  /// All members at once.
  public init(
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
