internal import CLinux

/// Turns answers into output. Decides how the client finds the end of the body, which parts are left out, and what
/// replaces an answer that cannot be sent.
enum HTTPAnswer {
  /// The state of an answer after its head went into the output.
  struct Begun {
    var status: Int
    var keepsAlive: Bool
    /// The body to stream, and whether in chunks.
    var stream: HTTPBodyStream?
    var isChunked = false
    /// The bytes of the body; nil for a stream.
    var bodyBytes: Int? = 0
    var annotation: (any AnyObject & Sendable)?
  }

  /// Adds an answer to the output, except a stream's pieces. The request is nil when none was whole.
  static func append(
    _ response: HTTPResponse, to request: HTTPRequest?, keepsAlive: Bool, worker: HTTPWorker,
    output: inout HTTPOutput
  ) -> Begun {
    let version = request?.version ?? .http11
    var begun = Begun(
      status: response.status, keepsAlive: keepsAlive && !response.endsConnection, annotation: response.annotation)
    let delimitation = delimitation(response, version)
    if delimitation == .close { begun.keepsAlive = false }
    let second = clinux_realtime_coarse_s()
    guard (200...599).contains(response.status),
      worker.renderer.append(
        status: response.status, headers: response.headers, delimitation: delimitation, version: version,
        keepsAlive: begun.keepsAlive, atSecond: second, to: &output.tail)
    else {
      let fault = HTTPFault(500, .response, "The answer cannot be sent.")
      return appendFault(fault, request: request, keepsAlive: keepsAlive, worker: worker, to: &output)
    }
    guard request?.method != .head, delimitation != .none else { return begun }
    switch response.body {
    case .none: break
    case .bytes(let bytes):
      begun.bodyBytes = bytes.count
      output.append(bytes)
    case .stream(let stream):
      begun.bodyBytes = nil
      begun.stream = stream
      begun.isChunked = delimitation == .chunked
    }
    return begun
  }

  /// Adds the application's rendering of a fault. When that cannot be sent, the fault is added as plain text.
  @discardableResult
  static func appendFault(
    _ fault: HTTPFault, request: HTTPRequest? = nil, keepsAlive: Bool = false, worker: HTTPWorker,
    to output: inout HTTPOutput
  ) -> Begun {
    let response = response(fault, request, worker)
    return append(response, to: request, keepsAlive: keepsAlive, worker: worker, output: &output)
  }

  /// The application's rendering of a fault, with the fields that its status asks for.
  static func response(_ fault: HTTPFault, _ request: HTTPRequest?, _ worker: HTTPWorker) -> HTTPResponse {
    var response = worker.application.renderFault(fault, request)
    if !isSendable(response) { response = HTTPApplication.plainText(fault, request) }
    if let allow = fault.allow { response.headers["Allow"] = allow }
    if fault.status == 503 || fault.status == 429 {
      response.headers["Retry-After"] = String(worker.limits.retryAfterSeconds)
    }
    return response
  }

  /// Whether a rendered fault can go out: its fields are well-formed and its body is at hand.
  private static func isSendable(_ response: HTTPResponse) -> Bool {
    if case .stream = response.body { return false }
    return (200...599).contains(response.status)
      && response.headers.fields.allSatisfy { HTTPResponseRenderer.isSendable($0) }
  }

  private static func delimitation(
    _ response: HTTPResponse, _ version: HTTPVersion
  ) -> HTTPResponseRenderer.Delimitation {
    if response.status == 204 || response.status == 304 { return .none }
    switch response.body {
    case .none: return .length(0)
    case .bytes(let bytes): return .length(bytes.count)
    case .stream: return version == .http11 ? .chunked : .close
    }
  }
}
