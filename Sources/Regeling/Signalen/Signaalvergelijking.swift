internal import Begrippen

/// How many parts of a signal its explanation names; it counts the others.
let signaaldelenMax = 5

/// ` en 3 andere`, when there are more parts than an explanation names.
func enAndere(_ aantal: Int) -> String {
  aantal > signaaldelenMax ? " en \(aantal - signaaldelenMax) andere" : ""
}

/// The files that take part in a round, compared with each other. Each file is taken once into the groups that it
/// belongs to, so the work and the memory follow the number of files.
package struct Signaalvergelijking: Sendable {
  /// The files that share a number or an account.
  fileprivate struct Groep: Sendable {
    /// One id more than an explanation names, since a file does not name itself.
    let ids: [String]
    let aantal: Int
    /// The digest of the applicants, which every file of the group has in its facts.
    let digest: String
  }

  private let opNummer: [String: Groep]
  private let opIban: [String: Groep]

  /// - Parameters:
  ///   - deelnemers: the files that take part; for the signals of some files, at least those that share something with
  ///     these.
  ///   - digest: the SHA-256 of a text, lower-case hex.
  package init(_ deelnemers: [Signaaldeelnemer], digest: (String) -> String) {
    var opNummer: [String: [Int]] = [:]
    var opIban: [String: [Int]] = [:]
    for (plaats, deelnemer) in deelnemers.enumerated() {
      for nummer in deelnemer.nummers { opNummer[nummer, default: []].append(plaats) }
      if let iban = deelnemer.iban { opIban[iban, default: []].append(plaats) }
    }
    func groep(_ plaatsen: [Int]) -> Groep? {
      guard plaatsen.count > 1 else { return nil }
      let aanvragers = Set(plaatsen.map { deelnemers[$0].kvkNummer })
      guard aanvragers.count > 1 else { return nil }
      return Groep(
        ids: Array(plaatsen.map { deelnemers[$0].id }.sorted().prefix(signaaldelenMax + 1)), aantal: plaatsen.count,
        digest: digest(aanvragers.sorted().joined(separator: "\n")))
    }
    self.opNummer = opNummer.compactMapValues(groep)
    self.opIban = opIban.compactMapValues(groep)
  }

  /// The signals of a file, in the order of their codes.
  /// - Parameters:
  ///   - doetMee: whether the file takes part: only then it is compared with others.
  ///   - eerdereNamen: the names that the applicant had in earlier rounds.
  ///   - verleningen: the grants of this service to the applicant and its linked undertakings from before the decision on
  ///     the file.
  ///   - inschrijving: how the file was entered with another content than was sent; nil when it was not.
  package func signalen(
    _ gegevens: Signaalgegevens, doetMee: Bool, eerdereNamen: [String], verleningen: [EigenVerlening],
    inschrijving: AndereInschrijving? = nil, regels: DeMinimisregels
  ) -> [Signaal] {
    let vergeleken = doetMee ? [verbondenInRonde(gegevens.deelnemer), zelfdeIban(gegevens.deelnemer)] : []
    let eerder = [
      gegevens.eigenVerleningNietVerklaard(verleningen, regels), gegevens.naamAndersDanEerder(eerdereNamen),
    ]
    let alle = gegevens.eigen + (vergeleken + eerder + [inschrijving?.signaal]).compactMap(\.self)
    return Signaalcode.allCases.compactMap { code in alle.first { $0.code == code } }
  }

  private func verbondenInRonde(_ deelnemer: Signaaldeelnemer) -> Signaal? {
    let gedeeld = deelnemer.nummers.compactMap { nummer in opNummer[nummer].map { (nummer, $0) } }
    guard !gedeeld.isEmpty else { return nil }
    let delen = gedeeld.prefix(signaaldelenMax).map { nummer, groep in
      "\(nummer) in \(groep.anderen(dan: deelnemer.id))"
    }
    return Signaal(
      code: .verbondenInRonde,
      toelichting: "Deze onderneming, of een die ermee is verbonden, staat ook in een andere aanvraag: "
        + "\(delen.joined(separator: ", "))\(enAndere(gedeeld.count)). Ga na of het om één onderneming gaat: dan tellen de "
        + "verleningen samen voor de de-minimisruimte.",
      feiten: gedeeld.map { "\($0) \($1.digest)" })
  }

  private func zelfdeIban(_ deelnemer: Signaaldeelnemer) -> Signaal? {
    guard let iban = deelnemer.iban, let groep = opIban[iban] else { return nil }
    return Signaal(
      code: .zelfdeIban,
      toelichting: "Dezelfde rekening staat in \(groep.anderen(dan: deelnemer.id)). Ga na van wie de rekening is.",
      feiten: ["\(iban) \(groep.digest)"])
  }
}

extension Signaalvergelijking.Groep {
  /// The other files in words.
  fileprivate func anderen(dan id: String) -> String {
    let genoemd = ids.filter { $0 != id }.prefix(signaaldelenMax)
    return "aanvraag \(genoemd.joined(separator: ", "))\(enAndere(aantal - 1))"
  }
}

extension Signaalgegevens {
  /// The signal when the declaration does not name a grant of this service of the last years, by amount and date.
  fileprivate func eigenVerleningNietVerklaard(
    _ verleningen: [EigenVerlening], _ regels: DeMinimisregels
  ) -> Signaal? {
    let grens = peildatum.min(jaren: regels.jarenTerug)
    var verklaard = verklaardeSteun.map { Steunpost(datum: $0.verleendOp, bedrag: $0.bedrag) }
    let vergeten = verleningen.filter { verlening in
      guard deelnemer.nummers.contains(verlening.kvkNummer), grens < verlening.datum, verlening.datum <= peildatum
      else { return false }
      guard let plaats = verklaard.firstIndex(of: Steunpost(datum: verlening.datum, bedrag: verlening.bedrag)) else {
        return true
      }
      verklaard.remove(at: plaats)
      return false
    }.sorted { ($0.datum, $0.bedrag, $0.kvkNummer) < ($1.datum, $1.bedrag, $1.kvkNummer) }
    guard !vergeten.isEmpty else { return nil }
    let delen = vergeten.prefix(signaaldelenMax).map {
      "\($0.bedrag.tekst) op \($0.datum.tekst) aan \($0.kvkNummer)"
    }
    return Signaal(
      code: .eigenVerleningNietVerklaard,
      toelichting: "De de-minimisverklaring noemt niet alle eerdere verleningen van deze gemeente: "
        + "\(delen.joined(separator: ", "))\(enAndere(vergeten.count)). Ga de steun na en leg haar vast in de beoordeling "
        + "(deMinimis).",
      feiten: vergeten.map { "\($0.kvkNummer) \($0.datum) \($0.bedrag.waarde)" })
  }

  fileprivate func naamAndersDanEerder(_ eerdereNamen: [String]) -> Signaal? {
    let anders = Set(eerdereNamen).subtracting([naam]).sorted()
    guard !anders.isEmpty else { return nil }
    let genoemd = anders.prefix(signaaldelenMax).map { "\"\($0)\"" }.joined(separator: ", ")
    return Signaal(
      code: .naamAndersDanEerder,
      toelichting:
        "Onder dit KvK-nummer stond in een eerdere ronde een andere naam: \(genoemd)\(enAndere(anders.count)). "
        + "Ga in het Handelsregister na of het dezelfde aanvrager is.",
      feiten: [naam] + anders)
  }
}
