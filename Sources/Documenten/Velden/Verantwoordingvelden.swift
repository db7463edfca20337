internal import Begrippen
internal import JSON
internal import Regeling

/// The fields of a final account.
extension Aanvraaglezer {
  var verantwoordingvelden: [Veld] {
    verantwoordingleden.velden { lid in
      switch lid {
      case .inhoudelijkVerslag:
        .init(.object(verslagvelden), "Het inhoudelijk verslag.", "artikel 4:1 a; ASV artikel 17 lid 4")
      case .bestuursverklaring:
        .init(
          .object(verklaringvelden), "De verklaring van bestuur of directie dat de verantwoording klopt.",
          "artikel 4:1 b")
      case .financieelVerslag:
        .init(
          .object(
            financieelleden.velden { lid in
              switch lid {
              case .activiteiten:
                .init(
                  .lijst(aantal: Grenzen.activiteiten, realisatievelden),
                  "De gesubsidieerde activiteiten met hun inkomsten en uitgaven.", "artikel 4:1 c",
                  voorwaarde: "Elke soort komt hoogstens één keer voor. De lasten zijn samen ten hoogste "
                    + "\(Centen.grootsteSom.tekst), en de baten ook.")
              }
            }), "De financiële verantwoording.", "artikel 4:1 c; ASV artikel 17 lid 5")
      case .prestaties:
        .init(
          .object(cijfervelden(isVanAanvraag: false)), "De cijfers die met de subsidie zijn bereikt.",
          "artikel 4:1 a; artikel 5:1")
      }
    }
  }

  private var verslagvelden: [Veld] {
    verslagleden.velden { lid in
      switch lid {
      case .tekst:
        .init(
          .tekst(lengte: Grenzen.inhoudelijkVerslag, isMeerregelig: true),
          "Wat er is gedaan en bereikt, naast wat er is verleend.", "artikel 4:1 a; ASV artikel 17 lid 4")
      case .geschiktVoorOpenbaarmaking:
        .init(.verklaring, "Dat het verslag geschikt is voor openbaarmaking.", "artikel 4:1 a")
      }
    }
  }

  private var verklaringvelden: [Veld] {
    verklaringleden.velden { lid in
      switch lid {
      case .soort: .init(.keuze(verklaringsoorten.texts), "Wie verklaart: bestuur of directie.", "artikel 4:1 b")
      case .ondertekenaar: .init(.naam, "Wie de verklaring ondertekent.", "artikel 4:1 b")
      case .functie: .init(.regel, "De functie van de ondertekenaar.", "artikel 4:1 b")
      case .ondertekendOp: .init(.datum, "De dag waarop de verklaring is ondertekend.", "artikel 4:1 b")
      case .juistEnVolledig: .init(.verklaring, "Dat de verantwoording juist en volledig is.", "artikel 4:1 b")
      }
    }
  }
}
