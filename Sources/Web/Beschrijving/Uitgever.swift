internal import JSON

/// Who publishes the API and under which licence: for the city to decide, so the settings name it.
package struct Uitgever: Hashable, Sendable {
  /// The address of e-mail for questions of who builds on the API; nil where the settings name none.
  package var contact: String?
  /// The licence of use as an SPDX identifier, such as `EUPL-1.2`; nil where the city decided on none.
  package var licentie: String?

  /// Nothing, unless it is named.
  package init(contact: String? = nil, licentie: String? = nil) {
    self.contact = contact
    self.licentie = licentie
  }

  /// Whether a text is an address of e-mail in the form that the contract has.
  package static func isContact(_ tekst: String) -> Bool {
    let delen = tekst.split(separator: "@", omittingEmptySubsequences: false)
    return tekst.utf8.count <= 254 && tekst.utf8.allSatisfy { (0x21...0x7e).contains($0) } && delen.count == 2
      && !delen[0].isEmpty && delen[1].contains(".") && !delen[1].hasPrefix(".") && !delen[1].hasSuffix(".")
  }

  /// Whether a text has the form of an SPDX identifier (SPDX 2.3, annex D: letters, digits, `.` and `-`).
  package static func isLicentie(_ tekst: String) -> Bool {
    (1...64).contains(tekst.utf8.count)
      && tekst.utf8.allSatisfy { byte in
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
          || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      }
  }

  /// Its members of `info` in OpenAPI 3.1.
  var leden: [JSONMember] {
    let adres: JSONValue = .object(present: [
      "name": "Gemeente Den Haag", "url": "https://www.denhaag.nl", "email": contact.map { .text($0) },
    ])
    let gebruik = licentie.map { JSONMember("license", ["name": .text($0), "identifier": .text($0)]) }
    return [JSONMember("contact", adres)] + [gebruik].compactMap(\.self)
  }
}
