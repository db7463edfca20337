package import JSON
internal import Notatie
package import Regeling

/// Writes an assessment in the form of a cohort document (`regels.md` 3b). A part without findings is left out.
extension Beoordeling {
  /// The assessment as a JSON value.
  package var json: JSONValue {
    let lijst = lasten.map { oordeel -> JSONValue in
      [
        "pointer": .text(oordeel.pointer),
        "nietNoodzakelijk": .amount(oordeel.nietNoodzakelijk), "reden": .text(oordeel.reden),
      ]
    }
    let uitkomsten = Toetscode.allCases.compactMap { code in
      toetsen[code].map { JSONMember(code.rawValue, .text($0)) }
    }
    let tredes = niveaus.sorted { $0.key < $1.key }.map { JSONMember($0.key, .text($0.value)) }
    return .object(present: [
      "lasten": lijst.isEmpty ? nil : .array(lijst),
      "prestaties": prestaties == Prestatiewijziging() ? nil : prestaties.json,
      "deMinimis": deMinimis?.json,
      "toetsen": uitkomsten.isEmpty ? nil : .object(uitkomsten), "niveaus": tredes.isEmpty ? nil : .object(tredes),
    ])
  }
}

extension Beoordeling.DeMinimisoordeel {
  fileprivate var json: JSONValue {
    .object(present: [
      "steun": .array(steun.map(\.json)),
      "verbondenOndernemingen": verbondenOndernemingen.isEmpty ? nil : .array(verbondenOndernemingen.map(\.json)),
      "reden": .text(reden),
    ])
  }
}

extension Beoordeling.Lastoordeel {
  /// The place of its cost line.
  package var pointer: String { "/activiteiten/\(activiteit)/lasten/\(last)" }
}

extension Beoordeling.Prestatiewijziging {
  /// The verified figures as a JSON value.
  package var json: JSONValue {
    .object(
      Prestatiecijfer.allCases.compactMap { cijfer in
        let waarde: JSONValue? =
          switch cijfer.soort {
          case .aantal(let plaats): self[keyPath: plaats.nagegaan].map { .integer($0) }
          case .vraagmogelijkheden(let plaats): self[keyPath: plaats.nagegaan].map { .text($0) }
          case .zichtbaarheid(let plaats): self[keyPath: plaats.nagegaan].map { .text($0) }
          }
        return waarde.map { JSONMember(cijfer.rawValue, $0) }
      })
  }
}
