package import Begrippen
package import JSON
internal import Notatie

/// A refused submission of a known applicant, kept as proof (Awb 2:25).
package struct Poging: Hashable, Sendable {
  /// Its number among the attempts of its applicant in the round, from 1.
  package let nummer: Int64
  /// When its last byte came in.
  package let ontvangenOp: Tijdstip
  /// SHA-256 of the body as received, lower-case hex.
  package let sha256: String

  /// What a recorded attempt weighs without what was sent, in bytes.
  static let rijBytes = 1024
  /// The longest text of a fault that is kept, in characters.
  static let tekstMax = 100

  /// The sentence about it in a refusal.
  package static let mededeling = "Met dit bericht is niets ingediend; wel is vastgelegd dat u het probeerde."

  /// The sentence of a refusal of which nothing is recorded.
  package static let nietsIngediend = "Met dit bericht is niets ingediend."

  /// As a member of a refusal.
  package var lid: JSONMember {
    JSONMember(
      "poging", ["nummer": .integer(nummer), "ontvangenOp": .text(ontvangenOp), "sha256": .text(sha256)])
  }
}

/// What was recorded of a refused submission.
package enum Pogingverslag: Hashable, Sendable {
  /// The attempt, with what was sent.
  case bewaard(Poging)
  /// So much of this applicant was kept today that what was sent is not. The attempt is nil when not even that was
  /// recorded. After so many seconds there is room again.
  case nietBewaard(Poging?, overSeconden: Int64)
}
