/// A property that does not hold for an input.
struct Finding: Error, CustomStringConvertible {
  let description: String
}

/// Ends the check of an input with a finding unless the property holds.
func require(_ holds: Bool, _ property: @autoclosure () -> String) throws(Finding) {
  guard holds else { throw Finding(description: property()) }
}

/// One of several things to do with an input, always the same for the same input: a fuzzer's inputs are many, and each is
/// to be quick.
func choice<Thing>(of things: [Thing], for input: [UInt8]) -> Thing {
  let mixed = input.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
  return things[Int(mixed >> 33) % things.count]
}
