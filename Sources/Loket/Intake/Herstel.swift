internal import Begrippen
internal import Documenten
internal import JSON
internal import Keten
internal import Notatie
internal import PostgreSQL
internal import Regeling

/// How long a repair term is, in days after the day on which it is set (Awb 4:5 lid 1). It must leave the applicant time,
/// and not hold up the round. The Algemene termijnenwet moves no last day of a term of more than 90 days.
package struct Hersteltermijngrenzen: Hashable, Sendable {
  /// The shortest and the longest term.
  package var dagenMin = 1
  package var dagenMax = 90

  /// The usual limits.
  package init() {}
}

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
  /// to be completed now. Each item has the term of the last request that asked for it.
  package func verzoekHerstel(_ id: String, _ verzoek: Verzoek) async throws -> Bewaardantwoord {
    let invoer = try geldig { () throws(Faults) in try leesHerstelinvoer(verzoek.lichaam) }
    return try await wijzig(verzoek, .herstelVerzoeken, op: .dossier(id)) { handeling in
      let zaak = try await handeling.open(
        id, regeling, voor: .herstelVerzoeken, lees: [PostgresStep(.leesHerstelverzoeken, [.text(id)])])
      let (toestemming, omstandigheden, _) = try await zaak.eis(.herstelVerzoeken, handeling, regeling)
      var dossier = zaak.dossier
      let fouten = invoer.fouten(omstandigheden, hersteltermijngrenzen)
      guard fouten.isEmpty else { throw LoketFout.ongeldig(fouten) }
      let herstelverzoek = Herstelverzoek(
        nummer: zaak.antwoorden[0].count + 1, onderdelen: invoer.onderdelen, verzondenOp: handeling.nu,
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
      return Antwoord(inhoud: bladzijde.json(items, totaal: alle.count), versie: dossier.versie, totaal: alle.count)
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
    onderdelen = try rij.get("onderdelen", as: [String].self).map { try Toetscode(onderdeel: $0) }
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
  func fouten(_ omstandigheden: Omstandigheden, _ grenzen: Hersteltermijngrenzen) -> Faults {
    var fouten = Faults()
    let aanTeVullen = omstandigheden.aanTeVullen
    let teVragen = omstandigheden.teVragen
    let keuze =
      teVragen.isEmpty ? "Er is nu niets te vragen" : "Wel: " + teVragen.map(\.rawValue).joined(separator: ", ")
    for (plaats, code) in onderdelen.enumerated() where !teVragen.contains(code) {
      let tot = aanTeVullen.contains(code) ? omstandigheden.feiten.herstel[code]?.buitenbehandelingTot : nil
      let reden =
        tot.map {
          "om \(code.rawValue) is al gevraagd, en de vier weken van Awb 4:5 lid 4 liepen tot en met \($0.tekst). Daarover "
            + "wordt inhoudelijk besloten"
        } ?? "\(code.rawValue) is nu niet aan te vullen"
      fouten.append(
        Fault(
          pointer: jsonPointer(["onderdelen", .index(plaats)]), code: .value,
          message: "onderdelen › nr. \(plaats + 1): \(reden). \(keuze)."))
    }
    if let melding = termijnfout(omstandigheden, grenzen) {
      fouten.append(Fault(pointer: jsonPointer(["uiterlijk"]), code: .range, message: "uiterlijk: \(melding)"))
    }
    return fouten
  }

  /// What is wrong with the term; nil when nothing is. An applicant keeps a term that was given, also one that was set too
  /// long by mistake: what he was promised is not taken back.
  private func termijnfout(_ omstandigheden: Omstandigheden, _ grenzen: Hersteltermijngrenzen) -> String? {
    let vandaag = omstandigheden.dag
    let (eerste, laatste) = (vandaag.plus(dagen: grenzen.dagenMin), vandaag.plus(dagen: grenzen.dagenMax))
    guard eerste <= uiterlijk, uiterlijk <= laatste else {
      return "een hersteltermijn duurt \(grenzen.dagenMin) tot en met \(grenzen.dagenMax) dagen. Kies een dag van "
        + "\(eerste) tot en met \(laatste)."
    }
    let lopend = onderdelen.compactMap { omstandigheden.feiten.herstel[$0]?.tot }.filter { uiterlijk < $0 }
    return lopend.max().map {
      "de aanvrager kreeg hiervoor de tijd tot en met \($0), en die houdt hij. Kies die dag of een latere."
    }
  }
}

private enum Herstelveld: String, CaseIterable, Sendable { case onderdelen, uiterlijk, motivering }
private let herstelvelden = Members<Herstelveld>(required: Herstelveld.allCases)
private let toetscodes = Choice<Toetscode>()

/// The schema of the body of `POST /aanvragen/{id}/herstelverzoeken`.
let herstelschema = herstelvelden.schema { veld in
  switch veld {
  case .onderdelen:
    .array(of: .choice(toetscodes.texts), count: 1...Toetscode.allCases.count).with("uniqueItems", true)
      .described("De toetsen waarvoor iets ontbreekt, elk één keer.")
  case .uiterlijk: .datum.described("De laatste dag van de hersteltermijn.")
  case .motivering: .regels(Grenzen.tekst).described("Wat er ontbreekt.")
  }
}

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
