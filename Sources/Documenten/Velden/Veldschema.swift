package import JSON
internal import Notatie

/// The schemas of the documents that are sent, from the descriptions that give the table of fields.
package struct Documentschemas: Sendable {
  /// An application.
  package let aanvraag: JSONSchema
  /// A final account.
  package let verantwoording: JSONSchema
  /// The findings of an assessor.
  package let beoordeling: JSONSchema
  /// The findings on cost lines, by themselves.
  package let lastoordelen: JSONSchema
}

extension Aanvraaglezer {
  /// The schema of each document that this reader reads.
  package var schemas: Documentschemas {
    Documentschemas(
      aanvraag: JSONSchema.velden(aanvraagvelden), verantwoording: JSONSchema.velden(verantwoordingvelden),
      beoordeling: JSONSchema.velden(beoordelingvelden), lastoordelen: lastoordelenveld.vorm.schema)
  }
}

extension JSONSchema {
  /// The schema of an object with these fields and no other.
  fileprivate static func velden(_ velden: [Veld]) -> JSONSchema {
    .object(
      velden.map { veld in
        (
          veld.isVerplicht ? veld.naam : veld.naam + "?",
          veld.beschrijving.vorm.schema.described(veld.beschrijving.schematekst)
        )
      }, isClosed: true)
  }
}

extension Veldbeschrijving {
  /// What a schema says of the field in words: its meaning, the form and the conditions that a schema cannot say, what
  /// follows when it is left out, and its article.
  fileprivate var schematekst: String {
    let vorm = vorm.toelichting.map { $0.prefix(1).uppercased() + $0.dropFirst() + "." }
    return [betekenis, vorm, voorwaarde, afwezig.map { "Zonder: \($0)" }, "Grondslag: \(artikel)."].compactMap(\.self)
      .joined(separator: " ")
  }
}

extension Veldvorm {
  /// What JSON Schema can say of the form. The rest is in the words of `toelichting` and of the conditions.
  fileprivate var schema: JSONSchema {
    switch self {
    case .tekst(let lengte, let isMeerregelig): isMeerregelig ? .regels(lengte) : .regel(lengte)
    case .vaste(let vorm): vorm.schema
    case .datum: .datum
    case .bedrag(let bereik): .bedrag(van: .amount(bereik.lowerBound), tot: .amount(bereik.upperBound))
    case .aantal(let bereik, _): .integer(bereik)
    case .jaNee: .boolean
    case .verklaring: .constant(true)
    case .keuze(let woorden): .choice(woorden)
    case .object(let leden): .velden(leden)
    case .lijst(let aantal, let leden): .array(of: .velden(leden), count: aantal)
    case .bevinding(let naam, let vorm): .either(vorm.schema, bevinding(naam, vorm.schema))
    }
  }

  /// A finding as an object. Its value may be called `waarde` too, but not both.
  private func bevinding(_ naam: String, _ waarde: JSONSchema) -> JSONSchema {
    let reden = Veldregel.reden.beschrijving.vorm.schema
    let algemeen = "waarde"
    guard naam != algemeen else { return .closed(["waarde": waarde, "reden": reden]) }
    return JSONSchema.object([("\(naam)?", waarde), ("\(algemeen)?", waarde), ("reden", reden)], isClosed: true)
      .with("if", ["required": [.text(algemeen)]])
      .with("then", ["properties": .object([JSONMember(naam, false)])])
      .with("else", ["required": [.text(naam)]])
  }
}

extension JSONSchema {
  /// An amount as every reader takes it.
  package static let bedraginvoer = Veldvorm.centen.schema.described("Een getal met ten hoogste twee decimalen.")

  /// An amount above 0.
  package static let bedragBovenNul = JSONSchema.bedrag(
    van: .amount(Grenzen.gevraagd.lowerBound), tot: .amount(Grenzen.gevraagd.upperBound))
}
