package import Begrippen
internal import Cryptography
internal import Regeling

/// A new id of a file or record: a UUID of version 7 (RFC 9562 section 5.7), so that ids sort by the moment they were
/// made. We make it before the database sees it: after a lost connection we can look up whether the row was stored.
package func nieuwId(op tijdstip: Tijdstip) -> String {
  var bytes = randomBytes(16)
  let milliseconden = UInt64(max(0, tijdstip.microseconden / 1000))
  for index in 0..<6 { bytes[index] = UInt8(truncatingIfNeeded: milliseconden >> UInt64(40 - 8 * index)) }
  bytes[6] = bytes[6] & 0x0f | 0x70
  bytes[8] = bytes[8] & 0x3f | 0x80
  let hex = Array(hexadecimal(bytes).utf8)
  let delen = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(decoding: hex[$0], as: UTF8.self) }
  return delen.joined(separator: "-")
}

/// A new reference that people can read out and write down: a prefix, the year and eight characters without I, L, O and
/// U. It has 40 random bits, and the database refuses a repeated one.
package func nieuwKenmerk(_ voorvoegsel: String, jaar: Int) -> String {
  let tekens = randomBytes(8).map { kenmerktekens[Int($0 & 31)] }
  let delen = [tekens[0..<4], tekens[4..<8]].map { String(decoding: $0, as: UTF8.self) }
  return "\(voorvoegsel)-\(jaar)-\(delen[0])-\(delen[1])"
}

private let kenmerktekens = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
