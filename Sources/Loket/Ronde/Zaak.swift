internal import Begrippen
internal import Documenten
internal import Keten
internal import PostgreSQL

/// A file on which a step is being taken, locked until the transaction ends so that its steps come one after the other,
/// with the round that it is in.
struct Zaak: Sendable {
  var dossier: Dossierstand
  let ronde: Rondestand
  /// The answers to what was asked in the same round trip.
  let antwoorden: [PostgresRows]
}

extension Handeling {
  /// Locks a file and reads its round, and what else is asked, in one round trip.
  /// - Parameters:
  ///   - eerst: what is done before the file is locked.
  ///   - lees: what is asked once it is locked.
  /// - Throws: `LoketFout.onbekend` for a file that is not there or that the asker may not see;
  ///   `LoketFout.verkeerdeStand` for an applicant whose decision is not made known yet: he can change nothing any more,
  ///   and is not told why by how that is refused.
  func open(_ id: String, eerst: [PostgresStep] = [], lees: [PostgresStep] = []) async throws -> Zaak {
    guard isDossierId(id) else { throw LoketFout.geenAanvraag }
    let vast = [PostgresStep(.vergrendelDossier, [.text(id)]), PostgresStep(.leesRondeVanDossier, [.text(id)])]
    let antwoorden = try await vraag(eerst + vast + lees).dropFirst(eerst.count)
    let dossier = try leesbaar(antwoorden[antwoorden.startIndex])
    guard let ronde = try Rondestand(antwoorden[antwoorden.startIndex + 1]) else {
      preconditionFailure("a file is in a round")
    }
    if !wie.heeft(Rol.medewerkers), let eerder = dossier.voorBekendmaking {
      throw LoketFout.verkeerdeStand(
        VerkeerdeStand(
          "Deze aanvraag kan niet meer worden gewijzigd of ingetrokken. Er is niets gewijzigd.",
          stand: eerder.status.rawValue,
          mogelijk: [.lezen(.besluit, "het besluit lezen zodra het is bekendgemaakt")]))
    }
    return Zaak(dossier: dossier, ronde: ronde, antwoorden: Array(antwoorden.dropFirst(vast.count)))
  }
}

extension Zaak {
  /// Refuses a step that the table of steps does not allow now.
  /// - Parameter moment: the moment at which the round is looked at; nil is that of the use case.
  func eis(_ stap: Stap, _ handeling: Handeling, op moment: Tijdstip? = nil) throws(LoketFout) {
    let rij = stap.rij
    let rondestatus = ronde.status(op: moment ?? handeling.nu)
    guard stap.mogelijkIn.contains(dossier.status) else {
      throw .verkeerdeStand(weigering(rij.weigering, handeling))
    }
    guard rij.ronde.contains(rondestatus) else {
      throw .verkeerdeStand(
        VerkeerdeStand(rij.rondeWeigering, stand: rondestatus.rawValue, mogelijk: mogelijk(handeling)))
    }
    switch rij.bekendheid {
    case .wel where dossier.voorBekendmaking != nil:
      throw .verkeerdeStand(
        VerkeerdeStand(
          "Het besluit is nog niet bekendgemaakt; zonder bekendmaking wordt niets betaald.",
          stand: dossier.status.rawValue, mogelijk: [.stap(.bekendmaken)]))
    case .nogNiet where dossier.voorBekendmaking == nil: throw .verkeerdeStand(.alBekendgemaakt)
    case .maaktNietUit, .wel, .nogNiet: break
    }
  }

  /// A refusal for the state of the file, with what the asker can do now.
  func weigering(_ toelichting: String, _ handeling: Handeling) -> VerkeerdeStand {
    VerkeerdeStand(toelichting, stand: dossier.status.rawValue, mogelijk: mogelijk(handeling))
  }

  /// What the asker can do with the file now.
  func mogelijk(_ handeling: Handeling) -> [Mogelijkheid] {
    let rondestatus = ronde.status(op: handeling.nu)
    let stappen = Stap.allCases.filter { stap in
      stap.isMogelijk(dossier, in: rondestatus) && handeling.wie.heeft(stap.rij.rollen)
    }
    var mogelijk = stappen.map { Mogelijkheid.stap($0) }
    if dossier.status == .ingetrokken, handeling.wie.heeft(Stap.indienen.rij.rollen), rondestatus == .open {
      mogelijk.append(.stap(.indienen, "een nieuwe aanvraag indienen zolang de aanvraagtermijn loopt"))
    }
    mogelijk.append(
      dossier.status.isBesloten ? .lezen(.besluit, "het besluit lezen") : .lezen(.aanvraag, "het dossier lezen"))
    return mogelijk
  }
}

extension Stap {
  /// Whether the table allows the step on a file in a round that stands so.
  func isMogelijk(_ dossier: Dossierstand, in ronde: Rondestatus) -> Bool {
    guard mogelijkIn.contains(dossier.status), rij.ronde.contains(ronde) else { return false }
    switch rij.bekendheid {
    case .maaktNietUit: return true
    case .nogNiet: return dossier.voorBekendmaking != nil
    case .wel: return dossier.voorBekendmaking == nil
    }
  }
}

extension Rondestand {
  /// Refuses a step on the round that the table of steps does not allow now.
  func eis(_ stap: Stap, op nu: Tijdstip) throws(LoketFout) {
    guard case .ronde(let standen) = stap.rij.onderwerp else { preconditionFailure("a step on a round") }
    let status = status(op: nu)
    if standen.contains(status) { return }
    throw .verkeerdeStand(
      VerkeerdeStand(
        stap.rij.weigering, stand: status.rawValue, mogelijk: [.lezen(.ronde, "de ronde lezen")]))
  }
}

extension VerkeerdeStand {
  /// A decision is made known once.
  static let alBekendgemaakt = VerkeerdeStand(
    "Dit besluit is al bekendgemaakt.", stand: "bekendgemaakt", mogelijk: [.leesBesluit])
}
