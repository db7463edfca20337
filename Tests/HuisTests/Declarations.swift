/// What a Swift file declares, as far as the rules of the house ask.
extension SwiftSource {
  /// A declared name.
  struct Declaration: Hashable, Sendable {
    let keyword: String
    let name: String
    let line: Int
    /// Whether the file alone sees it.
    let isPrivate: Bool
    /// Whether it stands in no braces.
    let isTopLevel: Bool
  }

  /// A function with its body.
  struct Function: Hashable, Sendable {
    let name: String
    let line: Int
    /// Lines from its name to its last brace.
    let length: Int
  }

  static let typeKeywords: Set<String> = ["struct", "enum", "class", "actor", "protocol", "typealias"]
  private static let modifiers: Set<String> = [
    "package", "public", "internal", "private", "fileprivate", "final", "static", "indirect", "nonisolated", "mutating",
    "override", "lazy", "weak", "unowned", "isolated", "set", "(", ")", "unsafe", "consuming", "borrowing",
  ]

  /// The modules that the file imports.
  var imports: [(module: String, line: Int)] {
    tokens.indices.dropLast().filter { tokens[$0].text == "import" }.map { (tokens[$0 + 1].text, tokens[$0].line) }
  }

  /// Types, functions, variables and constants by their names.
  var declarations: [Declaration] {
    var found: [Declaration] = []
    var depth = 0
    for index in tokens.indices.dropLast() {
      let token = tokens[index]
      if token.text == "{" { depth += 1 }
      if token.text == "}" { depth -= 1 }
      let isType = SwiftSource.typeKeywords.contains(token.text)
      guard isType || ["func", "var", "let"].contains(token.text), tokens[index + 1].isWord else { continue }
      // `class func` names no class, and `.init` no initializer.
      guard !["func", "var", "let"].contains(tokens[index + 1].text) else { continue }
      found.append(
        Declaration(
          keyword: token.text, name: tokens[index + 1].text, line: token.line, isPrivate: isPrivate(index),
          isTopLevel: depth == 0))
    }
    return found
  }

  private func isPrivate(_ index: Int) -> Bool {
    let before = tokens[..<index].reversed().prefix { SwiftSource.modifiers.contains($0.text) }
    return before.contains { $0.text == "private" || $0.text == "fileprivate" }
  }

  /// The cases of an enumeration by their names; nil when the file does not declare it.
  func cases(of enumeration: String) -> [String]? {
    guard
      let start = tokens.indices.dropLast().first(where: {
        tokens[$0].text == "enum" && tokens[$0 + 1].text == enumeration
      }), let open = tokens[start...].firstIndex(where: { $0.text == "{" })
    else { return nil }
    var names: [String] = []
    var depth = 0
    var isInCase = false
    var expectsName = false
    for token in tokens[open...] {
      switch token.text {
      case "{", "(", "[": depth += 1
      case "}", ")", "]": depth -= 1
      case "case" where depth == 1: (isInCase, expectsName) = (true, true)
      case "," where depth == 1: expectsName = isInCase
      case _ where depth == 1 && expectsName:
        names.append(token.text)
        expectsName = false
      case _ where depth == 1 && token.isWord: isInCase = false
      default: break
      }
      if depth == 0 { break }
    }
    return names
  }

  /// Functions, initializers, subscripts and computed variables that have a body.
  var functions: [Function] {
    tokens.indices.compactMap { index in
      let token = tokens[index]
      guard ["func", "init", "deinit", "subscript", "var"].contains(token.text) else { return nil }
      // `.init(…)` is a call.
      if index > 0, tokens[index - 1].text == "." { return nil }
      guard let open = bodyStart(after: index), let close = bodyEnd(from: open) else { return nil }
      let isNamed = token.text == "func" || token.text == "var"
      return Function(
        name: isNamed ? tokens[index + 1].text : token.text, line: token.line,
        length: tokens[close].line - token.line + 1)
    }
  }

  /// The brace that opens the body; nil for a requirement of a protocol and for a stored variable.
  private func bodyStart(after index: Int) -> Int? {
    let isVariable = tokens[index].text == "var"
    var depth = 0
    for next in tokens.indices[(index + 1)...] {
      let token = tokens[next]
      switch token.text {
      case "(", "[": depth += 1
      case ")" where depth > 0, "]" where depth > 0: depth -= 1
      case "{" where depth == 0: return next
      case ")", "]", "}", "func", "var", "let", "case", "init", "subscript", "associatedtype", "static", "package":
        if depth == 0 && next > index + 1 { return nil }
      case "=" where depth == 0 && isVariable: return nil
      default:
        if depth == 0, isVariable, token.line > tokens[next - 1].line { return nil }
      }
    }
    return nil
  }

  private func bodyEnd(from open: Int) -> Int? {
    var depth = 0
    return tokens.indices[open...].first { index in
      if tokens[index].text == "{" { depth += 1 }
      if tokens[index].text == "}" { depth -= 1 }
      return depth == 0
    }
  }
}
