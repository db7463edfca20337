/// Answers a request of its route.
package typealias HTTPHandler = @Sendable (HTTPRequest, HTTPRouteParameters) async -> HTTPResponse

/// Answers a request of its route at once, without waiting for anything. When it returns nil, the route's `HTTPHandler`
/// answers. The immediate handler runs on the loop itself and holds up every other request, so it must not compute for
/// long.
package typealias HTTPImmediateHandler = @Sendable (HTTPRequest, HTTPRouteParameters) -> HTTPResponse?

/// The segments of a path that fill the places `{name}` of a route's pattern.
package struct HTTPRouteParameters: Sendable {
  let endpoint: HTTPRouter.Endpoint
  let values: [String]

  /// The pattern of the route, for logs and metrics.
  package var pattern: String { endpoint.pattern }

  /// The path with every segment decoded, so that one resource has one name however its path was spelled (RFC 3986, section
  /// 6.2.2.2).
  package var path: String {
    var left = values[...]
    return pattern.split(separator: "/").map { segment in
      "/" + (segment.hasPrefix("{") ? left.popFirst() ?? "" : String(segment))
    }.joined()
  }

  /// The decoded segment in the place of `{name}`; never empty, without slash, backslash or control character.
  package subscript(name: String) -> String {
    guard let index = endpoint.names.firstIndex(of: name) else {
      preconditionFailure("the pattern \(pattern) has no place {\(name)}")
    }
    return values[index]
  }
}

