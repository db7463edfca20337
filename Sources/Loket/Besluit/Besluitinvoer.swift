internal import Begrippen
internal import Documenten
internal import JSON
internal import Regeling

/// The body with which a besluitnemer decides on a round.
struct Besluitopdracht: Hashable, Sendable {
  /// The number of the frozen ranking.
  let rangschikking: Int
  let formaliteiten: Besluitformaliteiten
}

private enum Opdrachtveld: String, CaseIterable, Sendable {
  case rangschikking, mandaat, besluitDatum, bekendgemaaktOp, verantwoordingUiterlijk
}
private enum Bekendmakingsveld: String, CaseIterable, Sendable { case bekendgemaaktOp }

private let opdrachtvelden = Members<Opdrachtveld>(required: [
  .rangschikking, .mandaat, .besluitDatum, .verantwoordingUiterlijk,
])
private let bekendmakingsvelden = Members<Bekendmakingsveld>(required: [.bekendgemaaktOp])

/// The schema of the body of `POST /rondes/{jaar}/besluiten`.
let besluitschema = opdrachtvelden.schema { veld in
  switch veld {
  case .rangschikking: .integer(1...999_999_999).described("Het nummer van de bevroren rangschikking.")
  case .mandaat: .regel(Grenzen.tekst).described("Het mandaat van wie besluit.")
  case .besluitDatum: .datum.described("De dag van het besluit: vandaag of ten hoogste drie werkdagen terug.")
  case .bekendgemaaktOp: .datum.orNull.described("De dag van de bekendmaking; weggelaten is zij er nog niet.")
  case .verantwoordingUiterlijk: .datum.described("De laatste dag voor de verantwoording, na besluitDatum.")
  }
}

/// The schema of the body of `POST …/bekendmaking`.
let bekendmakingschema = bekendmakingsvelden.schema { _ in
  .datum.described("De dag van de bekendmaking: niet voor het besluit en niet na vandaag.")
}

/// Reads the body of `POST /rondes/{jaar}/besluiten`.
/// - Throws: every fault at once.
func leesBesluitopdracht(_ document: [UInt8], _ grens: Datumgrens) throws(Faults) -> Besluitopdracht {
  try readJSON(document) { lezer in
    var rangschikking: Int64?
    var mandaat: String?
    var besluitDatum: Datum?
    var bekendgemaaktOp: Datum?
    var verantwoordingUiterlijk: Datum?
    lezer.object(opdrachtvelden) { lezer, veld in
      switch veld {
      case .rangschikking: rangschikking = lezer.count(1...999_999_999)
      case .mandaat: mandaat = lezer.regel()
      case .besluitDatum: besluitDatum = lezer.datum()
      case .bekendgemaaktOp: if !lezer.null() { bekendgemaaktOp = lezer.datum() }
      case .verantwoordingUiterlijk: verantwoordingUiterlijk = lezer.datum()
      }
    }
    lezer.eisBesluitdata(besluitDatum: besluitDatum, bekendgemaaktOp: bekendgemaaktOp, grens)
    if let besluitDatum, let verantwoordingUiterlijk, verantwoordingUiterlijk <= besluitDatum {
      lezer.fault(
        .range, at: "verantwoordingUiterlijk",
        message: "de verantwoording is pas na de besluitdatum uiterlijk nodig. Kies een latere datum.")
    }
    guard let rangschikking, let mandaat, let besluitDatum, let verantwoordingUiterlijk else { return nil }
    return Besluitopdracht(
      rangschikking: Int(rangschikking),
      formaliteiten: Besluitformaliteiten(
        mandaat: mandaat, besluitDatum: besluitDatum, bekendgemaaktOp: bekendgemaaktOp,
        verantwoordingUiterlijk: verantwoordingUiterlijk))
  }
}

