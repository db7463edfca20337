internal import Glibc

/// Reads requests out of a stream of bytes (RFC 9112), without any I/O: bytes go in, steps come out. The steps are the
/// same however the stream is cut into pieces.
struct HTTPRequestParser {
  /// The outcome of a call of `feed`.
  enum Step {
    /// All bytes are taken in and the request is not complete.
    case needsMore
    /// The fields are complete and a body follows: call `acceptBody` before feeding on.
    case head(HTTPRequestHead)
    /// A request is complete; feed on for the next one.
    case request(HTTPRequestHead, body: [UInt8])
    /// The stream cannot be read any further: answer this and close.
    case failed(HTTPFault)
  }

  private enum Phase {
    case requestLine
    case fields
    case awaitingAccept
    case lengthBody(count: Int)
    case chunkedBody
    case ended
  }

  /// Empty lines allowed before a request (RFC 9112 section 2.2).
  private static let leadingEmptyLinesMax = 1
  /// The first capacity of a head's buffer. Most heads fit in it.
  private static let headBytesUsual = 512
  private static let fieldsUsual = 16
  /// The first capacity of a body's buffer, whatever length the client promises.
  private static let bodyBytesFirst = 64 * 1024

  private let shared: HTTPSharedLimits
  private var phase = Phase.requestLine
  private var bytes: [UInt8] = []
  private var lineStart = 0
  private var leadingEmptyLines = 0
  private var requestLine: HTTPRequestLine?
  private var fields: [HTTPFieldSlice] = []
  private var framingFields = HTTPFramingFields()
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []
  private var chunks: HTTPChunkedDecoder?

  /// A parser for one stream. The limits are larger than an idle parser, so thousands of parsers share them.
  init(limits: HTTPSharedLimits) { shared = limits }

  /// Whether no byte of a next request has come. The empty line that some clients send behind a request is none
  /// (RFC 9112 section 2.2).
  var isIdle: Bool {
    if case .requestLine = phase { return bytes.isEmpty || bytes == [0x0d] }
    return false
  }

  /// Whether the fields of a request are in and its body is not.
  var isInBody: Bool {
    switch phase {
    case .lengthBody, .chunkedBody, .awaitingAccept: true
    case .requestLine, .fields, .ended: false
    }
  }

  /// The path of the partial request, once its first line is in.
  var path: String? {
    if let head { return head.path }
    guard let target = requestLine?.target, target.form == .origin else { return nil }
    return String(decoding: bytes[target.path], as: UTF8.self)
  }

  /// The method of the partial request, once its first line is in.
  var method: HTTPMethod? { head?.method ?? requestLine?.method }

  /// Bytes of memory that the partial request holds.
  var heldBytes: Int { bytes.capacity + body.capacity }

  /// Bytes of the present body that have come.
  var bodyBytesReceived: Int { body.count }

  /// Takes in bytes from the offset on, up to the next step; moves the offset behind what is taken in.
  mutating func feed(_ input: Span<UInt8>, from offset: inout Int) -> Step {
    do throws(HTTPFault) {
      while true {
        switch phase {
        case .requestLine, .fields:
          guard let line = try takeLine(input, &offset) else { return .needsMore }
          if let step = try takeHeadLine(line) { return step }
        case .lengthBody(let count):
          guard takeBody(input, &offset, count: count) else { return .needsMore }
          return finishRequest()
        case .chunkedBody:
          guard try chunks?.feed(input, from: &offset, into: &body) == true else { return .needsMore }
          return finishRequest()
        case .awaitingAccept, .ended:
          preconditionFailure("the parser is fed while it waits for acceptBody or has failed")
        }
      }
    } catch {
      phase = .ended
      return .failed(error)
    }
  }

  /// Accepts the body of the last head, up to the limit. A fault ends the stream.
  mutating func acceptBody(bytesMax: Int) -> HTTPFault? {
    guard case .awaitingAccept = phase, let framing = head?.framing else {
      preconditionFailure("acceptBody follows a head")
    }
    if let length = framing.contentLength {
      guard length <= bytesMax else {
        phase = .ended
        return HTTPFault(413, .bodyLength, "The body is longer than allowed here.", bodyBytesMax: bytesMax)
      }
      body.reserveCapacity(min(length, HTTPRequestParser.bodyBytesFirst))
      phase = .lengthBody(count: length)
    } else {
      chunks = HTTPChunkedDecoder(
        bodyBytesMax: bytesMax, extensionBytesMax: shared.limits.chunkExtensionBytesMax,
        trailerBytesMax: shared.limits.headBytesMax)
      phase = .chunkedBody
    }
    return nil
  }

  // MARK: - Head

