internal import Documenten
internal import JSON
internal import Regeling

/// The faults of a completion that changes more than was asked. Scored data is fixed at closing
/// (<doc:/Regeling/RechtInvarianten#Invariants>, 6), so within a repair term only the members of the asked checks may
/// differ from the last version. It compares the values that were read, not their notation.
func wijzigingenBuitenHerstel(van oud: Aanvraag, naar nieuw: Aanvraag, onderdelen: Set<Toetscode>) -> Faults {
  var fouten = Faults()
  let vrij = Set(onderdelen.flatMap(\.herstelbareLeden))
  zoekVerschillen(oud.json, nieuw.json, [], vrij, &fouten)
  return fouten
}

/// The members of the asked checks that a completion changes, by their pointers.
func aangevuldeLeden(van oud: Aanvraag, naar nieuw: Aanvraag, onderdelen: Set<Toetscode>) -> [String] {
  let (oude, nieuwe) = (oud.json, nieuw.json)
  func lid(_ document: JSONValue, _ pointer: String) -> JSONValue? {
    pointer.split(separator: "/").reduce(document) { $0?[String($1)] }
  }
  return Set(onderdelen.flatMap(\.herstelbareLeden)).filter { lid(oude, $0) != lid(nieuwe, $0) }.sorted()
}

/// The checks that a completion is about: those that were asked of which something changed, and those that have no members
/// of their own, of which one cannot see that.
func aangevuldeToetsen(_ leden: [String], onderdelen: Set<Toetscode>) -> [Toetscode] {
  Toetscode.allCases.filter { code in
    onderdelen.contains(code)
      && (code.herstelbareLeden.isEmpty || code.herstelbareLeden.contains { leden.contains($0) })
  }
}

/// Adds a fault for each place below `pad` where the two differ, down to single members; an absent object is one without
/// members, a list of another length differs as a whole.
private func zoekVerschillen(
  _ oud: JSONValue?, _ nieuw: JSONValue?, _ pad: [PointerStep], _ vrij: Set<String>, _ fouten: inout Faults
) {
  if oud == nieuw || vrij.contains(jsonPointer(pad)) { return }
  if let namen = ledennamen(oud, nieuw) {
    for naam in namen { zoekVerschillen(oud?[naam], nieuw?[naam], pad + [.member(naam)], vrij, &fouten) }
    return
  }
  if let oude = oud?.elements, let nieuwe = nieuw?.elements, oude.count == nieuwe.count {
    for (plaats, paar) in zip(oude, nieuwe).enumerated() {
      zoekVerschillen(paar.0, paar.1, pad + [.index(plaats)], vrij, &fouten)
    }
    return
  }
  fouten.append(
    Fault(
      pointer: jsonPointer(pad), code: .value,
      message: "Dit gegeven staat vast sinds de sluiting van de aanvraagtermijn; alleen wat in het herstelverzoek is "
        + "gevraagd mag veranderen. Zet terug wat hier stond."))
}

/// The names of the members of both, in order, when both are objects or absent.
private func ledennamen(_ oud: JSONValue?, _ nieuw: JSONValue?) -> [String]? {
  let oude = oud?.members
  let nieuwe = nieuw?.members
  guard oud == nil || oude != nil, nieuw == nil || nieuwe != nil else { return nil }
  let namen = (nieuwe ?? []).map(\.name)
  return namen + (oude ?? []).map(\.name).filter { !namen.contains($0) }
}
