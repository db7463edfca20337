internal import PostgreSQL

/// The key of a request that may come twice (`Idempotency-Key`, `contract.md` section 4).
package struct Herhaalsleutel: Hashable, Sendable {
  /// The owner of the key: an applicant's number or a person.
  package let houder: String
  package let methode: String
  package let pad: String
  /// The key, 1 … 255 visible ASCII characters.
  package let sleutel: String
  /// SHA-256 of the body, lower-case hex.
  package let lichaamSha256: String
  /// The subject of the request. The answer is kept until a year after the round of that subject.
  package let onderwerp: Onderwerp

  /// The key of a request about a round or a file.
  package init(
    houder: String, methode: String, pad: String, sleutel: String, lichaamSha256: String, onderwerp: Onderwerp
  ) {
    self.onderwerp = onderwerp
    self.houder = houder
    self.methode = methode
    self.pad = pad
    self.sleutel = sleutel
    self.lichaamSha256 = lichaamSha256
  }
}

/// An answer as it goes out and is kept for a repeated request.
package struct Bewaardantwoord: Hashable, Sendable {
  /// The HTTP status.
  package var status: Int
  /// Header names with their values: Content-Type, Location, ETag.
  package var koppen: [[String]]
  /// The body: JSON in UTF-8.
  package var lichaam: [UInt8]
  /// Whether this is a repetition of an earlier answer.
  package var isHerhaling: Bool
  /// Whether a submission stored now was early, in time or late. It is not kept.
  package var tijdigheid: Tijdigheid?
  package init(
    status: Int, koppen: [[String]], lichaam: [UInt8], isHerhaling: Bool = false, tijdigheid: Tijdigheid? = nil
  ) {
    self.status = status
    self.koppen = koppen
    self.lichaam = lichaam
    self.isHerhaling = isHerhaling
    self.tijdigheid = tijdigheid
  }
}

/// Renders outcomes for the wire. The counter keeps the bytes without knowing the protocol.
package struct Weergave: Sendable {
  /// Renders the result of a use case.
  package let antwoord: @Sendable (Antwoord) -> Bewaardantwoord
  /// Renders a conflict.
  package let verkeerdeStand: @Sendable (VerkeerdeStand) -> Bewaardantwoord
  /// Whether a kept answer is a conflict.
  package let isVerkeerdeStand: @Sendable (Bewaardantwoord) -> Bool
  /// A kept conflict with what can be done now.
  package let metMogelijk: @Sendable (Bewaardantwoord, [Mogelijkheid]) -> Bewaardantwoord

  /// All renderers.
  package init(
    antwoord: @escaping @Sendable (Antwoord) -> Bewaardantwoord,
    verkeerdeStand: @escaping @Sendable (VerkeerdeStand) -> Bewaardantwoord,
    isVerkeerdeStand: @escaping @Sendable (Bewaardantwoord) -> Bool,
    metMogelijk: @escaping @Sendable (Bewaardantwoord, [Mogelijkheid]) -> Bewaardantwoord
  ) {
    self.isVerkeerdeStand = isVerkeerdeStand
    self.metMogelijk = metMogelijk
    self.antwoord = antwoord
    self.verkeerdeStand = verkeerdeStand
  }
}
