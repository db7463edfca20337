package import Begrippen

// Verordening (EU) 2023/2831, artikel 2, tweede lid, en artikel 3, tweede lid, zakelijk weergegeven
// (<doc:/Regeling/RechtDeMinimis>)
//
// 2(2). Ondernemingen die met elkaar zijn verbonden, ook via andere, zijn één onderneming.
// 3(2). Het plafond geldt voor de steun aan één onderneming samen.

/// What a file shows of its undertaking and of the aid to it, on the date of the decisions.
package struct DeMinimisopgave: Hashable, Sendable {
  /// The number of the applicant, and those of the linked undertakings that it declared or an assessor found.
  let nummers: [String]
  /// The aid of the last years, as verified or else as declared.
  let steun: [Steun]
  /// Whether an assessor verified the aid: then it is all the aid of the undertaking, earlier grants of this service
  /// included.
  let isNagegaan: Bool

  /// The facts of a file.
  /// - Parameter besluitDatum: the day of the new aid.
  package init(_ inzending: Inzending, besluitDatum: Datum, regels: DeMinimisregels) {
    let oordeel = inzending.beoordeling?.deMinimis
    let gevonden = oordeel?.verbondenOndernemingen.compactMap(\.kvkNummer) ?? []
    nummers = [inzending.aanvraag.aanvrager.kvkNummer] + inzending.aanvraag.verbondenNummers + gevonden
    let grens = besluitDatum.min(jaren: regels.jarenTerug)
    steun = (inzending.bekendeSteun ?? []).filter { grens < $0.verleendOp && $0.verleendOp <= besluitDatum }
    isNagegaan = oordeel != nil
  }
}

/// A grant that does not fit in the de-minimis room of its undertaking on the date of the decisions.
package struct DeMinimisoverschrijding: Hashable, Sendable {
  /// A grant of the same round to the same undertaking, with a higher rank.
  package struct Voorganger: Hashable, Sendable {
    package let id: String
    package let toegekend: Centen
  }

  package let id: String
  package let toegekend: Centen
  /// What can still be granted to this file.
  package let ruimte: Centen
  /// The grants that go before it, the highest ranked ones up to `voorgangersMax`.
  package let voorgangers: [Voorganger]

  /// How many grants of one undertaking are named.
  static let voorgangersMax = 100
}

