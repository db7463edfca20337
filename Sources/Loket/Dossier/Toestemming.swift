internal import Keten

/// The permission to take one step on one file or round as it stands. Only the table of steps gives it, by the checks of
/// these initializers. Nothing gets into a chain without one, so no use case can forget to ask.
struct Toestemming: Sendable {
  let stap: Stap
  /// The file or round.
  let onderwerp: Onderwerp
  /// The last event of the file when the permission was given; nil for a round.
  private let kop: Ketenkop?

  /// Gives the permission for a step on a file. A requirement whose refusal is one of the body is left to the use case.
  /// - Throws: `LoketFout.verkeerdeStand` or `vierOgen`, when the table refuses the step.
  init(_ stap: Stap, _ omstandigheden: Omstandigheden, _ wie: Identiteit) throws(LoketFout) {
    switch omstandigheden.beletsel(voor: stap) {
    case .some(.eis(let eis)) where eis.weigertDeInvoer: break
    case .some(let beletsel): throw .verkeerdeStand(omstandigheden.weigering(stap, beletsel, wie))
    case .none: break
    }
    if let eerdere = omstandigheden.feiten.eerdere(van: stap, door: wie) { throw stap.vierOgen(na: eerdere) }
    self.stap = stap
    onderwerp = .dossier(omstandigheden.dossier.id)
    kop = omstandigheden.dossier.kop
  }

  /// Gives the permission for a step on a round.
  /// - Parameters:
  ///   - status: the state of the round; nil for a round that is not there yet.
  ///   - eerder: who took the earlier steps of four eyes.
  /// - Throws: `LoketFout.verkeerdeStand` or `vierOgen`, when the table refuses the step.
  init(
    _ stap: Stap, opRonde jaar: Int, in status: Rondestatus?, na eerder: [Stap: Set<String>] = [:], _ wie: Identiteit
  ) throws(LoketFout) {
    guard case .ronde(let standen) = stap.rij.onderwerp else { preconditionFailure("a step on a round") }
    if let status {
      guard standen.contains(status) else {
        throw .verkeerdeStand(VerkeerdeStand(stap.rij.weigering))
      }
    } else {
      precondition(stap == .rondeVaststellen, "a round begins when it is laid down")
    }
    for eerdere in stap.eerdere {
      guard let door = eerder[eerdere] else { preconditionFailure("who took the first step of a pair is known") }
      try stap.eisAnder(dan: door, die: eerdere, wie)
    }
    self.stap = stap
    onderwerp = .ronde(jaar)
    kop = nil
  }

  /// Stops when the step, on that file as it stands, does not write such an event: it is another file or another step,
  /// or the file stands where the step may not start.
  func eis(_ soort: Gebeurtenissoort, op dossier: Dossierstand) {
    switch onderwerp {
    case .dossier(let id):
      precondition(dossier.id == id, "a permission is for one file")
      precondition(stap.mogelijkIn.contains(dossier.status), "a step is taken where it may start")
    case .ronde(let jaar):
      precondition(dossier.jaar == jaar, "a round works on its own files")
      if stap == .rondeBekendmaken || stap == .rondebekendmakingBevestigen {
        precondition(dossier.voorBekendmaking != nil, "a decision is made known once")
      } else {
        precondition(!dossier.status.isBesloten, "a round changes its own files until a decision")
      }
    }
    precondition(stap.rij.gebeurtenissen.contains(soort), "a step writes the events of its row")
  }

  /// Stops when the step does not lead the file there, or when something happened to the file since.
  func eis(op dossier: Dossierstand, naar status: Status) {
    precondition(kop == dossier.kop, "a permission is for the file as it stood")
    precondition(stap.leidt(van: dossier.status, naar: status), "a step leads where its row says")
  }
}
