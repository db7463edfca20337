internal import Begrippen
internal import JSON
internal import Regeling

/// The fields of an application. A `switch` over the members that the reader reads gives each its description, so a field
/// without one does not compile.
extension Aanvraaglezer {
  var aanvraagvelden: [Veld] {
    aanvraagleden.velden { lid in
      switch lid {
      case .aanvrager: .init(.object(aanvragervelden), "Wie de subsidie aanvraagt.", "artikel 1:5; Awb 4:2 lid 1 a")
      case .gevraagdBedrag:
        .init(
          .bedrag(Grenzen.gevraagd), "De subsidie die wordt gevraagd, voor alle activiteiten samen.",
          "artikel 1:7; Awb 4:2 lid 1 c",
          voorwaarde: "Gelijk aan de som van de baten van soort subsidie.")
      case .activiteiten:
        .init(
          .lijst(aantal: Grenzen.activiteiten, activiteitvelden),
          "De activiteiten waarvoor subsidie wordt gevraagd, elk met een begroting.", "artikel 1:4",
          voorwaarde: "Elke soort komt hoogstens één keer voor.")
      case .btw:
        .init(
          .object(btwvelden), "De verklaring en de specificatie over de BTW.", "artikel 2:1 lid 1 a en b",
          afwezig: "De toetsen btw_verklaring en btw_specificatie vragen om aanvulling.")
      case .deMinimis:
        .init(
          .object(deMinimisvelden), "De de-minimisverklaring: eerder ontvangen staatssteun.",
          artikel(.deMinimisverklaring),
          afwezig: "De toets de_minimisverklaring vraagt om aanvulling.")
      case .prestaties:
        .init(
          .object(cijfervelden(isVanAanvraag: true)), "De cijfers waarop de aanvraag punten krijgt.",
          "artikel 1:9 lid 2")
      case .ondertekening:
        .init(
          .object(ondertekeningvelden), "De ondertekening van de aanvraag.", "Awb 4:2 lid 1",
          afwezig: "De toets gegevens_aanvrager vraagt om aanvulling.")
      }
    }
  }

  /// The article of a check, as the scheme names it.
  func artikel(_ code: Toetscode) -> String {
    regeling.teksten.toetsen.first { $0.code == code }?.artikel ?? ""
  }

  private var aanvragervelden: [Veld] {
    aanvragerleden.velden { lid in
      switch lid {
      case .naam: .init(.naam, "De naam van de rechtspersoon.", "Awb 4:2 lid 1 a")
      case .kvkNummer:
        .init(
          .vaste(.kvkNummer), "Het nummer van de rechtspersoon in het Handelsregister.", "artikel 1:5; Awb 4:2 lid 2",
          voorwaarde: "Gelijk aan het nummer van de toegangssleutel.")
      case .rechtsvorm:
        .init(.keuze(rechtsvormen.texts), "De rechtsvorm van de aanvrager.", artikel(.rechtspersoon))
      case .statutairDoel: .init(.tekst, "Het doel van de aanvrager volgens de statuten.", artikel(.doelgroep))
      case .ondersteuntSociaalOndernemers:
        .init(.jaNee, "Of de aanvrager ten doel heeft sociaal ondernemers te ondersteunen.", artikel(.doelgroep))
      case .adres:
        .init(
          .object(adresvelden), "Het postadres van de aanvrager.", "Awb 4:2 lid 1 a",
          afwezig: "De toets gegevens_aanvrager vraagt om aanvulling.")
      case .contact:
        .init(
          .object(contactvelden), "De persoon die de gemeente mag schrijven of bellen.", "Awb 4:4 lid 2",
          afwezig: "De beoordelaar ziet het signaal contact_ontbreekt.")
      case .iban:
        .init(
          .vaste(.iban), "De rekening waarop de subsidie wordt betaald.", "artikel 3:1; Awb 4:89 lid 1",
          afwezig: "De beoordelaar ziet het signaal iban_ontbreekt, en er wordt geen voorschot opgedragen.")
      }
    }
  }

  private var adresvelden: [Veld] {
    func zonder(_ ander: String) -> String {
      "Staat er ook geen \(ander), dan vraagt de toets gegevens_aanvrager om aanvulling."
    }
    return adresleden.velden { lid in
      switch lid {
      case .straat: .init(.regel, "De straat.", "Awb 4:2 lid 1 a", afwezig: zonder("postbus"))
      case .huisnummer:
        .init(
          .regel, "Het huisnummer met zijn toevoeging, zoals 12-14 hs.", "Awb 4:2 lid 1 a",
          afwezig: "Het adres heeft geen huisnummer.")
      case .postbus:
        .init(.regel, "De postbus, voor wie geen straat opgeeft.", "Awb 4:2 lid 1 a", afwezig: zonder("straat"))
      case .postcode:
        .init(.regel, "De postcode.", "Awb 4:2 lid 1 a", afwezig: "Het adres heeft geen postcode.")
      case .plaats:
        .init(
          .regel, "De plaats.", "Awb 4:2 lid 1 a",
          afwezig: "De toets gegevens_aanvrager vraagt om aanvulling.")
      case .land:
        .init(.vaste(.land), "Het land.", "Awb 4:2 lid 1 a", afwezig: "Het land is Nederland (NL).")
      }
    }
  }

