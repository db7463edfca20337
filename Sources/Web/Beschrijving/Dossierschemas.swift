internal import JSON
internal import Keten
internal import Loket
internal import Notatie

/// The schemas of answers about a file, from receipt to repayment.
extension JSONSchema {
  private static let toetsuitkomst = JSONSchema.reeks(.toetsuitkomsten, "De uitkomst van de toets.")
  private static let toetsuitslag = JSONSchema.object([
    "toets": .reeks(.toetsen), "artikel": .text(),
    "uitkomst": toetsuitkomst,
    "vervangenDoorBeoordelaar": .boolean,
    "vergelijking": .text(), "toelichting": .text(),
  ])
  private static let kosten = JSONSchema.object([
    "kosten": .bedrag, "salaris": .bedrag, "overhead": .bedrag, "grondslag": .bedrag, "salarisMax": .bedrag,
    "overheadMax": .bedrag, "salarisBovenNorm": .bedrag, "overheadBovenNorm": .bedrag, "bijdragenDerden": .bedrag,
    "subsidiabel": .bedrag,
  ])
  static let geschiktheid = JSONSchema.object([
    "oordeel": .reeks(.oordelen, "Het oordeel dat de toetsen samen geven."), "redenen": .toetscodes,
    "toetsen": .array(of: toetsuitslag), "kosten": kosten,
    "gevraagdBedrag": .bedrag, "verleenbaar": .bedrag, "openNormen": .openNormen, "regelversie": .text(),
    "regelingSha256": .sha256,
  ])

  private static let kop: [(name: String, schema: JSONSchema)] = [
    ("id", .text()), ("kenmerk", .text()), ("jaar", .integer()), ("status", .dossierstand),
    ("ontvangenOp", .tijdstip), ("eersteOntvangstOp", .tijdstip), ("tijdig", .boolean), ("sha256", .sha256),
    ("gebeurtenis", .verwijzingNaarGebeurtenis), ("aanvraag", Antwoordschema.gezondenAanvraag.verwijzing.orNull),
    ("geschiktheid", Antwoordschema.geschiktheid.verwijzing.orNull),
  ]
  static let ontvangstbewijs = JSONSchema.object(
    kop + [("toelichting", .text())], isClosed: false)

  private static let afhandeling = JSONSchema.object([
    "reden": JSONSchema.text().orNull, "door": .text(), "tijdstip": .tijdstip,
  ])
  private static let signaal = JSONSchema.object([
    "code": .reeks(.signalen), "toelichting": .text(), "afgehandeld": afhandeling.orNull,
  ])
  private static let verzoekleden: [(name: String, schema: JSONSchema)] = [
    ("nummer", .integer(from: 1)), ("onderdelen", .toetscodes), ("uiterlijk", .datum), ("uiterlijkVerlengd", .datum),
    ("verzondenOp", .tijdstip), ("motivering", JSONSchema.text().orNull), ("door", .text()),
  ]
  static let herstelverzoek = JSONSchema.object(verzoekleden, isClosed: false)
  static let herstelverzoekbevestiging = JSONSchema.object(
    verzoekleden + [
      ("aanvraag", .text()), ("status", .dossierstand), ("gebeurtenis", .verwijzingNaarGebeurtenis),
    ], isClosed: false)

  static let dossier = JSONSchema.object(
    kop + [
      ("versie", .integer(from: 1)), ("herstelverzoeken", .array(of: herstelverzoek)),
      ("toegelaten?", .object(["besluit": .text(), "grond": JSONSchema.text().orNull])),
      ("signalen?", JSONSchema.array(of: signaal).described("Alleen voor medewerkers.")),
      ("verwijderd?", JSONSchema.boolean.described("Of de gegevens na hun bewaartermijn zijn verwijderd.")),
    ], isClosed: false)

  static let dossierregel = JSONSchema.object([
    "id": .text(), "kenmerk": .text(), "jaar": .integer(), "naam": JSONSchema.text().orNull, "kvkNummer": .text(),
    "status": .dossierstand, "ontvangenOp": .tijdstip, "tijdig": .boolean, "gevraagdBedrag": .bedrag,
    "signalen?": .array(of: signaal),
  ])

  static let poging = JSONSchema.object([
    "id": .integer(from: 1), "nummer": .integer(from: 1), "kvkNummer": .text(), "ontvangenOp": .tijdstip,
    "sha256": .sha256, "reden": .text(),
    "fouten": .array(of: .object(["pointer": .text(), "code": .choice(Fault.Code.allCases.map(\.rawValue))])),
    "document": JSONSchema.text().orNull, "documentHex?": .text(),
    "aanvraag": JSONSchema.text().orNull,
  ])

