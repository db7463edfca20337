package import Documenten
package import JSON

extension Loket {
  /// The schemas of the documents that are sent.
  package var documentschemas: Documentschemas { regeling.lezer.schemas }

  /// The schema of the body that moves the simulated clock.
  package var lichaamVanKlok: JSONSchema { klokschema }

  /// The schema of the body with which a stuck event is offered again.
  package var lichaamVanOpnieuw: JSONSchema { geenVeldenschema }

  /// The schema of the body with which a stuck event is left out.
  package var lichaamVanOverslag: JSONSchema { overslagschema }

  /// The schema of the body of a step. Each stands beside its reader.
  package func lichaam(van stap: Stap) -> JSONSchema {
    switch stap {
    case .rondeVaststellen: rondeschema
    case .rondeBevestigen: bevestigingschema
    case .bevriezen, .loten: bevriezingschema
    case .besluiten: besluitschema
    case .indienen, .vervangen, .aanvullen: documentschemas.aanvraag
    case .pogingInschrijven: inschrijfschema(aanvraag: documentschemas.aanvraag)
    case .intrekken: intrekkingschema
    case .terzijdeLeggen: terzijdeschema
    case .herstelVerzoeken: herstelschema
    case .toelaten: toelatingschema
    case .beoordelen: documentschemas.beoordeling
    case .signaalAfhandelen: afhandelingschema
    case .buitenBehandelingLaten: buitenbehandelingschema
    case .rondeBekendmaken, .bekendmaken, .vaststellingBekendmaken: bekendmakingschema
    case .rondebekendmakingBevestigen, .bekendmakingBevestigen, .vaststellingsbekendmakingBevestigen,
      .voorschotOpdragen, .terugbetalingBevestigen:
      geenVeldenschema
    case .betalingBevestigen, .terugbetalingBoeken: mutatieschema
    case .verantwoorden: documentschemas.verantwoording
    case .vaststellen: vaststellingschema(lasten: documentschemas.lastoordelen)
    case .terugbetalingAfwijzen: afwijzingschema
    }
  }
}
