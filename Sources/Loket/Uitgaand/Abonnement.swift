package import Keten

/// Who gets events of files, and of which kinds.
package struct Abonnement: Hashable, Sendable {
  /// The longest name.
  package static let naamBytesMax = 64

  /// Its name: small letters, digits and hyphens.
  package let naam: String
  /// The kinds that it gets, at least one.
  package let soorten: Set<Gebeurtenissoort>

  /// A subscription to these kinds.
  package init(naam: String, soorten: Set<Gebeurtenissoort> = Set(Gehoor.soortenVoorAanvrager)) {
    precondition(Abonnement.isNaam(naam), "the settings refuse another name")
    precondition(!soorten.isEmpty && soorten.isSubset(of: Gehoor.soorten), "kinds of events of files")
    self.naam = naam
    self.soorten = soorten
  }

  /// Whether a text is a name of a subscription.
  package static func isNaam(_ tekst: some StringProtocol) -> Bool {
    (1...naamBytesMax).contains(tekst.utf8.count)
      && tekst.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || $0 == UInt8(ascii: "-")
      }
  }
}
