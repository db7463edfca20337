package import Begrippen
package import JSON
internal import Notatie
package import Regeling

/// The document of the decision that settles a grant: its content and references.
package struct Vaststellingsdocument: Sendable {
  /// The content.
  package var besluit: Vaststellingsbesluit
  /// The reference of the settlement.
  package var kenmerk: String
  /// The local date of the decision and of its bekendmaking.
  package var datum: Datum
  /// The reference of the grant.
  package var verlening: String
  /// The version of the account that is settled.
  package var verantwoordingsversie: Int
  /// Every activity of the account beside its budget.
  package var activiteiten: JSONValue
  /// Those that deviate.
  package var afwijkingen: JSONValue
  /// The view of the recipient at the hearing; nil when it was not settled lower.
  package var zienswijze: String?
  /// The readings under which it is settled.
  package var normen: OpenNormen

  /// A settlement with its references.
  package init(
    _ besluit: Vaststellingsbesluit, kenmerk: String, datum: Datum, verlening: String, verantwoordingsversie: Int,
    activiteiten: JSONValue, afwijkingen: JSONValue, zienswijze: String?, normen: OpenNormen
  ) {
    self.besluit = besluit
    self.kenmerk = kenmerk
    self.datum = datum
    self.verlening = verlening
    self.verantwoordingsversie = verantwoordingsversie
    self.activiteiten = activiteiten
    self.afwijkingen = afwijkingen
    self.zienswijze = zienswijze
    self.normen = normen
  }

  /// The members for the event: figures and the ground. The words can name people and stay out of the chain.
  package var gebeurtenisleden: [JSONMember] {
    [JSONMember("kenmerk", .text(kenmerk)), JSONMember("besluit", .text(verlening))] + bedragen
      + [JSONMember("verantwoordingsversie", .integer(verantwoordingsversie))]
      + (besluit.vaststelling.grond.map { [JSONMember("grond", .text($0))] } ?? [])
  }

  /// Everything that it says.
  package var leden: [JSONMember] {
    [JSONMember("kenmerk", .text(kenmerk)), JSONMember("datum", .text(datum))] + bedragen + [
      JSONMember("afwijkingen", afwijkingen), JSONMember("activiteiten", activiteiten),
      JSONMember("besluit", .text(verlening)), JSONMember("verantwoordingsversie", .integer(verantwoordingsversie)),
      JSONMember("kosten", besluit.vaststelling.kosten.document), JSONMember("openNormen", normen.document),
      JSONMember("grond", besluit.vaststelling.grond.map { .text($0) } ?? .null),
      JSONMember("zienswijze", zienswijze.map { .text($0) } ?? .null),
      JSONMember("motivering", .text(besluit.motivering)),
      JSONMember("grondslag", .array(besluit.grondslag.map { .text($0) })),
      JSONMember("terugbetalenUiterlijk", besluit.terugbetalenUiterlijk.map { .text($0) } ?? .null),
      JSONMember(
        "bezwaar",
        [
          "uiterlijk": .text(besluit.bezwaartermijn.laatsteDag), "tekst": .text(besluit.bezwaartekst),
          "berekening": .text(besluit.bezwaartermijn.toelichting),
        ]),
    ]
  }

  private var bedragen: [JSONMember] {
    let vaststelling = besluit.vaststelling
    return [
      JSONMember("verleend", .amount(vaststelling.verleend)),
      JSONMember("subsidiabel", .amount(vaststelling.subsidiabel)),
      JSONMember("vastgesteld", .amount(vaststelling.vastgesteld)),
      JSONMember("betaald", .amount(vaststelling.betaald)),
      JSONMember("nabetaling", .amount(vaststelling.nabetaling)),
      JSONMember("terugvordering", .amount(vaststelling.terugvordering)),
    ]
  }
}
