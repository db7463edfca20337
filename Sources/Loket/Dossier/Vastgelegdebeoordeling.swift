internal import Begrippen
internal import JSON
internal import Documenten
internal import Notatie
internal import PostgreSQL
internal import Regeling

/// A stored version of an assessor's findings.
struct Vastgelegdebeoordeling: Hashable, Sendable {
  /// The content of a version without findings. A replacement drops the findings, since they name lines and figures of
  /// the old application.
  static let vervallen = JSONValue.object([
    JSONMember("motivering", "De aanvraag is vervangen; de eerdere beoordeling geldt niet meer.")
  ]).canonicalBytes

  let versie: Int
  /// The event that records the findings; nil for a version without findings.
  let volgnummer: Int?
  /// The findings as sent, with their reasons; nil once they were removed after their retention term.
  let invoer: [UInt8]?
  let tijdstip: Tijdstip
  let door: String
}

extension Vastgelegdebeoordeling {
  /// The last findings of a file, from the answer to `leesBeoordeling`; nil when there are none.
  init?(_ rijen: PostgresRows) throws {
    guard let rij = try rijen.oneOrNone() else { return nil }
    let volgnummer = try rij.get("volgnummer", as: Int?.self)
    self.init(
      versie: try rij.get("versie", as: Int.self), volgnummer: volgnummer,
      invoer: volgnummer == nil
        ? Vastgelegdebeoordeling.vervallen : try rij.get("invoer", as: String?.self).map { Array($0.utf8) },
      tijdstip: try rij.get("tijdstip", as: Tijdstip.self), door: try rij.get("door", as: String.self))
  }

  /// The statement that stores it.
  func stap(dossier: String) -> PostgresStep {
    PostgresStep(
      .voegBeoordelingToe,
      [
        .text(dossier), .int32(versie), .int32(volgnummer.map { Int32($0) }), tijdstip.parameter, .text(door),
      ])
  }
}

extension Handeling {
  /// The last findings of a file; nil when there are none.
  func beoordeling(_ dossier: Dossierstand) async throws -> Vastgelegdebeoordeling? {
    try Vastgelegdebeoordeling(try await vraag(.leesBeoordeling, [.text(dossier.id)]))
  }

  /// Ends replaced outcomes by a new version of the findings, which is the old one without them, with an event of its own.
  /// - Parameter beoordeling: the findings that stay.
  func laatOordelenVervallen(
    _ toetsen: [Toetscode], _ beoordeling: Beoordeling, op dossier: inout Dossierstand
  ) async throws {
    guard let eerdere = try await self.beoordeling(dossier), let invoer = eerdere.invoer else {
      preconditionFailure("findings that are read are there")
    }
    let zonder = try zonderToetsen(toetsen, invoer)
    let versie = eerdere.versie + 1
    let dossierId = dossier.id
    legVast(
      .oordelenVervallen,
      [
        JSONMember("versie", .integer(versie)), JSONMember("aanvraagversie", .integer(dossier.aanvraagversie)),
        JSONMember("toetsen", .array(toetsen.map { .text($0) })),
      ], afgeschermd: ["document": beoordeling.json, "invoer": .text(String(decoding: zonder, as: UTF8.self))],
      op: &dossier
    ) { gebeurtenis in
      [
        Vastgelegdebeoordeling(
          versie: versie, volgnummer: gebeurtenis.volgnummer, invoer: zonder, tijdstip: nu, door: wie.door
        ).stap(dossier: dossierId)
      ]
    }
  }

  /// Drops the findings about a replaced application by a new version without findings.
  func laatBeoordelingVervallen(_ dossier: Dossierstand) async throws {
    guard let eerdere = try await beoordeling(dossier) else { return }
    let lege = Vastgelegdebeoordeling(
      versie: eerdere.versie + 1, volgnummer: nil, invoer: Vastgelegdebeoordeling.vervallen, tijdstip: nu,
      door: wie.door)
    schrijf([lege.stap(dossier: dossier.id)])
  }
}

/// The findings as they were sent, without some outcomes.
private func zonderToetsen(_ toetsen: [Toetscode], _ invoer: [UInt8]) throws -> [UInt8] {
  let weg = Set(toetsen.map(\.rawValue))
  let leden = try JSONValue.parse(invoer).members ?? []
  return JSONValue.object(
    leden.map { lid in
      guard lid.name == "toetsen" else { return lid }
      return JSONMember(lid.name, .object((lid.value.members ?? []).filter { !weg.contains($0.name) }))
    }
  ).bytes
}

extension PostgresStatement {
  static let leesBeoordeling = PostgresStatement(
    "lees_beoordeling",
    """
    SELECT versie, volgnummer, a.document::json ->> 'invoer' AS invoer, tijdstip, door::text
    FROM beoordeling LEFT JOIN afgeschermd_gegeven a USING (dossier, volgnummer)
    WHERE dossier = $1 ORDER BY versie DESC LIMIT 1
    """)
  static let voegBeoordelingToe = PostgresStatement(
    "voeg_beoordeling_toe",
    """
    INSERT INTO beoordeling (dossier, versie, volgnummer, tijdstip, door) VALUES ($1, $2, $3, $4, $5)
    """)
}
