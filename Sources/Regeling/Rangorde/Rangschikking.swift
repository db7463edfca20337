package import Begrippen

/// A member of the ranking. Its criteria with their reasons come from `Rangschikking.criteria(van:)`.
package struct Gerangschikt: Hashable, Sendable {
  package let id: String
  /// 1 + the number of members with more points.
  package let rang: Int
  /// `geschikt` or `geschikt_na_aftopping`.
  package let oordeel: Oordeel
  /// The values that were weighed.
  package let waarden: Indicatorwaarden
  /// The most that can be granted (R 1:7).
  package let verleenbaar: Centen
  /// The grant; nil when undecided.
  package let toegekend: Centen?
  let telling: Puntentelling
  let niveauvervangingen: Niveaureeks

  package var punten: Int { Int(telling.punten) }
  /// What became of it.
  package var uitkomst: Uitkomst { Uitkomst(toegekend: toegekend, verleenbaar: verleenbaar) }
}

/// The reason that a file is not ranked.
package enum NietGerangschiktOordeel: String, Hashable, Sendable, CaseIterable {
  case ingetrokken
  /// A check does not hold.
  case ongeschikt
  case aanTeVullen = "aan_te_vullen"
}

/// A file that is not ranked.
package struct NietGerangschikt: Hashable, Sendable {
  package let id: String
  /// Why.
  package let oordeel: NietGerangschiktOordeel
  /// The checks that exclude it, in their order; empty when it is withdrawn.
  package let redenen: [Toetscode]

  package init(id: String, oordeel: NietGerangschiktOordeel, redenen: [Toetscode]) {
    self.id = id
    self.oordeel = oordeel
    self.redenen = redenen
  }
}

/// The ranking of a round (R 1:8, 1:9; `regels.md` section 5).
package struct Rangschikking: Sendable {
  /// The calendar year of the round.
  package let jaar: Int
  package let plafond: Centen
  /// The sum granted; never above the ceiling.
  package let toegekend: Centen
  /// The members: by rank; inside a decisive tie in the order in which it was decided; otherwise by id.
  package let rangorde: [Gerangschikt]
  /// The others, by id.
  package let nietGerangschikt: [NietGerangschikt]
  /// The decisive ties, in order. A tie that is `onbeslist` waits for a seed.
  package let gelijkeStanden: [BeslissendeGelijkeStand]
  /// The readings used.
  package let normen: OpenNormen
  let criteria: [Criterium]
  /// The cohort's middles with their bands.
  let banden: Middenbanden

  /// The middle of the cohort for an indicator; nil for an indicator with a value that is itself a level.
  package func cohortmaat(_ indicator: Indicator) -> Cohortmaat? { banden[indicator]?.maat }

  /// The decisive ties that wait for a seed.
  package var onbeslisteGelijkeStanden: [BeslissendeGelijkeStand] {
    gelijkeStanden.filter { $0.beslissing == .onbeslist }
  }
}

