internal import HTTPServer
internal import Observability

extension TraceContext {
  /// The trace of a request, or a new one when no complete request came.
  init(_ http: HTTPRequest?, ids: TraceIDs) {
    self.init(
      traceparent: http?.headers("traceparent") ?? [], tracestate: http?.headers("tracestate") ?? [], ids: ids)
  }
}
