internal import Begrippen
internal import Documenten
internal import JSON
internal import Notatie
internal import Regeling

extension Loket {
  /// Leaves a file untreated (Awb 4:5 lid 1), and makes that known. That is possible only for what was asked, is still
  /// missing after its term, and only within the four weeks of lid 4.
  package func laatBuitenBehandeling(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    try await wijzig(verzoek, .buitenBehandelingLaten, op: .dossier(id)) { handeling in
      let opdracht = try geldig { () throws(Faults) in
        try leesBuitenbehandeling(verzoek.lichaam, datumgrens(op: handeling.nu))
      }
      let zaak = try await handeling.open(id, regeling, voor: .buitenBehandelingLaten)
      let (toestemming, omstandigheden, inzending) = try await zaak.eis(.buitenBehandelingLaten, handeling, regeling)
      let gevraagd = zaak.feiten.herstel.filter { omstandigheden.aanTeVullen.contains($0.key) }
      var dossier = zaak.dossier
      let formaliteiten = opdracht.formaliteiten
      if let laatste = gevraagd.values.map(\.tot).max(), formaliteiten.besluitDatum <= laatste {
        throw LoketFout.ongeldig(.besluitBinnenTermijn(laatste))
      }
      let tijden = gevraagd.filter { $0.value.kanBuitenBehandeling(bekendgemaaktOp: handeling.vandaag) }
      guard let laatsteDag = tijden.values.map(\.tot).max(),
        let uiterlijk = tijden.values.map(\.buitenbehandelingTot).max()
      else {
        preconditionFailure("the table asks for a repair term that is over and for its four weeks")
      }
      let grond = Besluitgrond(inzending, zaak.ronde.ronde, regeling.regeling, besluitDatum: formaliteiten.besluitDatum)
      let besluit = Besluit(
        .buitenBehandeling(grond, tijden, toelichting: opdracht.motivering), over: dossier,
        rangschikking: nil, formaliteiten, regeling: regeling, mede: try await handeling.terzijde(dossier),
        op: handeling.nu)
      handeling.neem(besluit, toestemming, op: &dossier)
      guard let genomen = try await handeling.besluit(over: dossier) else {
        preconditionFailure("the decision was written in this transaction")
      }
      let leden = genomen.json(regeling.regeling).members ?? []
      return Antwoord(
        isNieuw: true,
        inhoud: .object(
          leden + [
            JSONMember("status", .text(dossier.status)),
            JSONMember("hersteltermijnTot", .text(laatsteDag)),
            JSONMember("uiterlijk", .text(uiterlijk)),
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

/// The schema of the body of `POST /aanvragen/{id}/buitenbehandeling`.
let buitenbehandelingschema = buitenbehandelingsvelden.schema { veld in
  switch veld {
  case .motivering: .regels(Grenzen.tekst).described("Waarom de aanvraag buiten behandeling blijft.")
  case .mandaat: .regel(Grenzen.tekst).described("Het mandaat van wie besluit.")
  case .besluitDatum: .datum.described("De dag van het besluit: vandaag of ten hoogste drie werkdagen terug.")
  case .bekendgemaaktOp: .datum.orNull.described("De dag van de bekendmaking; weggelaten is dat vandaag.")
  }
}

/// Reads the body of `POST /aanvragen/{id}/buitenbehandeling`.
/// - Throws: every fault at once.
private func leesBuitenbehandeling(_ document: [UInt8], _ grens: Datumgrens) throws(Faults) -> Buitenbehandeling {
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
    lezer.eisBesluitdata(besluitDatum: besluitDatum, bekendgemaaktOp: bekendgemaaktOp, grens)
    guard let motivering, let mandaat, let besluitDatum else { return nil }
    return Buitenbehandeling(
      motivering: motivering,
      formaliteiten: Besluitformaliteiten(
        mandaat: mandaat, besluitDatum: besluitDatum, bekendgemaaktOp: bekendgemaaktOp ?? grens.vandaag,
        verantwoordingUiterlijk: nil))
  }
}
