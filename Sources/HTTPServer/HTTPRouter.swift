/// Answers a request of its route.
public typealias HTTPHandler = @Sendable (HTTPRequest, HTTPRouteParameters) async -> HTTPResponse

/// What stood in the places of a route's pattern.
public struct HTTPRouteParameters: Sendable {
  /// The pattern of the route, for logs and metrics.
  public let pattern: String
  let names: [String]
  let values: [String]

  /// The decoded segment in the place of `{name}`; never empty, without slash, backslash or control character.
  public subscript(name: String) -> String {
    guard let index = names.firstIndex(of: name) else {
      preconditionFailure("the pattern \(pattern) has no place {\(name)}")
    }
    return values[index]
  }
}

/// Routes, each listed once: method and pattern, like `/v1/rondes/{jaar}/aanvragen`. A place `{name}` takes one
/// segment; letters go before places. A trailing slash, an empty, a `.` or a `..` segment match no route.
public struct HTTPRouter: Sendable {
  /// What a request's method and path come to.
  enum Match {
    case handler(HTTPHandler, HTTPRouteParameters)
    case options(allow: String)
    case fault(HTTPFault)
  }

  private struct Node {
    var literals: [(text: [UInt8], node: Int)] = []
    var place: Int?
    var endpoint: Int?
  }

  private struct Route {
    var method: HTTPMethod
    var bodyBytesMax: Int?
    var handler: HTTPHandler
  }

  private struct Endpoint {
    var pattern: String
    var names: [String]
    var routes: [Route] = []
    var allow = ""
  }

  private var nodes = [Node()]
  private var endpoints: [Endpoint] = []

  /// No routes.
  public init() {}

  /// Adds a route. A pattern that is malformed or a route that is listed twice stops the program.
  /// - Parameter bodyBytesMax: the route's own limit of the body, up to `HTTPLimits.bodyBytesCeiling`.
  public mutating func on(
    _ method: HTTPMethod, _ pattern: String, bodyBytesMax: Int? = nil, _ handler: @escaping HTTPHandler
  ) {
    let index = endpoint(for: pattern)
    precondition(!endpoints[index].routes.contains { $0.method == method }, "\(method) \(pattern) is listed twice")
    endpoints[index].routes.append(Route(method: method, bodyBytesMax: bodyBytesMax, handler: handler))
    var methods = Set(endpoints[index].routes.map { "\($0.method)" })
    methods.insert("OPTIONS")
    if methods.contains("GET") { methods.insert("HEAD") }
    endpoints[index].allow = methods.sorted().joined(separator: ", ")
  }

