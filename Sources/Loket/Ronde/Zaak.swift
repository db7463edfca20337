internal import Begrippen
internal import Documenten
internal import Keten
internal import PostgreSQL
internal import Regeling

/// A file on which a step is being taken, with its round.
struct Zaak: Sendable {
  let dossier: Dossierstand
  let ronde: Rondestand
  let feiten: Dossierfeiten
  /// The answers to the further questions of that round trip.
  let antwoorden: [PostgresRows]
}

extension Handeling {
  /// Locks a file until the transaction ends, so that its steps come one after the other. It reads the file with its
  /// round and runs further statements, in one round trip.
  /// - Parameters:
  ///   - stap: the step for which it is opened.
  ///   - eerst: the statements before the lock.
  ///   - lees: the questions after the lock.
  /// - Throws: `LoketFout.onbekend` for a file that is not there or that the asker may not see; `LoketFout.verouderd` for
  ///   another version than the asker names, which is that of the file as he is shown it; what `eisGetoond` throws,
  ///   for an applicant whose decision or settlement is not made known yet.
  func open(
    _ id: String, _ regeling: GeladenRegeling, voor stap: Stap, eerst: [PostgresStep] = [], lees: [PostgresStep] = []
  ) async throws -> Zaak {
    // The lock comes first, by itself: a statement that waits for it sees the row as it is then, and what it reads
    // beside that row as it was before.
    let slot = PostgresStep(.vergrendelDossier, [.text(id)])
    let zaak = try await zaak(
      id, regeling, eerst: eerst + [slot], lees: lees, gedaan: Set(stap.rij.nietNaInRonde.keys))
    if let versie, try await !versie.past(op: versies(van: getoond(zaak.dossier))) { throw LoketFout.verouderd }
    if !wie.heeft(Rol.medewerkers), zaak.dossier.voorBekendmaking != nil { try eisGetoond(zaak, voor: stap) }
    return zaak
  }

  /// The versions that are the last for the asker. An applicant does not see that staff assessed his file or settled a
  /// signal of it, so the version before that is his last too: his replacement in the last minutes does not fail by it.
  private func versies(van dossier: Dossierstand) async throws -> Set<String> {
    guard !wie.heeft(Rol.medewerkers), versie?.past(op: [dossier.versie]) == false else { return [dossier.versie] }
    let gezien = try await vraag(
      .leesGezienVolgnummer, [.text(dossier.id), .int64(dossier.kop.volgnummer), .texts(Zaak.ongezien.map(\.rawValue))]
    ).one().get("volgnummer", as: Int.self)
    return Set((gezien...dossier.kop.volgnummer).map { String($0) })
  }

  /// Refuses an applicant whose decision is not made known yet: he can take no step but one on the file as he is shown it.
  /// The refusal is that of the file as he is shown it, so that no part of it, and no order of its checks, reveals the
  /// decision (Awb 3:40).
  private func eisGetoond(_ zaak: Zaak, voor stap: Stap) throws(LoketFout) {
    let getoond = zaak.dossier.zoalsBekend
    let omstandigheden = zaak.omstandigheden(met: getoond, op: nu)
    if !stap.mogelijkIn.contains(getoond.status) {
      throw .verkeerdeStand(omstandigheden.weigering(stap, .dossierstatus))
    }
    if !stap.rij.ronde.contains(omstandigheden.ronde) {
      throw .verkeerdeStand(omstandigheden.weigering(stap, .rondestatus))
    }
    if stap.rij.isOpGetoondeStand { return }
    throw .verkeerdeStand(
      VerkeerdeStand(
        "Deze aanvraag kan niet meer worden gewijzigd of ingetrokken. Er is niets gewijzigd."))
  }

  /// Reads a file with its round and runs further statements, in one round trip and without a lock.
  /// - Parameter eerdere: the steps of four eyes of which to read whether the asker took them in the round.
  /// - Throws: `LoketFout.onbekend` for a file that is not there or that the asker may not see.
  func zaak(
    _ id: String, _ regeling: GeladenRegeling, eerst: [PostgresStep] = [], lees: [PostgresStep] = [],
    gedaan eerdere: Set<Stap> = .eerdereInRonde
  ) async throws -> Zaak {
    guard isDossierId(id) else { throw LoketFout.geenAanvraag }
    var vast =
      [PostgresStep(.leesDossier, leesparameters(id))]
      + [.leesRondeVanDossier, .leesDossierfeiten].map { PostgresStep($0, [.text(id)]) }
    // An applicant takes no such step.
    if !eerdere.isEmpty, wie.heeft(Rol.medewerkers) {
      vast.append(
        PostgresStep(
          .leesGedaanInRondeVanDossier, [.text(id), .text(wie.door), .texts(eerdere.map(\.rawValue).sorted())]))
    }
    let antwoorden = Array(try await vraag(eerst + vast + lees).dropFirst(eerst.count))
    let dossier = try leesbaar(antwoorden[0])
    guard let ronde = try Rondestand(antwoorden[1]) else { preconditionFailure("a file is in a round") }
    var feiten = try Dossierfeiten(antwoorden[2].one(), regeling.regeling)
    if vast.count > 3 { feiten.gedaanInRonde = try Set(gedaan: antwoorden[3].one()) }
    feiten.isBevroren = feiten.bevriezing?.isTeBesluiten(ronde.bindendeRonde, regeling) ?? false
    return Zaak(
      dossier: dossier, ronde: ronde, feiten: feiten,
      antwoorden: Array(antwoorden.dropFirst(vast.count)))
  }
}

