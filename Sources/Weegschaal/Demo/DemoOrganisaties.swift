extension DemoOrganisatie {
  /// The ten organisations of the demo, in the order in which they file. All of them are made up.
  static let alle: [DemoOrganisatie] = [
    DemoOrganisatie(
      naam: "Stichting Haags Sociaal Ondernemershuis", kvkNummer: "27410001", rechtsvorm: "stichting",
      dientInOp: "2025-03-20T08:12:00Z", bijzonderheid: "een gewone aanvraag",
      activiteit: ("a", "Eerste aanspreekpunt voor sociaal ondernemers"), salaris: 16_800, overhead: 4_000,
      overig: 11_200, bijdrageDerden: 4_000,
      prestaties: prestaties(
        gesprekken: 310, 520, "ruim", "goed", ondersteund: 120, buiten: 26, startups: 34, evenementen: 18,
        deelnames: 590, overleg: 12, samenwerkingen: 11)),
    DemoOrganisatie(
      naam: "Eenmanszaak Coachpunt Haagse Hout", kvkNummer: "27410010", rechtsvorm: "eenmanszaak",
      dientInOp: "2025-03-20T13:40:00Z", bijzonderheid: "geen rechtspersoon",
      activiteit: ("b", "Coaching van starters"), salaris: 12_000, overhead: 2_000, overig: 11_000,
      prestaties: prestaties(
        gesprekken: 60, 40, "beperkt", "zichtbaar", ondersteund: 25, buiten: 3, startups: 4, evenementen: 4,
        deelnames: 40, overleg: 4, samenwerkingen: 4)),
    DemoOrganisatie(
      naam: "Vereniging Impact Makers Den Haag", kvkNummer: "27410002", rechtsvorm: "vereniging",
      dientInOp: "2025-03-21T09:05:00Z", bijzonderheid: "salaris boven 60 %",
      activiteit: ("b", "Hulp bij financiering en huisvesting"), salaris: 18_500, overhead: 2_500, overig: 6_500,
      prestaties: prestaties(
        gesprekken: 260, 430, "ruim", "goed", ondersteund: 100, buiten: 21, startups: 27, evenementen: 15,
        deelnames: 520, overleg: 10, samenwerkingen: 9)),
    DemoOrganisatie(
      naam: "Coöperatie De Werkplaats Laak", kvkNummer: "27410003", rechtsvorm: "cooperatie",
      dientInOp: "2025-03-24T10:30:00Z", bijzonderheid: "overhead boven 15 %",
      activiteit: ("c", "Bijeenkomsten voor ondernemers"), salaris: 16_000, overhead: 9_500, overig: 18_500,
      apparatuur: 2_500, restwaarde: 500, bijdrageDerden: 2_000,
      prestaties: prestaties(
        gesprekken: 150, 210, "aanwezig", "zichtbaar", ondersteund: 50, buiten: 8, startups: 11, evenementen: 10,
        deelnames: 300, overleg: 8, samenwerkingen: 7)),
    DemoOrganisatie(
      naam: "Stichting Startpunt Scheveningen", kvkNummer: "27410004", rechtsvorm: "stichting",
      dientInOp: "2025-03-24T15:45:00Z", bijzonderheid: "de-minimisverklaring vergeten, later aangevuld",
      activiteit: ("b", "Begeleiding van sociale startups"), salaris: 13_600, overhead: 3_000, overig: 8_600,
      prestaties: prestaties(
        gesprekken: 240, 330, "ruim", "goed", ondersteund: 92, buiten: 18, startups: 25, evenementen: 13,
        deelnames: 430, overleg: 8, samenwerkingen: 9), heeftDeMinimisverklaring: false),
    DemoOrganisatie(
      naam: "Innovatiehuis Binckhorst B.V.", kvkNummer: "27410008", rechtsvorm: "besloten_vennootschap",
      dientInOp: "2025-03-25T11:20:00Z", bijzonderheid: "te weinig de-minimisruimte",
      activiteit: ("e", "Vestiging van ondernemers van buiten"), salaris: 52_000, overhead: 12_000, overig: 36_000,
      prestaties: prestaties(
        gesprekken: 420, 480, "ruim", "goed", ondersteund: 200, buiten: 50, startups: 64, evenementen: 20,
        deelnames: 640, overleg: 12, samenwerkingen: 12), eerdereSteun: 250_000),
    DemoOrganisatie(
      naam: "Stichting Buurtkracht Moerwijk", kvkNummer: "27410005", rechtsvorm: "stichting",
      dientInOp: "2025-03-26T09:55:00Z", bijzonderheid: "gelijke stand waar het plafond valt",
      activiteit: ("a", "Spreekuur in de wijk"), salaris: 15_600, overhead: 3_400, overig: 11_000,
      prestaties: prestaties(
        gesprekken: 230, 280, "aanwezig", "zichtbaar", ondersteund: 70, buiten: 12, startups: 16, evenementen: 12,
        deelnames: 360, overleg: 8, samenwerkingen: 8)),
    DemoOrganisatie(
      naam: "Social Club Segbroek B.V.", kvkNummer: "27410006", rechtsvorm: "besloten_vennootschap",
      dientInOp: "2025-03-27T15:22:00Z", bijzonderheid: "gelijke stand waar het plafond valt",
      activiteit: ("d", "Vertegenwoordiging in overleggen"), salaris: 15_000, overhead: 3_600, overig: 11_400,
      prestaties: prestaties(
        gesprekken: 205, 300, "aanwezig", "goed", ondersteund: 68, buiten: 12, startups: 16, evenementen: 12,
        deelnames: 345, overleg: 9, samenwerkingen: 8)),
    DemoOrganisatie(
      naam: "Stichting Nieuwe Kansen Escamp", kvkNummer: "27410007", rechtsvorm: "stichting",
      dientInOp: "2025-03-27T22:59:30Z", bijzonderheid: "een gewone aanvraag, net op tijd",
      activiteit: ("a", "Inloop voor ondernemers"), salaris: 13_500, overhead: 2_500, overig: 9_000,
      prestaties: prestaties(
        gesprekken: 45, 60, "beperkt", "beperkt", ondersteund: 28, buiten: 3, startups: 3, evenementen: 5,
        deelnames: 70, overleg: 4, samenwerkingen: 4)),
    DemoOrganisatie(
      naam: "Stichting Samen Verder Loosduinen", kvkNummer: "27410009", rechtsvorm: "stichting",
      dientInOp: "2025-03-27T23:00:07Z", bijzonderheid: "zeven seconden te laat",
      activiteit: ("b", "Hulp bij bedrijfsvoering"), salaris: 20_000, overhead: 4_000, overig: 16_000,
      prestaties: prestaties(
        gesprekken: 200, 300, "ruim", "goed", ondersteund: 80, buiten: 14, startups: 20, evenementen: 12,
        deelnames: 400, overleg: 8, samenwerkingen: 8)),
  ]
}
