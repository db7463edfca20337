package import JSON

/// Why the counter refuses; each case is one answer of `contract.md` section 4.
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
  /// One of the others, of a submission: with the attempt as it was recorded.
  indirect case poging(LoketFout, Poging)
}

extension LoketFout {
  /// There is no such file, or it is another's: the two are not told apart.
  static let geenAanvraag = LoketFout.onbekend("Er is geen aanvraag met dit nummer.")

  /// There is no such round.
  static func geenRonde(_ jaar: Int) -> LoketFout { .onbekend("Er is geen ronde \(jaar).") }
}

/// A conflict with how things stand: the state, what is possible now, and what else explains it.
package struct VerkeerdeStand: Hashable, Sendable {
  /// The state of the file or round; the member `status` of a problem is HTTP's, so it goes out as `stand`.
  package let stand: String
  /// What can be done now.
  package let mogelijk: [Mogelijkheid]
  /// What is the matter, in Dutch.
  package let toelichting: String
  /// Members that explain more, such as `gelijkeStand`.
  package let meer: [JSONMember]
  package init(_ toelichting: String, stand: String, mogelijk: [Mogelijkheid], meer: [JSONMember] = []) {
    self.toelichting = toelichting
    self.stand = stand
    self.mogelijk = mogelijk
    self.meer = meer
  }
}
