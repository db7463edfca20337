internal import Begrippen
internal import JSON
internal import Regeling

/// The fields of activities with their lines, in an application and in a final account, and those of the figures.
extension Aanvraaglezer {
  var activiteitvelden: [Veld] { activiteitleden.velden(activiteitveld) }

  /// The fields of a realised activity (R 4:1).
  var realisatievelden: [Veld] {
    realisatieleden.velden { lid in
      switch lid {
      case .soort: activiteitveld(.soort)
      case .lasten:
        .init(
          .lijst(aantal: Grenzen.gerealiseerdeLasten, lastvelden), "De gerealiseerde uitgaven van de activiteit.",
          "artikel 4:1 c; artikel 1:6")
      case .baten:
        .init(
          .lijst(aantal: Grenzen.baten, baatvelden), "De gerealiseerde inkomsten van de activiteit.",
          "artikel 4:1 c; artikel 1:6 lid 1")
      case .toelichting:
        .init(
          .tekst, "Waarom de uitgaven of de inkomsten van de begroting afwijken.",
          "Richtlijnen verantwoording Den Haag artikel 2",
          afwezig: "Bij een afwijking van meer dan \(regeling.afwijkingsdrempel.tekst) is de verantwoording onvolledig."
        )
      }
    }
  }

  private func activiteitveld(_ lid: Activiteitlid) -> Veldbeschrijving {
    switch lid {
    case .soort:
      .init(.keuze(activiteitsoorten.texts), "De letter van de activiteit in artikel 1:4.", "artikel 1:4")
    case .omschrijving:
      .init(.tekst, "Wat de activiteit inhoudt.", "artikel 1:4; ASV artikel 8", afwezig: "Er is geen omschrijving.")
    case .van:
      .init(
        .datum, "De eerste dag van de activiteit.", "Awb 4:29",
        afwezig: "De beoordelaar ziet het signaal activiteit_zonder_periode.")
    case .tot:
      .init(
        .datum, "De laatste dag van de activiteit.", "Awb 4:29",
        afwezig: "De beoordelaar ziet het signaal activiteit_zonder_periode.", voorwaarde: "Niet voor de eerste dag.")
    case .doel:
      .init(
        .tekst, "Wat de activiteit moet bereiken.", "artikel 1:3; ASV artikel 8", afwezig: "Er is geen doel genoemd.")
    case .beoogdeResultaten:
      .init(
        .lijst(aantal: Grenzen.beoogdeResultaten, resultaatvelden), "De resultaten die de activiteit moet opleveren.",
        "ASV artikel 8", afwezig: "Er zijn geen beoogde resultaten genoemd.")
    case .lasten:
      .init(
        .lijst(aantal: Grenzen.lasten, lastvelden), "De begrote kosten van de activiteit.", "artikel 1:6")
    case .baten:
      .init(
        .lijst(aantal: Grenzen.baten, baatvelden), "De begrote inkomsten van de activiteit.", "artikel 1:6 lid 1",
        voorwaarde: "De begroting is sluitend als de baten gelijk zijn aan de lasten met niet-verrekenbare BTW.")
    }
  }

  private var resultaatvelden: [Veld] {
    resultaatleden.velden { lid in
      switch lid {
      case .omschrijving: .init(.tekst, "Wat er wordt geteld.", "ASV artikel 8")
      case .aantal:
        .init(.aantal("stuks"), "Hoeveel het er worden.", "ASV artikel 8", afwezig: "Er is geen aantal genoemd.")
      }
    }
  }

  private var lastvelden: [Veld] {
    lastleden.velden { lid in
      switch lid {
      case .soort:
        .init(
          .keuze(lastsoorten.texts), "De soort kosten.", "artikel 1:6 lid 2 b en lid 3 a en b",
          voorwaarde: "Salaris en overhead hebben een norm; alleen apparatuur heeft een restwaarde.")
      case .omschrijving: .init(.tekst, "Waarvoor wordt betaald.", "artikel 1:6 lid 1")
      case .bedrag: .init(.centen, "De kosten zonder BTW.", "artikel 1:6 lid 1")
      case .verrekenbareBtw:
        .init(.centen, "De BTW die te verrekenen is; zij telt nooit mee.", "artikel 1:6 lid 2 a", afwezig: nul)
      case .nietVerrekenbareBtw:
        .init(.centen, "De BTW die niet te verrekenen is; zij telt als kosten.", "artikel 1:6 lid 2 a", afwezig: nul)
      case .restwaarde:
        .init(
          .centen, "De restwaarde van apparatuur; zij gaat van de kosten af.", "artikel 1:6 lid 3 b", afwezig: nul,
          voorwaarde: "Boven 0 alleen bij soort apparatuur. \(aftrek)")
      case .eerderGesubsidieerd:
        .init(
          .centen, "Het deel dat al is gesubsidieerd; het gaat van de kosten af.", "artikel 1:6 lid 3 c", afwezig: nul,
          voorwaarde: aftrek)
      }
    }
  }

