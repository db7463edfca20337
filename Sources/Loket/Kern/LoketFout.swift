internal import Keten
package import JSON

/// The refusals of the counter. Each case is one answer of `contract.md` section 4.
package enum LoketFout: Error, Sendable {
  /// Bad input: every fault at once (400).
  case ongeldig(Faults)
  /// Not allowed to this role or owner, with the reason in Dutch (403).
  case verboden(String)
  /// Two persons are needed, with the reason in Dutch (403, `/vier-ogen`).
  case vierOgen(String)
  /// Unknown, or another's (404).
  case onbekend(String)
  /// Not possible in this state (409).
  case verkeerdeStand(VerkeerdeStand)
  /// The version in `If-Match` is not the last (412).
  case verouderd
  /// `If-Match` is missing (428).
  case versieOntbreekt
  /// More than one applicant may have the service keep, with the way out in Dutch, and after how many seconds there is
  /// room again; nil when waiting does not help (429).
  case teVeel(String, overSeconden: Int64?)
  /// One of the other refusals, of a submission, with what was recorded of it.
  indirect case poging(LoketFout, Pogingverslag)
}

extension LoketFout {
  /// There is no such file, or it is another's. The answer does not tell which.
  static let geenAanvraag = LoketFout.onbekend("Er is geen aanvraag met dit nummer.")

  /// There is no such round.
  static func geenRonde(_ jaar: Int) -> LoketFout { .onbekend("Er is geen ronde \(jaar).") }
}

/// A conflict with the state of a file or round.
///
/// Who refuses says in `mogelijk` and `naast` what would help. `Loket.aangevuld` leaves of that what the asker can do
/// now, and adds all else that he can do now.
package struct VerkeerdeStand: Hashable, Sendable {
  /// The state of the file or round as the asker may see it, which `Loket.aangevuld` reads for every refusal; nil before
  /// that. It goes out as `stand`, since the member `status` of a problem is the HTTP status.
  package let stand: String?
  /// What can be done now.
  package let mogelijk: [Mogelijkheid]
  /// What would help on the other file of the applicant, which has its place in the round.
  let naast: [Mogelijkheid]
  /// The steps on the round that the same obstacle stops: they are no way out, unless `mogelijk` names them.
  let stuit: Set<Stap>
  /// The reason of the refusal, in Dutch.
  package let toelichting: String
  /// Further members that explain the refusal, such as `gelijkeStand`.
  package let meer: [JSONMember]
  init(
    _ toelichting: String, mogelijk: [Mogelijkheid] = [], naast: [Mogelijkheid] = [], stuit: Set<Stap> = [],
    meer: [JSONMember] = [], stand: String? = nil
  ) {
    self.toelichting = toelichting
    self.stuit = stuit
    self.stand = stand
    self.mogelijk = mogelijk
    self.naast = naast
    self.meer = meer
  }

  /// The steps that an obstacle to a ranking stops.
  static let rangschikken: Set<Stap> = [.bevriezen, .loten, .besluiten]

  /// The same conflict with a further member.
  func met(_ lid: JSONMember) -> VerkeerdeStand {
    VerkeerdeStand(toelichting, mogelijk: mogelijk, naast: naast, stuit: stuit, meer: meer + [lid], stand: stand)
  }

  /// The same conflict with what can be done now.
  /// - Parameter stand: the state of the file or round, as the asker may see it.
  func met(_ mogelijk: [Mogelijkheid], stand: String) -> VerkeerdeStand {
    VerkeerdeStand(toelichting, mogelijk: mogelijk, meer: meer, stand: stand)
  }
}

extension LoketFout {
  /// The refusal of an application that names another applicant than the token.
  static func anderKvkNummer(_ gegeven: String, dan eigen: String, _ meer: String = "") -> LoketFout {
    .verboden(
      "Het KVK-nummer in de aanvraag, \(gegeven), is niet dat van uw toegangssleutel, \(eigen). "
        + "Verbeter aanvrager › kvkNummer, of gebruik de sleutel van de aanvrager.\(meer)")
  }
}
