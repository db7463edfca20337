internal import Begrippen
internal import Documenten
internal import Keten
internal import PostgreSQL

/// A file on which a step is being taken, with its round. It is locked until the transaction ends, so that its steps
/// come one after the other.
struct Zaak: Sendable {
  var dossier: Dossierstand
  let ronde: Rondestand
  /// The answers to the further questions of that round trip.
  let antwoorden: [PostgresRows]
}

extension Handeling {
  /// Locks a file, reads its round and runs further statements, in one round trip.
  /// - Parameters:
  ///   - eerst: the statements before the lock.
  ///   - lees: the questions after the lock.
  /// - Throws: `LoketFout.onbekend` for a file that is not there or that the asker may not see;
  ///   `LoketFout.verkeerdeStand` for an applicant whose decision is not made known yet. He can change nothing any
  ///   more, and the refusal does not reveal the decision.
  func open(_ id: String, eerst: [PostgresStep] = [], lees: [PostgresStep] = []) async throws -> Zaak {
    guard isDossierId(id) else { throw LoketFout.geenAanvraag }
    // The lock comes first, by itself: a statement that waits for it sees the row as it is then, and what it reads
    // beside that row as it was before.
    let vast = [.vergrendelDossier, .leesDossier, .leesRondeVanDossier].map { PostgresStep($0, [.text(id)]) }
    let antwoorden = Array(try await vraag(eerst + vast + lees).dropFirst(eerst.count))
    let dossier = try leesbaar(antwoorden[1])
    guard let ronde = try Rondestand(antwoorden[2]) else { preconditionFailure("a file is in a round") }
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
  /// - Parameter moment: the moment at which the state of the round counts; nil is the moment of the use case.
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

  /// A refusal for the state of the file, with the steps that the asker can take now.
  func weigering(_ toelichting: String, _ handeling: Handeling) -> VerkeerdeStand {
    VerkeerdeStand(toelichting, stand: dossier.status.rawValue, mogelijk: mogelijk(handeling))
  }

  /// The steps that the asker can take on the file now.
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
  /// Whether the table allows the step on a file in a round with that state.
  func isMogelijk(_ dossier: Dossierstand, in ronde: Rondestatus) -> Bool {
    guard mogelijkIn.contains(dossier.status), rij.ronde.contains(ronde) else { return false }
    // A file that came in time needs no admission.
    if self == .toelaten, dossier.tijdig { return false }
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
  /// The refusal of a second bekendmaking.
  static let alBekendgemaakt = VerkeerdeStand(
    "Dit besluit is al bekendgemaakt.", stand: "bekendgemaakt", mogelijk: [.leesBesluit])
}