/// Routes, each listed once with its method and a pattern like `/v1/rondes/{jaar}/aanvragen`. A place `{name}` matches
/// one segment. A literal segment has priority over a place. A path with a trailing slash, or with an empty, a `.` or a
/// `..` segment, matches no route.
package struct HTTPRouter: Sendable {
  /// The outcome of matching a method and path.
  enum Match {
    case route(Route, HTTPRouteParameters)
    /// The pattern is nil for a question about the whole server.
    case options(allow: String, pattern: String?)
    case fault(HTTPFault)
  }

  private struct Node {
    var literals: [(text: [UInt8], node: Int)] = []
    var place: Int?
    var endpoint: Int?
  }

  /// The handlers of one method of an endpoint.
  final class Route: Sendable {
    let method: HTTPMethod
    let bodyBytesMax: Int?
    let admit: HTTPAdmitter?
    let immediate: HTTPImmediateHandler?
    /// The time of the handler in nanoseconds; nil is the general limit.
    let handlerTime: Int64?
    let handler: HTTPHandler

    init(
      method: HTTPMethod, bodyBytesMax: Int?, admit: HTTPAdmitter?, immediate: HTTPImmediateHandler?,
      handlerTime: Int64?, handler: @escaping HTTPHandler
    ) {
      self.method = method
      self.bodyBytesMax = bodyBytesMax
      self.admit = admit
      self.immediate = immediate
      self.handlerTime = handlerTime
      self.handler = handler
    }
  }

  /// A pattern with the routes of its methods; immutable, so that matching passes a reference.
  final class Endpoint: Sendable {
    let pattern: String
    let names: [String]
    let routes: [Route]
    /// The value of `Allow`.
    let allow: String

    init(pattern: String, names: [String], routes: [Route]) {
      self.pattern = pattern
      self.names = names
      self.routes = routes
      allow = HTTPRouter.allow(routes)
    }

    /// The route of a method. HEAD uses the route of GET when it has none of its own.
    func route(_ method: HTTPMethod) -> Route? {
      for route in routes where route.method == method { return route }
      guard method == .head else { return nil }
      return route(.get)
    }
  }

  private var nodes = [Node()]
  private var endpoints: [Endpoint] = []

  /// No routes.
  package init() {}

  /// Adds a route. A pattern that is malformed or a route that is listed twice stops the program.
  /// - Parameters:
  ///   - bodyBytesMax: the route's own limit of the body, up to `HTTPLimits.bodyBytesCeiling`.
  ///   - admit: asked about a body that is still to come; nil lets it come.
  ///   - immediate: asked first. When it answers, no task is made.
  ///   - handlerTime: the route's own limit in place of `HTTPLimits.handlerTime`. Each piece of a stream has the general
  ///     one.
  package mutating func on(
    _ method: HTTPMethod, _ pattern: String, bodyBytesMax: Int? = nil, admit: HTTPAdmitter? = nil,
    immediate: HTTPImmediateHandler? = nil, handlerTime: Duration? = nil, _ handler: @escaping HTTPHandler
  ) {
    let index = endpoint(for: pattern)
    let known = endpoints[index]
    precondition(!known.routes.contains { $0.method == method }, "\(method) \(pattern) is listed twice")
    let route = Route(
      method: method, bodyBytesMax: bodyBytesMax, admit: admit, immediate: immediate,
      handlerTime: handlerTime?.wholeNanoseconds, handler: handler)
    endpoints[index] = Endpoint(pattern: known.pattern, names: known.names, routes: known.routes + [route])
  }

  /// Adds a route that always answers at once. The name differs from `on`, so that no handler becomes immediate by
  /// mistake.
  package mutating func onImmediate(
    _ method: HTTPMethod, _ pattern: String, bodyBytesMax: Int? = nil,
    _ answer: @escaping @Sendable (HTTPRequest, HTTPRouteParameters) -> HTTPResponse
  ) {
    on(method, pattern, bodyBytesMax: bodyBytesMax, immediate: answer) { answer($0, $1) }
  }

  /// Every route: its method and its pattern, in the order in which the patterns were added.
  package var listed: [(method: HTTPMethod, pattern: String)] {
    endpoints.flatMap { endpoint in endpoint.routes.map { ($0.method, endpoint.pattern) } }
  }

  private static func allow(_ routes: [Route]) -> String {
    var methods = Set(routes.map { "\($0.method)" })
    methods.insert("OPTIONS")
    if methods.contains("GET") { methods.insert("HEAD") }
    return methods.sorted().joined(separator: ", ")
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
    endpoints.append(Endpoint(pattern: pattern, names: names, routes: []))
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

  /// The pattern that matches a request's path, whatever the method; nil when no pattern does.
  package func pattern(of request: HTTPRequest) -> String? {
    find(request.head)?.pattern
  }

  /// The route of a request, or the server's answer in its place.
  func match(_ head: HTTPRequestHead) -> Match {
    if head.target.form == .asterisk { return .options(allow: allowOfAll, pattern: nil) }
    guard let found = find(head) else {
      return .fault(HTTPFault(404, .path, "No resource has this path."))
    }
    let endpoint = found.endpoint
    if let route = endpoint.route(head.method) { return .route(route, found) }
    if head.method == .options { return .options(allow: endpoint.allow, pattern: endpoint.pattern) }
    return .fault(HTTPFault(405, .notAllowed, "The resource does not have this method.", allow: endpoint.allow))
  }

  /// The body limit that the route of a request sets itself.
  func bodyBytesMax(_ head: HTTPRequestHead) -> Int? {
    find(head)?.endpoint.route(head.method)?.bodyBytesMax
  }

  /// Every method that some route has.
  private var allowOfAll: String { HTTPRouter.allow(endpoints.flatMap(\.routes)) }

  private func find(_ head: HTTPRequestHead) -> HTTPRouteParameters? {
    let path = head.target.path
    let bytes = head.bytes
    // The path of an absolute form may be empty, which means the root (RFC 9110 section 4.2.3).
    guard path.count > 1 else { return found(at: 0, values: []) }
    let inside = path.lowerBound + 1..<path.upperBound
    guard bytes.span.firstIndex(of: UInt8(ascii: "%"), in: inside) == nil else { return findEncoded(bytes, inside) }
    var values: [String] = []
    return find(bytes.span, inside, from: 0, &values).flatMap { found(at: $0, values: values) }
  }

  private func found(at node: Int, values: [String]) -> HTTPRouteParameters? {
    nodes[node].endpoint.map { HTTPRouteParameters(endpoint: endpoints[$0], values: values) }
  }

  /// Decodes each segment by itself. A segment with a slash or backslash inside matches nothing, because programs on
  /// the way may take it for two segments.
  private func findEncoded(_ bytes: [UInt8], _ inside: Range<Int>) -> HTTPRouteParameters? {
    var decoded: [UInt8] = []
    for segment in bytes[inside].split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      let range = segment.startIndex..<segment.endIndex
      guard let plain = HTTPPercentEncoding.decode(bytes.span, range, plusIsSpace: false),
        !plain.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") || $0 < 0x20 || $0 == 0x7f })
      else { return nil }
      if range.lowerBound > inside.lowerBound { decoded.append(UInt8(ascii: "/")) }
      decoded.append(contentsOf: plain)
    }
    var values: [String] = []
    return find(decoded.span, 0..<decoded.count, from: 0, &values).flatMap { found(at: $0, values: values) }
  }

  /// Follows the rest of a path to a node with an endpoint. Adds the segments that fill places to the values.
  private func find(_ bytes: Span<UInt8>, _ rest: Range<Int>, from node: Int, _ values: inout [String]) -> Int? {
    let end = bytes.firstIndex(of: UInt8(ascii: "/"), in: rest) ?? rest.upperBound
    let segment = rest.lowerBound..<end
    for literal in nodes[node].literals where bytes.equals(literal.text, in: segment) {
      if let found = descend(bytes, segment, rest, to: literal.node, &values) { return found }
    }
    guard let place = nodes[node].place, HTTPRouter.isValue(bytes, segment) else { return nil }
    values.append(bytes.text(segment))
    if let found = descend(bytes, segment, rest, to: place, &values) { return found }
    values.removeLast()
    return nil
  }

  private func descend(
    _ bytes: Span<UInt8>, _ segment: Range<Int>, _ rest: Range<Int>, to node: Int, _ values: inout [String]
  ) -> Int? {
    if segment.upperBound == rest.upperBound { return nodes[node].endpoint == nil ? nil : node }
    return find(bytes, segment.upperBound + 1..<rest.upperBound, from: node, &values)
  }

  /// Whether a segment may stand in a place: not empty and no dot segment.
  private static func isValue(_ bytes: Span<UInt8>, _ segment: Range<Int>) -> Bool {
    let isDots = segment.count <= 2 && segment.allSatisfy { bytes[$0] == UInt8(ascii: ".") }
    return !segment.isEmpty && !isDots
  }
}
