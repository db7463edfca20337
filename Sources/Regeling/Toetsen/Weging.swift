package import Begrippen

/// What the rules need of one file, taken out of the application so that the large document can be dropped: about 200
/// bytes. It does not depend on the open norms, so the same value serves every reading.
package struct Weging: Hashable, Sendable {
  /// The file's id.
  package let id: String
  /// Whether it was withdrawn.
  package let ingetrokken: Bool
  /// The outcomes of the checks on which no open norm has influence; the other four stand at `voldoet`.
  let vasteUitkomsten: Toetsuitkomsten
  /// The outcomes that an assessor put in their place.
  let toetsvervangingen: Toetsvervangingen
  /// The levels that an assessor put in the place of computed ones.
  let niveauvervangingen: Niveaureeks
  /// The sums of R 1:6 before any norm, after the assessor's findings.
  package let kostenbasis: Kostenbasis
  /// What is asked.
  package let gevraagd: Centen
  /// The de-minimis aid received; nil without a declaration.
  package let deMinimis: DeMinimisstand?
  /// The values of the indicators.
  package let waarden: Indicatorwaarden

  /// The value of a file whose assessment, when there is one, fits it (`Beoordeling.fouten`).
  package init(_ inzending: Inzending, ronde: Ronde, regeling: Regeling) {
    let aanvraag = inzending.beoordeeldeAanvraag
    let kostenbasis = Kostenbasis(aanvraag.activiteiten)
    var uitkomsten = Toetsuitkomsten()
    uitkomsten[.aanvraagtermijn] = toetsAanvraagtermijn(inzending, ronde: ronde)
    uitkomsten[.rechtspersoon] = toetsRechtspersoon(aanvraag.aanvrager, regeling: regeling)
    uitkomsten[.doelgroep] = toetsDoelgroep(aanvraag.aanvrager)
    uitkomsten[.hoogte] = aanvraag.gevraagdBedrag > regeling.maximum ? .overschreden : .voldoet
    uitkomsten[.btwVerklaring] = toetsBtwVerklaring(aanvraag.btw)
    uitkomsten[.btwSpecificatie] = toetsBtwSpecificatie(aanvraag.btw, totalen: BtwTotalen(aanvraag.activiteiten))
    uitkomsten[.deMinimisverklaring] = toetsDeMinimisverklaring(aanvraag.deMinimis)
    uitkomsten[.activiteiten] = toetsActiviteiten(aanvraag.activiteiten, regeling: regeling)
    uitkomsten[.bescheiden] = toetsBescheiden(inzending.bijlagen, regeling: regeling)
    uitkomsten[.gegevensAanvrager] = toetsGegevensAanvrager(aanvraag.aanvrager)

    id = inzending.id
    ingetrokken = inzending.ingetrokken
    vasteUitkomsten = uitkomsten
    toetsvervangingen = Toetsvervangingen(inzending.beoordeling)
    niveauvervangingen = Niveaureeks(vervangingen: inzending.beoordeling?.niveaus ?? [:], criteria: regeling.criteria)
    self.kostenbasis = kostenbasis
    gevraagd = aanvraag.gevraagdBedrag
    let peildatum = ronde.peildatum(ontvangenDatum: inzending.ontvangenDatum)
    deMinimis = aanvraag.deMinimis.map {
      DeMinimisstand($0.steun, peildatum: peildatum, regels: regeling.deMinimis)
    }
    waarden = Indicatorwaarden(
      aanvraag.prestaties, kosten: kostenbasis, isSluitend: aanvraag.activiteiten.allSatisfy(\.isSluitend))
  }
}

/// Levels of up to 32 criteria (or indicators) in eight bytes; each may be absent.
package struct Niveaureeks: Hashable, Sendable {
  /// How many fit.
  static let plaatsen = 32
  /// Two bits a place: 0 is none.
  private var bits: UInt64 = 0

  init() {}

  /// An assessor's levels, by the place of their criterion in the scheme.
  init(vervangingen: [String: Niveau], criteria: [Criterium]) {
    precondition(criteria.count <= Niveaureeks.plaatsen, "a scheme has at most 32 criteria")
    guard !vervangingen.isEmpty else { return }
    for (plaats, criterium) in criteria.enumerated() {
      self[plaats] = vervangingen[criterium.code]
    }
  }

  /// The level at a place, when there is one.
  subscript(plaats: Int) -> Niveau? {
    get {
      switch (bits >> UInt64(2 * plaats)) & 3 {
      case 0: nil
      case 1: .minder
      case 2: .gemiddeld
      default: .bovengemiddeld
      }
    }
    set {
      let waarde: UInt64 =
        switch newValue {
        case nil: 0
        case .minder: 1
        case .gemiddeld: 2
        case .bovengemiddeld: 3
        }
      let plek = UInt64(2 * plaats)
      bits = (bits & ~(3 << plek)) | (waarde << plek)
    }
  }
}
