package import Begrippen

// Artikel 1:8 Subsidieplafond
//
// 1. Voor subsidieverlening op grond van deze regeling geldt een subsidieplafond van € 100.000,- per kalenderjaar.
// 2. Het college kan de hoogte van het subsidieplafond jaarlijks bij afzonderlijk besluit wijzigen.
//
// Artikel 4:25 Awb, tweede lid
//
// 2. Een subsidie wordt geweigerd voor zover door verstrekking van de subsidie het subsidieplafond zou worden overschreden.

/// The outcome for one member of the ranking.
package enum Uitkomst: String, Hashable, Sendable, CaseIterable {
  /// All that can be granted.
  case volledig
  /// A part of it: the rest below the ceiling.
  case gedeeltelijk
  /// Nothing: the ceiling was reached.
  case plafondBereikt = "plafond_bereikt"
  /// Not known yet: a decisive tie waits for the lot.
  case onbeslist

  /// The outcome of an amount; nil is undecided.
  init(toegekend: Centen?, verleenbaar: Centen) {
    guard let toegekend else {
      self = .onbeslist
      return
    }
    self = toegekend == verleenbaar ? .volledig : toegekend > .zero ? .gedeeltelijk : .plafondBereikt
  }
}

/// A group of equal points that did not fit together in the rest below the ceiling (`regels.md` section 5).
package struct BeslissendeGelijkeStand: Hashable, Sendable {
  /// How it was decided.
  package enum Beslissing: String, Hashable, Sendable, CaseIterable {
    case loting
    /// By points on the criteria in their order. Parts that were still equal are recorded by themselves.
    case criteria
    case naarRato
    /// Not yet: a draw is needed, and there is no seed.
    case onbeslist
  }

  /// The rank of its members.
  package let rang: Int
  /// Its members, by id.
  package let ids: [String]
  /// The sum that they can be granted.
  package let verleenbaar: Centen
  /// The rest for them; less than `verleenbaar` and above 0.
  package let beschikbaar: Centen
  /// How it was decided.
  package let beslissing: Beslissing
}

/// The draw: a member's place follows from SHA-256(seed + "\n" + kvkNummer of the applicant), lower-case hexadecimal,
/// ascending. An id could be rolled again by filing anew, a kvkNummer cannot.
package struct Loting: Sendable {
  /// The seed. Its digest was published before the window opened.
  package let zaad: String
  /// Gives the SHA-256 of the UTF-8 bytes of a text in lower-case hexadecimal.
  package let digest: @Sendable (String) -> String

  package init(zaad: String, digest: @escaping @Sendable (String) -> String) {
    self.zaad = zaad
    self.digest = digest
  }

  /// The files in the order of the draw, each with its digest; equal numbers by id. This is the protocol of the draw.
  package func volgorde(_ deelnemers: [(id: String, kvkNummer: String)]) -> [(id: String, digest: String)] {
    deelnemers.map { (id: $0.id, digest: digest(zaad + "\n" + $0.kvkNummer)) }
      .sorted { ($0.digest, $0.id) < ($1.digest, $1.id) }
  }
}

/// A file in the division: its place in the caller's list, what it is drawn on, and the most that it can be granted.
struct Gegadigde {
  let plaats: Int
  let id: String
  let kvkNummer: String
  let verleenbaar: Centen
}

/// The division of the ceiling along the ranking: amounts in the order in which they were given.
struct Verdeling {
  /// The rest below the ceiling.
  private(set) var resterend: Centen
  /// The amounts so far; nil is undecided.
  private(set) var toekenningen: [(plaats: Int, toegekend: Centen?)] = []
  /// The decisive ties, in the order of the ranking.
  private(set) var gelijkeStanden: [BeslissendeGelijkeStand] = []
  /// Whether the next files get nothing, even when money is left.
  private var isGesloten = false

  private let restbedrag: OpenNormen.Restbedrag
  private let gelijkeStand: OpenNormen.GelijkeStand
  private let loting: Loting?

  init(plafond: Centen, normen: OpenNormen, loting: Loting?) {
    precondition(plafond >= .zero, "a ceiling is not negative")
    resterend = plafond
    restbedrag = normen.restbedrag
    gelijkeStand = normen.gelijkeStand
    self.loting = loting
  }

