internal import Begrippen
internal import Documenten
internal import JSON
internal import Notatie
internal import Regeling

extension Loket {
  /// Leaves a file untreated (Awb 4:5 lid 1). That is possible only after a repair term that ran out, and only when
  /// something is still missing. After the four weeks of lid 4 it is still possible, and the answer says that the term
  /// was exceeded.
  package func laatBuitenBehandeling(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    try await wijzig(verzoek, .buitenBehandelingLaten, op: .dossier(id)) { handeling in
      let vandaag = handeling.vandaag
      let opdracht = try geldig { () throws(Faults) in
        try leesBuitenbehandeling(verzoek.lichaam, vandaag: vandaag)
      }
      let zaak = try await handeling.open(id, regeling)
      let (toestemming, _, inzending) = try await zaak.eis(.buitenBehandelingLaten, handeling, regeling)
      guard let laatsteDag = zaak.feiten.hersteltermijnTot else {
        preconditionFailure("the table asks for a repair term that is over")
      }
      try await handeling.eisGeenSignaalAfgehandeld(zaak.dossier.jaar, id)
      var dossier = zaak.dossier
      let formaliteiten = opdracht.formaliteiten
      guard formaliteiten.besluitDatum > laatsteDag else {
        throw LoketFout.ongeldig(.besluitBinnenTermijn(laatsteDag))
      }
      let grond = Besluitgrond(inzending, zaak.ronde.ronde, regeling.regeling, besluitDatum: formaliteiten.besluitDatum)
      let besluit = Besluit(
        .buitenBehandeling(grond, hersteltermijnTot: laatsteDag, toelichting: opdracht.motivering), over: dossier,
        rangschikking: nil, formaliteiten, regeling: regeling, mede: try await handeling.terzijde(dossier),
        op: handeling.nu)
      handeling.neem(besluit, toestemming, op: &dossier)
      guard let genomen = try await handeling.besluit(over: dossier) else {
        preconditionFailure("the decision was written in this transaction")
      }
      // Awb 4:5 lid 4 asks for the bekendmaking within four weeks.
      let uiterlijk = regeling.regeling.buitenbehandelingstermijn(verstrekenOp: laatsteDag).laatsteDag
      let leden = genomen.json(regeling.regeling).members ?? []
      return Antwoord(
        isNieuw: true,
        inhoud: .object(
          leden + [
            JSONMember("status", .text(dossier.status)),
            JSONMember("hersteltermijnTot", .text(laatsteDag)),
            JSONMember("uiterlijk", .text(uiterlijk)),
            JSONMember("termijnOverschreden", .boolean((formaliteiten.bekendgemaaktOp ?? vandaag) > uiterlijk)),
          ]),
        plaats: Plaats(.besluit, van: .dossier(id)), versie: dossier.versie)
    }
  }
}

extension Faults {
  /// The fault of a decision with a date before the end of the repair term.
  fileprivate static func besluitBinnenTermijn(_ laatsteDag: Datum) -> Faults {
    Faults(
      Fault(
        pointer: jsonPointer(["besluitDatum"]), code: .range,
        message: "besluitDatum: de hersteltermijn liep tot en met \(laatsteDag). Kies een latere datum."))
  }
}

/// The body with which a besluitnemer leaves a file untreated.
private struct Buitenbehandeling: Sendable {
  let motivering: String
  let formaliteiten: Besluitformaliteiten
}

private enum Buitenbehandelingsveld: String, CaseIterable, Sendable {
  case motivering, mandaat, besluitDatum, bekendgemaaktOp
}
private let buitenbehandelingsvelden = Members<Buitenbehandelingsveld>(required: [.motivering, .mandaat, .besluitDatum])

/// Reads the body of `POST /aanvragen/{id}/buitenbehandeling`.
/// - Throws: every fault at once.
private func leesBuitenbehandeling(_ document: [UInt8], vandaag: Datum) throws(Faults) -> Buitenbehandeling {
  try readJSON(document) { lezer in
    var motivering: String?
    var mandaat: String?
    var besluitDatum: Datum?
    var bekendgemaaktOp: Datum?
    lezer.object(buitenbehandelingsvelden) { lezer, veld in
      switch veld {
      case .motivering: motivering = lezer.tekst()
      case .mandaat: mandaat = lezer.regel()
      case .besluitDatum: besluitDatum = lezer.datum()
      case .bekendgemaaktOp: if !lezer.null() { bekendgemaaktOp = lezer.datum() }
      }
    }
    lezer.eisBesluitdata(besluitDatum: besluitDatum, bekendgemaaktOp: bekendgemaaktOp, vandaag: vandaag)
    guard let motivering, let mandaat, let besluitDatum else { return nil }
    return Buitenbehandeling(
      motivering: motivering,
      formaliteiten: Besluitformaliteiten(
        mandaat: mandaat, besluitDatum: besluitDatum, bekendgemaaktOp: bekendgemaaktOp, verantwoordingUiterlijk: nil))
  }
}
