package import Begrippen

// Artikel 1:6 Kosten die voor subsidie in aanmerking komen
//
// 1. De subsidie heeft uitsluitend betrekking op de redelijkerwijs gemaakte kosten die resteren na aftrek van bijdragen
//    van derden en die naar het oordeel van het college direct zijn verbonden met en noodzakelijk zijn voor de
//    uitvoering van een activiteit als bedoeld in artikel 1:4.
//
// 2. Voor subsidie in aanmerking komen:
//    a. de BTW over de gesubsidieerde kosten voor zover die BTW niet teruggevorderd, verrekend of anderszins in
//       mindering kan worden gebracht; en
//    b. de salariskosten tot maximaal 60% van de kosten van de subsidiabele activiteiten.
//
// 3. Niet voor subsidie in aanmerking komen:
//    a. de kosten voor overhead die meer bedragen dan 15% van de kosten van de subsidiabele activiteiten;
//    b. de eventuele restwaarde van specifiek voor de subsidiabele activiteiten aangeschafte apparatuur;
//    c. de kosten die in het jaar waar subsidie voor wordt aangevraagd eerder door het college op basis van deze
//       subsidieregeling of anderszins zijn gesubsidieerd.

extension Last {
  /// The cost of the line, with the VAT that cannot be recovered (lid 2 a).
  package var bruto: Centen { bedrag + nietVerrekenbareBtw }

  /// The part that does not count: residual value (lid 3 b), subsidised before (lid 3 c), not necessary (lid 1).
  package var aftrek: Centen { restwaarde + eerderGesubsidieerd + nietNoodzakelijk }

  /// The part that counts. Input with deductions above `bruto` was refused.
  package var kosten: Centen {
    precondition(aftrek >= .zero && aftrek <= bruto, "the deductions of a cost line lie between 0 and its gross cost")
    return bruto - aftrek
  }
}

extension Activiteit {
  /// All costs with the VAT that cannot be recovered.
  package var totaalLasten: Centen { lasten.reduce(.zero) { $0 + $1.bruto } }

  /// All income.
  package var totaalBaten: Centen { baten.reduce(.zero) { $0 + $1.bedrag } }

  /// Whether its budget balances (R 1:9 lid 2 g).
  package var isSluitend: Bool { totaalLasten == totaalBaten }
}

/// The sums on which R 1:6 works, before any norm.
package struct Kostenbasis: Hashable, Sendable {
  /// K: the `kosten` of all lines of all activities.
  package let kosten: Centen
  /// S: the `kosten` of the lines of soort `salaris`.
  package let salaris: Centen
  /// O: the `kosten` of the lines of soort `overhead`.
  package let overhead: Centen
  /// D: income of soort `bijdrage_derden` and `deelnemersbijdrage`.
  package let bijdragenDerden: Centen

  /// The sums over the activities.
  package init(_ activiteiten: [Activiteit]) {
    var kosten = Centen.zero
    var salaris = Centen.zero
    var overhead = Centen.zero
    var bijdragenDerden = Centen.zero
    for activiteit in activiteiten {
      for last in activiteit.lasten {
        let bedrag = last.kosten
        kosten = kosten + bedrag
        switch last.soort {
        case .salaris: salaris = salaris + bedrag
        case .overhead: overhead = overhead + bedrag
        case .materieel, .apparatuur, .overig: break
        }
      }
      for baat in activiteit.baten {
        switch baat.soort {
        case .bijdrageDerden, .deelnemersbijdrage: bijdragenDerden = bijdragenDerden + baat.bedrag
        case .subsidie, .eigenMiddelen: break
        }
      }
    }
    self.init(kosten: kosten, salaris: salaris, overhead: overhead, bijdragenDerden: bijdragenDerden)
  }

  /// The sums themselves; all 0 or more, and S + O ≤ K.
  package init(kosten: Centen, salaris: Centen, overhead: Centen, bijdragenDerden: Centen) {
    precondition(salaris >= .zero && overhead >= .zero && bijdragenDerden >= .zero, "sums are not negative")
    precondition(salaris + overhead <= kosten, "salary and overhead are part of the costs")
    self.kosten = kosten
    self.salaris = salaris
    self.overhead = overhead
    self.bijdragenDerden = bijdragenDerden
  }
}

/// The costs of an application under R 1:6, with the eligible part.
package struct Kosten: Hashable, Sendable {
  /// K, S, O and D.
  package let basis: Kostenbasis
  /// Smax: the most salary that counts (lid 2 b). Under `na_aftopping` the percentage is of T*.
  package let salarisMax: Centen
  /// Omax: the most overhead that counts (lid 3 a). Under `na_aftopping` the percentage is of T*.
  package let overheadMax: Centen
  /// The costs of which Smax and Omax are a percentage: K, or T* under `na_aftopping`.
  package let grondslag: Centen

  /// S′: salary above the norm, not eligible.
  package var salarisBovenNorm: Centen { max(.zero, basis.salaris - salarisMax) }
  /// O′: overhead above the norm, not eligible.
  package var overheadBovenNorm: Centen { max(.zero, basis.overhead - overheadMax) }
  /// K − S′ − O′ − D; below 0 when third parties pay more than the costs that count.
  var rest: Centen { basis.kosten - salarisBovenNorm - overheadBovenNorm - basis.bijdragenDerden }
  /// The eligible costs: `rest`, at least 0.
  package var subsidiabel: Centen { max(.zero, rest) }

  /// The costs under the norms of the scheme and the reading of "de kosten van de subsidiabele activiteiten".
  package init(
    _ basis: Kostenbasis, salarisnorm: Procent, overheadnorm: Procent, grondslag: OpenNormen.GrondslagKostennormen
  ) {
    self.basis = basis
    switch grondslag {
    case .totaal:
      self.grondslag = basis.kosten
    case .naAftopping:
      self.grondslag = grondslagNaAftopping(basis, salarisnorm: salarisnorm, overheadnorm: overheadnorm)
    }
    salarisMax = salarisnorm.afgekaptVan(self.grondslag)
    overheadMax = overheadnorm.afgekaptVan(self.grondslag)
  }

  /// The costs of these activities under the scheme.
  package init(_ activiteiten: [Activiteit], regeling: Regeling, normen: OpenNormen) {
    self.init(
      Kostenbasis(activiteiten), salarisnorm: regeling.salarisnorm, overheadnorm: regeling.overheadnorm,
      grondslag: normen.grondslagKostennormen)
  }
}

