internal import JSON
internal import Keten
internal import Loket
internal import Notatie

/// The schemas of answers, by the name under which the description has them. Objects may get more members later.
enum Antwoordschema: String, CaseIterable {
  case gereed = "Gereed"
  case klokstand = "Klokstand"
  case beschrijving = "Beschrijving"
  case probleemuitleg = "Probleemuitleg"
  case probleemuitleglijst = "Probleemuitleglijst"
  case regeling = "Regeling"
  case velden = "Velden"
  case ronde = "Ronde"
  case rondelijst = "Rondelijst"
  case zegellijst = "Zegellijst"
  case geschiktheid = "Geschiktheid"
  case proefuitslag = "Proefuitslag"
  case ontvangstbewijs = "Ontvangstbewijs"
  case dossier = "Dossier"
  case dossierlijst = "Dossierlijst"
  case pogingenlijst = "Pogingenlijst"
  case intrekking = "Intrekkingsbevestiging"
  case terzijde = "Terzijdebevestiging"
  case herstelverzoek = "Herstelverzoekbevestiging"
  case herstelverzoeken = "Herstelverzoeken"
  case toelating = "Toelatingsbevestiging"
  case vastgelegdeBeoordeling = "VastgelegdeBeoordeling"
  case signaal = "Signaal"
  case rangschikking = "Rangschikking"
  case rangschikkingNu = "RangschikkingNu"
  case bevrorenRangschikking = "BevrorenRangschikking"
  case rangschikkingenlijst = "Rangschikkingenlijst"
  case rangschikkinginvoer = "Rangschikkinginvoer"
  case herberekening = "Herberekening"
  case besluiten = "Besluiten"
  case besluit = "Besluit"
  case rondebekendmaking = "Rondebekendmaking"
  case teBevestigen = "TeBevestigen"
  case voorschot = "Voorschot"
  case betaling = "Betaling"
  case betalingenlijst = "Betalingenlijst"
  case vastgelegdeVerantwoording = "VastgelegdeVerantwoording"
  case vastgesteld = "VastgesteldeSubsidie"
  case terugbetaling = "Terugbetaling"
  case terugbetalingenlijst = "Terugbetalingenlijst"
  case gebeurtenissen = "Gebeurtenissen"
  case rapport = "Verantwoordingsrapport"
  case gezondenAanvraag = "GezondenAanvraag"
  case gezondenVerantwoording = "GezondenVerantwoording"
  case gezondenBeoordeling = "GezondenBeoordeling"
  case cloudEvent = "CloudEvent"
  case abonnement = "Abonnement"
  case abonnementen = "Abonnementen"
  case vastgelopen = "VastgelopenBerichten"
  case berichtstand = "Berichtstand"
  case berichtenstand = "Berichtenstand"

  /// The schema where it is used.
  var verwijzing: JSONSchema { .reference(Beschrijving.schemapad + rawValue) }