/// Ranks the files of a round and divides the ceiling over them. The order of `wegingen` has no influence. Ids are
/// unique ASCII.
///
/// 100,000 files take a fraction of a second. Most of it is sorting.
///
/// - Parameters:
///   - wegingen: every received file of the round that stands with its application, withdrawn and ineligible ones too.
///   - afzijdig: the files that stand without their application, because they take no part. They are passed on as they
///     are.
///   - loting: the seed of the draw with its digest function; nil when there is none (yet).
package func rangschik(
  _ wegingen: [Weging], afzijdig: [NietGerangschikt] = [], ronde: Ronde, regeling: Regeling, normen: OpenNormen,
  loting: Loting? = nil
) -> Rangschikking {
  var nietGerangschikt = afzijdig
  var leden: [Lid] = []
  var tijdig: [Int] = []
  for (plaats, weging) in wegingen.enumerated() {
    if weging.ingetrokken {
      nietGerangschikt.append(NietGerangschikt(id: weging.id, oordeel: .ingetrokken, redenen: []))
      continue
    }
    let toetsing = Toetsing(weging, regeling: regeling, normen: normen)
    if normen.cohort == .tijdig && toetsing.isTijdig { tijdig.append(plaats) }
    switch toetsing.oordeel {
    case .geschikt, .geschiktNaAftopping:
      leden.append(Lid(plaats: plaats, oordeel: toetsing.oordeel, verleenbaar: toetsing.verleenbaar))
    case .ongeschikt:
      nietGerangschikt.append(NietGerangschikt(id: weging.id, oordeel: .ongeschikt, redenen: toetsing.redenen))
    case .aanTeVullen:
      nietGerangschikt.append(NietGerangschikt(id: weging.id, oordeel: .aanTeVullen, redenen: toetsing.redenen))
    }
  }
  let cohort = normen.cohort == .tijdig ? tijdig : leden.map(\.plaats)
  let banden = Middenbanden(cohort, normen: normen) { wegingen[$0].waarden[$1].getal }
  for index in leden.indices {
    let plaats = leden[index].plaats
    leden[index].telling = Puntentelling(
      wegingen[plaats].waarden, vervangingen: wegingen[plaats].niveauvervangingen, banden: banden,
      criteria: regeling.criteria, normen: normen)
  }
  let (rangorde, verdeling) = verdeelPlafond(
    leden, wegingen, plafond: ronde.plafond, criteria: regeling.criteria, normen: normen, loting: loting)
  let toegekend = rangorde.reduce(Centen.zero) { $0 + ($1.toegekend ?? .zero) }
  precondition(toegekend <= ronde.plafond, "the sum granted never passes the ceiling (Awb 4:25 lid 2)")
  precondition(rangorde.count + nietGerangschikt.count == wegingen.count + afzijdig.count, "nobody is lost")
  nietGerangschikt.sort { gaatVoor($0.id, $1.id) }
  return Rangschikking(
    jaar: ronde.jaar, plafond: ronde.plafond, toegekend: toegekend, rangorde: rangorde,
    nietGerangschikt: nietGerangschikt, gelijkeStanden: verdeling.gelijkeStanden, normen: normen,
    criteria: regeling.criteria, banden: banden)
}

/// A file during the ranking: its place in the list of files, and its results so far.
private struct Lid {
  let plaats: Int
  let oordeel: Oordeel
  let verleenbaar: Centen
  var telling: Puntentelling?
}

/// Divides the ceiling over the groups of equal points, from high to low.
private func verdeelPlafond(
  _ leden: [Lid], _ wegingen: [Weging], plafond: Centen, criteria: [Criterium], normen: OpenNormen, loting: Loting?
) -> ([Gerangschikt], Verdeling) {
  func telling(_ lid: Int) -> Puntentelling {
    guard let telling = leden[lid].telling else { preconditionFailure("every member was weighed") }
    return telling
  }
  let groepen = Dictionary(grouping: leden.indices) { telling($0).punten }
  var verdeling = Verdeling(plafond: plafond, normen: normen, loting: loting)
  var rangorde: [Gerangschikt] = []
  rangorde.reserveCapacity(leden.count)
  for (_, groep) in groepen.sorted(by: { $0.key > $1.key }) {
    let rang = rangorde.count + 1
    let gegadigden =
      groep
      .map {
        let weging = wegingen[leden[$0].plaats]
        return Gegadigde(
          plaats: $0, id: weging.id, kvkNummer: weging.kvkNummer, verleenbaar: leden[$0].verleenbaar)
      }
      .sorted { gaatVoor($0.id, $1.id) }
    for (links, rechts) in zip(gegadigden, gegadigden.dropFirst()) {
      precondition(links.id != rechts.id, "ids are unique")
    }
    let alVerdeeld = verdeling.toekenningen.count
    verdeling.verdeel(gegadigden, rang: rang) { telling($0.plaats).puntenPerCriterium(criteria) }
    for (plaats, toegekend) in verdeling.toekenningen[alVerdeeld...] {
      let weging = wegingen[leden[plaats].plaats]
      rangorde.append(
        Gerangschikt(
          id: weging.id, rang: rang, oordeel: leden[plaats].oordeel, waarden: weging.waarden,
          verleenbaar: leden[plaats].verleenbaar, toegekend: toegekend, telling: telling(plaats),
          niveauvervangingen: weging.niveauvervangingen))
    }
  }
  return (rangorde, verdeling)
}

/// The order of SQL's COLLATE "C". Ids are ASCII, so the order of the texts is the order of their bytes.
func gaatVoor(_ links: String, _ rechts: String) -> Bool { links < rechts }
