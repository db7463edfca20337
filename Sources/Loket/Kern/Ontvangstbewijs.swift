/// A receipt in two parts. The application is its last member. It is stored once, as a document, and not again with the
/// receipt.
enum Ontvangstbewijs {
  /// The bytes between the two parts.
  private static let voorAanvraag = Array(#","aanvraag":"#.utf8)

  /// The whole receipt.
  static func samengesteld(kop: [UInt8], aanvraag: [UInt8]) -> [UInt8] {
    kop + voorAanvraag + aanvraag + [UInt8(ascii: "}")]
  }

  /// The part before the application.
  /// - Parameter bewijs: a receipt that ends with that application.
  static func kop(van bewijs: [UInt8], aanvraag: [UInt8]) -> [UInt8] {
    let einde = bewijs.count - samengesteld(kop: [], aanvraag: aanvraag).count
    precondition(bewijs[einde...].starts(with: voorAanvraag), "a receipt ends with the application")
    return Array(bewijs[..<einde])
  }
}
