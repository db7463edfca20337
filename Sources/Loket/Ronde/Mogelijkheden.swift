internal import Keten
internal import PostgreSQL

extension Loket {
  /// A refusal with what the asker can do now: of what would help as far as he can do it, then everything else that he
  /// can do, then what others do and what can be read. It is read anew, because a refused request may cost more.
  /// - Parameter stap: the step that was refused; nil for something that was read.
  func aangevuld(
    _ weigering: VerkeerdeStand, na stap: Stap?, op onderwerp: Onderwerp, _ handeling: Handeling
  ) async throws -> VerkeerdeStand {
    switch onderwerp {
    case .dossier(let id):
      let (mogelijk, stand) = try await mogelijk(opDossier: id, weigering, handeling)
      return weigering.met(mogelijk, stand: stand.rawValue)
    case .ronde(let jaar):
      let (mogelijk, stand) = try await mogelijk(opRonde: jaar, na: stap, weigering, handeling)
      return weigering.met(mogelijk, stand: stand.rawValue)
    }
  }

  /// Reads something. Its refusal says what the asker can do now.
  func metMogelijk<Waarde: Sendable>(
    op onderwerp: Onderwerp, _ wie: Identiteit, _ doe: () async throws -> Waarde
  ) async throws -> Waarde {
    do {
      return try await doe()
    } catch LoketFout.verkeerdeStand(let weigering) {
      throw LoketFout.verkeerdeStand(
        try await lees(wie) { try await aangevuld(weigering, na: nil, op: onderwerp, $0) })
    }
  }

  /// What the asker can do now, and the state of the file as the asker may see it.
  private func mogelijk(
    opDossier id: String, _ weigering: VerkeerdeStand, _ handeling: Handeling
  ) async throws -> ([Mogelijkheid], stand: Status) {
    let (zaak, dossier) = try await omstandigheden(id, handeling)
    var lijst = Mogelijkheidslijst(wie: handeling.wie)
    let stand = dossier.dossier.status
    // Before a decision is made known its applicant does not know of it (Awb 3:40), but can take none of the steps of the
    // state that he is shown: what he could do shows nothing. Before a settlement is, he can do all that he is shown.
    if !stand.isBesloten, zaak.dossier.voorBekendmaking != nil, !handeling.wie.heeft(Rol.medewerkers) {
      lijst.voegToe(.lezen(.aanvraag, "het dossier lezen"))
      return (lijst.alles, stand)
    }
    for mogelijkheid in weigering.mogelijk {
      if case .stap(let stap, _) = mogelijkheid, case .ronde = stap.rij.onderwerp {
        lijst.voegToe(mogelijkheid, opRonde: try await handeling.feiten(van: zaak.ronde))
      } else {
        lijst.voegToe(mogelijkheid, opDossier: dossier)
      }
    }
    if !weigering.naast.isEmpty, let ander = dossier.feiten.plaatshouder {
      let isZelfde = ander.id == id
      let plaats = isZelfde ? dossier : try await omstandigheden(ander.id, handeling).1
      for mogelijkheid in weigering.naast { lijst.voegToe(mogelijkheid, opDossier: plaats, isAnder: !isZelfde) }
    }
    if stand == .terzijde, let telt = dossier.feiten.plaatshouder {
      let plaats = try await omstandigheden(telt.id, handeling).1
      lijst.voegToe(.terzijdeLeggen(telt, zodatTelt: id), opDossier: plaats, isAnder: true)
    }
    for stap in Stap.allCases where dossier.kan(stap, handeling.wie) { lijst.voegToe(stap) }
    // What came after the decisions of the round is decided with a step on the round.
    if dossier.ronde == .besloten, stand.isOnbeslist, handeling.wie.heeft(Stap.besluiten.rij.rollen) {
      lijst.voegToe(.besluiten, alsHetKan: try await handeling.feiten(van: zaak.ronde))
    }
    if dossier.kanOpnieuwIndienen, handeling.wie.heeft(Stap.indienen.rij.rollen) {
      lijst.voegToe(.indienen, "een nieuwe aanvraag indienen zolang de aanvraagtermijn loopt")
    }
    lijst.voegToe(
      dossier.dossier.status.isBesloten ? .lezen(.besluit, "het besluit lezen") : .lezen(.aanvraag, "het dossier lezen")
    )
    return (lijst.alles, stand)
  }

  /// The circumstances of a file as the asker may know it.
  private func omstandigheden(_ id: String, _ handeling: Handeling) async throws -> (Zaak, Omstandigheden) {
    let zaak = try await handeling.zaak(id, regeling)
    let omstandigheden = try await zaak.omstandigheden(
      voor: Stap.allCases, met: handeling.getoond(zaak.dossier), op: handeling.nu, handeling, regeling)
    return (zaak, omstandigheden)
  }

