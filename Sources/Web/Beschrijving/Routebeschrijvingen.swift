internal import HTTPServer
internal import JSON
internal import Loket

/// The table of descriptions, in the order of the groups.
extension Routebeschrijving {
  static let openbaar: [Routebeschrijving] = [
    .lezen(
      Adres.openapiJSON, "leesBeschrijving", .openbaar, "Deze beschrijving, in JSON.",
      uitleg: "Een ander programma mag haar van elke website lezen (CORS).", .beschrijving),
    .yaml,
    .lezen(
      Adres.basis + "/regeling", "leesRegeling", .openbaar, "De regeling met haar open normen.", .regeling
    ),
    .lezen(
      Adres.velden, "leesVelden", .openbaar, "Elk veld van aanvraag, verantwoording en beoordeling.",
      uitleg: "Van elk veld: de plaats, de vorm, de grenzen, wat het zegt en het artikel.", .velden),
    .lezen(
      Adres.problemen, "leesProblemen", .openbaar, "De soorten problemen: wat zij betekenen en wat eraan te doen is.",
      .probleemuitleglijst),
    .lezen(
      Adres.probleem, "leesProbleem", .openbaar, "Een soort probleem.",
      uitleg: "Het type van een probleem is dit adres.", .probleemuitleg),
    .lezen(Adres.ronden, "leesRonden", .openbaar, "De ronden.", .rondelijst),
    .lezen(Adres.ronde, "leesRonde", .openbaar, "Een ronde.", .ronde),
    .stap(
      .rondeVaststellen, .openbaar, "Een ronde aankondigen of wijzigen.",
      uitleg: "Een wijziging na sluiting die meer dan één persoon vraagt, werkt pas na bevestiging.",
      voorbeeld: [
        "opent": "2025-03-19T23:00:00Z", "sluit": "2025-03-27T23:00:00Z", "plafond": .amount(100_000_00),
        "lotingVastlegging": "b114fd1eebfac4ca7cc2e7376f2ff972f5e4eeb63a1ae1da76c0a3b9d20cc6b2",
        "bekendmaking": [
          "kenmerk": "gmb-2025-121257", "datum": "2025-03-19", "vindplaats": "Gemeenteblad 2025, 121257",
        ],
      ],
      [(200, "De ronde is gewijzigd.", .ronde), (201, "De ronde is aangekondigd.", .ronde)]),
    .stap(
      .rondeBevestigen, .openbaar, "Een wijziging van de ronde bevestigen.", voorbeeld: ["versie": 2],
      [(201, "De wijziging werkt.", .ronde)]),
    .lezen(Adres.ronde + "/zegels", "leesZegels", .openbaar, "De zegels op de keten van de ronde.", .zegellijst),
    Routebeschrijving(
      methode: .post, pad: Adres.proefaanvragen, naam: "proefAanvraag", groep: .openbaar,
      samenvatting: "Een aanvraag laten toetsen zonder haar in te dienen.", uitleg: "Er wordt niets bewaard.",
      lichaam: .proef,
      antwoorden: [
        Antwoordvorm(
          status: 200, uitleg: "De uitslag van de toetsen.",
          vormen: [("application/json", Antwoordschema.proefuitslag.verwijzing)], koppen: [])
      ], voorbeeld: nil, ookProblemen: [], kiestVorm: true, kanOnbekendZijn: false),
  ]

  /// The description in YAML has no schema but its own.
  private static let yaml = Routebeschrijving(
    methode: .get, pad: Adres.openapiYAML, naam: "leesBeschrijvingYAML", groep: .openbaar,
    samenvatting: "Deze beschrijving, in YAML.",
    uitleg: "Een ander programma mag haar van elke website lezen (CORS).", lichaam: nil,
    antwoorden: [
      Antwoordvorm(
        status: 200, uitleg: "De beschrijving.",
        vormen: [(Beschrijving.yamltype, Antwoordschema.beschrijving.verwijzing)], koppen: [.etag]),
      Antwoordvorm(status: 304, uitleg: "De versie van If-None-Match is de laatste.", vormen: [], koppen: [.etag]),
    ], voorbeeld: nil, ookProblemen: [], kiestVorm: true, kanOnbekendZijn: false)