  /// The other file of the applicant, which counts from now on.
  private static let telt = JSONSchema.object(["aanvraag": .text(), "kenmerk": .text(), "status": .dossierstand])
  static let intrekking = JSONSchema.object([
    "id": .text(), "kenmerk": .text(), "status": .dossierstand, "ingetrokkenOp": .tijdstip, "telt?": telt,
    "gebeurtenis": .verwijzingNaarGebeurtenis,
  ])
  static let terzijde = JSONSchema.object([
    "aanvraag": .text(), "status": .dossierstand, "gebeurtenis": .verwijzingNaarGebeurtenis,
    "telt": telt,
  ])
  static let toelatingsbevestiging = JSONSchema.object([
    "aanvraag": .text(), "besluit": .text(), "grond": .text(), "tijdstip": .tijdstip, "door": .text(),
    "status": .dossierstand, "gebeurtenis": .verwijzingNaarGebeurtenis,
  ])
  static let afgehandeldSignaal = JSONSchema.object([
    "aanvraag": .text(), "code": .reeks(.signalen), "toelichting": .text(), "afgehandeld": afhandeling,
    "gebeurtenis": .verwijzingNaarGebeurtenis,
  ])
  /// Findings that were sent. An earlier version took an outcome that is no longer taken.
  static func bewaard(beoordeling: JSONSchema) -> JSONSchema {
    let uitkomst = JSONSchema.object(["uitkomst": toetsuitkomst, "reden": .text()])
    let toetsen = JSONSchema.dictionary(of: .either(toetsuitkomst, uitkomst)).described(
      "De toetsen waarvan de beoordelaar de uitkomst verving.")
    return .object(
      beoordeling.opened.namedMembers.map { $0.name == "toetsen?" ? (name: $0.name, schema: toetsen) : $0 },
      isClosed: false)
  }

  /// - Parameter gezonden: the findings as they are sent; none of them is there after their removal.
  static func vastgelegdeBeoordeling(_ gezonden: JSONSchema) -> JSONSchema {
    let bevindingen = gezonden.namedMembers.map { lid in
      (name: lid.name.hasSuffix("?") ? lid.name : lid.name + "?", schema: lid.schema)
    }
    return .object(
      [
        ("aanvraag", .text()), ("versie", .integer(from: 1)), ("door", .text()), ("tijdstip", .tijdstip),
        ("sha256", JSONSchema.sha256.orNull),
      ] + bevindingen + [
        ("geschiktheid", Antwoordschema.geschiktheid.verwijzing.orNull),
        ("gebeurtenis?", .verwijzingNaarGebeurtenis), ("verwijderd?", .boolean),
      ], isClosed: false)
  }

  // MARK: Decisions

  private static let bezwaar = JSONSchema.object([
    "uiterlijk": JSONSchema.datum.orNull, "tekst": .text(), "berekening?": .text(),
  ])
  private static let besluitregel = JSONSchema.object([
    "aanvraag": .text(), "kenmerk": .text(), "soort": .reeks(.besluitsoorten, "De soort besluit."),
    "bedrag": .bedrag,
  ])
  static let besluiten = JSONSchema.object(["besluiten": .array(of: besluitregel)])
  static let besluit = JSONSchema.object([
    "id": .text(), "aanvraag": .text(), "aanvraagKenmerk": .text(), "kenmerk": .text(), "jaar": .integer(),
    "soort": .reeks(.besluitsoorten, "De soort besluit."), "bedrag": .bedrag, "gevraagdBedrag": .bedrag,
    "verleenbaar": .bedrag,
    "besluitDatum": .datum,
    "bekendgemaaktOp": JSONSchema.datum.orNull, "mandaat": .text(), "motivering": .text(), "grondslag": .teksten,
    "rang": JSONSchema.integer(from: 1).orNull, "punten": JSONSchema.integer().orNull,
    "rangschikking": JSONSchema.integer(from: 1).orNull, "criteria": criteria([("omschrijving", .text())]),
    "toetsen": .array(of: toetsuitslag), "kosten": kosten,
    "activiteiten": .array(of: .object(["soort": .text(), "omschrijving": JSONSchema.text().orNull])),
    "verplichtingen": .array(of: .object(["verplichting": .text(), "grondslag": .text()])),
    "verantwoordingUiterlijk": JSONSchema.datum.orNull,
    "deMinimis": JSONSchema.object(["bedrag": .bedrag, "tekst": .text(), "verordening": .text()]).orNull,
    "voorschot": JSONSchema.object(["bedrag": .bedrag, "uiterlijk": JSONSchema.datum.orNull]).orNull,
    "bezwaar": bezwaar, "regeling": .regelingverwijzing, "regelversie": .text(),
    "gebeurtenis": .verwijzingNaarGebeurtenis, "status?": .dossierstand,
    "medeOver?": .array(of: .object(["aanvraag": .text(), "kenmerk": .text()])), "hersteltermijnTot?": .datum,
    "uiterlijk?": .datum,
  ])
  static let rondebekendmaking = JSONSchema.object([
    "bekendgemaaktOp": .datum, "besluiten": .array(of: besluitregel),
  ])
  static let teBevestigen = JSONSchema.object([
    "status": .constant("te_bevestigen"), "bekendgemaaktOp": .datum,
    "naderhandOntvangen?": naderhandOntvangen,
  ])

