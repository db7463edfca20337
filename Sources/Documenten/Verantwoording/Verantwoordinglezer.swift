internal import Begrippen
package import JSON
internal import Notatie
internal import Regeling

/// The parts of a final account that are computed with. The rest is only stored.
package struct Verantwoordingsinvoer: Hashable, Sendable {
  /// The realised activities (R 4:1 c), in the order of the account.
  package let activiteiten: [GerealiseerdeActiviteit]
}

extension Aanvraaglezer {
  /// The final account that an applicant sends (R 4:1). Throws all faults.
  package func verantwoording(_ document: [UInt8]) throws(Faults) -> Verantwoordingsinvoer {
    try readJSON(document) { reader in
      var activiteiten: [GerealiseerdeActiviteit]?
      reader.object(verantwoordingleden) { reader, lid in
        switch lid {
        case .inhoudelijkVerslag: leesVerslag(&reader)
        case .bestuursverklaring: leesVerklaring(&reader)
        case .financieelVerslag:
          reader.object(financieelleden) { reader, _ in
            activiteiten = gerealiseerdeActiviteiten(&reader)
            eisSommen(activiteiten?.map(\.activiteit) ?? [], &reader)
          }
        case .prestaties: _ = prestaties(&reader)
        }
      }
      return activiteiten.map { Verantwoordingsinvoer(activiteiten: $0) }
    }
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
  reader.object(verslagleden) { reader, lid in
    switch lid {
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
  reader.object(verklaringleden) { reader, lid in
    switch lid {
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

enum Verantwoordinglid: String, CaseIterable {
  case inhoudelijkVerslag, bestuursverklaring, financieelVerslag, prestaties
}
enum Verslaglid: String, CaseIterable { case tekst, geschiktVoorOpenbaarmaking }
enum Verklaringlid: String, CaseIterable {
  case soort, ondertekenaar, functie, ondertekendOp, juistEnVolledig
}
enum Verklaringsoort: String, CaseIterable { case bestuur, directie }
enum Financieellid: String, CaseIterable { case activiteiten }

let verantwoordingleden = Members<Verantwoordinglid>(required: Verantwoordinglid.allCases)
let verslagleden = Members<Verslaglid>(required: Verslaglid.allCases)
let verklaringleden = Members<Verklaringlid>(required: Verklaringlid.allCases)
let verklaringsoorten = Choice<Verklaringsoort>()
let financieelleden = Members<Financieellid>(required: Financieellid.allCases)
