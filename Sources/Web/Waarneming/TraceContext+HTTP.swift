internal import HTTPServer
internal import Observability

extension TraceContext {
  /// That of a request, or a new one where no request was whole.
  init(_ http: HTTPRequest?, ids: TraceIDs) {
    self.init(
      traceparent: http?.headers("traceparent") ?? [], tracestate: http?.headers("tracestate") ?? [], ids: ids)
  }
}