extension Zaak {
  /// The events of staff that change nothing of what an applicant is shown of his file.
  static let ongezien: [Gebeurtenissoort] = [.beoordeeld, .signaalAfgehandeld]

  /// What the table of steps looks at, apart from the application.
  func omstandigheden(op moment: Tijdstip) -> Omstandigheden {
    omstandigheden(met: dossier, op: moment)
  }

  /// The same, for the file as a step of this use case left it.
  func omstandigheden(met dossier: Dossierstand, op moment: Tijdstip) -> Omstandigheden {
    Omstandigheden(
      dossier: dossier, feiten: feiten, ronde: ronde.status(op: moment), dag: Amsterdam.datum(moment),
      sluit: ronde.ronde.sluitMetVerlengingen)
  }

  /// The same, with the application when a step that the states allow asks about it.
  /// - Parameter dossier: the file as the steps find it.
  func omstandigheden(
    voor stappen: [Stap], met dossier: Dossierstand, op moment: Tijdstip, _ handeling: Handeling,
    _ regeling: GeladenRegeling
  ) async throws -> Omstandigheden {
    var omstandigheden = omstandigheden(met: dossier, op: moment)
    let gaatOverAanvraag = stappen.contains { stap in
      stap.mogelijkIn.contains(dossier.status) && stap.rij.ronde.contains(omstandigheden.ronde)
        && stap.rij.eisen.contains { $0.gaatOverAanvraag }
    }
    guard gaatOverAanvraag else { return omstandigheden }
    let inzending = try await handeling.aanvraagbron(dossier, regeling).inzending
    omstandigheden.gegevens = inzending.map { .aanwezig($0, ronde.ronde, regeling.regeling) } ?? .verwijderd
    let vraagtSignalen = stappen.contains {
      $0.rij.eisen.contains(.signaalOpen) && handeling.wie.heeft($0.rij.rollen)
    }
    if let inzending, vraagtSignalen {
      omstandigheden.signalen = try await handeling.signalen(dossier, inzending, ronde.ronde, regeling.regeling)
    }
    return omstandigheden
  }

  /// Asks permission for a step that asks nothing about the application.
  /// - Parameter moment: the moment at which the state of the round and the terms count; nil is the moment of the use
  ///   case.
  /// - Throws: the refusal, when the table of steps does not allow the step now.
  func eis(_ stap: Stap, _ handeling: Handeling, op moment: Tijdstip? = nil) throws(LoketFout) -> Toestemming {
    try Toestemming(stap, omstandigheden(op: moment ?? handeling.nu), handeling.wie)
  }

  /// Asks permission to confirm this one repayment.
  func eis(
    _ stap: Stap, van terugbetaling: Geboekteterugbetaling, _ handeling: Handeling
  ) throws(LoketFout) -> Toestemming {
    let feiten = feiten.met(terugbetaling)
    return try Toestemming(
      stap,
      Omstandigheden(
        dossier: dossier, feiten: feiten, ronde: ronde.status(op: handeling.nu), dag: handeling.vandaag), handeling.wie)
  }

  /// Asks permission for a step that asks something about the application, and reads that.
  /// - Throws: the refusal, when the table of steps does not allow the step now.
  func eis(
    _ stap: Stap, _ handeling: Handeling, _ regeling: GeladenRegeling, op moment: Tijdstip? = nil
  ) async throws -> (toestemming: Toestemming, omstandigheden: Omstandigheden, inzending: Inzending) {
    let omstandigheden = try await omstandigheden(
      voor: [stap], met: dossier.gezien(door: stap), op: moment ?? handeling.nu, handeling, regeling)
    let toestemming = try Toestemming(stap, omstandigheden, handeling.wie)
    guard case .aanwezig(let inzending, _, _) = omstandigheden.gegevens else {
      preconditionFailure("the row asks that the application is there")
    }
    return (toestemming, omstandigheden, inzending)
  }

  /// A refusal for the state of the file.
  func weigering(_ toelichting: String) -> VerkeerdeStand {
    VerkeerdeStand(toelichting)
  }
}

extension PostgresStatement {
  /// The last event of file $1 up to number $2 that is of none of the kinds $3.
  fileprivate static let leesGezienVolgnummer = PostgresStatement(
    "lees_gezien_volgnummer",
    """
    SELECT max(volgnummer) AS volgnummer FROM gebeurtenis
    WHERE dossier = $1 AND volgnummer <= $2 AND soort <> ALL ($3::text[])
    """)
}
