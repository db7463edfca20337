internal import Begrippen
package import JSON
internal import Notatie
package import Regeling

/// The facts of a decision as documents hold them.
extension Besluitinhoud {
  /// Rank, points and criteria, then the facts of the application. A file outside the ranking has no rank, no points
  /// and no criteria.
  package var feiten: [JSONMember] {
    [
      JSONMember("rang", plaats.map { .integer($0.rang) } ?? .null),
      JSONMember("punten", plaats.map { .integer($0.punten) } ?? .null),
      JSONMember("criteria", .array(plaats?.criteria.map(\.document) ?? [])),
      JSONMember("gevraagdBedrag", .amount(grond.gevraagd)), JSONMember("verleenbaar", .amount(grond.verleenbaar)),
      JSONMember("kosten", grond.kosten.document), JSONMember("toetsen", .array(grond.toetsen.map(\.document))),
      JSONMember(
        "activiteiten",
        .array(
          grond.activiteiten.map { activiteit in
            .object(present: [
              "soort": .text(activiteit.soort), "omschrijving": activiteit.omschrijving.map { .text($0) },
            ])
          })),
    ]
  }
}

extension Kosten {
  /// As JSON, under the names of `regels.md` section 2.
  package var document: JSONValue {
    [
      "kosten": .amount(basis.kosten), "salaris": .amount(basis.salaris),
      "overhead": .amount(basis.overhead), "grondslag": .amount(grondslag),
      "salarisMax": .amount(salarisMax), "overheadMax": .amount(overheadMax),
      "salarisBovenNorm": .amount(salarisBovenNorm), "overheadBovenNorm": .amount(overheadBovenNorm),
      "bijdragenDerden": .amount(basis.bijdragenDerden), "subsidiabel": .amount(subsidiabel),
    ]
  }
}

extension Toetsverslag {
  /// As JSON.
  package var document: JSONValue {
    var writer = JSONWriter()
    schrijf(in: &writer)
    return .raw(writer.bytes)
  }

  /// Writes it as JSON.
  package func schrijf(in writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("toets")
    writer.text(code)
    writer.member("artikel")
    writer.text(artikel)
    writer.member("uitkomst")
    writer.text(uitkomst)
    writer.member("vervangenDoorBeoordelaar")
    writer.boolean(vervangen)
    writer.member("vergelijking")
    writer.text(vergelijking)
    writer.member("toelichting")
    writer.text(toelichting)
    writer.endObject()
  }
}

extension Criteriumuitslag {
  /// The criterion with its facts, n, T, comparison, level and points.
  package var document: JSONValue {
    [
      "criterium": .text(criterium.code), "artikel": .text(criterium.artikel),
      "omschrijving": .text(criterium.omschrijving), "niveau": .text(niveau),
      "punten": .integer(punten), "gemengd": .boolean(gemengd), "vervangen": .boolean(vervangen),
      "indicatoren": .array(
        indicatoren.map { uitslag in
          .object(present: [
            "indicator": .text(uitslag.indicator), "waarde": uitslag.waarde.document,
            "aantal": uitslag.maat.map { .integer($0.aantal) },
            "som": uitslag.maat.map { .number(String($0.som)) }, "vergelijking": .text(uitslag.vergelijking),
            "niveau": .text(uitslag.niveau),
          ])
        }),
    ]
  }
}

extension Indicatorwaarde {
  /// The value in the form of the ranking document: counts, basispunten and eurocents are whole numbers.
  fileprivate var document: JSONValue {
    switch self {
    case .aantal(let aantal): .integer(aantal)
    case .aandeel(let aandeel): .integer(aandeel.waarde)
    case .prijs(let prijs): prijs.map { .integer($0.waarde) } ?? .null
    case .vraagmogelijkheden(let waarde): .text(waarde)
    case .zichtbaarheid(let waarde): .text(waarde)
    case .sluitend(let isSluitend): .boolean(isSluitend)
    }
  }
}
