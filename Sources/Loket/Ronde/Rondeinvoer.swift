internal import Begrippen
internal import Cryptography
internal import Documenten
internal import JSON
internal import Notatie
internal import PostgreSQL
internal import Regeling

/// The body with which a beheerder makes or changes a round.
struct Rondeinvoer: Hashable, Sendable {
  var opent: Tijdstip
  var sluit: Tijdstip
  var plafond: Centen
  var lotingVastlegging: String?
  var bekendmaking: Rondebekendmaking
  var besluit: Rondebesluit?
  var plafondkeuze: Plafondkeuze?
  /// Whether `plafondkeuze` is there at all: null drops a choice.
  var noemtPlafondkeuze: Bool
  /// Why the seed to which the round committed is lost.
  var zaadverlies: String?
  var verlengingen: [Ronde.Verlenging]
  var besluitDatum: Datum?

  /// The parameters of `voegRondeversieToe`.
  func parameters(jaar: Int, versie: Int, regeling: GeladenRegeling, _ handeling: Handeling) -> [PostgresValue] {
    [
      .int32(jaar), .int32(versie), opent.parameter, sluit.parameter, .int64(plafond),
      .text(lotingVastlegging), .text(bekendmaking.kenmerk), bekendmaking.datum.parameter,
      .text(bekendmaking.vindplaats), .text(besluit?.kenmerk), .text(besluit?.grond),
      .int64(plafondkeuze?.bedrag.waarde), .text(plafondkeuze?.besluit.kenmerk), .text(plafondkeuze?.besluit.grond),
      .json(String(decoding: verlengingendocument.bytes, as: UTF8.self)), .date(besluitDatum),
      .text(regeling.regeling.code), .text(regeling.sha256), handeling.nu.parameter, .text(handeling.wie.door),
      .text(zaadverlies),
    ]
  }

  /// The content of the event. All of it is public.
  func gebeurtenisinhoud(versie: Int, regeling: GeladenRegeling) -> JSONValue {
    .object(present: [
      "versie": .integer(versie), "opent": .text(opent), "sluit": .text(sluit),
      "verlengingen": verlengingendocument, "plafond": .amount(plafond),
      "lotingVastlegging": lotingVastlegging.map { .text($0) },
      "bekendmaking": [
        "kenmerk": .text(bekendmaking.kenmerk), "datum": .text(bekendmaking.datum),
        "vindplaats": .text(bekendmaking.vindplaats),
      ],
      "besluit": besluit?.json,
      "plafondkeuze": plafondkeuze.map { ["bedrag": .amount($0.bedrag), "besluit": $0.besluit.json] },
      "zaadverlies": zaadverlies.map { ["grond": .text($0)] },
      "besluitDatum": besluitDatum.map { .text($0) },
      "regeling": ["code": .text(regeling.regeling.code), "sha256": .text(regeling.sha256)],
    ])
  }

  private var verlengingendocument: JSONValue {
    .array(verlengingen.map(\.json))
  }
}

private enum Rondeveld: String, CaseIterable, Sendable {
  case opent, sluit, plafond, lotingVastlegging, bekendmaking, besluit, plafondkeuze, zaadverlies, verlengingen
  case besluitDatum
}

private enum Bekendmakingsveld: String, CaseIterable, Sendable { case kenmerk, datum, vindplaats }
private enum Besluitveld: String, CaseIterable, Sendable { case kenmerk, grond }
private enum Zaadverliesveld: String, CaseIterable, Sendable { case grond }
private enum Keuzeveld: String, CaseIterable, Sendable { case bedrag, kenmerk, grond }

private let rondevelden = Members<Rondeveld>(required: [.opent, .sluit, .plafond, .bekendmaking])
private let bekendmakingsvelden = Members<Bekendmakingsveld>(required: [.kenmerk, .datum, .vindplaats])
private let besluitvelden = Members<Besluitveld>(required: [.kenmerk, .grond])
private let zaadverliesvelden = Members<Zaadverliesveld>(required: [.grond])
private let keuzevelden = Members<Keuzeveld>(required: [.bedrag, .kenmerk, .grond])

