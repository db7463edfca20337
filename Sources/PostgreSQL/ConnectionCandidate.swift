internal import CLibPQ
internal import Dispatch
internal import Glibc

/// One address of one host to try, as keywords for PQconnectStartParams. Names are resolved here, off the loop, because
/// libpq blocks while it resolves them.
struct ConnectionCandidate: Sendable {
  var keywords: [String: String]

  /// Name resolution blocks; one thread at a time does it for the whole process.
  private static let resolver = DispatchQueue(label: "postgresql-names")

  /// The addresses of a connection string, in the order in which they are tried.
  ///
  /// Each is tried on its own, so that a silent host costs one time-out and not the whole attempt. `prefer-standby`
  /// becomes two rounds. Libpq itself resolves names behind `service=`, and blocks meanwhile.
  /// - Throws: `unavailable` for a string that libpq cannot read or names that nobody knows.
  static func candidates(for configuration: PostgresConfiguration) async throws(PostgresError) -> [ConnectionCandidate]
  {
    var keywords = try parse(configuration.connectionString)
    func value(_ keyword: String, _ environment: String) -> String? {
      if let given = keywords[keyword], !given.isEmpty { return given }
      guard let given = getenv(environment).map({ String(cString: $0) }), !given.isEmpty else { return nil }
      return given
    }
    let hosts = list(value("host", "PGHOST"))
    let addresses = list(value("hostaddr", "PGHOSTADDR"))
    let ports = list(value("port", "PGPORT"))
    let count = max(hosts.count, addresses.count, 1)
    guard [0, count].contains(hosts.count), [0, count].contains(addresses.count), [0, 1, count].contains(ports.count)
    else { throw .unavailable(reason: "the connection string has unequal numbers of hosts, addresses and ports") }
    guard ports.allSatisfy({ $0.isEmpty || UInt16($0) != nil }) else {
      throw .unavailable(reason: "the connection string has a port that is not a number from 0 to 65535")
    }
    let attributes = value("target_session_attrs", "PGTARGETSESSIONATTRS")
    keywords["client_encoding"] = "UTF8"
    if keywords["application_name", default: ""].isEmpty {
      keywords["application_name"] = configuration.applicationName
    }
    // Kerberos encryption blocks while it reads files and asks servers, so it is off unless the string asks for it.
    if value("gssencmode", "PGGSSENCMODE") == nil { keywords["gssencmode"] = "disable" }

    var found: [ConnectionCandidate] = []
    for index in 0..<count {
      var candidate = keywords
      candidate["port"] = ports.isEmpty ? nil : ports[ports.count == 1 ? 0 : index]
      candidate["host"] = hosts.isEmpty || hosts[index].isEmpty ? nil : hosts[index]
      candidate["hostaddr"] = addresses.isEmpty || addresses[index].isEmpty ? nil : addresses[index]
      guard let host = candidate["host"], candidate["hostaddr"] == nil, isName(host) else {
        found.append(ConnectionCandidate(keywords: candidate))
        continue
      }
      for address in await resolve(host) {
        candidate["hostaddr"] = address
        found.append(ConnectionCandidate(keywords: candidate))
      }
    }
    guard !found.isEmpty else { throw .unavailable(reason: "no host name of the connection string can be resolved") }
    guard attributes == "prefer-standby" else { return found }
    return ["standby", "any"].flatMap { attribute in
      found.map { candidate in
        ConnectionCandidate(keywords: candidate.keywords.merging(["target_session_attrs": attribute]) { $1 })
      }
    }
  }

  /// Uses libpq's own parser. Its message is not passed on, because it may quote the string.
  static func parse(_ text: String) throws(PostgresError) -> [String: String] {
    var complaint: UnsafeMutablePointer<CChar>?
    let options = PQconninfoParse(text, &complaint)
    if let complaint { PQfreemem(complaint) }
    guard let options else { throw .unavailable(reason: "the connection string cannot be read") }
    defer { PQconninfoFree(options) }
    var keywords: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val { keywords[String(cString: keyword)] = String(cString: value) }
      option += 1
    }
    return keywords
  }

  private static func list(_ text: String?) -> [String] {
    text.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) } ?? []
  }

  /// Whether a host must be resolved: it is neither a socket's folder nor an address.
  static func isName(_ host: String) -> Bool {
    var address = in6_addr()
    return !host.hasPrefix("/") && !host.hasPrefix("@") && inet_pton(AF_INET, host, &address) != 1
      && inet_pton(AF_INET6, host, &address) != 1
  }

  private static func resolve(_ host: String) async -> [String] {
    await withCheckedContinuation { continuation in
      resolver.async { continuation.resume(returning: addresses(of: host)) }
    }
  }

  private static func addresses(of host: String) -> [String] {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var first: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(host, nil, &hints, &first) == 0 else { return [] }
    defer { freeaddrinfo(first) }
    var texts: [String] = []
    var entry = first
    while let current = entry {
      var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      let length = socklen_t(text.count)
      if getnameinfo(
        current.pointee.ai_addr, current.pointee.ai_addrlen, &text, length, nil, 0, NI_NUMERICHOST) == 0
      {
        let address = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        if !texts.contains(address) { texts.append(address) }
      }
      entry = current.pointee.ai_next
    }
    return texts
  }
}
