/// A Swift file with its code, its comments and its strings apart. Each of the three is as long as the file and has
/// spaces where the others stand, so that a place in one is the same place and line in all.
///
/// This is a scan and no parser: it knows comments, literals and brackets, which is enough for the rules of the house.
struct SwiftSource: Sendable {
  /// A name, a number or a single other character of the code.
  struct Token: Sendable {
    let text: String
    let line: Int
    var isWord: Bool { text.utf8.first.map { ByteClass.of[Int($0)].isLetter } ?? false }
  }

  let path: String
  let code: [UInt8]
  let comments: [UInt8]
  let strings: [UInt8]
  /// The code as tokens.
  let tokens: [Token]

  init(_ file: RepositoryFile) { self.init(path: file.path, file.bytes) }

  /// For the examples by which a rule shows what it finds.
  init(path: String, _ text: String) { self.init(path: path, Array(text.utf8)) }

  private init(path: String, _ bytes: [UInt8]) {
    var scanner = Scanner(bytes)
    scanner.run()
    self.path = path
    code = scanner.code
    comments = scanner.comments
    strings = scanner.strings
    tokens = SwiftSource.tokens(scanner.code)
  }

  /// The lines of a part that hold something.
  static func lines(_ part: [UInt8]) -> [(number: Int, text: String)] {
    part.split(separator: newline, omittingEmptySubsequences: false).enumerated().compactMap { line in
      let text = String(decoding: line.element, as: UTF8.self)
      return text.contains { $0 != " " } ? (line.offset + 1, text) : nil
    }
  }

  private static func tokens(_ code: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var line = 1
    let classes = ByteClass.of
    var place = 0
    while place < code.count {
      let start = place
      let byte = code[place]
      place += 1
      if byte == space { continue }
      if byte == newline {
        line += 1
        continue
      }
      if classes[Int(byte)].isLetter || classes[Int(byte)].isDigit {
        while place < code.count {
          let next = classes[Int(code[place])]
          guard next.isLetter || next.isDigit else { break }
          place += 1
        }
      }
      tokens.append(Token(text: String(decoding: code[start..<place], as: UTF8.self), line: line))
    }
    return tokens
  }
}

private let newline = UInt8(ascii: "\n")
private let space = UInt8(ascii: " ")
private let quote = UInt8(ascii: "\"")
private let slash = UInt8(ascii: "/")
private let star = UInt8(ascii: "*")
private let hash = UInt8(ascii: "#")
private let backslash = UInt8(ascii: "\\")

/// What a byte is, looked up: every byte of the house is asked for it, in a build that is not optimised.
private struct ByteClass {
  let isDigit: Bool
  /// Whether a name may begin with it; those above ASCII are letters of names such as `één`.
  let isLetter: Bool
  /// Whether it can begin or end something that is no plain code.
  let isTurn: Bool

  static let of: [ByteClass] = (0...255).map { (byte: UInt8) in
    ByteClass(
      isDigit: (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte),
      isLetter: byte == UInt8(ascii: "_") || byte >= 0x80
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20),
      isTurn: "/\"#()".utf8.contains(byte))
  }
}

/// Takes a text apart, from front to back.
private struct Scanner {
  private enum Frame {
    /// Code; in an interpolation with how many brackets are open.
    case code(brackets: Int?)
    case string(hashes: Int, quotes: Int)
  }

  private let bytes: [UInt8]
  private var place = 0
  private var frames = [Frame.code(brackets: nil)]
  private(set) var code: [UInt8]
  private(set) var comments: [UInt8]
  private(set) var strings: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let blank = bytes.map { $0 == newline ? newline : space }
    code = blank
    comments = blank
    strings = blank
  }

  mutating func run() {
    while place < bytes.count, let frame = frames.last {
      switch frame {
      case .code(let brackets): scanCode(brackets)
      case .string(let hashes, let quotes): scanString(hashes, quotes)
      }
    }
  }

  private func at(_ offset: Int) -> UInt8? {
    place + offset < bytes.count ? bytes[place + offset] : nil
  }

  private func run(of byte: UInt8, from offset: Int = 0) -> Int {
    var count = 0
    while at(offset + count) == byte { count += 1 }
    return count
  }

  private mutating func scanCode(_ brackets: Int?) {
    let classes = ByteClass.of
    while place < bytes.count, !classes[Int(bytes[place])].isTurn {
      code[place] = bytes[place]
      place += 1
    }
    guard place < bytes.count else { return }
    let byte = bytes[place]
    let hashes = run(of: hash)
    switch (byte, at(1)) {
    case (slash, slash): takeLineComment()
    case (slash, star): takeBlockComment()
    case (quote, _),
      (hash, _) where at(hashes) == quote:
      let quotes = run(of: quote, from: hashes) >= 3 ? 3 : 1
      frames.append(.string(hashes: hashes, quotes: quotes))
      place += hashes + quotes
    case (slash, _) where startsPattern: takePattern()
    case (UInt8(ascii: "("), _):
      keepCode(brackets.map { $0 + 1 })
    case (UInt8(ascii: ")"), _):
      if brackets == 1 {
        frames.removeLast()
        place += 1
      } else {
        keepCode(brackets.map { $0 - 1 })
      }
    default: keepCode(brackets)
    }
  }

  private mutating func keepCode(_ brackets: Int?) {
    code[place] = bytes[place]
    frames[frames.count - 1] = .code(brackets: brackets)
    place += 1
  }

  private mutating func takeLineComment() {
    while place < bytes.count, bytes[place] != newline {
      comments[place] = bytes[place]
      place += 1
    }
  }

  private mutating func takeBlockComment() {
    var depth = 0
    repeat {
      let step: Int
      switch (bytes[place], at(1)) {
      case (slash, star):
        depth += 1
        step = 2
      case (star, slash):
        depth -= 1
        step = 2
      default: step = 1
      }
      for _ in 0..<step where place < bytes.count {
        comments[place] = bytes[place]
        place += 1
      }
    } while depth > 0 && place < bytes.count
  }

  /// Whether the slash here begins a pattern: after what no operand can be, and closed on its line.
  private var startsPattern: Bool {
    guard at(1) != space, let end = patternEnd else { return false }
    let before = code[..<place].last { $0 != space && $0 != newline }
    return end > place + 1 && before.map { "=(,:[{".utf8.contains($0) } ?? false
  }

  private var patternEnd: Int? {
    var end = place + 1
    while end < bytes.count, bytes[end] != newline {
      if bytes[end] == slash { return end }
      end += bytes[end] == backslash ? 2 : 1
    }
    return nil
  }

  private mutating func takePattern() {
    guard let end = patternEnd else { preconditionFailure("a pattern has an end") }
    for index in (place + 1)..<end { strings[index] = bytes[index] }
    place = end + 1
  }

  private mutating func scanString(_ hashes: Int, _ quotes: Int) {
    let byte = bytes[place]
    if byte == quote, run(of: quote) >= quotes, run(of: hash, from: quotes) >= hashes {
      frames.removeLast()
      place += quotes + hashes
    } else if byte == backslash, run(of: hash, from: 1) >= hashes {
      if at(1 + hashes) == UInt8(ascii: "(") {
        frames.append(.code(brackets: 1))
        place += 2 + hashes
      } else {
        place += 2 + hashes
      }
    } else {
      strings[place] = byte
      place += 1
    }
  }
}