  private func mogelijk(
    opRonde jaar: Int, na geweigerd: Stap?, _ weigering: VerkeerdeStand, _ handeling: Handeling
  ) async throws -> ([Mogelijkheid], stand: Rondestatus) {
    let feiten = try await handeling.feiten(van: try await handeling.ronde(jaar))
    var lijst = Mogelijkheidslijst(wie: handeling.wie)
    for mogelijkheid in weigering.mogelijk {
      lijst.voegToe(mogelijkheid, opRonde: feiten)
    }
    let gestuit = weigering.stuit.union(geweigerd.map { [$0] } ?? [])
    for stap in Stap.allCases where !gestuit.contains(stap) { lijst.voegToe(stap, alsHetKan: feiten) }
    lijst.voegToe(.lezen(.ronde, "de ronde lezen"))
    return (lijst.alles, feiten.status)
  }
}

extension Mogelijkheid {
  /// The way back for a file that is set aside: to set aside the one that counts.
  fileprivate static func terzijdeLeggen(_ telt: Plaatshouder, zodatTelt id: String) -> Mogelijkheid {
    .stap(
      .terzijdeLeggen,
      "de andere aanvraag van deze aanvrager, die nu telt (\(telt.kenmerk), \(telt.id)), terzijde leggen met "
        + "{\"telt\":\"\(id)\"}; dan telt deze")
  }
}

/// What an asker can do, each thing once.
private struct Mogelijkheidslijst {
  let wie: Identiteit
  private var stappen: [Mogelijkheid] = []
  private var verder: [Mogelijkheid] = []
  private var genoemd: Set<Stap> = []

  init(wie: Identiteit) { self.wie = wie }

  /// Everything: the steps first.
  var alles: [Mogelijkheid] { stappen + verder }

  mutating func voegToe(_ stap: Stap, _ woorden: String? = nil, isAnder: Bool = false) {
    if isAnder || genoemd.insert(stap).inserted { stappen.append(.stap(stap, woorden)) }
  }

  /// Something to read, when the asker may, or an act outside the service.
  mutating func voegToe(_ mogelijkheid: Mogelijkheid) {
    switch mogelijkheid {
    case .stap: preconditionFailure("a step is looked at first")
    case .lezen(let inzage, _):
      if let lezers = inzage.lezers, !wie.heeft(lezers) { return }
      let isGenoemd = verder.contains { if case .lezen(inzage, _) = $0 { true } else { false } }
      if !isGenoemd { verder.append(mogelijkheid) }
    case .tekst: verder.append(mogelijkheid)
    }
  }

  /// A step that another takes, without its request.
  private mutating func voegToe(_ stap: Stap, _ woorden: String?, doorAnderen: Bool) {
    let rollen = stap.rij.rollen.map(\.rawValue).sorted().joined(separator: " of ")
    let anderen =
      wie.heeft(stap.rij.rollen) ? "een ander" : stap.rij.rollen == [.aanvrager] ? "de aanvrager" : "de rol \(rollen)"
    verder.append(.tekst("\(woorden ?? stap.rij.naam) (door \(anderen))"))
  }

  /// What would help on a file, as far as it can be done.
  mutating func voegToe(
    _ mogelijkheid: Mogelijkheid, opDossier dossier: Omstandigheden, isAnder: Bool = false
  ) {
    guard case .stap(let stap, let woorden) = mogelijkheid else { return voegToe(mogelijkheid) }
    if dossier.kan(stap, wie) {
      voegToe(stap, woorden, isAnder: isAnder)
    } else if dossier.beletsel(voor: stap) == nil {
      voegToe(stap, woorden, doorAnderen: true)
    }
  }

  /// What would help on a round, as far as it can be done. Of a step on a file the refusal names the files.
  mutating func voegToe(_ mogelijkheid: Mogelijkheid, opRonde feiten: Rondefeiten) {
    guard case .stap(let stap, let woorden) = mogelijkheid else { return voegToe(mogelijkheid) }
    let isOpRonde = if case .ronde = stap.rij.onderwerp { true } else { false }
    guard !isOpRonde || feiten.laatToe(stap) else { return }
    if wie.heeft(stap.rij.rollen), !isOpRonde || !feiten.isTegenVierOgen(stap, wie) {
      voegToe(stap, woorden)
    } else {
      voegToe(stap, woorden, doorAnderen: true)
    }
  }

  /// A step on the round, when the asker can take it.
  mutating func voegToe(_ stap: Stap, alsHetKan feiten: Rondefeiten) {
    guard feiten.laatToe(stap), wie.heeft(stap.rij.rollen), !feiten.isTegenVierOgen(stap, wie) else { return }
    voegToe(stap)
  }
}
