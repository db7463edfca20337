internal import JSON
internal import Regeling

/// The fields of an assessment as an assessor sends it (`regels.md` 3b).
extension Aanvraaglezer {
  var beoordelingvelden: [Veld] {
    let geen = "Er is op dit punt geen bevinding."
    return invoerleden.velden { lid in
      switch lid {
      case .lasten: .init(lastoordelenveld, geen)
      case .prestaties:
        .init(
          .object(
            cijfers.velden { cijfer in
              let veld = cijferveld(cijfer)
              return .init(
                .bevinding(naam: "waarde", veld.vorm), "Nagegaan: " + veld.betekenis.metKleineLetter, veld.artikel,
                afwezig: "Het cijfer van de aanvraag blijft staan.", voorwaarde: veld.voorwaarde)
            }), "Cijfers van de aanvraag die anders blijken te zijn.", "artikel 1:9 lid 2; Awb 3:2", afwezig: geen)
      case .deMinimis:
        .init(
          .object(deMinimisoordeelvelden), "De nagegane de-minimissteun, in plaats van de verklaarde.",
          artikel(.deMinimisruimte), afwezig: geen)
      case .toetsen:
        .init(
          .object(toetsoordeelvelden), "Uitkomsten van toetsen die op een oordeel berusten.", "artikel 2:1; Awb 4:2",
          afwezig: geen, voorwaarde: "De andere toetsen volgen uit feiten en zijn niet te vervangen.")
      case .niveaus:
        .init(.object(niveauoordeelvelden), "Niveaus van criteria.", "artikel 1:9 lid 2", afwezig: geen)
      case .motivering:
        .init(
          .tekst, "De reden van elke bevinding die er zelf geen heeft.", "Awb 3:46",
          afwezig: "Elke bevinding heeft een eigen reden, en er is er ten minste één.")
      }
    }
  }

  /// The description of findings on cost lines, in an assessment and in a settlement.
  var lastoordelenveld: Veldbeschrijving {
    .init(
      .lijst(aantal: Grenzen.lastoordelen, lastoordeelvelden), "Kosten die niet noodzakelijk zijn.",
      "artikel 1:6 lid 1")
  }

  private var lastoordeelvelden: [Veld] {
    lastoordeelleden.velden { lid in
      switch lid {
      case .pointer:
        .init(
          .vaste(.lastplaats), "De kostenregel waar de bevinding over gaat.", "artikel 1:6 lid 1",
          voorwaarde: "De aanvraag heeft deze kostenregel.")
      case .nietNoodzakelijk:
        .init(
          .centen, "Het deel van de kosten dat niet noodzakelijk is.", "artikel 1:6 lid 1",
          voorwaarde: "Met de andere aftrek samen niet meer dan de kosten van de regel.")
      case .reden: .init(.tekst, "De reden van de bevinding.", "Awb 3:46")
      }
    }
  }

  private var deMinimisoordeelvelden: [Veld] {
    deMinimisoordeelleden.velden { lid in
      switch lid {
      case .steun: steunveld
      case .verbondenOndernemingen: .init(ondernemingenveld, "Alleen de verklaarde ondernemingen tellen.")
      case .reden: .init(.tekst, "De reden van de bevinding.", "Awb 3:46")
      }
    }
  }

  private var toetsoordeelvelden: [Veld] {
    toetsleden.all.filter(\.member.isVervangbaar).map { lid in
      Veld(
        naam: lid.name, isVerplicht: lid.isRequired,
        beschrijving: .init(
          .bevinding(naam: "uitkomst", .keuze(oordeeluitkomsten.texts)),
          regeling.teksten.toetsen.first { $0.code == lid.member }?.vraag ?? "", artikel(lid.member),
          afwezig: "De berekende uitkomst geldt."))
    }
  }

  private var niveauoordeelvelden: [Veld] {
    criteria.velden { code in
      let criterium = regeling.criteria.first { $0.code == code }
      return .init(
        .bevinding(naam: "niveau", .keuze(niveaus.texts)),
        "Het niveau van het criterium: \(criterium?.omschrijving ?? "").", criterium?.artikel ?? "",
        afwezig: "Het berekende niveau geldt.")
    }
  }
}

extension String {
  /// The same sentence as a part of another.
  fileprivate var metKleineLetter: String { prefix(1).lowercased() + dropFirst() }
}
