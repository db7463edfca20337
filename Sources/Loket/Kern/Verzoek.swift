package import Begrippen
internal import Regeling

/// A request to change something, as the counter needs it: who, what, when it came in, and what it rests on.
package struct Verzoek: Sendable {
  /// Who asks.
  package let wie: Identiteit
  /// The body, exactly as received.
  package let lichaam: [UInt8]
  /// When its first byte came in, on the clock of the domain; never after the last, whatever that clock did meanwhile.
  package let eersteByteOp: Tijdstip
  /// When its last byte came in, on the clock of the domain: the moment that counts (Awb 2:20).
  package let ontvangenOp: Tijdstip
  /// The versions of `If-Match`, when given.
  package let versie: Versiewens?
  /// The key of `Idempotency-Key`, when given.
  package let herhaling: Herhaalsleutel?
  /// How outcomes look on the wire.
  package let weergave: Weergave

  /// A clock that was set back between the two bytes leaves one moment: that of the last.
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

/// Which version a change must rest on (`If-Match`).
package enum Versiewens: Hashable, Sendable {
  /// Whichever there is.
  case elke
  /// One of these, as ETags name them, without quotes.
  case een(Set<String>)

  /// Whether it may rest on what goes by one of these.
  func past(op versies: Set<String>) -> Bool {
    switch self {
    case .elke: true
    case .een(let gewenst): !gewenst.isDisjoint(with: versies)
    }
  }
}
