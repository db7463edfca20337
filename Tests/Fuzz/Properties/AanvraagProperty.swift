import Begrippen
import Documenten
import JSON
import Regeling

/// An application that is accepted can be written and read again as the same, and can be weighed, reported on and
/// ranked under any reading of the scheme; one that is refused says why, on lines that stay lines.
func checkAanvraaglezer(_ input: [UInt8]) throws(Finding) {
  let aanvraag: Aanvraag
  do throws(Faults) {
    aanvraag = try Fixtures.lezer.lees(input)
  } catch {
    try checkFaults(error, input)
    return
  }
  try checkWritten(aanvraag, Fixtures.lezer)
  let ronde = Fixtures.ronde(Fixtures.regeling)
  let ontvangen = [ronde.opent, ronde.sluit, Tijdstip(microseconden: ronde.opent.microseconden + 3_600_000_000)]
  let inzendingen = ontvangen.enumerated().map { index, ontvangenOp in
    Inzending(
      id: "\(index)", ontvangenOp: ontvangenOp, ontvangenDatum: Amsterdam.datum(ontvangenOp), aanvraag: aanvraag)
  }
  try Fixtures.weeg(inzendingen, Fixtures.regeling, choice(of: Fixtures.normen, for: input))
}

/// The canonical form of an application reads back as the application.
func checkWritten(_ aanvraag: Aanvraag, _ lezer: Aanvraaglezer) throws(Finding) {
  let again: Aanvraag
  do throws(Faults) {
    again = try lezer.lees(aanvraag.json.canonicalBytes)
  } catch {
    throw Finding(description: "an accepted application is refused when written out: \(error.all)")
  }
  try require(again == aanvraag, "an application is read again as \(again), not as \(aanvraag)")
  try require(
    again.json.canonicalBytes == aanvraag.json.canonicalBytes, "the canonical form changes when it is read")
}

/// A refusal has a reason, says "no JSON" exactly when the bytes are none, and fits on its lines.
func checkFaults(_ faults: Faults, _ input: [UInt8]) throws(Finding) {
  try require(!faults.isEmpty && faults.all.count <= Faults.listedMax, "a refusal has \(faults.all.count) reasons")
  try require(faults.areNotJSON != JSONGrammar.accepts(input), "the grammar differs from \(faults.all)")
  for fault in faults.all {
    let line = foutregel(fault)
    try require(line.firstIndex(of: 0x0a) == line.count - 1, "a fault takes more than a line")
    try require(line.filter { $0 == 0x09 }.count == 2, "a fault's line does not have three parts")
  }
}