/// T*, the costs that are left after salary and overhead are cut to their share of T*.
///
/// S* and O* are the largest whole cents ≤ S, O with 100·S* ≤ norm·T* and 100·O* ≤ norm·T*. The sums only go down, so
/// the loop ends. While a norm is exceeded, each step makes T* smaller by a fixed factor, so there are some hundreds of
/// steps at most.
private func grondslagNaAftopping(_ basis: Kostenbasis, salarisnorm: Procent, overheadnorm: Procent) -> Centen {
  let overige = basis.kosten - basis.salaris - basis.overhead
  var salaris = basis.salaris
  var overhead = basis.overhead
  while true {
    let totaal = overige + salaris + overhead
    let volgendSalaris = min(salaris, salarisnorm.afgekaptVan(totaal))
    let volgendeOverhead = min(overhead, overheadnorm.afgekaptVan(totaal))
    if volgendSalaris == salaris && volgendeOverhead == overhead { return totaal }
    salaris = volgendSalaris
    overhead = volgendeOverhead
  }
}

/// A kind of cost and its norm: a percentage of the costs that the open norm `grondslagKostennormen` names.
private struct Kostennorm: Hashable, Sendable {
  let bedrag: Centen
  let norm: Procent
  let grondslag: Centen
  /// The part above the norm.
  let bovenNorm: Centen

  var uitkomst: Toetsuitkomst { bovenNorm > .zero ? .overschreden : .voldoet }
  var vergelijking: String {
    "100 × \(bedrag.tekst) \(bovenNorm > .zero ? ">" : "≤") \(norm.waarde) × \(grondslag.tekst)"
  }
  var gevolg: String {
    "meer dan \(norm.tekst) van de kosten; \(bovenNorm.tekst) komt niet voor subsidie in aanmerking."
  }
}

/// Lid 2 b: whether the salary stays within its norm.
struct Salariskostentoets: Kostentoets {
  private let kostennorm: Kostennorm

  static var isKostennorm: Bool { true }

  static func toets(
    _ kosten: Kosten, verleenbaar: Centen, deMinimis: DeMinimisstand?, regeling: Regeling
  ) -> Salariskostentoets {
    Salariskostentoets(
      kostennorm: Kostennorm(
        bedrag: kosten.basis.salaris, norm: regeling.salarisnorm, grondslag: kosten.grondslag,
        bovenNorm: kosten.salarisBovenNorm))
  }

  var uitkomst: Toetsuitkomst { kostennorm.uitkomst }
  var vergelijking: String { kostennorm.vergelijking }
  var toelichting: String {
    uitkomst == .voldoet
      ? "De salariskosten blijven binnen \(kostennorm.norm.tekst) van de kosten."
      : "De salariskosten zijn \(kostennorm.gevolg)"
  }
}

/// Lid 3 a: whether the overhead stays within its norm.
struct Overheadkostentoets: Kostentoets {
  private let kostennorm: Kostennorm

  static var isKostennorm: Bool { true }

  static func toets(
    _ kosten: Kosten, verleenbaar: Centen, deMinimis: DeMinimisstand?, regeling: Regeling
  ) -> Overheadkostentoets {
    Overheadkostentoets(
      kostennorm: Kostennorm(
        bedrag: kosten.basis.overhead, norm: regeling.overheadnorm, grondslag: kosten.grondslag,
        bovenNorm: kosten.overheadBovenNorm))
  }

  var uitkomst: Toetsuitkomst { kostennorm.uitkomst }
  var vergelijking: String { kostennorm.vergelijking }
  var toelichting: String {
    uitkomst == .voldoet
      ? "De overhead blijft binnen \(kostennorm.norm.tekst) van de kosten."
      : "De overhead is \(kostennorm.gevolg)"
  }
}

/// Lid 1: whether anything is left to subsidise.
struct SubsidiabeleKostentoets: Kostentoets {
  let kosten: Kosten

  static func toets(
    _ kosten: Kosten, verleenbaar: Centen, deMinimis: DeMinimisstand?, regeling: Regeling
  ) -> SubsidiabeleKostentoets {
    SubsidiabeleKostentoets(kosten: kosten)
  }

  var uitkomst: Toetsuitkomst { kosten.subsidiabel > .zero ? .voldoet : .voldoetNiet }
  var vergelijking: String {
    "\(kosten.basis.kosten.tekst) − \(kosten.salarisBovenNorm.tekst) − \(kosten.overheadBovenNorm.tekst) − "
      + "\(kosten.basis.bijdragenDerden.tekst) = \(kosten.rest.tekst) \(kosten.rest > .zero ? ">" : "≤") "
      + Centen.zero.tekst
  }
  var toelichting: String {
    uitkomst == .voldoet
      ? "Na aftrek resteert \(kosten.subsidiabel.tekst) aan kosten die voor subsidie in aanmerking komen."
      : "Na aftrek resteren geen kosten die voor subsidie in aanmerking komen."
  }
}
