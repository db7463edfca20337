internal import Begrippen
internal import Documenten
internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

/// A request to complete an application within a term (Awb 4:5 lid 1).
struct Herstelverzoek: Hashable, Sendable {
  /// 1, 2, 3 … within the file.
  let nummer: Int
  /// The checks for which completion is asked.
  let onderdelen: [Toetscode]
  let verzondenOp: Tijdstip
  /// The last day as it was set.
  let uiterlijk: Datum
  /// The reasons of intake; nil once they were removed after their retention term.
  let motivering: String?
  let door: String

  /// The last day on which the completion is in time.
  func laatsteDag(_ regeling: Regeling) -> Datum {
    regeling.laatsteDag(hersteltermijn: uiterlijk, verzondenOp: verzondenOp)
  }

  func json(_ regeling: Regeling) -> JSONValue {
    [
      "nummer": .integer(nummer), "onderdelen": .array(onderdelen.map { .text($0) }),
      "uiterlijk": .text(uiterlijk), "uiterlijkVerlengd": .text(laatsteDag(regeling)),
      "verzondenOp": .text(verzondenOp), "motivering": motivering.map { .text($0) } ?? .null, "door": .text(door),
    ]
  }
}

extension Loket {
  /// Asks the applicant to complete the application within a term (Awb 4:5 lid 1). It can ask only for checks that are
  /// to be completed now.
  package func verzoekHerstel(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    let invoer = try geldig { () throws(Faults) in try leesHerstelinvoer(verzoek.lichaam) }
    return try await wijzig(verzoek, .herstelVerzoeken, op: .dossier(id)) { handeling in
      let zaak = try await handeling.open(id, regeling, lees: [PostgresStep(.leesHerstelverzoeken, [.text(id)])])
      let (toestemming, omstandigheden, _) = try await zaak.eis(.herstelVerzoeken, handeling, regeling)
      var dossier = zaak.dossier
      let vandaag = handeling.vandaag
      let eerdere = try zaak.antwoorden[0].map { try Herstelverzoek($0) }
      // An applicant keeps a term that was given. A further request may not end before a running one, so the last
      // request ends last.
      let lopendTot = eerdere.last.map { $0.laatsteDag(regeling.regeling) }.flatMap { $0 >= vandaag ? $0 : nil }
      let fouten = invoer.fouten(aanTeVullen: omstandigheden.aanTeVullen, vandaag: vandaag, lopendTot: lopendTot)
      guard fouten.isEmpty else { throw LoketFout.ongeldig(fouten) }
      let herstelverzoek = Herstelverzoek(
        nummer: eerdere.count + 1, onderdelen: invoer.onderdelen, verzondenOp: handeling.nu,
        uiterlijk: invoer.uiterlijk, motivering: invoer.motivering, door: handeling.wie.door)
      let gebeurtenis = handeling.zet(
        toestemming, .herstelVerzocht,
        [
          JSONMember("nummer", .integer(herstelverzoek.nummer)),
          JSONMember("onderdelen", .array(invoer.onderdelen.map { .text($0) })),
          JSONMember("uiterlijk", .text(invoer.uiterlijk)),
          JSONMember("uiterlijkVerlengd", .text(herstelverzoek.laatsteDag(regeling.regeling))),
        ], afgeschermd: ["motivering": .text(invoer.motivering)], op: &dossier, naar: .aanTeVullen
      ) { gebeurtenis in
        [PostgresStep(.voegHerstelverzoekToe, herstelverzoek.parameters(id, bij: gebeurtenis))]
      }
      let leden = herstelverzoek.json(regeling.regeling).members ?? []
      return Antwoord(
        isNieuw: true,
        inhoud: .object(
          leden + [
            JSONMember("aanvraag", .text(id)), JSONMember("status", .text(dossier.status)),
            JSONMember("gebeurtenis", gebeurtenis.verwijzing),
          ]),
        plaats: Plaats(.herstelverzoeken, van: .dossier(id)), versie: dossier.versie)
    }
  }

  /// The requests to complete an application, oldest first.
  package func herstelverzoeken(_ id: String, _ bladzijde: Bladzijde, _ wie: Identiteit) async throws -> Antwoord {
    try await lees(wie) { handeling in
      let dossier = try await handeling.dossier(id)
      let alle = try await handeling.herstelverzoeken(dossier)
      let items = bladzijde.items(van: alle).map { $0.json(regeling.regeling) }
      return Antwoord(inhoud: bladzijde.json(items, totaal: alle.count), versie: dossier.versie)
    }
  }
}

extension Handeling {
  /// The requests to complete a file, oldest first.
  func herstelverzoeken(_ dossier: Dossierstand) async throws -> [Herstelverzoek] {
    try await vraag(.leesHerstelverzoeken, [.text(dossier.id)]).map { try Herstelverzoek($0) }
  }
}

