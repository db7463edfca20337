internal import Documenten
internal import JSON
internal import Notatie
internal import Regeling

extension Loket {
  /// The eligibility of an application with every reason: the checks, the costs, and the amount that could be
  /// granted.
  func geschiktheid(_ inzending: Inzending, _ ronde: Ronde) -> JSONValue {
    var writer = JSONWriter(capacity: 8 * 1024)
    schrijfGeschiktheid(inzending, ronde, &writer)
    return .raw(writer.bytes)
  }

  /// Writes the same without a tree, since every submission needs it.
  func schrijfGeschiktheid(_ inzending: Inzending, _ ronde: Ronde, _ writer: inout JSONWriter) {
    let normen = regeling.regeling.openNormen
    let (toetsing, verslag) = toetsMetVerslag(
      inzending, ronde: ronde, regeling: regeling.regeling, normen: normen)
    writer.beginObject()
    writer.member("oordeel")
    writer.text(toetsing.oordeel)
    writer.member("redenen")
    writer.beginArray()
    for reden in toetsing.redenen { writer.text(reden) }
    writer.endArray()
    writer.member("toetsen")
    writer.beginArray()
    for toets in verslag { toets.schrijf(in: &writer) }
    writer.endArray()
    writer.member("kosten")
    writer.value(toetsing.kosten.document)
    writer.member("gevraagdBedrag")
    writer.amount(inzending.aanvraag.gevraagdBedrag)
    writer.member("verleenbaar")
    writer.amount(toetsing.verleenbaar)
    writer.member("openNormen")
    writer.raw(regeling.normen)
    writer.member("regelversie")
    writer.text(Loket.regelversie)
    writer.member("regelingSha256")
    writer.text(regeling.sha256)
    writer.endObject()
  }
}