  private var baatvelden: [Veld] {
    baatleden.velden { lid in
      switch lid {
      case .soort:
        .init(
          .keuze(baatsoorten.texts), "De soort inkomsten.", "artikel 1:6 lid 1",
          voorwaarde: "Bijdragen van derden en van deelnemers gaan van de kosten af.")
      case .omschrijving: .init(.tekst, "Waar het bedrag vandaan komt.", "artikel 1:6 lid 1")
      case .bedrag: .init(.centen, "De inkomsten.", "artikel 1:6 lid 1")
      }
    }
  }

  // MARK: Figures

  /// The fields of the figures: those of an application, or those of a final account.
  func cijfervelden(isVanAanvraag: Bool) -> [Veld] {
    prestatievelden.velden { veld in
      switch veld {
      case .cijfer(let cijfer, _): cijferveld(cijfer)
      case .periode:
        .init(
          .object(periodevelden), "De periode waarover de cijfers gaan.", "artikel 1:9 lid 2",
          afwezig: isVanAanvraag
            ? "De cijfers zijn die van het kalenderjaar voor de ronde." : "De cijfers zijn die van de activiteiten.",
          voorwaarde: isVanAanvraag
            ? "Een andere periode dan het kalenderjaar voor de ronde geeft het signaal prestaties_ander_jaar." : nil)
      }
    }
  }

  private var periodevelden: [Veld] {
    periodeleden.velden { lid in
      switch lid {
      case .van: .init(.datum, "De eerste dag van de periode.", "artikel 1:9 lid 2")
      case .tot:
        .init(.datum, "De laatste dag van de periode.", "artikel 1:9 lid 2", voorwaarde: "Niet voor de eerste dag.")
      }
    }
  }

  /// The description of a figure.
  func cijferveld(_ cijfer: Prestatiecijfer) -> Veldbeschrijving {
    let deel = "Niet meer dan ondersteundeOndernemers."
    func beschrijving(
      _ vorm: Veldvorm, _ indicator: Indicator, _ betekenis: String, voorwaarde: String? = nil
    ) -> Veldbeschrijving {
      let criterium = regeling.criteria.first { $0.indicatoren.contains(indicator) }
      return .init(vorm, betekenis, criterium?.artikel ?? "", voorwaarde: voorwaarde)
    }
    return switch cijfer {
    case .gesprekkenNieuw:
      beschrijving(.aantal("gesprekken"), .gesprekken, "De kennismakingsgesprekken met nieuwe ondernemers.")
    case .gesprekkenBestaand:
      beschrijving(.aantal("gesprekken"), .gesprekken, "De gesprekken met bestaande ondernemers.")
    case .vraagmogelijkheden:
      beschrijving(
        .keuze(vraagmogelijkheden.texts), .vraagmogelijkheden,
        "Hoe ruim er telefonisch en online vragen te stellen zijn.")
    case .zichtbaarheid:
      beschrijving(.keuze(zichtbaarheden.texts), .zichtbaarheid, "Hoe zichtbaar de aanvrager is op sociale media.")
    case .ondersteundeOndernemers:
      beschrijving(.aantal("ondernemers"), .ondersteund, "De sociaal ondernemers die een beroep deden op de aanvrager.")
    case .waarvanBuitenDenHaag:
      beschrijving(
        .aantal("ondernemers"), .buitenDenHaag, "Van hen degenen die buiten Den Haag zijn gevestigd.", voorwaarde: deel)
    case .waarvanSocialeStartups:
      beschrijving(.aantal("ondernemers"), .socialeStartups, "Van hen de sociale startups.", voorwaarde: deel)
    case .evenementen:
      beschrijving(.aantal("evenementen"), .evenementen, "De evenementen die de aanvrager organiseerde.")
    case .deelnamesAanEvenementen:
      beschrijving(.aantal("deelnames"), .deelnames, "De deelnames van sociaal ondernemers aan die evenementen.")
    case .overlegstructuren:
      beschrijving(.aantal("overleggen"), .overlegstructuren, "De overlegstructuren waaraan de aanvrager deelnam.")
    case .samenwerkingen:
      beschrijving(
        .aantal("samenwerkingen"), .samenwerkingen, "De samenwerkingen om gezamenlijk projecten te organiseren.")
    }
  }
}

private let nul = "Het bedrag is 0."
private let aftrek = "Restwaarde en eerder gesubsidieerd zijn samen niet meer dan de kosten van de regel."
