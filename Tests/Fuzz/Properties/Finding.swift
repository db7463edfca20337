/// A property that does not hold for an input.
struct Finding: Error, CustomStringConvertible {
  let description: String
}

/// Ends the check of an input with a finding unless the property holds.
func require(_ holds: Bool, _ property: @autoclosure () -> String) throws(Finding) {
  guard holds else { throw Finding(description: property()) }
}
