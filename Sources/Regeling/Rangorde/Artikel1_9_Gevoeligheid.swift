package import Begrippen

// Artikel 4:26 Awb, eerste lid: Bij of krachtens wettelijk voorschrift wordt bepaald hoe het beschikbare bedrag wordt
// verdeeld.
//
// Where the scheme leaves the rule open, the city chooses. This shows what each other choice would change in a cohort, so
// that the choice can be made before the names are known.

/// The changes for one file under another reading.
package struct Verschuiving: Hashable, Sendable {
  /// The place and amounts of a ranked file.
  package struct Stand: Hashable, Sendable {
    package let rang: Int
    package let punten: Int
    /// The most that can be granted.
    package let verleenbaar: Centen
    /// The grant; nil is undecided.
    package let toegekend: Centen?
  }

  package let id: String
  /// Under the chosen reading; nil when it is not ranked.
  package let van: Stand?
  /// Under the other reading; nil when it is not ranked.
  package let naar: Stand?
  /// The criteria with another level.
  package let niveaus: [Niveauverschil]
}

/// A criterion that gets another level under another reading.
package struct Niveauverschil: Hashable, Sendable {
  /// The criterion's code.
  package let criterium: String
  /// The level under the chosen reading.
  package let van: Niveau
  /// The level under the other reading.
  package let naar: Niveau
}

/// The changes in a cohort under another reading of one open norm.
package struct Gevoeligheid: Hashable, Sendable {
  package let code: Normcode
  /// The other value.
  package let waarde: String
  /// The number of levels that change.
  package let niveaus: Int
  /// The number of files with another rank. It includes files that are ranked under only one of the readings.
  package let rangen: Int
  /// The number of files with another amount.
  package let bedragen: Int
  /// The sum of the amounts that files gain.
  package let verschovenBedrag: Centen
  /// The sum granted under the other reading.
  package let toegekend: Centen
  /// Whether the other reading leaves a decisive tie undecided.
  package let wachtOpLoting: Bool
  /// The files with a change, by id.
  package let verschuivingen: [Verschuiving]
}

/// The changes in this cohort under each alternative that the scheme names, one norm at a time. Of a norm that works after
/// the ranking no cohort shows a difference, so it is left out.
///
/// - Parameters:
///   - normen: the chosen readings. An alternative that equals the chosen reading is left out.
///   - loting: the seed of the draw. Without a seed decisive ties stay undecided.
package func gevoeligheid(
  _ wegingen: [Weging], ronde: Ronde, regeling: Regeling, normen: OpenNormen, loting: Loting? = nil
) -> [Gevoeligheid] {
  let basis = rangschik(wegingen, ronde: ronde, regeling: regeling, normen: normen, loting: loting)
  return regeling.teksten.openNormen.filter { $0.code.werking == .inRangschikking }.flatMap { norm in
    ([norm.gekozen] + norm.alternatieven.map(\.waarde)).compactMap { waarde in
      guard waarde != normen.waarde(norm.code), let andere = normen.met(norm.code, waarde) else { return nil }
      return vergelijk(
        basis, rangschik(wegingen, ronde: ronde, regeling: regeling, normen: andere, loting: loting),
        code: norm.code, waarde: waarde)
    }
  }
}

/// The changes between two rankings of a cohort.
private func vergelijk(
  _ basis: Rangschikking, _ andere: Rangschikking, code: Normcode, waarde: String
) -> Gevoeligheid {
  let oud = Dictionary(uniqueKeysWithValues: basis.rangorde.map { ($0.id, $0) })
  let nieuw = Dictionary(uniqueKeysWithValues: andere.rangorde.map { ($0.id, $0) })
  var verschuivingen: [Verschuiving] = []
  for id in Set(oud.keys).union(nieuw.keys).sorted(by: gaatVoor) {
    let verschuiving = Verschuiving(
      id: id, van: oud[id].map(Verschuiving.Stand.init), naar: nieuw[id].map(Verschuiving.Stand.init),
      niveaus: niveauverschillen(oud[id], nieuw[id], basis.criteria))
    if verschuiving.van != verschuiving.naar || !verschuiving.niveaus.isEmpty { verschuivingen.append(verschuiving) }
  }
  let winst = verschuivingen.map { max(.zero, ($0.naar?.toegekend ?? .zero) - ($0.van?.toegekend ?? .zero)) }
  return Gevoeligheid(
    code: code, waarde: waarde, niveaus: verschuivingen.reduce(0) { $0 + $1.niveaus.count },
    rangen: verschuivingen.count { $0.van?.rang != $0.naar?.rang },
    bedragen: verschuivingen.count { $0.van?.toegekend != $0.naar?.toegekend },
    verschovenBedrag: winst.som, toegekend: andere.toegekend,
    wachtOpLoting: !andere.onbeslisteGelijkeStanden.isEmpty, verschuivingen: verschuivingen)
}

/// The criteria of a file with another level; none when only one of the two rankings has the file.
private func niveauverschillen(
  _ oud: Gerangschikt?, _ nieuw: Gerangschikt?, _ criteria: [Criterium]
) -> [Niveauverschil] {
  guard let oud, let nieuw else { return [] }
  return criteria.enumerated().compactMap { plaats, criterium in
    let van = oud.telling.niveau(plaats)
    let naar = nieuw.telling.niveau(plaats)
    return van == naar ? nil : Niveauverschil(criterium: criterium.code, van: van, naar: naar)
  }
}

extension Verschuiving.Stand {
  init(_ lid: Gerangschikt) {
    self.init(rang: lid.rang, punten: lid.punten, verleenbaar: lid.verleenbaar, toegekend: lid.toegekend)
  }
}
