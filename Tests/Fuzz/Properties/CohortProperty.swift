import Documenten
import JSON

/// A cohort document gives a ranking document, the same each time, or reasons; never half of one.
func checkCohortlezer(_ input: [UInt8]) throws(Finding) {
  var written: [UInt8] = []
  do throws(Faults) {
    try ranking(of: input) { written += $0 }
  } catch {
    try require(written.isEmpty, "something was written for a cohort that is refused")
    try checkFaults(error, input)
    return
  }
  try require(JSONGrammar.accepts(written), "the ranking document is no JSON")
  var again: [UInt8] = []
  do throws(Faults) {
    try ranking(of: input) { again += $0 }
  } catch {
    throw Finding(description: "the second time the cohort is refused: \(error.all)")
  }
  try require(again == written, "the second time the ranking differs")
}

private func ranking(of input: [UInt8], _ sink: ([UInt8]) -> Void) throws(Faults) {
  try input.withUnsafeBufferPointer { bytes throws(Faults) in
    try rangschik(bytes, regeling: Fixtures.regeling, regelingSha256: "", uit: sink)
  }
}