  // MARK: Money

  static let voorschot = JSONSchema.object([
    "id": .text(), "bedrag": .bedrag, "uiterlijk": .datum, "status": .choice(["opgedragen", "betaald"]),
    "opgedragenOp": .tijdstip,
    "besluit": .text(), "betaaldOp?": .datum, "gebeurtenis?": .verwijzingNaarGebeurtenis,
  ])
  private static let mutatie: [(name: String, schema: JSONSchema)] = [
    ("id", .text()), ("bedrag", .bedrag), ("valutadatum", .datum), ("kenmerk", .text()),
  ]
  static let betaling = JSONSchema.object(
    mutatie + [
      ("status", .dossierstand), ("voorschot", .text()), ("gebeurtenis", .verwijzingNaarGebeurtenis),
    ], isClosed: false)
  static let betalingsregel = JSONSchema.object(mutatie + [("geboektOp", .tijdstip)], isClosed: false)
  static let terugbetaling = JSONSchema.object(
    mutatie + [
      ("status", terugbetalingsstand), ("reden?", .text()), ("openstaand", .bedrag), ("teBevestigen?", .bedrag),
      ("gebeurtenis", .verwijzingNaarGebeurtenis),
    ], isClosed: false)
  static let terugbetalingsregel = JSONSchema.object(
    mutatie + [("geboektOp", .tijdstip), ("status", terugbetalingsstand)], isClosed: false)
  /// Of a repayment that is confirmed, the answer tells the state of the file.
  private static let terugbetalingsstand = JSONSchema.text()

  private static let zijde = JSONSchema.object([
    "begroot": .bedrag, "gerealiseerd": .bedrag, "wijktAf": .boolean, "vergelijking": .text(),
  ])
  private static let activiteitverschillen = JSONSchema.array(
    of: .object([
      "soort": .text(), "begroot": .boolean, "verantwoord": .boolean, "lasten": zijde, "baten": zijde,
      "wijktAf": .boolean, "toegelicht": .boolean,
    ]))
  static let vastgelegdeVerantwoording = JSONSchema.object([
    "id": .text(), "status": .dossierstand, "versie": .integer(from: 1), "ontvangenOp": .tijdstip, "sha256": .sha256,
    "onvolledig": JSONSchema.teksten.described("De plaatsen waar iets ontbreekt."),
    "onvolledigToelichting?": .array(of: .object(["pointer": .text(), "melding": .text()])), "teLaat": .boolean,
    "uiterlijk": .datum, "afwijkingen": activiteitverschillen, "activiteiten": activiteitverschillen,
    "verantwoording": Antwoordschema.gezondenVerantwoording.verwijzing.orNull,
    "naderhandOntvangen?": naderhandOntvangen,
    "gebeurtenis?": .verwijzingNaarGebeurtenis, "verwijderd?": .boolean,
  ])
  static let vastgesteld = JSONSchema.object([
    "kenmerk": .text(), "verleend": .bedrag, "subsidiabel": .bedrag, "vastgesteld": .bedrag, "betaald": .bedrag,
    "nabetaling": .bedrag, "terugvordering": .bedrag, "afwijkingen?": activiteitverschillen,
    "activiteiten?": activiteitverschillen, "mandaat?": .text(), "besluitDatum?": .datum, "besluit?": .text(),
    "verantwoordingsversie?": JSONSchema.integer(from: 1).orNull, "ambtshalve?": .boolean,
    "lasten?": .array(of: .object(["pointer": .text(), "nietNoodzakelijk": .bedrag, "reden": .text()])),
    "kosten?": JSONSchema.either(kosten, .constant(.null)), "openNormen?": .openNormen,
    "grond?": JSONSchema.reeks(.vaststellingsgronden).orNull, "zienswijze?": JSONSchema.text().orNull,
    "motivering?": .text(),
    "grondslag?": .teksten, "bekendgemaaktOp": JSONSchema.datum.orNull,
    "terugbetalenUiterlijk": JSONSchema.datum.orNull, "bezwaar": bezwaar, "gebeurtenis": .verwijzingNaarGebeurtenis,
    "status": .dossierstand, "openstaand?": .bedrag, "naderhandOntvangen?": naderhandOntvangen, "verwijderd?": .boolean,
  ])
}
