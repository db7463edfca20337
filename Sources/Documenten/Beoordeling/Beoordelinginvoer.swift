package import JSON
package import Regeling

/// Reads one finding of an assessment. It gets the reader at the finding, and a function that reads a plain value.
typealias Bevindinglezer = (inout JSONReader, _ waarde: (inout JSONReader) -> Void) -> Void

/// A finding in a cohort document: the plain value, without a reason.
func bevindingZonderReden(_ reader: inout JSONReader, _ waarde: (inout JSONReader) -> Void) { waarde(&reader) }

extension Aanvraaglezer {
  /// The assessment that an assessor sends: the findings of a cohort document (`regels.md` 3b), each with its reason.
  /// They must fit the application. Throws all faults.
  ///
  /// A member of `prestaties`, `toetsen` or `niveaus` is an object with `reden` and the value. The name of the value is
  /// `waarde`, `uitkomst` or `niveau`. A member can also be the plain value; then `motivering` is required and is its
  /// reason.
  package func beoordelinginvoer(_ document: [UInt8], op aanvraag: Aanvraag) throws(Faults) -> Beoordeling {
    try readJSON(document) { reader in
      var beoordeling = Beoordeling()
      var heeftMotivering = false
      var zonderReden = 0
      var metReden = 0
      func bevinding(_ woord: String) -> Bevindinglezer {
        { reader, waarde in
          if leesBevinding(&reader, woord, waarde) { metReden += 1 } else { zonderReden += 1 }
        }
      }
      reader.object(invoerleden) { reader, lid in
        switch lid {
        case .lasten:
          let oordelen = lastoordelen(&reader)
          beoordeling.lasten = oordelen ?? []
          metReden += oordelen?.count ?? 1
        case .prestaties: beoordeling.prestaties = prestatiewijziging(&reader, lid: bevinding("waarde"))
        case .deMinimis:
          beoordeling.deMinimis = deMinimisoordeel(&reader)
          metReden += 1
        case .toetsen: beoordeling.toetsen = toetsoordelen(&reader, lid: bevinding("uitkomst"))
        case .niveaus: beoordeling.niveaus = niveauoordelen(&reader, lid: bevinding("niveau"))
        case .motivering:
          heeftMotivering = true
          _ = reader.tekst()
        }
      }
      if !heeftMotivering && (zonderReden > 0 || metReden == 0) {
        reader.fault(
          .required, at: "motivering",
          message: "een beoordeling rust op redenen. Geef elke bevinding een reden, of geef hier de motivering.")
      }
      // A finding that could not be read has its fault already. A comparison with the application would only repeat it.
      guard reader.faults.isEmpty, !reader.hasFailed else { return nil }
      return past(beoordeling, op: aanvraag, pad: [], &reader) ? beoordeling : nil
    }
  }
}

/// Reads a plain value, or an object with a value and its reason. Answers whether it was an object.
private func leesBevinding(
  _ reader: inout JSONReader, _ woord: String, _ waarde: (inout JSONReader) -> Void
) -> Bool {
  guard reader.isAtObject() else {
    waarde(&reader)
    return false
  }
  var waarden = 0
  var heeftReden = false
  reader.object(bevindingleden) { reader, lid in
    switch lid {
    case "reden":
      heeftReden = true
      _ = reader.tekst()
    case "waarde", woord:
      waarden += 1
      waarde(&reader)
    default:
      reader.fault(.unknownMember, message: "dit veld is hier niet bekend. Verwijder het of noem het \(woord).")
      reader.skipValue()
    }
  }
  if waarden == 0 {
    reader.fault(.required, at: .member(woord), message: "de bevinding zelf ontbreekt. Vul haar in.")
  }
  if waarden > 1 {
    reader.fault(.duplicateMember, at: .member(woord), message: "de bevinding staat er twee keer. Laat er één staan.")
  }
  if !heeftReden { reader.fault(.required, at: "reden", message: "de reden ontbreekt. Vul haar in.") }
  return true
}

enum Invoerlid: String, CaseIterable { case lasten, prestaties, deMinimis, toetsen, niveaus, motivering }

let invoerleden = Members<Invoerlid>()
let bevindingleden = Members(["waarde", "uitkomst", "niveau", "reden"])
