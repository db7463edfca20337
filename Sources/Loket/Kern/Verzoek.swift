package import Begrippen
internal import Regeling

/// A request to change something: its sender, its body, its moments of receipt, and the version that it changes.
package struct Verzoek: Sendable {
  /// The sender.
  package let wie: Identiteit
  /// The body, exactly as received.
  package let lichaam: [UInt8]
  /// When its first byte came in, on the clock of the domain. It is never after the last byte, even if the clock was
  /// set back.
  package let eersteByteOp: Tijdstip
  /// When its last byte came in, on the clock of the domain. This moment counts (Awb 2:20).
  package let ontvangenOp: Tijdstip
  /// The versions of `If-Match`, when given.
  package let versie: Versiewens?
  /// The key of `Idempotency-Key`, when given.
  package let herhaling: Herhaalsleutel?
  /// Renders outcomes for the wire.
  package let weergave: Weergave

  /// When the clock was set back between the two bytes, both get the moment of the last.
  package init(
    wie: Identiteit, lichaam: [UInt8], eersteByteOp: Tijdstip, ontvangenOp: Tijdstip, versie: Versiewens? = nil,
    herhaling: Herhaalsleutel? = nil, weergave: Weergave
  ) {
    self.wie = wie
    self.lichaam = lichaam
    self.eersteByteOp = min(eersteByteOp, ontvangenOp)
    self.ontvangenOp = ontvangenOp
    self.versie = versie
    self.herhaling = herhaling
    self.weergave = weergave
  }
}

/// The version that a request names of what it changes or reads (`If-Match`).
package enum Versiewens: Hashable, Sendable {
  /// Any version.
  case elke
  /// One of these, as ETags name them, without quotes.
  case een(Set<String>)

  /// Whether one of these versions satisfies it.
  package func past(op versies: Set<String>) -> Bool {
    switch self {
    case .elke: true
    case .een(let gewenst): !gewenst.isDisjoint(with: versies)
    }
  }
}