  static let aanvragen: [Routebeschrijving] = [
    .stap(
      .indienen, .aanvragen, "Een aanvraag indienen.",
      uitleg:
        "Het ontvangstbewijs noemt het moment van ontvangst, de SHA-256 van het bericht zoals het binnenkwam, en de "
        + "uitslag van de toetsen. Van een bericht dat wordt geweigerd, wordt de poging bewaard.",
      [(201, "De aanvraag is ingediend.", .ontvangstbewijs)], ookProblemen: [.teVeel]),
    .lezen(
      Adres.aanvragen, "leesAanvragen", .aanvragen, "De aanvragen van een ronde.",
      uitleg: "Een aanvrager ziet alleen zijn eigen.", .dossierlijst),
    .lezen(
      Adres.pogingen, "leesPogingen", .aanvragen, "De geweigerde indieningen van een ronde.", .pogingenlijst,
      versie: true),
    .stap(
      .pogingInschrijven, .aanvragen, "Een geweigerde indiening als aanvraag inschrijven.",
      uitleg: "Zij telt met het moment waarop de poging binnenkwam (Awb 4:5).",
      voorbeeld: ["reden": "Per post ontvangen."],
      [(201, "De poging is als aanvraag ingeschreven.", .dossier)]),
    .lezen(
      Adres.aanvraag, "leesAanvraag", .aanvragen, "Een aanvraag met haar toetsen en haar stand.", .dossier,
      versie: true),
    .stap(
      .vervangen, .aanvragen, "De aanvraag vervangen of aanvullen.",
      uitleg:
        "Zolang de termijn open is, vervangt het bericht de aanvraag. In een hersteltermijn telt alleen waarom is gevraagd.",
      [(200, "De aanvraag is vervangen of aangevuld.", .dossier)], ookProblemen: [.teVeel]),
    .stap(
      .intrekken, .aanvragen, "De aanvraag intrekken.", voorbeeld: ["reden": "Het project gaat niet door."],
      [(200, "De aanvraag is ingetrokken.", .intrekking)]),
    .stap(
      .terzijdeLeggen, .aanvragen, "De aanvraag terzijde leggen.",
      uitleg: "De andere aanvraag van de aanvrager telt dan.",
      voorbeeld: ["reden": "De andere aanvraag is de goede."],
      [(201, "De aanvraag ligt terzijde.", .terzijde)]),
  ]

  static let behandeling: [Routebeschrijving] = [
    .stap(
      .herstelVerzoeken, .behandeling, "Om aanvulling vragen (Awb 4:5).",
      voorbeeld: [
        "onderdelen": ["gegevens_aanvrager"], "uiterlijk": "2025-04-11", "motivering": "Het adres ontbreekt.",
      ],
      [(201, "De hersteltermijn loopt.", .herstelverzoek)]),
    .lezen(
      Inzage.herstelverzoeken.pad, "leesHerstelverzoeken", .behandeling, "De verzoeken om aanvulling.",
      .herstelverzoeken),
    .stap(
      .toelaten, .behandeling, "Een aanvraag van buiten de termijn toelaten.",
      voorbeeld: ["besluit": "RIS-2025-9", "grond": "Het portaal was gestoord."],
      [(201, "De aanvraag is toegelaten.", .toelating)]),
    .stap(
      .buitenBehandelingLaten, .behandeling, "Een niet aangevulde aanvraag buiten behandeling laten.",
      voorbeeld: [
        "motivering": "Het adres is niet aangevuld.", "mandaat": "Mandaatbesluit 2025, artikel 3",
        "besluitDatum": "2025-04-16",
      ],
      [(201, "Het besluit.", .besluit)]),
    .stap(
      .beoordelen, .behandeling, "De aanvraag beoordelen.",
      uitleg: "Een nieuwe beoordeling vervangt de vorige als geheel.",
      [
        (200, "De beoordeling is vervangen.", .vastgelegdeBeoordeling),
        (201, "De beoordeling is vastgelegd.", .vastgelegdeBeoordeling),
      ]),
    .lezen(
      Inzage.beoordeling.pad, "leesBeoordeling", .behandeling, "De beoordeling van een aanvraag.",
      .vastgelegdeBeoordeling),
    .stap(
      .signaalAfhandelen, .behandeling, "Een signaal afhandelen.", voorbeeld: ["reden": "Gebeld; het klopt."],
      [(201, "Het signaal is afgehandeld.", .signaal)]),
  ]

