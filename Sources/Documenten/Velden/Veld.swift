package import JSON

/// A field of a document that the service reads: what stands in it, whether it must be there, what it means and why it is
/// asked.
package struct Veld: Sendable {
  /// Its name in the object that holds it.
  package let naam: String
  /// Whether the object that holds it must have it.
  package let isVerplicht: Bool
  package let beschrijving: Veldbeschrijving
}

/// What the readers do not hold of a field.
package struct Veldbeschrijving: Sendable {
  package let vorm: Veldvorm
  /// What it says, in one sentence.
  package let betekenis: String
  /// The article for which it is asked.
  package let artikel: String
  /// What follows when it is left out; nil when it cannot be.
  package let afwezig: String?
  /// What must hold between it and other fields; nil when nothing must.
  package let voorwaarde: String?

  init(_ vorm: Veldvorm, _ betekenis: String, _ artikel: String, afwezig: String? = nil, voorwaarde: String? = nil) {
    self.vorm = vorm
    self.betekenis = betekenis
    self.artikel = artikel
    self.afwezig = afwezig
    self.voorwaarde = voorwaarde
  }
}

extension Members {
  /// The fields of an object. Their names, and which of them are required, are those that the reader uses.
  func velden(_ beschrijf: (Name) -> Veldbeschrijving) -> [Veld] {
    all.map { Veld(naam: $0.name, isVerplicht: $0.isRequired, beschrijving: beschrijf($0.member)) }
  }
}

/// A field with its place in the document: a row of the table of fields.
package struct Veldregel: Sendable {
  /// A JSON Pointer (RFC 6901) with `*` for any place in a list, and for any finding.
  package let pad: String
  package let veld: Veld

  /// The fields with all below them, in the order of the document.
  static func regels(_ velden: [Veld], onder pad: String = "") -> [Veldregel] {
    velden.flatMap { veld -> [Veldregel] in
      let eigen = "\(pad)/\(veld.naam)"
      let vorm = veld.beschrijving.vorm
      return [Veldregel(pad: eigen, veld: veld)] + regels(vorm.leden, onder: vorm.isLijst ? "\(eigen)/*" : eigen)
        + (vorm.heeftBevindingen ? [Veldregel(pad: "\(eigen)/*/\(reden.naam)", veld: reden)] : [])
    }
  }

  /// The reason of a finding that is given as an object.
  static let reden = Veld(
    naam: "reden", isVerplicht: true,
    beschrijving: .init(
      .tekst, "De reden van de bevinding, als zij een object is.", "Awb 3:46"))

  /// The row as a JSON value. What does not apply is left out.
  package var json: JSONValue {
    let beschrijving = veld.beschrijving
    let vorm = beschrijving.vorm
    let bevinding: String? = if case .bevinding(let naam, _) = vorm { naam } else { nil }
    return .object(present: [
      "pad": .text(pad), "soort": .text(vorm.soort), "eenheid": vorm.eenheid.map { .text($0) },
      "verplicht": .boolean(veld.isVerplicht), "minimum": vorm.grenzen?.minimum, "maximum": vorm.grenzen?.maximum,
      "keuzes": vorm.keuzes.map { .array($0.map { .text($0) }) }, "vorm": vorm.toelichting.map { .text($0) },
      "bevinding": bevinding.map { .text($0) },
      "betekenis": .text(beschrijving.betekenis), "afwezig": beschrijving.afwezig.map { .text($0) },
      "voorwaarde": beschrijving.voorwaarde.map { .text($0) }, "artikel": .text(beschrijving.artikel),
    ])
  }
}

/// The table of all fields of the documents that are sent: one list for each kind of document.
package struct Veldentabel: Sendable {
  /// An application.
  package let aanvraag: [Veldregel]
  /// A final account.
  package let verantwoording: [Veldregel]
  /// The findings of an assessor.
  package let beoordeling: [Veldregel]

  /// The table as a JSON value, a member a document.
  package var json: JSONValue {
    [
      "aanvraag": .array(aanvraag.map(\.json)), "verantwoording": .array(verantwoording.map(\.json)),
      "beoordeling": .array(beoordeling.map(\.json)),
    ]
  }
}

extension Aanvraaglezer {
  /// Every field that this reader reads.
  package var velden: Veldentabel {
    Veldentabel(
      aanvraag: Veldregel.regels(aanvraagvelden), verantwoording: Veldregel.regels(verantwoordingvelden),
      beoordeling: Veldregel.regels(beoordelingvelden))
  }
}
