internal import Begrippen
internal import HTTPServer
internal import JSON
internal import Loket

/// Where who finds a leak in the service can report it.
package struct Meldpunt: Hashable, Sendable {
  /// A URI: a mail address, a page or a telephone number.
  package let adres: String

  /// The longest address.
  package static let lengteMax = 254

  /// The place of an address; nil when it is no `mailto:`, `https:` or `tel:` URI (RFC 9116, section 2.5.3).
  package init?(_ adres: String) {
    let vormen = ["mailto:", "https://", "tel:"]
    guard adres.utf8.count <= Meldpunt.lengteMax, adres.utf8.allSatisfy({ (0x21...0x7e).contains($0) }),
      vormen.contains(where: { adres.hasPrefix($0) && adres.count > $0.count })
    else { return nil }
    self.adres = adres
  }

  /// How long the text holds after the day on which it is asked. RFC 9116, section 2.5.5 asks for less than a year.
  static let geldigDagen = 90

  /// The text of `security.txt` (RFC 9116).
  func tekst(_ nu: Tijdstip) -> String {
    let dag: Int64 = 86_400_000_000
    let vandaag = nu.microseconden / dag * dag
    let totEnMet = Tijdstip(microseconden: vandaag + Int64(Meldpunt.geldigDagen) * dag)
    return """
      Contact: \(adres)
      Expires: \(totEnMet.utc(decimalen: 0))
      Preferred-Languages: nl, en

      """
  }
}

extension Webdienst {
  /// Adds `security.txt`, where somebody was named to report to.
  func voegMeldpuntToe(_ router: inout Routetabel) {
    guard let meldpunt else { return }
    router.onImmediate(
      Adres.meldpunt,
      vasteLezing(mediatype: "text/plain; charset=utf-8") { vraag in
        Antwoord(inhoud: .raw(Array(meldpunt.tekst(vraag.ontvangenOp).utf8)))
      })
  }
}