/// The schema of the body of `PUT /rondes/{jaar}`.
let rondeschema = rondevelden.schema { veld in
  switch veld {
  case .opent: .tijdstip.described("Het begin van de aanvraagtermijn.")
  case .sluit: .tijdstip.described("Het einde van de aanvraagtermijn: het eerste moment erna. Later dan opent.")
  case .plafond: .bedraginvoer.described("Het subsidieplafond.")
  case .lotingVastlegging:
    .sha256.orNull.described("De SHA-256 van het zaad van de loting. Die van een leeg zaad wordt geweigerd.")
  case .bekendmaking:
    bekendmakingsvelden.schema { veld in
      switch veld {
      case .kenmerk: .regel(Grenzen.naam).described("Het kenmerk van de bekendmaking.")
      case .datum: .datum.described("De dag van de bekendmaking.")
      case .vindplaats: .regel(Grenzen.tekst).described("Waar zij staat.")
      }
    }.described("De bekendmaking van het plafond.")
  case .besluit:
    besluitvelden.schema { veld in
      switch veld {
      case .kenmerk: .regel(Grenzen.naam).described("Het kenmerk van het besluit.")
      case .grond: .regels(Grenzen.tekst).described("De grond van het besluit.")
      }
    }.described("Het besluit waarmee venster of plafond van de regeling afwijkt. Verplicht als dat zo is.")
  case .plafondkeuze:
    keuzevelden.schema { veld in
      switch veld {
      case .bedrag: .bedraginvoer.described("Het gekozen plafond.")
      case .kenmerk: .regel(Grenzen.naam).described("Het kenmerk van het besluit.")
      case .grond: .regels(Grenzen.tekst).described("De grond van het besluit.")
      }
    }.orNull.described("De keuze tussen plafonds na sluiting; null laat een keuze vallen.")
  case .zaadverlies:
    zaadverliesvelden.schema { _ in .regels(Grenzen.tekst).described("Waarom het zaad verloren is.") }
      .described("Dat het zaad waarop de ronde is vastgelegd, verloren is.")
  case .verlengingen:
    .array(of: verlengingschema, count: Grenzen.verlengingen).described("De verlengingen van de aanvraagtermijn.")
  case .besluitDatum: .datum.described("De dag waarop uiterlijk wordt besloten.")
  }
}

/// The most years between the year of a round and its window.
private let jarenVanRondeMax = 3

/// Reads the body of `PUT /rondes/{jaar}`.
/// - Throws: every fault at once.
func leesRondeinvoer(_ document: [UInt8], jaar: Int, regeling: Regeling) throws(Faults) -> Rondeinvoer {
  try readJSON(document) { lezer in
    var opent: Tijdstip?
    var sluit: Tijdstip?
    var plafond: Centen?
    var vastlegging: String?
    var bekendmaking: Rondebekendmaking?
    var besluit: Rondebesluit?
    var keuze: Plafondkeuze?
    var noemtKeuze = false
    var zaadverlies: String?
    var verlengingen: [Ronde.Verlenging] = []
    var besluitDatum: Datum?
    lezer.object(rondevelden) { lezer, veld in
      switch veld {
      case .opent: opent = leesMoment(&lezer, jaar: jaar)
      case .sluit: sluit = leesMoment(&lezer, jaar: jaar)
      case .plafond: plafond = lezer.centen()
      case .lotingVastlegging: if !lezer.null() { vastlegging = leesVastlegging(&lezer) }
      case .bekendmaking: bekendmaking = leesBekendmaking(&lezer)
      case .besluit: besluit = leesBesluit(&lezer)
      case .plafondkeuze:
        noemtKeuze = true
        if !lezer.null() { keuze = leesKeuze(&lezer) }
      case .zaadverlies:
        lezer.object(zaadverliesvelden) { lezer, _ in zaadverlies = lezer.text(length: 1...4000, multiline: true) }
      case .verlengingen:
        lezer.array(count: Grenzen.verlengingen) { lezer, _ in
          let verlenging = leesVerlenging(&lezer) { leesMoment(&$0, jaar: jaar) }
          if let verlenging { verlengingen.append(verlenging) }
        }
      case .besluitDatum: besluitDatum = lezer.datum()
      }
    }
    guard let opent, let sluit, let plafond, let bekendmaking else { return nil }
    if opent >= sluit {
      lezer.fault(.range, at: "sluit", message: "de ronde sluit niet na de opening. Kies een later moment.")
    }
    let isVanRegeling =
      jaar == regeling.jaar && opent == regeling.opent && sluit == regeling.sluit && plafond == regeling.plafond
    if !isVanRegeling && besluit == nil {
      lezer.fault(
        .required, at: "besluit",
        message: "venster of plafond wijkt af van de regeling; noem het besluit met kenmerk en grond.")
    }
    return Rondeinvoer(
      opent: opent, sluit: sluit, plafond: plafond, lotingVastlegging: vastlegging, bekendmaking: bekendmaking,
      besluit: besluit, plafondkeuze: keuze, noemtPlafondkeuze: noemtKeuze, zaadverlies: zaadverlies,
      verlengingen: verlengingen, besluitDatum: besluitDatum)
  }
}