  /// Gathers bytes up to a line's end; the line's range is without its CR LF.
  private mutating func takeLine(_ input: Span<UInt8>, _ offset: inout Int) throws(HTTPFault) -> Range<Int>? {
    guard offset < input.count else { return nil }
    if bytes.isEmpty { bytes.reserveCapacity(HTTPRequestParser.headBytesUsual) }
    let isComplete = append(input.extracting(offset..<input.count), upToLineFeed: &offset)
    let end = isComplete ? bytes.count - 1 : bytes.count
    if case .requestLine = phase { try HTTPRequestLine.checkStart(bytes.span, lineStart..<end, shared.limits) }
    guard bytes.count <= shared.limits.headBytesMax else {
      throw HTTPFault(431, .fieldLength, "The request's fields are longer than allowed.")
    }
    guard isComplete else { return nil }
    guard end > lineStart, bytes[end - 1] == 0x0d else {
      throw HTTPFault(400, .lineEnd, "A line does not end in CR LF.")
    }
    defer { lineStart = bytes.count }
    return lineStart..<end - 1
  }

  private mutating func append(_ rest: Span<UInt8>, upToLineFeed offset: inout Int) -> Bool {
    let count = rest.withUnsafeBufferPointer { pointer -> Int? in
      // memchr looks at many bytes at a time. The bytes of a head are copied only here.
      guard let base = pointer.baseAddress, let found = memchr(base, 0x0a, pointer.count) else {
        bytes.append(contentsOf: pointer)
        return nil
      }
      let count = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
      bytes.append(contentsOf: pointer[0..<count])
      return count
    }
    offset += count ?? rest.count
    return count != nil
  }

  /// Reads one line of the head. Returns a step when it was the last line.
  private mutating func takeHeadLine(_ line: Range<Int>) throws(HTTPFault) -> Step? {
    guard requestLine != nil else {
      if line.isEmpty {
        leadingEmptyLines += 1
        guard leadingEmptyLines <= HTTPRequestParser.leadingEmptyLinesMax else {
          throw HTTPFault(400, .requestLine, "Empty lines stand before the request.")
        }
        bytes.removeAll(keepingCapacity: true)
        lineStart = 0
        return nil
      }
      requestLine = try HTTPRequestLine.parse(bytes.span, line, shared.limits)
      fields.reserveCapacity(HTTPRequestParser.fieldsUsual)
      phase = .fields
      return nil
    }
    guard !line.isEmpty else { return try finishHead() }
    let bytes = bytes
    let (name, value) = try HTTPFieldLine.parse(bytes.span, line)
    guard fields.count < shared.limits.fieldCountMax else {
      throw HTTPFault(431, .fieldLength, "The request has more fields than allowed.")
    }
    try framingFields.take(bytes.span, name: name, value: value)
    fields.append(
      HTTPFieldSlice(
        nameStart: UInt32(name.lowerBound), nameCount: UInt16(name.count), valueCount: UInt16(value.count),
        valueStart: UInt32(value.lowerBound)))
    return nil
  }

  private mutating func finishHead() throws(HTTPFault) -> Step {
    guard let line = requestLine else { preconditionFailure("fields follow a request line") }
    let framing = try framingFields.framing(version: line.version)
    var finished: [UInt8] = []
    swap(&finished, &bytes)
    var slices: [HTTPFieldSlice] = []
    swap(&slices, &fields)
    let head = HTTPRequestHead(
      bytes: finished, fields: slices, target: line.target, framing: framing, method: line.method,
      version: line.version)
    reset()
    guard framing.hasBody else { return .request(head, body: []) }
    self.head = head
    phase = .awaitingAccept
    return .head(head)
  }

  private mutating func reset() {
    phase = .requestLine
    lineStart = 0
    leadingEmptyLines = 0
    requestLine = nil
    framingFields = HTTPFramingFields()
  }

  // MARK: - Body

  private mutating func takeBody(_ input: Span<UInt8>, _ offset: inout Int, count: Int) -> Bool {
    let taken = min(count - body.count, input.count - offset)
    if body.count + taken > body.capacity {
      // The buffer doubles up to the promised length, so that memory follows the bytes that came.
      body.reserveCapacity(min(count, max(2 * body.capacity, body.count + taken)))
    }
    input.extracting(offset..<offset + taken).withUnsafeBufferPointer { body.append(contentsOf: $0) }
    offset += taken
    return body.count == count
  }

  private mutating func finishRequest() -> Step {
    guard let head else { preconditionFailure("a body follows a head") }
    var finished: [UInt8] = []
    swap(&finished, &body)
    self.head = nil
    chunks = nil
    reset()
    return .request(head, body: finished)
  }
}
