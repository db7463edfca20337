package import JSON

/// A fault as a line: pointer, TAB, code, TAB, message. Control characters and line separators in the pointer or
/// message are escaped as in JSON, so that a fault is one line with three parts.
package func foutregel(_ fout: Fault) -> [UInt8] {
  func breekt(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control || scalar == "\u{2028}" || scalar == "\u{2029}"
  }
  func veilig(_ tekst: String) -> [UInt8] {
    guard tekst.unicodeScalars.contains(where: breekt) else { return Array(tekst.utf8) }
    var regel = ""
    for scalar in tekst.unicodeScalars {
      if breekt(scalar) {
        let cijfers = String(scalar.value, radix: 16)
        regel += "\\u" + String(repeating: "0", count: 4 - cijfers.count) + cijfers
      } else {
        regel.unicodeScalars.append(scalar)
      }
    }
    return Array(regel.utf8)
  }
  let tab = UInt8(ascii: "\t")
  return veilig(fout.pointer) + [tab] + Array(fout.code.rawValue.utf8) + [tab] + veilig(fout.message)
    + [UInt8(ascii: "\n")]
}