extension Herstelverzoek {
  /// From a row of `leesHerstelverzoeken`.
  init(_ rij: PostgresRow) throws {
    nummer = try rij.get("nummer", as: Int.self)
    onderdelen = try rij.get("onderdelen", as: [String].self).map { woord in
      guard let code = Toetscode(rawValue: woord) else {
        throw PostgresError.decoding(column: "onderdelen", reason: "an unknown check")
      }
      return code
    }
    verzondenOp = try rij.get("verzonden_op", as: Tijdstip.self)
    uiterlijk = try rij.get("uiterlijk", as: Datum.self)
    motivering = try rij.get("motivering", as: String?.self)
    door = try rij.get("door", as: String.self)
  }

  /// The parameters of `voegHerstelverzoekToe`.
  fileprivate func parameters(_ dossier: String, bij gebeurtenis: Gebeurtenis) -> [PostgresValue] {
    [
      .text(dossier), .int32(nummer), .texts(onderdelen.map(\.rawValue)), verzondenOp.parameter,
      uiterlijk.parameter, .int32(gebeurtenis.volgnummer), .text(door),
    ]
  }
}

/// The body with which intake asks for completion.
private struct Herstelinvoer: Sendable {
  var onderdelen: [Toetscode]
  var uiterlijk: Datum
  var motivering: String

  /// The faults of this request for the present state of the file.
  func fouten(aanTeVullen: [Toetscode], vandaag: Datum, lopendTot: Datum?) -> Faults {
    var fouten = Faults()
    for (plaats, code) in onderdelen.enumerated() where !aanTeVullen.contains(code) {
      let keuze =
        aanTeVullen.isEmpty ? "er is nu niets aan te vullen" : aanTeVullen.map(\.rawValue).joined(separator: ", ")
      fouten.append(
        Fault(
          pointer: jsonPointer(["onderdelen", .index(plaats)]), code: .value,
          message: "onderdelen › nr. \(plaats + 1): \(code.rawValue) is nu niet aan te vullen. Wel: \(keuze)."))
    }
    if uiterlijk <= vandaag {
      fouten.append(
        Fault(
          pointer: jsonPointer(["uiterlijk"]), code: .range,
          message: "uiterlijk: de termijn eindigt niet na vandaag (\(vandaag)). Kies een latere dag."))
    } else if let lopendTot, uiterlijk < lopendTot {
      fouten.append(
        Fault(
          pointer: jsonPointer(["uiterlijk"]), code: .range,
          message: "uiterlijk: een eerder verzoek loopt tot en met \(lopendTot). Kies die dag of een latere."))
    }
    return fouten
  }
}

private enum Herstelveld: String, CaseIterable, Sendable { case onderdelen, uiterlijk, motivering }
private let herstelvelden = Members<Herstelveld>(required: Herstelveld.allCases)
private let toetscodes = Choice<Toetscode>()

/// Reads the body of `POST /aanvragen/{id}/herstelverzoeken`.
/// - Throws: every fault at once.
private func leesHerstelinvoer(_ document: [UInt8]) throws(Faults) -> Herstelinvoer {
  try readJSON(document) { lezer in
    var onderdelen: [Toetscode]?
    var uiterlijk: Datum?
    var motivering: String?
    lezer.object(herstelvelden) { lezer, veld in
      switch veld {
      case .onderdelen: onderdelen = leesOnderdelen(&lezer)
      case .uiterlijk: uiterlijk = lezer.datum()
      case .motivering: motivering = lezer.tekst()
      }
    }
    guard let onderdelen, let uiterlijk, let motivering else { return nil }
    return Herstelinvoer(onderdelen: onderdelen, uiterlijk: uiterlijk, motivering: motivering)
  }
}

private func leesOnderdelen(_ lezer: inout JSONReader) -> [Toetscode]? {
  var onderdelen: [Toetscode] = []
  let isLijst = lezer.array(count: 1...Toetscode.allCases.count) { lezer, plaats in
    guard let code = lezer.oneOf(toetscodes) else { return }
    guard !onderdelen.contains(code) else {
      // The reader is past the value, but its path still names this element.
      return lezer.fault(.value, message: "\(code.rawValue) staat er twee keer. Laat er één staan.")
    }
    onderdelen.append(code)
  }
  return isLijst ? onderdelen : nil
}

extension PostgresStatement {
  static let leesHerstelverzoeken = PostgresStatement(
    "lees_herstelverzoeken",
    """
    SELECT nummer, onderdelen, verzonden_op, uiterlijk, a.document::json ->> 'motivering' AS motivering, door::text
    FROM herstelverzoek LEFT JOIN afgeschermd_gegeven a USING (dossier, volgnummer)
    WHERE dossier = $1 ORDER BY nummer
    """)
  static let voegHerstelverzoekToe = PostgresStatement(
    "voeg_herstelverzoek_toe",
    """
    INSERT INTO herstelverzoek (dossier, nummer, onderdelen, verzonden_op, uiterlijk, volgnummer, door)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    """)
}
