internal import CLibPQ

/// Why a connection string cannot be used, whatever servers there are. Libpq's own message is not passed on, because it
/// may quote a password.
package enum ConnectionStringFault: Sendable, Hashable {
  /// Libpq has no such keyword. Nil where the word may be a part of a password.
  case unknownKeyword(String?)
  /// A word is followed by no value.
  case noEqualsSign
  /// A value begins with a quote that does not end.
  case openQuote
  /// There are not as many ports as hosts, or as many addresses.
  case unequalCounts
  /// A port is no number from 0 to 65535.
  case port
  /// Anything else, such as a URI with a wrong escape.
  case unreadable

  /// Nil for a string that libpq can read.
  package init?(_ connectionString: String) {
    var complaint: UnsafeMutablePointer<CChar>?
    if let options = PQconninfoParse(connectionString, &complaint) {
      PQconninfoFree(options)
      guard let fault = ConnectionStringFault.inServers(connectionString) else { return nil }
      self = fault
      return
    }
    let words = complaint.map { String(cString: $0) } ?? ""
    PQfreemem(complaint)
    if words.hasPrefix("invalid connection option") || words.hasPrefix("invalid URI query parameter") {
      self = .unknownKeyword(ConnectionStringFault.keyword(words, connectionString))
    } else if words.hasPrefix("missing \"=\"") {
      self = .noEqualsSign
    } else if words.hasPrefix("unterminated quoted string") {
      self = .openQuote
    } else {
      self = .unreadable
    }
  }

  /// The word that libpq quotes. What follows a password may be the rest of one that holds a space.
  private static func keyword(_ complaint: String, _ connectionString: String) -> String? {
    let parts = complaint.split(separator: "\"", omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[1].isEmpty, parts[1].utf8.allSatisfy({ (97...122).contains($0) || $0 == 95 }),
      let place = connectionString.firstRange(of: parts[1])
    else { return nil }
    let before = connectionString[..<place.lowerBound]
    return before.lowercased().contains("pass") || before.contains("@") ? nil : String(parts[1])
  }

  private static func inServers(_ connectionString: String) -> ConnectionStringFault? {
    guard let keywords = try? ConnectionCandidate.parse(connectionString) else { return .unreadable }
    func list(_ keyword: String) -> [Substring] {
      (keywords[keyword] ?? "").split(separator: ",", omittingEmptySubsequences: false)
    }
    let (hosts, addresses, ports) = (list("host"), list("hostaddr"), list("port"))
    guard ports.allSatisfy({ $0.isEmpty || UInt16($0) != nil }) else { return .port }
    let count = max(hosts.count, addresses.count)
    let isEqual =
      [1, count].contains(ports.count) && [hosts, addresses].allSatisfy { $0 == [""] || $0.count == count }
    return isEqual ? nil : .unequalCounts
  }
}