/// Reads the commitment to the draw. Everybody knows the empty seed, so nobody can commit to it.
private func leesVastlegging(_ lezer: inout JSONReader) -> String? {
  let vastlegging = lezer.sha256()
  if vastlegging == SHA256Digest(of: "").hex {
    lezer.fault(.value, message: "dit is de SHA-256 van een leeg zaad. Maak een zaad met `weegschaal zaad`.")
  }
  return vastlegging
}

private func leesBekendmaking(_ lezer: inout JSONReader) -> Rondebekendmaking? {
  var kenmerk: String?
  var datum: Datum?
  var vindplaats: String?
  lezer.object(bekendmakingsvelden) { lezer, veld in
    switch veld {
    case .kenmerk: kenmerk = lezer.text(length: 1...200)
    case .datum: datum = lezer.datum()
    case .vindplaats: vindplaats = lezer.text(length: 1...4000)
    }
  }
  guard let kenmerk, let datum, let vindplaats else { return nil }
  return Rondebekendmaking(kenmerk: kenmerk, datum: datum, vindplaats: vindplaats)
}

private func leesBesluit(_ lezer: inout JSONReader) -> Rondebesluit? {
  var kenmerk: String?
  var grond: String?
  lezer.object(besluitvelden) { lezer, veld in
    switch veld {
    case .kenmerk: kenmerk = lezer.text(length: 1...200)
    case .grond: grond = lezer.text(length: 1...4000, multiline: true)
    }
  }
  guard let kenmerk, let grond else { return nil }
  return Rondebesluit(kenmerk: kenmerk, grond: grond)
}

private func leesKeuze(_ lezer: inout JSONReader) -> Plafondkeuze? {
  var bedrag: Centen?
  var kenmerk: String?
  var grond: String?
  lezer.object(keuzevelden) { lezer, veld in
    switch veld {
    case .bedrag: bedrag = lezer.centen()
    case .kenmerk: kenmerk = lezer.text(length: 1...200)
    case .grond: grond = lezer.text(length: 1...4000, multiline: true)
    }
  }
  guard let bedrag, let kenmerk, let grond else { return nil }
  return Plafondkeuze(bedrag: bedrag, besluit: Rondebesluit(kenmerk: kenmerk, grond: grond))
}

/// Reads a moment of the window of a round, at most `jarenVanRondeMax` local years from its year.
private func leesMoment(_ lezer: inout JSONReader, jaar: Int) -> Tijdstip? {
  let jaren = jaar - jarenVanRondeMax...min(jaar + jarenVanRondeMax, Int(Grenzen.jaar.upperBound))
  guard let moment = lezer.tijdstip() else { return nil }
  if !jaren.contains(Amsterdam.datum(moment).delen.jaar) {
    lezer.fault(
      .range,
      message: "het moment ligt buiten de jaren \(jaren.lowerBound) tot en met \(jaren.upperBound) rond de ronde van "
        + "\(jaar). Verbeter het jaar.")
  }
  return moment
}