/// Reads the body of `POST …/bekendmaking`. The date may be put back; another person then confirms it.
func leesBekendmakingsdatum(_ document: [UInt8], besluitDatum: Datum?, vandaag: Datum) throws(Faults) -> Datum {
  try readJSON(document) { lezer in
    var bekendgemaaktOp: Datum?
    lezer.object(bekendmakingsvelden) { lezer, _ in bekendgemaaktOp = lezer.datum() }
    lezer.eisBekendmaking(bekendgemaaktOp, besluitDatum: besluitDatum, vandaag: vandaag)
    return bekendgemaaktOp
  }
}

/// The days between which one person may date a decision.
struct Datumgrens: Hashable, Sendable {
  /// The first of them.
  let eerste: Datum
  let vandaag: Datum
}

extension Loket {
  /// The days between which one person may date a decision at this moment (`contract.md` section 4).
  func datumgrens(op nu: Tijdstip) -> Datumgrens {
    let vandaag = Amsterdam.datum(nu)
    // The database holds a week to one person, whatever the setting.
    return Datumgrens(
      eerste: max(
        regeling.regeling.kalender.dag(voor: vandaag, werkdagen: terugdateringWerkdagenMax),
        Datum(dagnummer: vandaag.dagnummer - 7)), vandaag: vandaag)
  }
}

extension Besluitformaliteiten {
  /// Refuses a date of decision before the local day of `moment`.
  func eisBesluitDatum(vanaf moment: Tijdstip, _ reden: String) throws(LoketFout) {
    let eerste = Amsterdam.datum(moment)
    guard besluitDatum < eerste else { return }
    throw .ongeldig(.besluitDatum(besluitDatum, voor: eerste, reden))
  }
}

extension Faults {
  /// The fault of a date of decision before the first day on which it can be taken.
  static func besluitDatum(_ datum: Datum, voor eerste: Datum, _ reden: String) -> Faults {
    Faults(
      Fault(
        pointer: "/besluitDatum", code: .range,
        message: "besluitDatum: \(datum) ligt voor \(eerste), \(reden). Kies een latere datum."))
  }
}

extension JSONReader {
  /// Reports a date of decision or bekendmaking that is put back too far or lies in the future, and a bekendmaking
  /// before the decision (Awb 3:41).
  mutating func eisBesluitdata(besluitDatum: Datum?, bekendgemaaktOp: Datum?, _ grens: Datumgrens) {
    if let besluitDatum, besluitDatum > grens.vandaag {
      fault(
        .range, at: "besluitDatum",
        message: "de besluitdatum ligt na vandaag, \(grens.vandaag). Kies een eerdere datum.")
    }
    if let besluitDatum, besluitDatum < grens.eerste {
      fault(
        .range, at: "besluitDatum",
        message: "de besluitdatum ligt verder terug dan \(grens.eerste). Neem de dag waarop wordt besloten.")
    }
    if let bekendgemaaktOp, bekendgemaaktOp < grens.eerste {
      fault(
        .range, at: "bekendgemaaktOp",
        message:
          "de bekendmaking ligt verder terug dan \(grens.eerste). Laat bekendgemaaktOp weg en maak daarna bekend "
          + "met bevestiging door een ander.")
    } else {
      eisBekendmaking(bekendgemaaktOp, besluitDatum: besluitDatum, vandaag: grens.vandaag)
    }
  }

  /// Reports a bekendmaking before the decision or in the future (Awb 3:41).
  mutating func eisBekendmaking(_ bekendgemaaktOp: Datum?, besluitDatum: Datum?, vandaag: Datum) {
    guard let bekendgemaaktOp else { return }
    if bekendgemaaktOp > vandaag {
      fault(
        .range, at: "bekendgemaaktOp", message: "de bekendmaking ligt na vandaag, \(vandaag). Kies een eerdere datum.")
    } else if let besluitDatum, bekendgemaaktOp < besluitDatum {
      fault(
        .range, at: "bekendgemaaktOp",
        message: "de bekendmaking ligt voor de besluitdatum, \(besluitDatum). Kies een latere datum.")
    }
  }
}
