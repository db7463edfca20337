import Begrippen
import Cryptography
import Documenten
import Foundation
import JSON
import Regeling

/// What the properties weigh by: the scheme of the repository and a round in its window.
enum Fixtures {
  /// The folder of the fuzzing tests.
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  /// The bytes of the scheme file.
  static let regelingbestand: [UInt8] = {
    let file = folder.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "config/regelingen/den-haag-sociaal-ondernemers-2025.json")
    guard let data = FileManager.default.contents(atPath: file.path) else {
      preconditionFailure("the scheme file is part of the repository")
    }
    return Array(data)
  }()
  /// The scheme.
  static let regeling: Regeling = {
    do throws(Faults) {
      return try leesRegeling(regelingbestand)
    } catch {
      preconditionFailure("the scheme file of the repository is refused: \(error.all)")
    }
  }()
  /// A reader of applications under it.
  static let lezer = Aanvraaglezer(regeling)

  /// The readings of the scheme, and others that hold each word of each open norm; the band stays as it is.
  static let normen: [OpenNormen] = {
    let woorden = Normcode.allCases.map { code in
      if case .woorden(let woorden) = code.vorm { woorden } else { [regeling.openNormen.waarde(code)] }
    }
    let meeste = woorden.map(\.count).max() ?? 0
    let anders = (0..<meeste).map { ronde in
      zip(Normcode.allCases, woorden).enumerated().reduce(regeling.openNormen) { normen, norm in
        let (code, woorden) = norm.element
        return normen.met(code, woorden[(ronde + norm.offset) % woorden.count]) ?? normen
      }
    }
    return [regeling.openNormen] + anders
  }()

  /// The round of a scheme as it stands in its file.
  static func ronde(_ regeling: Regeling, besluitDatum: Datum? = nil) -> Ronde {
    Ronde(
      jaar: regeling.jaar, opent: regeling.opent, sluit: regeling.sluit, plafond: regeling.plafond,
      besluitDatum: besluitDatum)
  }

  /// Weighs files, reports on them and ranks them, with a seed and without.
  static func weeg(_ inzendingen: [Inzending], _ regeling: Regeling, _ normen: OpenNormen) throws(Finding) {
    let ronde = ronde(regeling)
    let wegingen = inzendingen.map { Weging($0, ronde: ronde, regeling: regeling) }
    for inzending in inzendingen {
      let verslag = toetsMetVerslag(inzending, ronde: ronde, regeling: regeling, normen: normen).verslag
      try require(verslag.count == Toetscode.allCases.count, "a check is missing from the report")
    }
    for zaad in [nil, "zaad"] {
      let loting = zaad.map { Loting(zaad: $0) { SHA256Digest(of: $0).hex } }
      let rangschikking = rangschik(wegingen, ronde: ronde, regeling: regeling, normen: normen, loting: loting)
      try require(rangschikking.toegekend <= ronde.plafond, "more is granted than the ceiling")
      let document = Rangschikkingdocument(rangschikking, regeling: regeling, regelingSha256: "").canonicalBytes
      try require(JSONGrammar.accepts(document), "the ranking document is no JSON")
    }
  }
}