  static let rangschikking: [Routebeschrijving] = [
    .lezen(
      Inzage.rangschikking.pad, "leesRangschikking", .rangschikking, "De rangschikking zoals zij nu zou zijn.",
      uitleg: "Van een besloten ronde is zij die van het besluit, met wat sindsdien veranderde.", .rangschikkingNu,
      versie: true,
      ookProblemen: [.verkeerdeStand]),
    .stap(
      .bevriezen, .rangschikking, "De rangschikking bevriezen.",
      uitleg: "Beslist een gelijke stand, dan hoort het zaad van de loting erbij.", voorbeeld: [:],
      [(201, "De rangschikking is bevroren.", .bevrorenRangschikking)]),
    .lezen(
      Adres.rangschikkingen, "leesBevrorenRangschikkingen", .rangschikking, "De bevroren rangschikkingen.",
      .rangschikkingenlijst),
    .lezen(
      Inzage.bevrorenRangschikking.pad, "leesBevrorenRangschikking", .rangschikking, "Een bevroren rangschikking.",
      .bevrorenRangschikking, ookProblemen: [.verkeerdeStand]),
    .lezen(
      Inzage.bevrorenRangschikking.pad + "/invoer", "leesRangschikkinginvoer", .rangschikking,
      "Waaruit een bevroren rangschikking volgt.", .rangschikkinginvoer, ookProblemen: [.verkeerdeStand]),
    .lezen(
      Inzage.bevrorenRangschikking.pad + "/herberekening", "herberekenRangschikking", .rangschikking,
      "Of dezelfde invoer nog dezelfde rangschikking geeft.", .herberekening, ookProblemen: [.verkeerdeStand]),
  ]

  static let besluit: [Routebeschrijving] = [
    .stap(
      .besluiten, .besluit, "Op de aanvragen van de ronde besluiten.",
      voorbeeld: [
        "rangschikking": 1, "mandaat": "Mandaatbesluit 2025, artikel 3", "besluitDatum": "2025-04-17",
        "verantwoordingUiterlijk": "2026-04-01",
      ],
      [(201, "De besluiten.", .besluiten)]),
    .stap(
      .rondeBekendmaken, .besluit, "De besluiten van de ronde bekendmaken.", uitleg: Self.terug,
      voorbeeld: ["bekendgemaaktOp": "2025-04-17"],
      [(201, "De besluiten zijn bekendgemaakt.", .rondebekendmaking), (202, Self.wacht, .teBevestigen)]),
    .stap(
      .rondebekendmakingBevestigen, .besluit, "De teruggedateerde bekendmaking van de ronde bevestigen.",
      voorbeeld: [:], [(201, "De besluiten zijn bekendgemaakt.", .rondebekendmaking)]),
    .stap(
      .bekendmaken, .besluit, "Een besluit bekendmaken.", uitleg: Self.terug,
      voorbeeld: ["bekendgemaaktOp": "2025-05-06"],
      [(201, "Het besluit is bekendgemaakt.", .besluit), (202, Self.wacht, .teBevestigen)]),
    .stap(
      .bekendmakingBevestigen, .besluit, "De teruggedateerde bekendmaking van een besluit bevestigen.", voorbeeld: [:],
      [(201, "Het besluit is bekendgemaakt.", .besluit)]),
    .lezen(
      Inzage.besluit.pad, "leesBesluit", .besluit, "Het besluit op een aanvraag.",
      uitleg: "Een aanvrager leest het als het is bekendgemaakt.", .besluit),
  ]

  private static let terug =
    "Een datum die verder terug ligt dan één persoon mag vastleggen, wacht op bevestiging door een ander."
  private static let wacht = "De datum wacht op bevestiging door een ander."

