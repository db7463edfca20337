import Testing

@testable import HTTPServer

/// The parser by itself: what it makes of a stream does not depend on how the stream is cut.
@Suite struct RequestParserTests {
  /// The steps that pieces of a stream lead to, as text.
  private func steps(_ pieces: [ArraySlice<UInt8>], limits: HTTPLimits = HTTPLimits()) -> [String] {
    var parser = HTTPRequestParser(limits: HTTPSharedLimits(limits))
    var steps: [String] = []
    for piece in pieces {
      let bytes = Array(piece)
      var offset = 0
      feeding: while offset < bytes.count {
        switch parser.feed(bytes.span, from: &offset) {
        case .needsMore:
          #expect(offset == bytes.count, "bytes are left although more are needed")
          break feeding
        case .head(let head):
          steps.append("head \(head.method) \(head.path)")
          if let fault = parser.acceptBody(bytesMax: limits.bodyBytesMax) {
            return steps + ["fault \(fault.status) \(fault.reason)"]
          }
        case .request(let head, let body):
          let fields = head.fields.map { "\(head.text($0.name))=\(head.text($0.value))" }.joined(separator: "|")
          steps.append("request \(head.method) \(head.rawTarget) \(fields) \(String(decoding: body, as: UTF8.self))")
        case .failed(let fault):
          return steps + ["fault \(fault.status) \(fault.reason)"]
        }
      }
    }
    return steps + [parser.isIdle ? "idle" : "within"]
  }

  @Test(arguments: FramingCase.all)
  func byteByByteEqualsAllAtOnce(_ framing: FramingCase) {
    let bytes = Array(framing.bytes.utf8)
    let whole = steps([bytes[...]])
    #expect(steps(bytes.indices.map { bytes[$0...$0] }) == whole)
    #expect(!whole.isEmpty)
  }

  @Test(arguments: FramingCase.all.filter { $0.bytes.utf8.count < 2000 })
  func everySplitInTwoEqualsAllAtOnce(_ framing: FramingCase) {
    let bytes = Array(framing.bytes.utf8)
    let whole = steps([bytes[...]])
    for split in 1..<bytes.count {
      #expect(steps([bytes[..<split], bytes[split...]]) == whole, "split at \(split)")
    }
  }

  @Test func aRequestIsReadAsItStands() {
    let text = "PUT /a%20b?c=d HTTP/1.1\r\nHost: x:1\r\nX-Y:  z z \r\nContent-Length: 2\r\n\r\nhi"
    #expect(
      steps([Array(text.utf8)[...]]) == [
        "head PUT /a%20b", "request PUT /a%20b?c=d Host=x:1|X-Y=z z|Content-Length=2 hi", "idle",
      ])
  }

  @Test func headLimitHoldsAtItsEdge() {
    var limits = HTTPLimits()
    limits.targetBytesMax = 100
    limits.headBytesMax = 200
    let start = "GET / HTTP/1.1\r\nHost: a\r\nX: "
    let room = limits.headBytesMax - start.utf8.count - 4
    for (count, expected) in [(room, "idle"), (room + 1, "fault 431 fieldLength")] {
      let bytes = Array((start + String(repeating: "y", count: count) + "\r\n\r\n").utf8)
      #expect(steps([bytes[...]], limits: limits).last == expected)
      #expect(steps(bytes.indices.map { bytes[$0...$0] }, limits: limits).last == expected)
    }
  }

  @Test func bodyLimitHoldsAtItsEdge() {
    var limits = HTTPLimits()
    limits.bodyBytesMax = 10
    let post = "POST / HTTP/1.1\r\nHost: a\r\n"
    let cases = [
      ("Content-Length: 10\r\n\r\n0123456789", "idle"), ("Content-Length: 11\r\n\r\n", "fault 413 bodyLength"),
      ("Transfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n5\r\n56789\r\n0\r\n\r\n", "idle"),
      ("Transfer-Encoding: chunked\r\n\r\n5\r\n01234\r\n6\r\n", "fault 413 bodyLength"),
    ]
    for (rest, expected) in cases {
      #expect(steps([Array((post + rest).utf8)[...]], limits: limits).last == expected)
    }
  }

  @Test func aPromisedBodyTakesNoMemoryBeforeItComes() {
    var parser = HTTPRequestParser(limits: HTTPSharedLimits(HTTPLimits()))
    let head = Array("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 11000000\r\n\r\n".utf8)
    var offset = 0
    guard case .head = parser.feed(head.span, from: &offset) else {
      Issue.record("no head")
      return
    }
    #expect(parser.acceptBody(bytesMax: 11_000_000) == nil)
    #expect(parser.heldBytes <= 128 * 1024)
    #expect(parser.isInBody && !parser.isIdle)
  }

  @Test func byteClassesAreTheGrammars() {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    let classes: [(HTTPByteClass, String)] = [
      (.token, letters + "!#$%&'*+-.^_`|~"), (.target, letters + "-._~!$&'()*+,;=:@/?%"), (.host, letters + "-._~"),
    ]
    for (byteClass, members) in classes {
      let expected = Set(members.utf8)
      for byte in UInt8.min...UInt8.max { #expect(byteClass.contains(byte) == expected.contains(byte), "byte \(byte)") }
    }
  }

  @Test func randomBytesNeverStopTheParser() {
    var generator = SplitMix(state: 20250401)
    let alphabet = Array(
      "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0;,:%\t\0\u{7f}Content-Length".utf8)
    for _ in 0..<3000 {
      let count = Int(generator.next() % 200) + 1
      var bytes = Array("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n".utf8)
      for _ in 0..<count % 6 {
        let place = Int(generator.next() % UInt64(bytes.count))
        bytes[place] = alphabet[Int(generator.next() % UInt64(alphabet.count))]
      }
      let split = Int(generator.next() % UInt64(bytes.count))
      #expect(steps([bytes[..<split], bytes[split...]]) == steps([bytes[...]]))
    }
  }
}

/// A small seeded generator, so that a failure comes back.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}