  private mutating func endpoint(for pattern: String) -> Int {
    precondition(pattern.utf8.first == UInt8(ascii: "/"), "a pattern begins with a slash")
    var node = 0
    var names: [String] = []
    if pattern != "/" {
      for segment in pattern.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
        precondition(!segment.isEmpty, "\(pattern) has an empty segment")
        if segment.hasPrefix("{"), segment.hasSuffix("}") {
          names.append(String(segment.dropFirst().dropLast()))
          node = place(in: node)
        } else {
          precondition(!segment.contains(where: { "{}%".contains($0) }), "\(pattern) has a malformed segment")
          node = literal(Array(segment.utf8), in: node)
        }
      }
    }
    if let known = nodes[node].endpoint {
      precondition(endpoints[known].names == names, "\(pattern) names its places otherwise elsewhere")
      return known
    }
    endpoints.append(Endpoint(pattern: pattern, names: names))
    nodes[node].endpoint = endpoints.count - 1
    return endpoints.count - 1
  }

  private mutating func place(in node: Int) -> Int {
    if let known = nodes[node].place { return known }
    nodes.append(Node())
    nodes[node].place = nodes.count - 1
    return nodes.count - 1
  }

  private mutating func literal(_ text: [UInt8], in node: Int) -> Int {
    if let known = nodes[node].literals.first(where: { $0.text == text }) { return known.node }
    nodes.append(Node())
    nodes[node].literals.append((text, nodes.count - 1))
    return nodes.count - 1
  }

  // MARK: - Matching

  /// What a request comes to.
  func match(_ head: HTTPRequestHead) -> Match {
    if head.target.form == .asterisk { return .options(allow: allowOfAll) }
    guard let (endpoint, values) = find(head) else {
      return .fault(HTTPFault(404, .path, "No resource has this path."))
    }
    let found = endpoints[endpoint]
    let parameters = { HTTPRouteParameters(pattern: found.pattern, names: found.names, values: values) }
    if let route = route(head.method, of: found) { return .handler(route.handler, parameters()) }
    if head.method == .options { return .options(allow: found.allow) }
    return .fault(HTTPFault(405, .notAllowed, "The resource does not have this method.", allow: found.allow))
  }

  /// The body limit that the route of a request sets itself.
  func bodyBytesMax(_ head: HTTPRequestHead) -> Int? {
    guard let (endpoint, _) = find(head) else { return nil }
    return route(head.method, of: endpoints[endpoint])?.bodyBytesMax
  }

  /// Every method that some route has.
  private var allowOfAll: String {
    var methods = Set(endpoints.flatMap { $0.routes.map { "\($0.method)" } })
    methods.insert("OPTIONS")
    if methods.contains("GET") { methods.insert("HEAD") }
    return methods.sorted().joined(separator: ", ")
  }

  private func route(_ method: HTTPMethod, of endpoint: Endpoint) -> Route? {
    for route in endpoint.routes where route.method == method { return route }
    guard method == .head else { return nil }
    return route(.get, of: endpoint)
  }

  private func find(_ head: HTTPRequestHead) -> (endpoint: Int, values: [String])? {
    let path = head.target.path
    // The path of an absolute form may be empty, which means the root (RFC 9110 section 4.2.3).
    if path.count <= 1 { return nodes[0].endpoint.map { ($0, []) } }
    let inside = path.lowerBound + 1..<path.upperBound
    if head.bytes.span.firstIndex(of: UInt8(ascii: "%"), in: inside) == nil {
      return find(head.bytes, inside, from: 0)
    }
    return findEncoded(head, inside)
  }

  /// Decodes each segment by itself. One with a slash or backslash inside is no segment of ours: readers on the way may
  /// take it for two.
  private func findEncoded(_ head: HTTPRequestHead, _ inside: Range<Int>) -> (endpoint: Int, values: [String])? {
    var decoded: [UInt8] = []
    for segment in head.bytes[inside].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      let range = segment.startIndex..<segment.endIndex
      guard let bytes = HTTPPercentEncoding.decode(head.bytes.span, range, plusIsSpace: false),
        !bytes.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") || $0 < 0x20 || $0 == 0x7f })
      else { return nil }
      if range.lowerBound > inside.lowerBound { decoded.append(UInt8(ascii: "/")) }
      decoded.append(contentsOf: bytes)
    }
    return find(decoded, 0..<decoded.count, from: 0)
  }

  private func find(_ bytes: [UInt8], _ rest: Range<Int>, from node: Int) -> (endpoint: Int, values: [String])? {
    var end = rest.lowerBound
    while end < rest.upperBound, bytes[end] != UInt8(ascii: "/") { end += 1 }
    let segment = rest.lowerBound..<end
    for literal in nodes[node].literals where literal.text.count == segment.count {
      guard literal.text.elementsEqual(bytes[segment]) else { continue }
      if let found = descend(bytes, segment, rest, to: literal.node) { return found }
    }
    guard let place = nodes[node].place, HTTPRouter.isValue(bytes[segment]),
      var found = descend(bytes, segment, rest, to: place)
    else { return nil }
    found.values.insert(String(decoding: bytes[segment], as: UTF8.self), at: 0)
    return found
  }

  private func descend(
    _ bytes: [UInt8], _ segment: Range<Int>, _ rest: Range<Int>, to node: Int
  ) -> (endpoint: Int, values: [String])? {
    if segment.upperBound == rest.upperBound { return nodes[node].endpoint.map { ($0, []) } }
    return find(bytes, segment.upperBound + 1..<rest.upperBound, from: node)
  }

  /// Whether a segment may stand in a place: not empty and no dot segment.
  private static func isValue(_ segment: ArraySlice<UInt8>) -> Bool {
    !segment.isEmpty && !segment.elementsEqual([UInt8(ascii: ".")])
      && !segment.elementsEqual([UInt8(ascii: "."), UInt8(ascii: ".")])
  }
}
