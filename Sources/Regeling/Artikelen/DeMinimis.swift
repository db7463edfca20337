package import Begrippen

// Verordening (EU) 2023/2831, artikel 3, tweede en zevende lid, en artikel 5, zakelijk weergegeven
// (<doc:/Regeling/RechtDeMinimis>)
//
// 3(2). Het totale bedrag van de de-minimissteun die per lidstaat aan één onderneming wordt verleend, bedraagt over een
//       periode van drie jaar niet meer dan € 300.000.
// 3(7). Wordt dat plafond door de toekenning van nieuwe de-minimissteun overschreden, dan valt die nieuwe steun in haar
//       geheel buiten de verordening.
// 5.    Met steun voor diensten van algemeen economisch belang samen geldt een hoger plafond.

/// The aid that an applicant's single undertaking received in the years before the peildatum.
package struct DeMinimisstand: Hashable, Sendable {
  /// The day on which the new aid arises.
  package let peildatum: Datum
  /// Counted aid under the general Regulations.
  package let algemeen: Centen
  /// Counted aid for services of general economic interest.
  package let daeb: Centen

  /// Counts the aid with peildatum − years < verleendOp ≤ peildatum; 29 February minus years is 28 February.
  package init(_ steun: [Steun], peildatum: Datum, regels: DeMinimisregels) {
    let grens = peildatum.min(jaren: regels.jarenTerug)
    var algemeen = Centen.zero
    var daeb = Centen.zero
    for post in steun where grens < post.verleendOp && post.verleendOp <= peildatum {
      if regels.verordeningenAlgemeen.contains(post.verordening) {
        algemeen = algemeen + post.bedrag
      } else {
        precondition(
          regels.verordeningenDaeb.contains(post.verordening), "an unknown Regulation is refused at the door")
        daeb = daeb + post.bedrag
      }
    }
    self.init(peildatum: peildatum, algemeen: algemeen, daeb: daeb)
  }

  /// The sums themselves, 0 or more.
  package init(peildatum: Datum, algemeen: Centen, daeb: Centen) {
    precondition(algemeen >= .zero && daeb >= .zero, "aid is not negative")
    self.peildatum = peildatum
    self.algemeen = algemeen
    self.daeb = daeb
  }

  /// Whether new aid of this amount stays within both ceilings. Exceeding is never trimmed: art. 3(7) puts the whole
  /// new aid outside the Regulation.
  package func heeftRuimte(voor nieuw: Centen, regels: DeMinimisregels) -> Bool {
    algemeen + nieuw <= regels.plafondAlgemeen && algemeen + daeb + nieuw <= regels.plafondMetDaeb
  }
}

extension Ronde {
  /// The day at which de-minimis room is measured: the intended date of the decisions, else the local date of receipt.
  package func peildatum(ontvangenDatum: Datum) -> Datum { besluitDatum ?? ontvangenDatum }
}
