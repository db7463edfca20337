@testable import HTTPClient

/// What an answer is by its plain grammar: the bytes of whole heads, each line by itself.
private enum AnswerGrammar {
  /// Limits that inputs of some hundred bytes reach.
  static let limits: HTTPClientLimits = {
    var limits = HTTPClientLimits()
    limits.headBytesMax = 200
    limits.bodyBytesMax = 24
    return limits
  }()

  /// What the parser should make of the bytes and the end of the connection, and of how many of them.
  static func read(_ input: [UInt8]) -> (result: Result<HTTPAnswer, HTTPClientFault>, isDone: Bool) {
    var start = 0
    while true {
      guard let end = headEnd(input, from: start) else {
        return (.failure(input.count > limits.headBytesMax ? .headTooLong : .cutOff), false)
      }
      guard end <= limits.headBytesMax else { return (.failure(.headTooLong), false) }
      // Every byte is a character of its own, so that those outside ASCII keep their place.
      let lines = String(String.UnicodeScalarView(input[start..<(end - 4)].map { Unicode.Scalar($0) }))
        .unicodeScalars.split(separator: "\r\n".unicodeScalars, omittingEmptySubsequences: false)
      guard let head = Head(lines.map { String($0) }) else { return (.failure(.malformed), false) }
      start = end
      if head.status < 200 {
        guard head.status != 101 else { return (.failure(.malformed), false) }
        continue
      }
      let answer = HTTPAnswer(status: head.status, retryAfterSeconds: head.retryAfter)
      let isWithoutBody = head.status == 204 || head.status == 304 || head.length == 0
      let bodyMax = min(head.length ?? .max, limits.bodyBytesMax)
      return (.success(answer), isWithoutBody || input.count - end >= bodyMax)
    }
  }

  /// Where the empty line after a head ends.
  private static func headEnd(_ input: [UInt8], from start: Int) -> Int? {
    guard input.count >= start + 4 else { return nil }
    return (start...(input.count - 4)).first { input[$0..<($0 + 4)].elementsEqual([13, 10, 13, 10]) }.map { $0 + 4 }
  }

  /// A head by its lines; nil when it has another form.
  private struct Head {
    let status: Int
    private(set) var length: Int?
    private(set) var retryAfter: Int?

    init?(_ lines: [String]) {
      let first = /HTTP\/1\.[0-9] ([1-5][0-9]{2})(?: [\t\x20-\x7e\u{80}-\u{ff}]*)?/
      guard let match = lines.first?.wholeMatch(of: first.matchingSemantics(.unicodeScalar)),
        let status = Int(match.1)
      else { return nil }
      self.status = status
      var isCoded = false
      for line in lines.dropFirst() {
        let field = /([\x21-\x39\x3b-\x7e]+):([\t\x20-\x7e\u{80}-\u{ff}]*)/
        guard let match = line.wholeMatch(of: field.matchingSemantics(.unicodeScalar)) else { return nil }
        let value = match.2.trimmed
        let number = value.wholeMatch(of: /[0-9]{1,15}/).flatMap { Int($0.0) }
        switch match.1.lowercased() {
        case "content-length":
          guard let number, length ?? number == number else { return nil }
          length = number
        case "transfer-encoding": isCoded = true
        case "retry-after": retryAfter = number
        default: break
        }
      }
      if isCoded, length != nil { return nil }
    }
  }
}

extension Substring {
  /// Without spaces and tabs at both ends.
  fileprivate var trimmed: Substring {
    let isBlank: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" }
    let scalars = unicodeScalars
    let front = scalars.drop(while: isBlank)
    return Substring(Substring.UnicodeScalarView(front.reversed().drop(while: isBlank).reversed()))
  }
}

/// The parser makes of an answer what its plain grammar says, however the bytes are cut.
func checkAnswerParser(_ input: [UInt8]) throws(Finding) {
  let expected = AnswerGrammar.read(input)
  for piece in [1, 3, 7, max(input.count, 1)] {
    var parser = HTTPAnswerParser(limits: AnswerGrammar.limits)
    var rest = input[...]
    var result: Result<HTTPAnswer, HTTPClientFault>?
    var isDone = false
    do throws(HTTPClientFault) {
      while !rest.isEmpty {
        try parser.take(rest.prefix(piece))
        rest = rest.dropFirst(piece)
      }
      isDone = parser.isDone
      if !isDone { try parser.end() }
    } catch {
      result = .failure(error)
    }
    let found = result ?? parser.answer.map { .success($0) } ?? .failure(.cutOff)
    try require(found == expected.result, "by \(piece) it gives \(found), not \(expected.result)")
    try require(isDone == expected.isDone, "by \(piece) it is done: \(isDone), not \(expected.isDone)")
  }
}
