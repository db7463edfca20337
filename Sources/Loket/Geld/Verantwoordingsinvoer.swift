internal import Begrippen
internal import Documenten
internal import JSON
internal import Notatie
internal import Regeling

/// The parts of a final account that are computed with. The rest is only stored.
struct Verantwoordingsinvoer: Hashable, Sendable {
  /// The realised activities (R 4:1 c), in the order of the account.
  let activiteiten: [GerealiseerdeActiviteit]
}

private enum Verantwoordingsveld: String, CaseIterable, Sendable {
  case inhoudelijkVerslag, bestuursverklaring, financieelVerslag, prestaties
}
private enum Verslagveld: String, CaseIterable, Sendable { case tekst, geschiktVoorOpenbaarmaking }
private enum Verklaringsveld: String, CaseIterable, Sendable {
  case soort, ondertekenaar, functie, ondertekendOp, juistEnVolledig
}
private enum Verklaringsoort: String, CaseIterable, Sendable { case bestuur, directie }
private enum Financieelveld: String, CaseIterable, Sendable { case activiteiten }

private let verantwoordingsvelden = Members<Verantwoordingsveld>(required: Verantwoordingsveld.allCases)
private let verslagvelden = Members<Verslagveld>(required: Verslagveld.allCases)
private let verklaringsvelden = Members<Verklaringsveld>(required: Verklaringsveld.allCases)
private let verklaringsoorten = Choice<Verklaringsoort>()
private let financieelvelden = Members<Financieelveld>(required: Financieelveld.allCases)

/// Reads the body of `POST verantwoording` (R 4:1).
/// - Throws: every fault at once.
func leesVerantwoording(_ document: [UInt8], _ lezer: Aanvraaglezer) throws(Faults) -> Verantwoordingsinvoer {
  try readJSON(document) { reader in
    var activiteiten: [GerealiseerdeActiviteit]?
    reader.object(verantwoordingsvelden) { reader, veld in
      switch veld {
      case .inhoudelijkVerslag: leesVerslag(&reader)
      case .bestuursverklaring: leesVerklaring(&reader)
      case .financieelVerslag:
        reader.object(financieelvelden) { reader, _ in
          activiteiten = lezer.gerealiseerdeActiviteiten(&reader)
          eisSommen(activiteiten?.map(\.activiteit) ?? [], &reader)
        }
      case .prestaties: _ = lezer.prestaties(&reader)
      }
    }
    return activiteiten.map { Verantwoordingsinvoer(activiteiten: $0) }
  }
}

/// Refuses totals above the largest amount that is stored. A thousand lines of the largest amount with VAT exceed it.
private func eisSommen(_ activiteiten: [Activiteit], _ reader: inout JSONReader) {
  for (naam, som) in [
    ("lasten", activiteiten.map(\.totaalLasten).som), ("baten", activiteiten.map(\.totaalBaten).som),
  ] where som > .grootsteSom {
    reader.fault(
      .range, message: "de \(naam) zijn samen \(som.tekst), meer dan \(Centen.grootsteSom.tekst). Verlaag ze.")
  }
}

private func leesVerslag(_ reader: inout JSONReader) {
  reader.object(verslagvelden) { reader, veld in
    switch veld {
    case .tekst: _ = reader.text(length: Grenzen.inhoudelijkVerslag, multiline: true)
    case .geschiktVoorOpenbaarmaking:
      if reader.boolean() == false {
        reader.fault(
          .value,
          message: "het verslag moet geschikt zijn voor openbaarmaking (artikel 4:1 a). Pas het aan en zet dit op true."
        )
      }
    }
  }
}

private func leesVerklaring(_ reader: inout JSONReader) {
  reader.object(verklaringsvelden) { reader, veld in
    switch veld {
    case .soort: _ = reader.oneOf(verklaringsoorten)
    case .ondertekenaar: _ = reader.naam()
    case .functie: _ = reader.regel()
    case .ondertekendOp: _ = reader.datum()
    case .juistEnVolledig:
      if reader.boolean() == false {
        reader.fault(
          .value,
          message: "de verklaring is dat de verantwoording juist en volledig is (artikel 4:1 b). Zet dit op true.")
      }
    }
  }
}

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
