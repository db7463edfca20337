internal import JSON
internal import Regeling

extension Loket {
  /// What was found of an application, with every reason: the fourteen checks, the costs, and what could be granted.
  func geschiktheid(_ inzending: Inzending, _ ronde: Ronde) -> JSONValue {
    let normen = regeling.regeling.openNormen
    let toetsing = toets(inzending, ronde: ronde, regeling: regeling.regeling, normen: normen)
    let verslag = toetsverslag(inzending, ronde: ronde, regeling: regeling.regeling, normen: normen)
    return [
      "oordeel": .text(toetsing.oordeel.rawValue),
      "redenen": .array(toetsing.redenen.map { .text($0.rawValue) }),
      "toetsen": .array(verslag.map(\.document)),
      "kosten": toetsing.kosten.document,
      "gevraagdBedrag": .amount(inzending.aanvraag.gevraagdBedrag.waarde),
      "verleenbaar": .amount(toetsing.verleenbaar.waarde),
      "openNormen": normen.document,
      "regelversie": .text(Loket.regelversie),
      "regelingSha256": .text(regeling.sha256),
    ]
  }
}

extension Toetsverslag {
  /// As JSON.
  var document: JSONValue {
    [
      "toets": .text(code.rawValue), "artikel": .text(artikel), "uitkomst": .text(uitkomst.rawValue),
      "vervangenDoorBeoordelaar": .boolean(vervangen), "vergelijking": .text(vergelijking),
      "toelichting": .text(toelichting),
    ]
  }
}