/// The grants of a round measured against the de-minimis room of each undertaking on the date of the decisions. The
/// grants of the round count together in the order of the ranking: a higher ranked one is aid to a lower one. The work
/// follows the number of files and of their aid.
package struct DeMinimishertoetsing: Sendable {
  private let opgaven: [String: DeMinimisopgave]
  /// The undertaking of each number.
  private let ondernemingen: Ondernemingen
  private let eerder: [EigenVerlening]
  /// The first day of the round: aid of before it is no grant of this round.
  private let vanaf: Datum
  private let besluitDatum: Datum
  private let regels: DeMinimisregels

  /// - Parameters:
  ///   - opgaven: what each file shows, by id; also of those without a grant, since a file can link two others.
  ///   - eerder: the earlier grants of this service.
  ///   - vanaf: the first day of the round.
  package init(
    _ opgaven: [String: DeMinimisopgave], eerder: [EigenVerlening], vanaf: Datum, besluitDatum: Datum,
    regels: DeMinimisregels
  ) {
    self.opgaven = opgaven
    ondernemingen = Ondernemingen(opgaven.values.map(\.nummers))
    let grens = besluitDatum.min(jaren: regels.jarenTerug)
    self.eerder = eerder.filter { grens < $0.datum && $0.datum <= besluitDatum }
    self.vanaf = vanaf
    self.besluitDatum = besluitDatum
    self.regels = regels
  }

  /// The grants that do not fit, by id.
  /// - Parameter toekenningen: the grants of the round in the order of the ranking.
  package func overschrijdingen(_ toekenningen: [(id: String, bedrag: Centen)]) -> [DeMinimisoverschrijding] {
    let groepen = groepen(toekenningen)
    var voorgangers: [String: (namen: [DeMinimisoverschrijding.Voorganger], som: Centen)] = [:]
    var gevonden: [DeMinimisoverschrijding] = []
    for (id, bedrag) in toekenningen where bedrag > .zero {
      guard let opgave = opgaven[id], let groep = groepen[onderneming(opgave)] else {
        preconditionFailure("a granted file has an application")
      }
      let naam = onderneming(opgave)
      var voor = voorgangers.removeValue(forKey: naam) ?? (namen: [], som: .zero)
      let bekend = opgave.isNagegaan ? ruimte(opgave, groep) : groep.kleinsteRuimte
      let ruimte = max(.zero, bekend - voor.som)
      if bedrag > ruimte {
        gevonden.append(DeMinimisoverschrijding(id: id, toegekend: bedrag, ruimte: ruimte, voorgangers: voor.namen))
      }
      if voor.namen.count < DeMinimisoverschrijding.voorgangersMax {
        voor.namen.append(.init(id: id, toegekend: bedrag))
      }
      voor.som = voor.som + bedrag
      voorgangers[naam] = voor
    }
    return gevonden.sorted { $0.id < $1.id }
  }

  private func onderneming(_ opgave: DeMinimisopgave) -> String { ondernemingen.naam(opgave.nummers[0]) }

  /// What the files of each undertaking have together.
  private func groepen(_ toekenningen: [(id: String, bedrag: Centen)]) -> [String: Groep] {
    var groepen: [String: Groep] = [:]
    for verlening in eerder {
      groepen[ondernemingen.naam(verlening.kvkNummer), default: Groep(regels)].neem(eerder: verlening)
    }
    for (id, bedrag) in toekenningen where bedrag > .zero {
      guard let opgave = opgaven[id] else { continue }
      groepen[onderneming(opgave), default: Groep(regels)].toegekend[bedrag, default: 0] += 1
    }
    for opgave in opgaven.values {
      let naam = onderneming(opgave)
      var groep = groepen[naam] ?? Groep(regels)
      groep.kleinsteRuimte = min(groep.kleinsteRuimte, ruimte(opgave, groep))
      groepen[naam] = groep
    }
    return groepen
  }

  /// The room for all grants of the round, by the aid that one file of the undertaking shows. Verified aid stands alone,
  /// without the grants of this round that it names: they count as grants already. To declared aid come the earlier
  /// grants of this service that it does not name.
  private func ruimte(_ opgave: DeMinimisopgave, _ groep: Groep) -> Centen {
    var steun = opgave.steun
    var bij = Centen.zero
    if opgave.isNagegaan {
      var toegekend = groep.toegekend
      steun.removeAll { post in
        post.verleendOp >= vanaf && Groep.neem(post.bedrag, uit: &toegekend)
      }
    } else {
      var eerder = groep.eerder
      bij = groep.eerderSamen
      for post in steun where Groep.neem(Steunpost(datum: post.verleendOp, bedrag: post.bedrag), uit: &eerder) {
        bij = bij - post.bedrag
      }
    }
    let stand = DeMinimisstand(steun, peildatum: besluitDatum, regels: regels)
    let algemeen = stand.algemeen + bij
    return min(regels.plafondAlgemeen - algemeen, regels.plafondMetDaeb - algemeen - stand.daeb)
  }
}

/// What the files of one undertaking have together.
private struct Groep {
  /// The earlier grants of this service, each as often as it was made.
  private(set) var eerder: [Steunpost: Int] = [:]
  private(set) var eerderSamen = Centen.zero
  /// The amounts of the grants of the round, each as often as it was granted.
  var toegekend: [Centen: Int] = [:]
  /// The least room that a file of the undertaking shows.
  var kleinsteRuimte: Centen

  init(_ regels: DeMinimisregels) { kleinsteRuimte = regels.plafondAlgemeen }

  mutating func neem(eerder verlening: EigenVerlening) {
    eerder[Steunpost(datum: verlening.datum, bedrag: verlening.bedrag), default: 0] += 1
    eerderSamen = eerderSamen + verlening.bedrag
  }

  /// Takes one of these out; false when there is none left.
  static func neem<Wat: Hashable>(_ wat: Wat, uit aantallen: inout [Wat: Int]) -> Bool {
    guard let aantal = aantallen[wat], aantal > 0 else { return false }
    aantallen[wat] = aantal - 1
    return true
  }
}

/// Undertakings that are linked with each other, also by way of others. One of their numbers is their name.
private struct Ondernemingen: Sendable {
  private var ouder: [String: String] = [:]

  /// - Parameter verbonden: lists of numbers that are linked.
  init(_ verbonden: [[String]]) {
    for nummers in verbonden {
      for nummer in nummers.dropFirst() {
        let (links, rechts) = (wortel(nummers[0]), wortel(nummer))
        if links != rechts { ouder[links] = rechts }
      }
    }
    for nummer in Array(ouder.keys) { ouder[nummer] = wortel(nummer) }
  }

  func naam(_ nummer: String) -> String { ouder[nummer] ?? nummer }

  /// The last one on the way up. It makes the way shorter for the next time.
  private mutating func wortel(_ nummer: String) -> String {
    var nummer = nummer
    while let boven = ouder[nummer] {
      guard let verder = ouder[boven] else { return boven }
      ouder[nummer] = verder
      nummer = verder
    }
    return nummer
  }
}
