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

/// Reads the body of `POST /rondes/{jaar}/besluiten`.
/// - Throws: every fault at once.
func leesBesluitopdracht(_ document: [UInt8], vandaag: Datum) throws(Faults) -> Besluitopdracht {
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
    lezer.eisBesluitdata(besluitDatum: besluitDatum, bekendgemaaktOp: bekendgemaaktOp, vandaag: vandaag)
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

/// Reads the body of `POST …/besluit/bekendmaking`.
func leesBekendmakingsdatum(_ document: [UInt8], besluitDatum: Datum, vandaag: Datum) throws(Faults) -> Datum {
  try readJSON(document) { lezer in
    var bekendgemaaktOp: Datum?
    lezer.object(bekendmakingsvelden) { lezer, _ in bekendgemaaktOp = lezer.datum() }
    lezer.eisBesluitdata(besluitDatum: besluitDatum, bekendgemaaktOp: bekendgemaaktOp, vandaag: vandaag)
    return bekendgemaaktOp
  }
}

extension Besluitformaliteiten {
  /// Refuses a date of decision before the local day of `moment`.
  func eisBesluitDatum(vanaf moment: Tijdstip, _ reden: String) throws(LoketFout) {
    let eerste = Amsterdam.datum(moment)
    guard besluitDatum < eerste else { return }
    throw .ongeldig(
      Faults(
        Fault(
          pointer: "/besluitDatum", code: .range,
          message: "besluitDatum: \(besluitDatum) ligt voor \(eerste), \(reden). Kies een latere datum.")))
  }
}

extension JSONReader {
  /// Reports a date of decision in the future, and a bekendmaking before the decision or in the future (Awb 3:41).
  mutating func eisBesluitdata(besluitDatum: Datum?, bekendgemaaktOp: Datum?, vandaag: Datum) {
    if let besluitDatum, besluitDatum > vandaag {
      fault(.range, at: "besluitDatum", message: "de besluitdatum ligt na vandaag, \(vandaag). Kies een eerdere datum.")
    }
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
