internal import JSON
internal import Keten
package import Loket
internal import Notatie

/// How an event goes to others: as a CloudEvent 1.0 in the NL GOV profile, in structured mode
/// (<doc:/Weegschaal/EventsForOthers>).
package struct CloudEvent: Sendable {
  /// The media type of a message.
  package static let mediatype = "application/cloudevents+json; charset=utf-8"

  /// Who sends: a urn with the number of the organisation and the name of the system.
  let bron: String
  /// Where the service is read from outside, without a slash at the end.
  let adres: String

  /// - Parameters:
  ///   - bron: the value of `source`.
  ///   - adres: the beginning of the links, such as `https://weegschaal.example`.
  package init(bron: String, adres: String) {
    precondition(!bron.isEmpty && !adres.hasSuffix("/"), "the settings refuse other forms")
    self.bron = bron
    self.adres = adres
  }

  /// The kind of event in reverse domain notation.
  package static func soort(_ woord: String) -> String {
    "nl.weegschaal." + String(woord.map { $0 == "_" ? "-" : $0 })
  }

  /// The message. The same event gives the same bytes at each attempt.
  package func document(_ bericht: Uitgaandbericht) -> [UInt8] {
    let aanvraag = Adres.aanvraag.replacing("{id}", with: bericht.dossier)
    let inhoud: JSONValue = [
      "specversion": "1.0", "id": .text(bericht.id), "source": .text(bron),
      "type": .text(CloudEvent.soort(bericht.soort)), "subject": .text(bericht.dossier),
      "time": .text(bericht.tijdstip), "datacontenttype": "application/json", "dataref": .text(adres + aanvraag),
      "sequence": .text(String(bericht.nummer)), "sequencetype": "Integer",
      "data": ["id": .text(bericht.dossier), "jaar": .integer(bericht.jaar), "soort": .text(bericht.soort)],
    ]
    return inhoud.bytes
  }
}
