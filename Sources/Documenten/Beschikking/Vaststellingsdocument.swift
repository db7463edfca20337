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
  /// The decision by which the decider is allowed to decide.
  package var mandaat: String
  /// The local date of the decision.
  package var besluitDatum: Datum
  /// The reference of the grant.
  package var verlening: String
  /// The version of the account that is settled; nil when there is none.
  package var verantwoordingsversie: Int?
  /// What was found unnecessary of the realised costs (Awb 4:46 lid 3).
  package var lastoordelen: [Beoordeling.Lastoordeel]
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
    _ besluit: Vaststellingsbesluit, kenmerk: String, mandaat: String, besluitDatum: Datum, verlening: String,
    verantwoordingsversie: Int?, lastoordelen: [Beoordeling.Lastoordeel], activiteiten: JSONValue,
    afwijkingen: JSONValue, zienswijze: String?, normen: OpenNormen
  ) {
    self.besluit = besluit
    self.kenmerk = kenmerk
    self.mandaat = mandaat
    self.besluitDatum = besluitDatum
    self.verlening = verlening
    self.verantwoordingsversie = verantwoordingsversie
    self.lastoordelen = lastoordelen
    self.activiteiten = activiteiten
    self.afwijkingen = afwijkingen
    self.zienswijze = zienswijze
    self.normen = normen
  }

  /// The members for the event: figures and the ground. The words can name people and stay out of the chain.
  package var gebeurtenisleden: [JSONMember] {
    [
      JSONMember("kenmerk", .text(kenmerk)), JSONMember("besluit", .text(verlening)),
      JSONMember("mandaat", .text(mandaat)), JSONMember("besluitDatum", .text(besluitDatum)),
    ] + bedragen + (verantwoordingsversie.map { [JSONMember("verantwoordingsversie", .integer($0))] } ?? [])
      + (besluit.vaststelling.isAmbtshalve ? [JSONMember("ambtshalve", true)] : [])
      + (lastoordelen.isEmpty
        ? []
        : [
          JSONMember(
            "lasten",
            .array(
              lastoordelen.map { ["pointer": .text($0.pointer), "nietNoodzakelijk": .amount($0.nietNoodzakelijk)] }))
        ])
      + (besluit.vaststelling.grond.map { [JSONMember("grond", .text($0))] } ?? [])
  }

  /// Everything that it says.
  package var leden: [JSONMember] {
    [
      JSONMember("kenmerk", .text(kenmerk)), JSONMember("mandaat", .text(mandaat)),
      JSONMember("besluitDatum", .text(besluitDatum)),
    ] + bedragen + [
      JSONMember("afwijkingen", afwijkingen), JSONMember("activiteiten", activiteiten),
      JSONMember("besluit", .text(verlening)),
      JSONMember("verantwoordingsversie", verantwoordingsversie.map { .integer($0) } ?? .null),
      JSONMember("ambtshalve", .boolean(besluit.vaststelling.isAmbtshalve)),
      JSONMember(
        "lasten",
        .array(
          lastoordelen.map {
            [
              "pointer": .text($0.pointer), "nietNoodzakelijk": .amount($0.nietNoodzakelijk), "reden": .text($0.reden),
            ]
          })),
      JSONMember("kosten", besluit.vaststelling.kosten.json), JSONMember("openNormen", normen.json),
      JSONMember("grond", besluit.vaststelling.grond.map { .text($0) } ?? .null),
      JSONMember("zienswijze", zienswijze.map { .text($0) } ?? .null),
      JSONMember("motivering", .text(besluit.motivering)),
      JSONMember("grondslag", .array(besluit.grondslag.map { .text($0) })),
    ]
  }

  /// What follows from its bekendmaking. Before that the terms are null.
  package static func termijnleden(
    _ termijnen: Vaststellingstermijnen?, bekendgemaaktOp: Datum?, _ regeling: Regeling
  ) -> [JSONMember] {
    let uiterlijk = termijnen?.bezwaar.laatsteDag
    return [
      JSONMember("bekendgemaaktOp", bekendgemaaktOp.map { .text($0) } ?? .null),
      JSONMember("terugbetalenUiterlijk", termijnen?.terugbetalenUiterlijk.map { .text($0) } ?? .null),
      JSONMember(
        "bezwaar",
        .object(present: [
          "uiterlijk": uiterlijk.map { .text($0) } ?? .null,
          "tekst": .text(
            bezwaarclausule(.verlening, termijnen?.bezwaar, bekendgemaaktOp: bekendgemaaktOp, regeling)),
          "berekening": termijnen.map { .text($0.bezwaar.toelichting) },
        ])),
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
