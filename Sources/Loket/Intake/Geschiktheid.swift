internal import Begrippen
internal import Documenten
package import JSON
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
    regeling.schrijfGeschiktheid(inzending, ronde, &writer)
  }
}

extension GeladenRegeling {
  /// What an application would be told when it came in at the opening of the window that the scheme names.
  /// - Throws: every fault in the document.
  package func proef(_ lichaam: [UInt8]) throws(Faults) -> JSONValue {
    let ronde = Ronde(jaar: regeling.jaar, opent: regeling.opent, sluit: regeling.sluit, plafond: regeling.plafond)
    let inzending = Inzending(
      id: "proef", ontvangenOp: ronde.opent, ontvangenDatum: Amsterdam.datum(ronde.opent),
      aanvraag: try lezer.lees(lichaam))
    var writer = JSONWriter(capacity: 8 * 1024)
    schrijfGeschiktheid(inzending, ronde, &writer)
    return ["geschiktheid": .raw(writer.bytes)]
  }

  /// Writes the eligibility of an application.
  fileprivate func schrijfGeschiktheid(_ inzending: Inzending, _ ronde: Ronde, _ writer: inout JSONWriter) {
    let (toetsing, verslag) = toetsMetVerslag(
      inzending, ronde: ronde, regeling: regeling, normen: regeling.openNormen)
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
    writer.value(toetsing.kosten.json)
    writer.member("gevraagdBedrag")
    writer.amount(inzending.aanvraag.gevraagdBedrag)
    writer.member("verleenbaar")
    writer.amount(toetsing.verleenbaar)
    writer.member("openNormen")
    writer.raw(self.normen)
    writer.member("regelversie")
    writer.text(Loket.regelversie)
    writer.member("regelingSha256")
    writer.text(sha256)
    writer.endObject()
  }
}
