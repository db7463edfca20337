package import Begrippen
package import JSON
internal import Notatie
package import Regeling

/// The document of a decision of first instance: its content, references and formalities.
package struct Besluitdocument: Sendable {
  /// The content.
  package var inhoud: Besluitinhoud
  /// The id of the decision.
  package var id: String
  /// The reference of the decision.
  package var kenmerk: String
  /// The id of the file.
  package var aanvraag: String
  /// The reference of the file.
  package var aanvraagKenmerk: String
  /// The calendar year of the round.
  package var jaar: Int
  /// The number of its frozen ranking; nil outside a ranking.
  package var rangschikking: Int?
  /// By which mandate it is taken.
  package var mandaat: String
  /// Its date.
  package var besluitDatum: Datum
  /// The last day for the final account, of a grant only.
  package var verantwoordingUiterlijk: Datum?
  /// The version of the rules as programmed.
  package var regelversie: String

  /// A decision with its references and formalities.
  package init(
    _ inhoud: Besluitinhoud, id: String, kenmerk: String, aanvraag: String, aanvraagKenmerk: String, jaar: Int,
    rangschikking: Int?, mandaat: String, besluitDatum: Datum, verantwoordingUiterlijk: Datum?, regelversie: String
  ) {
    self.inhoud = inhoud
    self.id = id
    self.kenmerk = kenmerk
    self.aanvraag = aanvraag
    self.aanvraagKenmerk = aanvraagKenmerk
    self.jaar = jaar
    self.rangschikking = rangschikking
    self.mandaat = mandaat
    self.besluitDatum = besluitDatum
    self.verantwoordingUiterlijk = verantwoordingUiterlijk
    self.regelversie = regelversie
  }

  /// Everything that the decision says.
  /// - Parameter regelingSha256: the digest of the scheme's file.
  package func document(_ regeling: Regeling, regelingSha256: String) -> JSONValue {
    let isVerlening = inhoud.soort.isVerlening
    let uiterlijk = isVerlening ? verantwoordingUiterlijk : nil
    return .object(
      [
        JSONMember("id", .text(id)), JSONMember("kenmerk", .text(kenmerk)), JSONMember("aanvraag", .text(aanvraag)),
        JSONMember("aanvraagKenmerk", .text(aanvraagKenmerk)), JSONMember("jaar", .integer(jaar)),
        JSONMember("soort", .text(inhoud.soort)), JSONMember("bedrag", .amount(inhoud.bedrag)),
        JSONMember("rangschikking", rangschikking.map { .integer($0) } ?? .null),
        JSONMember("motivering", .text(inhoud.motivering)),
        JSONMember("grondslag", .array(inhoud.grondslag.map { .text($0) })),
        JSONMember(
          "verplichtingen",
          .array(uiterlijk.map { regeling.verplichtingen(verantwoordingUiterlijk: $0).map(\.document) } ?? [])),
        JSONMember("verantwoordingUiterlijk", uiterlijk.map { .text($0) } ?? .null),
        JSONMember("deMinimis", isVerlening ? deMinimisparagraaf : .null), JSONMember("mandaat", .text(mandaat)),
        JSONMember("besluitDatum", .text(besluitDatum)),
        JSONMember("regeling", ["code": .text(regeling.code), "sha256": .text(regelingSha256)]),
        JSONMember("regelversie", .text(regelversie)),
      ] + inhoud.feiten)
  }

  private var deMinimisparagraaf: JSONValue {
    ["verordening": "2023/2831", "bedrag": .amount(inhoud.bedrag), "tekst": .text(deMinimistekst(inhoud.bedrag))]
  }
}

extension Verplichting {
  fileprivate var document: JSONValue { ["verplichting": .text(tekst), "grondslag": .text(grondslag)] }
}