  static let geld: [Routebeschrijving] = [
    .stap(
      .voorschotOpdragen, .geld, "Het voorschot opdragen.", voorbeeld: [:],
      [(201, "Het voorschot is opgedragen.", .voorschot)]),
    .lezen(Inzage.voorschot.pad, "leesVoorschot", .geld, "Het voorschot.", .voorschot),
    .stap(
      .betalingBevestigen, .geld, "De betaling van het voorschot bevestigen.",
      voorbeeld: ["bedrag": .amount(14_052_00), "valutadatum": "2025-05-06", "kenmerk": "BANK-2025-1"],
      [(201, "De betaling is bevestigd.", .betaling)]),
    .lezen(Stap.betalingBevestigen.adres.pad, "leesBetalingen", .geld, "De betalingen.", .betalingenlijst),
    .stap(
      .verantwoorden, .geld, "Verantwoorden waaraan de subsidie is besteed.",
      uitleg: "Een nieuwe verantwoording vervangt de vorige, tot de vaststelling bekend is.",
      [(201, "De verantwoording is ontvangen.", .vastgelegdeVerantwoording)], ookProblemen: [.teVeel]),
    .lezen(
      Inzage.verantwoording.pad, "leesVerantwoording", .geld, "Een verantwoording met haar afwijkingen.",
      .vastgelegdeVerantwoording),
    .stap(
      .vaststellen, .geld, "De subsidie vaststellen.",
      voorbeeld: [
        "mandaat": "Mandaatbesluit 2025, artikel 4", "besluitDatum": "2026-02-02",
        "lasten": [
          [
            "pointer": "/activiteiten/0/lasten/2", "nietNoodzakelijk": .amount(1_200_00),
            "reden": "De zaal stond vaak leeg.",
          ]
        ],
      ],
      [(201, "De vaststelling.", .vastgesteld)]),
    .lezen(Inzage.vaststelling.pad, "leesVaststelling", .geld, "De vaststelling.", .vastgesteld),
    .stap(
      .vaststellingBekendmaken, .geld, "De vaststelling bekendmaken.", uitleg: Self.terug,
      voorbeeld: ["bekendgemaaktOp": "2026-02-02"],
      [(201, "De vaststelling is bekendgemaakt.", .vastgesteld), (202, Self.wacht, .teBevestigen)]),
    .stap(
      .vaststellingsbekendmakingBevestigen, .geld, "De teruggedateerde bekendmaking van de vaststelling bevestigen.",
      voorbeeld: [:], [(201, "De vaststelling is bekendgemaakt.", .vastgesteld)]),
    .stap(
      .terugbetalingBoeken, .geld, "Een terugbetaling boeken.", uitleg: "Zij telt pas als een ander haar bevestigt.",
      voorbeeld: ["bedrag": .amount(100_00), "valutadatum": "2026-02-12", "kenmerk": "BANK-2026-7"],
      [(201, "De terugbetaling is geboekt.", .terugbetaling)]),
    .lezen(
      Stap.terugbetalingBoeken.adres.pad, "leesTerugbetalingen", .geld, "De terugbetalingen en wat er openstaat.",
      .terugbetalingenlijst),
    .stap(
      .terugbetalingBevestigen, .geld, "Een terugbetaling bevestigen.", voorbeeld: [:],
      [(201, "De terugbetaling telt.", .terugbetaling)]),
    .stap(
      .terugbetalingAfwijzen, .geld, "Een terugbetaling afwijzen of terugnemen.",
      voorbeeld: ["reden": "De overboeking is van een ander."],
      [(201, "De terugbetaling is afgewezen.", .terugbetaling)]),
  ]

  static let controle: [Routebeschrijving] = [
    .lezen(
      Adres.gebeurtenissen, "leesGebeurtenissen", .controle, "De gebeurtenissen van de keten.",
      uitleg: "Een aanvrager noemt met `dossier` het id van een eigen aanvraag; zonder is het antwoord 403. Als "
        + "application/x-ndjson de hele uitvoer met zegels en boeken, zonder bladzijden.", .gebeurtenissen,
      ookAls: ["application/x-ndjson"], kanOnbekendZijn: true),
    .lezen(
      Adres.rapport, "leesVerantwoordingsrapport", .controle, "Het verantwoordingsrapport van een ronde.",
      uitleg: "Als text/csv een regel per aanvraag.", .rapport, ookAls: ["text/csv"]),
  ]

