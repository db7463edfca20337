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
    inhoud(
      id: bericht.id, dossier: bericht.dossier, soort: bericht.soort, tijdstip: bericht.tijdstip.iso,
      nummer: bericht.nummer, jaar: bericht.jaar
    ).bytes
  }

  func inhoud(id: String, dossier: String, soort: String, tijdstip: String, nummer: Int, jaar: Int) -> JSONValue {
    let aanvraag = Adres.aanvraag.replacing("{id}", with: dossier)
    return [
      "specversion": "1.0", "id": .text(id), "source": .text(bron), "type": .text(CloudEvent.soort(soort)),
      "subject": .text(dossier), "time": .text(tijdstip), "datacontenttype": "application/json",
      "dataref": .text(adres + aanvraag), "sequence": .text(String(nummer)), "sequencetype": "Integer",
      "data": ["id": .text(dossier), "jaar": .integer(jaar), "soort": .text(soort)],
    ]
  }
}
