internal import Begrippen
internal import Documenten
internal import JSON
internal import Notatie
internal import Regeling

/// A part that is missing in an account before it can be settled.
struct Ontbrekend: Hashable, Sendable {
  /// A JSON Pointer into the account.
  let pointer: String
  /// The request to the recipient, in Dutch.
  let melding: String

  var json: JSONValue { ["pointer": .text(pointer), "melding": .text(melding)] }
}

/// The comparison of an account with the granted budget (R 4:1 c; Richtlijnen verantwoording Den Haag art. 2).
struct Verantwoordingstoets: Sendable {
  let invoer: Verantwoordingsinvoer
  let vergelijkingen: [Activiteitafwijking]
  let drempel: Procent

  init(_ invoer: Verantwoordingsinvoer, begroting: [Activiteit], regeling: Regeling) {
    self.invoer = invoer
    vergelijkingen = afwijkingen(
      begroting: begroting, gerealiseerd: invoer.activiteiten.map(\.activiteit), regeling: regeling)
    drempel = regeling.afwijkingsdrempel
  }

  /// The parts that prevent the settlement, in the order of the budget.
  var onvolledig: [Ontbrekend] {
    vergelijkingen.flatMap { vergelijking -> [Ontbrekend] in
      let lijst: [PointerStep] = ["financieelVerslag", "activiteiten"]
      guard let plaats = plaats(vergelijking.soort) else {
        return [
          Ontbrekend(
            pointer: jsonPointer(lijst),
            melding: "activiteit \(vergelijking.soort) is verleend maar staat niet in de verantwoording.")
        ]
      }
      let activiteit = lijst + [.index(plaats)]
      guard vergelijking.isBegroot else {
        return [
          Ontbrekend(
            pointer: jsonPointer(activiteit + ["soort"]),
            melding: "voor activiteit \(vergelijking.soort) is geen subsidie verleend; verantwoord haar niet mee.")
        ]
      }
      guard vergelijking.vraagtToelichting, !isToegelicht(vergelijking.soort) else { return [] }
      return [
        Ontbrekend(
          pointer: jsonPointer(activiteit + ["toelichting"]),
          melding:
            "activiteit \(vergelijking.soort) wijkt meer dan \(drempel.tekst) af van de begroting. Licht dat toe.")
      ]
    }
  }

  /// Every activity with its figures, as JSON. Explanations stay in the account, since they can name people.
  var json: JSONValue {
    .array(
      vergelijkingen.map { vergelijking in
        [
          "soort": .text(vergelijking.soort), "begroot": .boolean(vergelijking.isBegroot),
          "verantwoord": .boolean(vergelijking.isVerantwoord), "lasten": zijde(vergelijking.lasten),
          "baten": zijde(vergelijking.baten), "wijktAf": .boolean(vergelijking.vraagtToelichting),
          "toegelicht": .boolean(isToegelicht(vergelijking.soort)),
        ]
      })
  }

  private func zijde(_ zijde: Begrotingsvergelijking) -> JSONValue {
    [
      "begroot": .amount(zijde.begroot), "gerealiseerd": .amount(zijde.gerealiseerd),
      "wijktAf": .boolean(zijde.wijktAf), "vergelijking": .text(zijde.vergelijking(drempel: drempel)),
    ]
  }

  private func plaats(_ soort: String) -> Int? { invoer.activiteiten.firstIndex { $0.activiteit.soort == soort } }

  private func isToegelicht(_ soort: String) -> Bool {
    invoer.activiteiten.contains { $0.activiteit.soort == soort && $0.toelichting != nil }
  }
}