  static let abonnementen: [Routebeschrijving] = [
    .lezen(
      Adres.abonnementen, "leesAbonnementen", .abonnementen, "Wie gebeurtenissen krijgt, en hoe ver dat is.",
      .abonnementen),
    .lezen(
      Adres.abonnement, "leesAbonnement", .abonnementen, "Een abonnement, en hoe ver de bezorging is.", .abonnement),
    .lezen(
      Adres.vastgelopen, "leesVastgelopenBerichten", .abonnementen,
      "De berichten die een abonnee niet aanneemt.",
      uitleg: "De latere berichten van dezelfde aanvraag wachten erachter.", .vastgelopen),
    .bericht(Adres.opnieuw, "biedOpnieuwAan", "Een vastgelopen bericht opnieuw aanbieden.", .opnieuw, voorbeeld: [:]),
    .bericht(
      Adres.overslaan, "slaBerichtOver", "Een vastgelopen bericht overslaan.", .overslag,
      voorbeeld: ["reden": "Het zaaksysteem kent deze aanvraag al."]),
    .bericht(
      Adres.allesOpnieuw, "biedAllesOpnieuwAan", "Alle vastgelopen berichten opnieuw aanbieden.", .opnieuw,
      voorbeeld: [:], .berichtenstand),
    .bericht(
      Adres.allesOverslaan, "slaAlleBerichtenOver", "Alle berichten van een gestopt abonnement overslaan.", .overslag,
      voorbeeld: ["reden": "Het zaaksysteem bestaat niet meer."], .berichtenstand),
  ]

  /// A route on a stuck event.
  private static func bericht(
    _ pad: String, _ naam: String, _ samenvatting: String, _ lichaam: Lichaam, voorbeeld: JSONValue,
    _ antwoord: Antwoordschema = .berichtstand
  ) -> Routebeschrijving {
    Routebeschrijving(
      methode: .post, pad: pad, naam: naam, groep: .abonnementen, samenvatting: samenvatting,
      uitleg: "Eén persoon is genoeg: er hangt geen recht of bedrag aan.", lichaam: lichaam,
      antwoorden: [
        Antwoordvorm(
          status: 200, uitleg: "Het is gedaan.",
          vormen: [("application/json", antwoord.verwijzing)], koppen: [])
      ], voorbeeld: voorbeeld, ookProblemen: [], kiestVorm: true, kanOnbekendZijn: false)
  }

  static let dienst: [Routebeschrijving] = [
    Routebeschrijving(
      methode: .get, pad: Adres.meldpunt, naam: "leesMeldpunt", groep: .dienst,
      samenvatting: "Waar een lek in de beveiliging te melden is.",
      uitleg: "In de vorm van RFC 9116. Alleen bij een dienst waarvan de beheerder een meldpunt noemt.", lichaam: nil,
      antwoorden: [Antwoordvorm(status: 200, uitleg: "Het meldpunt.", vormen: [("text/plain", .text())], koppen: [])],
      voorbeeld: nil, ookProblemen: [], kiestVorm: true, kanOnbekendZijn: false),
    .lezen("/health/live", "leeft", .dienst, "De dienst leeft.", .gereed, versie: false),
    .lezen("/health/ready", "gereed", .dienst, "De dienst kan werken.", .gereed, versie: false, kiestVorm: false),
    Routebeschrijving(
      methode: .get, pad: "/metrics", naam: "meetwaarden", groep: .dienst, samenvatting: "De meetwaarden.",
      uitleg: "In de tekstvorm van Prometheus.", lichaam: nil,
      antwoorden: [
        Antwoordvorm(status: 200, uitleg: "De meetwaarden.", vormen: [("text/plain", .text())], koppen: [])
      ], voorbeeld: nil, ookProblemen: [], kiestVorm: false, kanOnbekendZijn: false),
    Routebeschrijving(
      methode: .put, pad: Adres.basis + "/klok", naam: "klokZetten", groep: .dienst,
      samenvatting: "De gesimuleerde klok vooruitzetten.", uitleg: "Alleen bij een dienst met een gesimuleerde klok.",
      lichaam: .klok,
      antwoorden: [
        Antwoordvorm(
          status: 200, uitleg: "De klok staat op dit moment.",
          vormen: [("application/json", Antwoordschema.klokstand.verwijzing)], koppen: [])
      ], voorbeeld: ["nu": "2025-03-20T09:00:00Z"], ookProblemen: [.verkeerdeStand], kiestVorm: true,
      kanOnbekendZijn: false),
  ]
}