  /// - Parameter loket: has the schemas of what is sent.
  func schema(_ loket: Loket) -> JSONSchema {
    switch self {
    case .gereed: .object(["status": .text()])
    case .klokstand: .object(["nu": .tijdstip])
    case .beschrijving: .dictionary(of: .any)
    case .probleemuitleg: .probleemuitleg
    case .probleemuitleglijst: .bladzijde(van: Antwoordschema.probleemuitleg.verwijzing)
    case .regeling: .regeling
    case .velden: .velden
    case .ronde: .ronde
    case .rondelijst: .bladzijde(van: Antwoordschema.ronde.verwijzing)
    case .zegellijst: .bladzijde(van: .zegel)
    case .geschiktheid: .geschiktheid
    case .proefuitslag: .object(["geschiktheid": Antwoordschema.geschiktheid.verwijzing])
    case .ontvangstbewijs: .ontvangstbewijs
    case .dossier: .dossier
    case .dossierlijst: .bladzijde(van: .dossierregel)
    case .pogingenlijst: .bladzijde(van: .poging)
    case .intrekking: .intrekking
    case .terzijde: .terzijde
    case .herstelverzoek: .herstelverzoekbevestiging
    case .herstelverzoeken: .bladzijde(van: .herstelverzoek)
    case .toelating: .toelatingsbevestiging
    case .vastgelegdeBeoordeling: .vastgelegdeBeoordeling(.bewaard(beoordeling: loket.lichaam(van: .beoordelen)))
    case .signaal: .afgehandeldSignaal
    case .rangschikking: .rangschikking
    case .rangschikkingNu: .rangschikkingNu
    case .bevrorenRangschikking: .bevrorenRangschikking
    case .rangschikkingenlijst: .bladzijde(van: .object(JSONSchema.bevriezing, isClosed: false))
    case .rangschikkinginvoer: .rangschikkinginvoer
    case .herberekening: .herberekening
    case .besluiten: .besluiten
    case .besluit: .besluit
    case .rondebekendmaking: .rondebekendmaking
    case .teBevestigen: .teBevestigen
    case .voorschot: .voorschot
    case .betaling: .betaling
    case .betalingenlijst: .bladzijde(van: .betalingsregel)
    case .vastgelegdeVerantwoording: .vastgelegdeVerantwoording
    case .vastgesteld: .vastgesteld
    case .terugbetaling: .terugbetaling
    case .terugbetalingenlijst:
      .bladzijde(van: .terugbetalingsregel, meer: [("openstaand", .bedrag), ("teBevestigen?", .bedrag)])
    case .gebeurtenissen: .bladzijde(van: .gebeurtenis)
    case .rapport: .rapport
    // A stored document may get members later; what is sent may not have others than these.
    case .gezondenAanvraag: loket.lichaam(van: .indienen).opened
    case .gezondenVerantwoording: loket.lichaam(van: .verantwoorden).opened
    case .gezondenBeoordeling: .bewaard(beoordeling: loket.lichaam(van: .beoordelen))
    case .cloudEvent: CloudEvent.schema
    case .abonnement: .abonnement
    case .abonnementen: .bladzijde(van: Antwoordschema.abonnement.verwijzing)
    case .vastgelopen: .bladzijde(van: .vastgelopenBericht)
    case .berichtstand: .berichtstand
    case .berichtenstand: .berichtenstand
    }
  }
}

extension JSONSchema {
  /// One of the words of a list, with what each means.
  static func reeks(_ reeks: Woordenreeks, _ inleiding: String? = nil) -> JSONSchema {
    let schema = JSONSchema.choice(reeks.woorden)
    return inleiding.map { schema.described([$0, reeks.lijst].compactMap(\.self).joined(separator: "\n\n")) } ?? schema
  }

  /// A page of a list (`contract.md` section 4).
  static func bladzijde(van regel: JSONSchema, meer: [(name: String, schema: JSONSchema)] = []) -> JSONSchema {
    .object(
      [
        ("items", .array(of: regel)), ("pagina", .integer(from: 1)), ("paginagrootte", .integer(from: 1)),
        ("totaal", .aantal),
      ] + meer, isClosed: false)
  }

  /// A list of texts.
  static let teksten = JSONSchema.array(of: .text())
  /// The reference to an event in the chain of its file. Without a number it is of another round trip.
  static let verwijzingNaarGebeurtenis = JSONSchema.object(["volgnummer?": .integer(from: 1), "sha256": .sha256])
    .described("De gebeurtenis in de keten waarmee dit is vastgelegd.")
  /// A reading of each open norm.
  static let openNormen = JSONSchema.dictionary(of: .either(.text(), .integer()))
    .described("De gekozen lezing van elke open norm.")
  static let dossierstand = JSONSchema.reeks(.standen, "De stand van de aanvraag.")
  /// The scheme with the digest of its file.
  static let regelingverwijzing = JSONSchema.object(["code": .text(), "sha256": .sha256])
}
