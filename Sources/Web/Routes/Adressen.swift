internal import HTTPServer
internal import JSON
internal import Loket

/// The addresses of steps and of things to read (`contract.md` section 4). The counter knows no address, so its steps
/// and its things to read get theirs here.
enum Adres {
  /// The base of the API.
  static let basis = "/v1"
  /// Where a leak can be reported (RFC 9116, section 3).
  static let meldpunt = "/.well-known/security.txt"
  /// What may stand in the documents that are sent.
  static let velden = basis + "/velden"
  /// The description of the API.
  static let openapiJSON = basis + "/openapi.json"
  /// The same in YAML.
  static let openapiYAML = basis + "/openapi.yaml"
  /// What the kinds of problems mean.
  static let problemen = basis + "/problemen"
  static let probleem = problemen + "/{soort}"
  static let ronden = basis + "/rondes"
  static let ronde = ronden + "/{jaar}"
  static let aanvragen = ronde + "/aanvragen"
  static let pogingen = ronde + "/pogingen"
  static let aanvraag = basis + "/aanvragen/{id}"
  static let rangschikkingen = ronde + "/rangschikkingen"
  static let gebeurtenissen = basis + "/gebeurtenissen"
  static let proefaanvragen = ronde + "/proefaanvragen"
  static let rapport = ronde + "/verantwoordingsrapport"
  static let abonnementen = basis + "/abonnementen"
  static let abonnement = abonnementen + "/{abonnement}"
  static let vastgelopen = abonnement + "/vastlopers"
  static let opnieuw = vastgelopen + "/{bericht}/herkansing"
  static let overslaan = vastgelopen + "/{bericht}/weglating"
  static let allesOpnieuw = abonnement + "/herkansing"
  static let allesOverslaan = abonnement + "/weglating"

  /// The names that the query of a route may have. A name that a route does not know is refused: a filter that is spelled
  /// wrong would give more than was asked.
  static func zoekvelden(_ methode: HTTPMethod, _ patroon: String) -> Set<String> {
    guard methode == .get || methode == .head else { return [] }
    let bladzijde: Set = ["pagina", "paginagrootte"]
    switch patroon {
    case problemen, ronden, ronde + "/zegels", pogingen, rangschikkingen, abonnementen, vastgelopen,
      Stap.betalingBevestigen.adres.pad,
      Stap.terugbetalingBoeken.adres.pad, Inzage.herstelverzoeken.pad:
      return bladzijde
    case aanvragen: return bladzijde.union(["status"])
    case gebeurtenissen: return bladzijde.union(["ronde", "dossier"])
    case Inzage.verantwoording.pad: return ["versie"]
    case rapport: return ["alleenAfwijkingen"]
    default: return []
    }
  }

  /// What everybody may read, or try an application on. Pages of other sites may read it too.
  private static let openbaar: Set<String> = [
    openapiJSON, openapiYAML, problemen, probleem, meldpunt, basis + "/regeling", velden, ronden, ronde,
    ronde + "/zegels", proefaanvragen,
  ]

  /// Whether a pattern is that of something for everybody.
  static func isOpenbaar(_ patroon: String) -> Bool { openbaar.contains(patroon) }

  /// Whether what is sent to the path is a document of the table of fields.
  static func heeftVelden(_ methode: HTTPMethod, _ pad: String) -> Bool {
    [
      (.post, proefaanvragen), Stap.indienen.adres, Stap.vervangen.adres, Stap.beoordelen.adres,
      Stap.verantwoorden.adres,
    ]
    .contains { $0.methode == methode && past(pad, op: $0.pad) }
  }

  /// Whether a path is one of the pattern.
  static func past(_ pad: String, op patroon: String) -> Bool {
    let (delen, vormen) = (pad.split(separator: "/"), patroon.split(separator: "/"))
    return delen.count == vormen.count && zip(delen, vormen).allSatisfy { $0 == $1 || $1.hasPrefix("{") }
  }

  /// No path of what there can be is longer, since names and numbers in a path are bounded.
  static let padBytesMax = 256

  /// The path of a route; cut when nothing can have it.
  static func geheel(_ pad: String) -> String { pad.utf8.count <= padBytesMax ? pad : ingekort(pad) }

  /// The beginning of a path that somebody else wrote. It stays a URI reference (RFC 3986): dots stand in the place of the
  /// rest, and no part of an escape stays.
  static func ingekort(_ pad: String) -> String {
    guard pad.utf8.count > Excerpt.scalarsMax else { return pad }
    var begin = pad.utf8.prefix(Excerpt.scalarsMax)
    if let procent = begin.suffix(2).lastIndex(of: UInt8(ascii: "%")) { begin = begin[..<procent] }
    return String(decoding: Array(begin), as: UTF8.self) + "..."
  }
}

