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
  /// The day on which the right to the new aid arises.
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
}

extension Ronde {
  /// The day for the de-minimis room: the intended date of the decisions, else the local date of receipt.
  package func peildatum(ontvangenDatum: Datum) -> Datum { besluitDatum ?? ontvangenDatum }
}

/// Whether the aid stays within both ceilings, this subsidy included. New aid above a ceiling is never cut to fit: art.
/// 3(7) puts the whole new aid outside the Regulation. Without a declaration and a
/// verification no earlier aid is known.
struct DeMinimisruimtetoets: Kostentoets {
  /// The aid of one kind and its ceiling.
  private struct Plafond: Hashable, Sendable {
    let steun: Centen
    let plafond: Centen

    var isOverschreden: Bool { steun > plafond }
    var tekst: String { "\(steun.tekst) \(isOverschreden ? ">" : "≤") \(plafond.tekst)" }
  }

  let stand: DeMinimisstand?
  let verleenbaar: Centen
  let regels: DeMinimisregels

  static func toets(
    _ kosten: Kosten, verleenbaar: Centen, deMinimis: DeMinimisstand?, regeling: Regeling
  ) -> DeMinimisruimtetoets {
    DeMinimisruimtetoets(stand: deMinimis, verleenbaar: verleenbaar, regels: regeling.deMinimis)
  }

  private func algemeen(_ stand: DeMinimisstand) -> Plafond {
    Plafond(steun: stand.algemeen + verleenbaar, plafond: regels.plafondAlgemeen)
  }

  private func metDaeb(_ stand: DeMinimisstand) -> Plafond {
    Plafond(steun: stand.algemeen + stand.daeb + verleenbaar, plafond: regels.plafondMetDaeb)
  }

  var uitkomst: Toetsuitkomst {
    guard let stand else { return .voldoet }
    return algemeen(stand).isOverschreden || metDaeb(stand).isOverschreden ? .voldoetNiet : .voldoet
  }

  var vergelijking: String {
    guard let stand else { return "geen verklaring en geen nagegane steun" }
    return "\(stand.algemeen.tekst) + \(verleenbaar.tekst) = \(algemeen(stand).tekst); "
      + "met DAEB \(metDaeb(stand).tekst); peildatum \(stand.peildatum.tekst)"
  }

  var toelichting: String {
    guard stand != nil else {
      return "Zonder verklaring is geen eerdere steun bekend; de ontbrekende verklaring wordt apart getoetst."
    }
    if uitkomst == .voldoet { return "Met deze subsidie blijft de de-minimissteun binnen de plafonds." }
    return
      "Met deze subsidie zou de de-minimissteun een plafond overschrijden; dan valt de nieuwe steun in haar geheel "
      + "buiten de verordening. Zij wordt niet verlaagd."
  }
}