  private var contactvelden: [Veld] {
    contactleden.velden { lid in
      switch lid {
      case .naam:
        .init(.naam, "De naam van de contactpersoon.", "Awb 4:4 lid 2", afwezig: "De naam is niet bekend.")
      case .email:
        .init(.vaste(.email), "Het e-mailadres.", "Awb 4:4 lid 2", afwezig: "De gemeente mailt niet.")
      case .telefoon:
        .init(.regel, "Het telefoonnummer.", "Awb 4:4 lid 2", afwezig: "De gemeente belt niet.")
      }
    }
  }

  private var ondertekeningvelden: [Veld] {
    let vraagt = "De toets gegevens_aanvrager vraagt om aanvulling."
    return ondertekeningleden.velden { lid in
      switch lid {
      case .naam: .init(.naam, "Wie de aanvraag ondertekent.", "Awb 4:2 lid 1", afwezig: vraagt)
      case .functie:
        .init(.regel, "De functie van de ondertekenaar.", "Awb 4:2 lid 1", afwezig: "De functie is niet bekend.")
      case .datum:
        .init(
          .datum, "De dagtekening.", "Awb 4:2 lid 1 b", afwezig: vraagt,
          voorwaarde: "Een dag na de ontvangst geeft het signaal datum_in_toekomst.")
      }
    }
  }

  // MARK: VAT and de-minimis

  private var btwvelden: [Veld] {
    btwleden.velden { lid in
      switch lid {
      case .ondernemer:
        .init(
          .keuze(ondernemers.texts), "In hoeverre de aanvrager ondernemer is voor de BTW.", artikel(.btwVerklaring),
          afwezig: "De toets btw_verklaring vraagt om aanvulling.")
      case .verrekenbaar:
        .init(
          .centen, "De verrekenbare BTW over alle kostenregels samen.", artikel(.btwSpecificatie),
          afwezig: "De toets btw_specificatie vraagt om aanvulling.",
          voorwaarde: "Gelijk aan de som over de kostenregels; anders vraagt de toets om aanvulling.")
      case .nietVerrekenbaar:
        .init(
          .centen, "De niet-verrekenbare BTW over alle kostenregels samen.", artikel(.btwSpecificatie),
          afwezig: "De toets btw_specificatie vraagt om aanvulling.",
          voorwaarde:
            "Gelijk aan de som over de kostenregels, en 0 voor wie geheel ondernemer is; anders vraagt de toets "
            + "om aanvulling.")
      }
    }
  }

  private var deMinimisvelden: [Veld] {
    let vraagt = "De toets de_minimisverklaring vraagt om aanvulling."
    return deMinimisleden.velden { lid in
      switch lid {
      case .ondertekendOp:
        .init(.datum, "De dag waarop de verklaring is ondertekend.", artikel(.deMinimisverklaring), afwezig: vraagt)
      case .ondertekenaar:
        .init(.naam, "Wie de verklaring ondertekent.", artikel(.deMinimisverklaring), afwezig: vraagt)
      case .verbondenOndernemingen: .init(ondernemingenveld, "De aanvrager verklaart dat er geen zijn.")
      case .steun: .init(steunveld, "De aanvrager verklaart dat er geen is.")
      }
    }
  }

  /// The description of the linked undertakings, which an applicant declares and an assessor verifies.
  var ondernemingenveld: Veldbeschrijving {
    .init(
      .lijst(
        aantal: Grenzen.verbondenOndernemingen,
        ondernemingleden.velden { lid in
          switch lid {
          case .naam: .init(.naam, "De naam van de onderneming.", eenOnderneming)
          case .kvkNummer:
            .init(
              .vaste(.kvkNummer), "Het nummer van de onderneming in het Handelsregister.", eenOnderneming,
              afwezig: "Het nummer is niet bekend; de onderneming wordt dan niet in andere aanvragen herkend.")
          }
        }), "De ondernemingen die met de aanvrager één onderneming vormen.", eenOnderneming)
  }

  /// The description of aid received before.
  var steunveld: Veldbeschrijving {
    let verordening = "Verordening (EU) 2023/2831"
    return .init(
      .lijst(
        aantal: Grenzen.steun,
        steunleden.velden { lid in
          switch lid {
          case .verstrekker: .init(.naam, "De overheid die de steun gaf.", "\(verordening) artikel 7 lid 4")
          case .verleendOp:
            .init(
              .datum, "De dag waarop het recht op de steun ontstond.", "\(verordening) artikel 3 lid 2 en 3",
              voorwaarde: "Steun telt als zij in de drie jaar tot en met de peildatum is verleend.")
          case .bedrag: .init(.centen, "Het bruto bedrag van de steun.", "\(verordening) artikel 3 lid 2")
          case .verordening:
            .init(
              .keuze(verordeningen.texts), "De de-minimisverordening waaronder de steun is gegeven.",
              "\(verordening) artikel 5")
          }
        }), "De de-minimissteun die eerder is ontvangen.", "\(verordening) artikel 3 lid 2, artikel 7 lid 4")
  }
}

private let eenOnderneming = "Verordening (EU) 2023/2831 artikel 2 lid 2"

extension Veldbeschrijving {
  /// The same field where it may be left out.
  init(_ ander: Veldbeschrijving, _ afwezig: String) {
    self.init(ander.vorm, ander.betekenis, ander.artikel, afwezig: afwezig, voorwaarde: ander.voorwaarde)
  }
}
