package import Begrippen

/// The facts of one file that the rules need. They take some hundreds of bytes, so that the large document can be
/// dropped. They do not depend on the open norms, so the same value serves every reading.
package struct Weging: Hashable, Sendable {
  package let id: String
  /// The applicant's number, on which the draw rests.
  package let kvkNummer: String
  package let ingetrokken: Bool
  /// The outcomes of the checks without influence of an open norm. The checks that follow from the costs are `voldoet`
  /// here.
  let vasteUitkomsten: Toetsuitkomsten
  /// The outcomes by which an assessor replaced computed ones.
  let toetsvervangingen: Toetsvervangingen
  /// The levels by which an assessor replaced computed ones.
  let niveauvervangingen: Niveaureeks
  /// The sums of R 1:6 before any norm, after the assessor's findings.
  package let kostenbasis: Kostenbasis
  package let gevraagd: Centen
  /// The de-minimis aid received; nil when none was declared or verified.
  package let deMinimis: DeMinimisstand?
  /// The values of the indicators.
  package let waarden: Indicatorwaarden

  /// The facts of a file. Its assessment, when there is one, fits it (`Beoordeling.fouten`).
  package init(_ inzending: Inzending, ronde: Ronde, regeling: Regeling) {
    // Most files have no assessment. This does not copy them.
    if inzending.beoordeling == nil {
      self.init(beoordeeld: inzending, ronde: ronde, regeling: regeling)
    } else {
      self.init(beoordeeld: inzending.beoordeeld, ronde: ronde, regeling: regeling)
    }
  }

  /// The facts of a file with the assessor's findings already applied.
  init(beoordeeld inzending: Inzending, ronde: Ronde, regeling: Regeling) {
    var uitkomsten = Toetsuitkomsten()
    for (plaats, toets) in Toetscode.vaste {
      uitkomsten[plaats: plaats] = toets.uitkomst(inzending, ronde: ronde, regeling: regeling)
    }
    vasteUitkomsten = uitkomsten
    let aanvraag = inzending.aanvraag
    id = inzending.id
    kvkNummer = aanvraag.aanvrager.kvkNummer
    ingetrokken = inzending.ingetrokken
    toetsvervangingen = Toetsvervangingen(inzending.beoordeling)
    niveauvervangingen = Niveaureeks(vervangingen: inzending.beoordeling?.niveaus ?? [:], criteria: regeling.criteria)
    let kostenbasis = Kostenbasis(aanvraag.activiteiten)
    self.kostenbasis = kostenbasis
    gevraagd = aanvraag.gevraagdBedrag
    let peildatum = ronde.peildatum(ontvangenDatum: inzending.ontvangenDatum)
    deMinimis = inzending.bekendeSteun.map { DeMinimisstand($0, peildatum: peildatum, regels: regeling.deMinimis) }
    waarden = Indicatorwaarden(
      aanvraag.prestaties, kosten: kostenbasis, isSluitend: aanvraag.activiteiten.allSatisfy(\.isSluitend))
  }
}
