import Testing

@testable import HTTPClient

/// Answers made by hand: whole, cut off, and of a receiver that means harm.
@Suite struct AnswerParserTests {
  /// What the parser makes of bytes that come in pieces, and then the end of the connection.
  static func read(
    _ text: String, piece: Int = .max, limits: HTTPClientLimits = HTTPClientLimits()
  ) -> Result<HTTPAnswer, HTTPClientFault> {
    var parser = HTTPAnswerParser(limits: limits)
    var rest = Array(text.utf8)[...]
    do throws(HTTPClientFault) {
      while !rest.isEmpty, !parser.isDone {
        try parser.take(rest.prefix(piece))
        rest = rest.dropFirst(piece)
      }
      if !parser.isDone { try parser.end() }
    } catch {
      return .failure(error)
    }
    guard let answer = parser.answer else { return .failure(.cutOff) }
    return .success(answer)
  }

  static let good: [(text: String, answer: HTTPAnswer)] = [
    ("HTTP/1.1 204 No Content\r\n\r\n", HTTPAnswer(status: 204)),
    ("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", HTTPAnswer(status: 200)),
    ("HTTP/1.0 202 \r\n\r\nto the end", HTTPAnswer(status: 202)),
    ("HTTP/1.1 500\r\n\r\n", HTTPAnswer(status: 500)),
    (
      "HTTP/1.1 503 Busy\r\nRETRY-AFTER:\t 120 \r\nContent-Length: 0\r\n\r\n",
      HTTPAnswer(status: 503, retryAfterSeconds: 120)
    ),
    ("HTTP/1.1 429 X\r\nRetry-After: Fri, 31 Dec 1999 23:59:59 GMT\r\n\r\n", HTTPAnswer(status: 429)),
    ("HTTP/1.1 429 X\r\nRetry-After: -1\r\n\r\n", HTTPAnswer(status: 429)),
    ("HTTP/1.1 429 X\r\nRetry-After: 99999999999999999999\r\n\r\n", HTTPAnswer(status: 429)),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n", HTTPAnswer(status: 200)),
    (
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nLink: x\r\n\r\nHTTP/1.1 201 Made\r\n\r\n",
      HTTPAnswer(status: 201)
    ),
    ("HTTP/1.1 200 caf\u{e9}\r\nX:\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc", HTTPAnswer(status: 200)),
  ]

  @Test func aWholeAnswerIsReadHoweverItComes() {
    for (text, answer) in Self.good {
      for piece in [1, 2, 7, .max] {
        #expect(Self.read(text, piece: piece) == .success(answer), "\(text.debugDescription) by \(piece)")
      }
    }
  }

  /// Cut in its head it is none; cut in its body it counts.
  @Test func anAnswerThatIsCutOffAnywhereIsNoneBeforeItsHeadIsWhole() {
    for (text, answer) in Self.good {
      let head =
        text.utf8.count
        - (text.ranges(of: "\r\n\r\n").filter { range in
          text[range.upperBound...].hasPrefix("HTTP/1.1") == false
        }.first.map { text[$0.upperBound...].utf8.count } ?? 0)
      for length in 0..<text.utf8.count {
        let cut = String(decoding: Array(text.utf8.prefix(length)), as: UTF8.self)
        let expected: Result<HTTPAnswer, HTTPClientFault> = length < head ? .failure(.cutOff) : .success(answer)
        // A cut in the middle of a letter makes another text; there are none in heads but in the last.
        #expect(Self.read(cut) == expected, "\(length) of \(text.debugDescription)")
      }
    }
  }