  /// The next group of equal rank, its members by id.
  mutating func verdeel(
    _ groep: [Gegadigde], rang: Int, puntenPerCriterium: (Gegadigde) -> [Int]
  ) {
    guard let beschikbaar = beslissendTekort(groep) else { return }
    let totaal = groep.map(\.verleenbaar).som
    func noteer(_ beslissing: BeslissendeGelijkeStand.Beslissing) {
      gelijkeStanden.append(
        BeslissendeGelijkeStand(
          rang: rang, ids: groep.map(\.id), verleenbaar: totaal, beschikbaar: beschikbaar, beslissing: beslissing))
    }
    switch gelijkeStand {
    case .loting:
      noteer(loting == nil ? .onbeslist : .loting)
      loot(groep)
    case .criteria:
      noteer(.criteria)
      for deel in delen(groep, puntenPerCriterium) {
        guard let beschikbaar = beslissendTekort(deel) else { continue }
        gelijkeStanden.append(
          BeslissendeGelijkeStand(
            rang: rang, ids: deel.map(\.id), verleenbaar: deel.map(\.verleenbaar).som, beschikbaar: beschikbaar,
            beslissing: loting == nil ? .onbeslist : .loting))
        loot(deel)
      }
    case .naarRato:
      noteer(.naarRato)
      verdeelNaarRato(groep, totaal: totaal)
    }
  }

  /// Settles a group that needs no decision: nothing is left, all fits, or the group has one member. Returns nil then.
  /// Otherwise it returns the rest below the ceiling, which is too little for the whole group.
  private mutating func beslissendTekort(_ groep: [Gegadigde]) -> Centen? {
    precondition(!groep.isEmpty, "a group of equal rank has members")
    if isGesloten || resterend == .zero {
      for gegadigde in groep { geef(.zero, aan: gegadigde) }
    } else if groep.map(\.verleenbaar).som <= resterend {
      for gegadigde in groep { geef(gegadigde.verleenbaar, aan: gegadigde) }
    } else if groep.count == 1 {
      loopLangs(groep)
    } else {
      return resterend
    }
    return nil
  }

  /// One by one, in the given order (open norm `restbedrag`).
  private mutating func loopLangs(_ rij: [Gegadigde]) {
    for gegadigde in rij {
      if isGesloten {
        geef(.zero, aan: gegadigde)
      } else if gegadigde.verleenbaar <= resterend {
        geef(gegadigde.verleenbaar, aan: gegadigde)
      } else {
        switch restbedrag {
        case .gedeeltelijk: geef(resterend, aan: gegadigde)
        case .stoppen:
          isGesloten = true
          geef(.zero, aan: gegadigde)
        case .overslaan: geef(.zero, aan: gegadigde)
        }
      }
    }
  }

  /// By lot. Without a seed the group stays undecided, and the files after it get nothing yet.
  private mutating func loot(_ groep: [Gegadigde]) {
    guard let loting else {
      for gegadigde in groep { toekenningen.append((gegadigde.plaats, nil)) }
      isGesloten = true
      return
    }
    let perId = Dictionary(uniqueKeysWithValues: groep.map { ($0.id, $0) })
    loopLangs(loting.volgorde(groep.map { ($0.id, $0.kvkNummer) }).compactMap { perId[$0.id] })
  }

  /// Divides the rest in proportion to the amount that each can be granted, rounded down to cents. The cents that are
  /// left go one to each, in the order of the ids.
  private mutating func verdeelNaarRato(_ groep: [Gegadigde], totaal: Centen) {
    let beschikbaar = resterend
    let delen = groep.map {
      Centen(Int64(Int128(beschikbaar.waarde) * Int128($0.verleenbaar.waarde) / Int128(totaal.waarde)))
    }
    var over = (beschikbaar - delen.som).waarde
    precondition(over >= 0 && over < Int64(groep.count), "rounding down leaves less than a cent each")
    for (gegadigde, deel) in zip(groep, delen) {
      // A file that can be granted nothing gets no cent that was left either.
      let extra: Int64 = over > 0 && deel < gegadigde.verleenbaar ? 1 : 0
      geef(deel + Centen(extra), aan: gegadigde)
      over -= extra
    }
    precondition(resterend == .zero, "in proportion, everything that was left is given")
  }

  private mutating func geef(_ bedrag: Centen, aan gegadigde: Gegadigde) {
    precondition(bedrag >= .zero && bedrag <= gegadigde.verleenbaar, "nobody gets more than can be granted")
    precondition(bedrag <= resterend, "the ceiling is never passed")
    resterend = resterend - bedrag
    toekenningen.append((gegadigde.plaats, bedrag))
  }

  /// The group in parts of equal points on the first criterion, then on the next. Inside a part the order is by id.
  private func delen(_ groep: [Gegadigde], _ puntenPerCriterium: (Gegadigde) -> [Int]) -> [[Gegadigde]] {
    let opPunten = groep.enumerated()
      .map { (volgnummer: $0.offset, punten: puntenPerCriterium($0.element), gegadigde: $0.element) }
      .sorted { links, rechts in
        if links.punten == rechts.punten { return links.volgnummer < rechts.volgnummer }
        return rechts.punten.lexicographicallyPrecedes(links.punten)
      }
    var delen: [[Gegadigde]] = []
    var vorige: [Int]?
    for (_, punten, gegadigde) in opPunten {
      if punten == vorige { delen[delen.count - 1].append(gegadigde) } else { delen.append([gegadigde]) }
      vorige = punten
    }
    return delen
  }
}