extension Stap {
  /// The method and the path of the route on which the step is taken.
  var adres: (methode: HTTPMethod, pad: String) {
    switch self {
    case .rondeVaststellen: (.put, Adres.ronde)
    case .rondeBevestigen: (.post, Adres.ronde + "/bevestigingen")
    // Both share one route: the body decides whether the seed is sent.
    case .bevriezen, .loten: (.post, Adres.rangschikkingen)
    case .besluiten: (.post, Adres.ronde + "/besluiten")
    case .indienen: (.post, Adres.aanvragen)
    case .pogingInschrijven: (.post, Adres.pogingen + "/{poging}/inschrijving")
    // Both share one route: the moment of receipt decides whether a new version replaces or completes.
    case .vervangen, .aanvullen: (.put, Adres.aanvraag)
    case .intrekken: (.post, Adres.aanvraag + "/intrekking")
    case .terzijdeLeggen: (.post, Adres.aanvraag + "/terzijde")
    case .herstelVerzoeken: (.post, Adres.aanvraag + "/herstelverzoeken")
    case .toelaten: (.post, Adres.aanvraag + "/toelating")
    case .beoordelen: (.put, Adres.aanvraag + "/beoordeling")
    case .signaalAfhandelen: (.post, Adres.aanvraag + "/signalen/{code}/afhandeling")
    case .buitenBehandelingLaten: (.post, Adres.aanvraag + "/buitenbehandeling")
    case .rondeBekendmaken: (.post, Adres.ronde + "/bekendmaking")
    case .rondebekendmakingBevestigen: (.post, Adres.ronde + "/bekendmaking/bevestiging")
    case .bekendmaken: (.post, Adres.aanvraag + "/besluit/bekendmaking")
    case .bekendmakingBevestigen: (.post, Adres.aanvraag + "/besluit/bekendmaking/bevestiging")
    case .voorschotOpdragen: (.post, Adres.aanvraag + "/voorschot")
    case .betalingBevestigen: (.post, Adres.aanvraag + "/betalingen")
    case .verantwoorden: (.post, Adres.aanvraag + "/verantwoording")
    case .vaststellen: (.post, Adres.aanvraag + "/vaststelling")
    case .vaststellingBekendmaken: (.post, Adres.aanvraag + "/vaststelling/bekendmaking")
    case .vaststellingsbekendmakingBevestigen: (.post, Adres.aanvraag + "/vaststelling/bekendmaking/bevestiging")
    case .terugbetalingBoeken: (.post, Adres.aanvraag + "/terugbetalingen")
    case .terugbetalingBevestigen: (.post, Adres.aanvraag + "/terugbetalingen/{terugbetaling}/bevestiging")
    case .terugbetalingAfwijzen: (.post, Adres.aanvraag + "/terugbetalingen/{terugbetaling}/afwijzing")
    }
  }
}

extension Stap {
  /// Whether the step is taken on a whole round, so that its work grows with the files of that round.
  var isVanDeRonde: Bool {
    if case .ronde = rij.onderwerp { true } else { false }
  }
}

extension Inzage {
  /// The path of the route on which it is read.
  var pad: String {
    switch self {
    case .ronde: Adres.ronde
    case .rangschikking: Adres.ronde + "/rangschikking"
    case .bevrorenRangschikking: Adres.rangschikkingen + "/{nummer}"
    case .aanvraag: Adres.aanvraag
    case .beoordeling: Adres.aanvraag + "/beoordeling"
    case .herstelverzoeken: Adres.aanvraag + "/herstelverzoeken"
    case .besluit: Adres.aanvraag + "/besluit"
    case .voorschot: Adres.aanvraag + "/voorschot"
    case .verantwoording: Adres.aanvraag + "/verantwoording"
    case .vaststelling: Adres.aanvraag + "/vaststelling"
    }
  }
}

extension Plaats {
  /// The path of the new resource, for `Location`. It is made for every submission, so it is put together from the parts
  /// of the pattern: looking for a name in the text of the pattern costs many times as much.
  var pad: String {
    var pad = ""
    for deel in inzage.pad.utf8.split(separator: UInt8(ascii: "/")) {
      pad += "/"
      switch deel {
      case _ where deel.first != UInt8(ascii: "{"): pad += String(Substring(deel))
      case _ where deel.elementsEqual("{nummer}".utf8): pad += nummer.map { "\($0)" } ?? ""
      default:
        switch van {
        case .ronde(let jaar): pad += "\(jaar)"
        case .dossier(let id): pad += id
        }
      }
    }
    return pad
  }
}

extension Mogelijkheid {
  /// The sentence in Dutch, with the request that does it.
  var tekst: String {
    switch self {
    case .stap(let stap, let woorden): "\(woorden ?? stap.rij.naam) (\(stap.adres.methode) \(stap.adres.pad))"
    case .lezen(let inzage, let woorden): "\(woorden) (\(HTTPMethod.get) \(inzage.pad))"
    case .tekst(let tekst): tekst
    }
  }
}

extension Webdienst {
  /// Adds the route of a step, for the roles of its row.
  func voegToe(
    _ stap: Stap, bodyBytesMax: Int? = nil, aan router: inout Routetabel,
    _ doe: @escaping @Sendable (Vraag, Verzoek) async throws -> Bewaardantwoord
  ) {
    router.on(
      stap.adres.methode, stap.adres.pad, bodyBytesMax: bodyBytesMax,
      wijziging(stap.rij.rollen, isRondewerk: stap.isVanDeRonde, doe))
  }
}