  @Test(arguments: [
    "SSH-2.0-OpenSSH_9.2\r\n\r\n", "HTTP/2 200\r\n\r\n", "HTTP/1.1  200 OK\r\n\r\n", "HTTP/1.1 20 OK\r\n\r\n",
    "HTTP/1.1 2000 OK\r\n\r\n", "HTTP/1.1 099 OK\r\n\r\n", "HTTP/1.1 600 OK\r\n\r\n", "HTTP/1.1 2x0 OK\r\n\r\n",
    "http/1.1 200 OK\r\n\r\n", "HTTP/1.1 200 a\u{1}b\r\n\r\n", "HTTP/1.1 101 Switching\r\n\r\n", "\r\n\r\n",
    "HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "HTTP/1.1 200 OK\r\n: x\r\n\r\n", "HTTP/1.1 200 OK\r\nA : x\r\n\r\n",
    "HTTP/1.1 200 OK\r\nA: x\r\n folded\r\n\r\n", "HTTP/1.1 200 OK\r\nA: x\nB: y\r\n\r\n",
    "HTTP/1.1 200 OK\r\nA: x\rB: y\r\n\r\n", "HTTP/1.1 200 OK\r\nA: \u{0}\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "HTTP/1.1 200 OK\r\nContent-Length: 1, 1\r\n\r\na", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 0x1\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\na",
  ])
  func whatIsNoAnswerIsNotTakenForOne(_ text: String) {
    #expect(Self.read(text) == .failure(.malformed))
    #expect(Self.read(text, piece: 1) == .failure(.malformed))
  }

  @Test func aHeadWithoutEndIsLeft() {
    var limits = HTTPClientLimits()
    limits.headBytesMax = 1000
    let endless = [
      String(repeating: "x", count: 1001), "HTTP/1.1 200 OK\r\n" + String(repeating: "A: b\r\n", count: 300),
      String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 100),
    ]
    for text in endless { #expect(Self.read(text, limits: limits) == .failure(.headTooLong)) }
    let longest = "HTTP/1.1 200 OK\r\nA: "
    let fitting = longest + String(repeating: "b", count: 1000 - longest.utf8.count - 4) + "\r\n\r\n"
    #expect(Self.read(fitting, limits: limits) == .success(HTTPAnswer(status: 200)))
    #expect(
      Self.read("HTTP/1.1 200 OK\r\nA: b" + fitting.dropFirst(longest.count), limits: limits)
        != .success(HTTPAnswer(status: 500)))
  }

  @Test func aBodyIsReadAsFarAsTheLimitAlone() throws {
    var limits = HTTPClientLimits()
    limits.bodyBytesMax = 100
    for field in ["", "Content-Length: 1000000\r\n", "Transfer-Encoding: chunked\r\n"] {
      var parser = HTTPAnswerParser(limits: limits)
      try parser.take(Array("HTTP/1.1 200 OK\r\n\(field)\r\n".utf8))
      #expect(parser.answer == HTTPAnswer(status: 200) && !parser.isDone)
      try parser.take([UInt8](repeating: 7, count: 99))
      #expect(!parser.isDone)
      try parser.take([7])
      #expect(parser.isDone)
    }
  }

  /// Any bytes at all end in an answer or in a fault, however they are cut.
  @Test func anyBytesComeToAnEnd() {
    var random = SystemRandomNumberGenerator()
    let seed = UInt64.random(in: 0 ... .max, using: &random)
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<2000 {
      var text = Array(Self.good[next(Self.good.count)].text.utf8)
      for _ in 0...next(4) where !text.isEmpty { text[next(text.count)] = UInt8(next(256)) }
      func run(_ piece: Int) -> Result<HTTPAnswer, HTTPClientFault> {
        var parser = HTTPAnswerParser(limits: HTTPClientLimits())
        var rest = text[...]
        do throws(HTTPClientFault) {
          while !rest.isEmpty, !parser.isDone {
            try parser.take(rest.prefix(piece))
            rest = rest.dropFirst(piece)
          }
          try parser.end()
        } catch {
          return .failure(error)
        }
        return parser.answer.map { .success($0) } ?? .failure(.cutOff)
      }
      #expect(run(1) == run(.max), "seed \(seed)")
    }
  }
}
