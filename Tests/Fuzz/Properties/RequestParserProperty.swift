@testable import HTTPServer

/// What an HTTP parser made of a stream, in a form that compares.
private struct Transcript: Equatable {
  struct Request: Equatable {
    var line: [UInt8]
    var fields: [[UInt8]]
    var body: [UInt8]
    var isChunked: Bool
    /// Where in the stream the request ends.
    var end: Int
  }

  enum Ending: Equatable {
    case idle, within
    case fault(Int, HTTPFault.Reason)
  }

  var requests: [Request] = []
  var ending = Ending.idle
}

/// However a stream is cut the parser makes the same of it; what it accepts keeps to the limits, can be decoded and
/// routed, and is read again as the same request when it is written out.
func checkRequestParser(_ input: [UInt8]) throws(Finding) {
  for limits in [HTTPLimits(), smallLimits] {
    let whole = try transcript(input, limits) { _ in Int.max }
    let bytewise = try transcript(input, limits) { _ in 1 }
    try require(whole == bytewise, "byte by byte gives \(bytewise), whole gives \(whole)")
    // Pieces of one to sixteen bytes, their sizes taken from the input itself so that a finding comes back.
    var state = input.reduce(UInt64(input.count)) { ($0 ^ UInt64($1)) &* 0x0100_0000_01b3 }
    let pieces = try transcript(input, limits) { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 60) + 1
    }
    try require(whole == pieces, "in pieces gives \(pieces), whole gives \(whole)")
    for request in whole.requests { try checkRewritten(request, limits) }
  }
}

/// Limits that inputs of some hundred bytes reach.
private let smallLimits: HTTPLimits = {
  var limits = HTTPLimits()
  limits.methodBytesMax = 8
  limits.targetBytesMax = 24
  limits.headBytesMax = 120
  limits.fieldCountMax = 4
  limits.bodyBytesMax = 12
  limits.chunkExtensionBytesMax = 6
  return limits
}()

/// Feeds the stream in pieces whose sizes `sizeAt` says.
private func transcript(
  _ input: [UInt8], _ limits: HTTPLimits, _ sizeAt: (Int) -> Int
) throws(Finding) -> Transcript {
  var parser = HTTPRequestParser(limits: HTTPSharedLimits(limits))
  var transcript = Transcript()
  var start = 0
  while start < input.count {
    let piece = input.span.extracting(start..<start + min(sizeAt(start), input.count - start))
    var offset = 0
    while offset < piece.count {
      let before = offset
      switch parser.feed(piece, from: &offset) {
      case .needsMore:
        try require(offset == piece.count, "bytes are left although more are needed")
      case .head(let head):
        try checkHead(head, limits)
        try require(parser.isInBody && !parser.isIdle, "a parser between head and body says otherwise")
        if let fault = parser.acceptBody(bytesMax: limits.bodyBytesMax) {
          transcript.ending = .fault(fault.status, fault.reason)
          return transcript
        }
      case .request(let head, let body):
        try checkHead(head, limits)
        try require(body.count <= limits.bodyBytesMax, "a body of \(body.count) bytes is beyond the limit")
        try require(parser.isIdle, "a parser that finished a request is not idle")
        transcript.requests.append(request(head, body, end: start + offset))
      case .failed(let fault):
        try require((400..<600).contains(fault.status), "a fault has the status \(fault.status)")
        transcript.ending = .fault(fault.status, fault.reason)
        return transcript
      }
      try require(offset > before, "the parser takes nothing in")
    }
    start += piece.count
  }
  transcript.ending = parser.isIdle ? .idle : .within
  return transcript
}

private func request(_ head: HTTPRequestHead, _ body: [UInt8], end: Int) -> Transcript.Request {
  let version = head.version == .http11 ? " HTTP/1.1" : " HTTP/1.0"
  return Transcript.Request(
    line: Array(head.method.description.utf8) + [0x20] + head.bytes[head.target.whole] + Array(version.utf8),
    fields: head.fields.map { head.bytes[$0.name] + [UInt8(ascii: ":")] + head.bytes[$0.value] }, body: body,
    isChunked: head.framing.isChunked, end: end)
}

/// The limits hold, the target can be decoded piece by piece, and the router finds an answer.
private func checkHead(_ head: HTTPRequestHead, _ limits: HTTPLimits) throws(Finding) {
  try require(head.bytes.count <= limits.headBytesMax, "a head of \(head.bytes.count) bytes is beyond the limit")
  try require(head.fields.count <= limits.fieldCountMax, "\(head.fields.count) fields are beyond the limit")
  try require(head.target.whole.count <= limits.targetBytesMax, "the target is beyond the limit")
  try require(head.method.description.utf8.count <= limits.methodBytesMax, "the method is beyond the limit")
  try require(
    !(head.framing.isChunked && head.framing.contentLength != nil), "a body has two ends: a length and chunks")
  let bytes = head.bytes
  let parts = [(head.target.path, UInt8(ascii: "/"), false)] + [(head.target.query ?? 0..<0, UInt8(ascii: "&"), true)]
  for (range, separator, plusIsSpace) in parts {
    for piece in bytes[range].split(separator: separator) {
      let decoded = HTTPPercentEncoding.decode(
        bytes.span, piece.startIndex..<piece.endIndex, plusIsSpace: plusIsSpace)
      let text = decoded.flatMap { String(validating: $0, as: UTF8.self) }
      try require(text != nil, "a piece of the target cannot be decoded")
      try require(text?.contains("\0") == false, "a piece of the target holds a NUL")
    }
  }
  _ = router.match(head)
  _ = router.bodyBytesMax(head)
}

private let router: HTTPRouter = {
  var router = HTTPRouter()
  router.on(.get, "/") { _, _ in HTTPResponse(status: 200) }
  router.on(.get, "/items/{id}") { _, _ in HTTPResponse(status: 200) }
  router.on(.post, "/items/{id}/echo") { _, _ in HTTPResponse(status: 200) }
  return router
}()

/// Writes the request out, its body in one chunk when it came in chunks, and reads it again.
private func checkRewritten(_ request: Transcript.Request, _ limits: HTTPLimits) throws(Finding) {
  let lineEnd: [UInt8] = [0x0d, 0x0a]
  var bytes = request.line + lineEnd
  for field in request.fields { bytes += field + lineEnd }
  bytes += lineEnd
  if request.isChunked {
    if !request.body.isEmpty {
      bytes += Array(String(request.body.count, radix: 16).utf8) + lineEnd + request.body + lineEnd
    }
    bytes += Array("0\r\n\r\n".utf8)
  } else {
    bytes += request.body
  }
  var expected = request
  expected.end = bytes.count
  let again = try transcript(bytes, limits) { _ in Int.max }
  try require(
    again == Transcript(requests: [expected]), "an accepted request is read again as \(again), not as \(expected)")
}
