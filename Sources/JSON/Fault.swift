/// One fault in a received document: its place, the broken rule, and how to mend it.
public struct Fault: Hashable, Sendable {
  /// The kinds of fault (`contract.md` section 3); the raw value goes over the wire.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// Not JSON (RFC 8259), lone surrogates and invalid UTF-8 included.
    case json
    /// A member that its object already has.
    case duplicateMember = "dubbel_veld"
    /// A member that the document does not know.
    case unknownMember = "onbekend_veld"
    /// A required member that is not there.
    case required = "verplicht"
    /// Another JSON type, or a fraction where a count is expected.
    case type
    /// A number outside its range.
    case range = "bereik"
    /// A text or list too short or too long.
    case length = "lengte"
    /// Not one of the allowed values, or not of the required form.
    case value = "waarde"
    /// A sum that does not hold.
    case sum = "som"
  }

  /// Its place, as a JSON Pointer (RFC 6901); empty for the whole document.
  public let pointer: String
  /// The rule that the document breaks.
  public let code: Code
  /// What is wrong and how to mend it, in Dutch.
  public let message: String
  /// A fault at that place.
  public init(pointer: String, code: Code, message: String) {
    self.pointer = pointer
    self.code = code
    self.message = message
  }
}

/// All faults of a document, in the order of the document.
public struct Faults: Error, Hashable, Sendable {
  /// The most faults that are listed; further ones are only counted.
  public static let listedMax = 100

  /// The list is full once its faults hold this many bytes. Names are cut, but a pointer can hold as many of them as a
  /// document is deep.
  public static let listedBytesMax = 256 * 1024

  /// The faults listed so far, at most `listedMax`.
  private var listed: [Fault] = []
  /// The bytes of the listed pointers and messages.
  private var listedBytes = 0
  /// The first fault beyond the list, and how many there are.
  private var omitted: Fault?
  private var omittedCount = 0
  /// Where the bytes stopped being JSON, in bytes from the start; nil when they are JSON.
  public private(set) var notJSONAt: Int?

  /// No faults yet.
  public init() {}

  /// One fault.
  public init(_ fault: Fault) { append(fault) }

  /// One fault, which says that the bytes are no JSON.
  init(notJSON failure: JSONReader.Failure) {
    self.init(
      Fault(
        pointer: "", code: .json,
        message: "Dit is geen geldige JSON: \(failure.reason), bij byte \(failure.offset). \(failure.remedy)"))
    notJSONAt = failure.offset
  }

  /// Whether the bytes are no JSON. Then there is only one fault.
  public var areNotJSON: Bool { listed.first?.code == .json }

  /// Whether there are none.
  public var isEmpty: Bool { listed.isEmpty }

  /// Whether the list is full.
  var isFull: Bool { listed.count == Faults.listedMax || listedBytes >= Faults.listedBytesMax }

  /// Whether a further fault would only be counted, so that its pointer and message need not be made.
  var onlyCounts: Bool { omitted != nil }

  /// The listed faults, `listedMax` at most. When there were more, the last one stands for all that are left out: it has
  /// the place and the code of the first of them, and says how many there are.
  public var all: [Fault] {
    guard let omitted else { return listed }
    let shown = listed.prefix(Faults.listedMax - 1)
    let first = listed.dropFirst(shown.count).first ?? omitted
    let count = omittedCount + listed.count - shown.count
    let rest =
      count == 1
      ? "Hier staat nog 1 fout, die niet wordt genoemd."
      : "Hier en elders staan nog \(count) fouten, die niet worden genoemd."
    return shown + [
      Fault(
        pointer: first.pointer, code: first.code,
        message: "\(rest) Herstel eerst de fouten hierboven en probeer het dan opnieuw.")
    ]
  }

  /// Adds a fault, or counts it when the list is full.
  public mutating func append(_ fault: Fault) {
    guard !isFull else {
      omitted = omitted ?? fault
      omittedCount += 1
      return
    }
    listed.append(fault)
    listedBytes += fault.pointer.utf8.count + fault.message.utf8.count
  }

  /// Adds the faults of a later part of the same document.
  public mutating func append(_ later: Faults) {
    for fault in later.listed { append(fault) }
    guard let fault = later.omitted else { return }
    append(fault)
    omittedCount += later.omittedCount - 1
  }

  /// Counts a fault beyond the list.
  mutating func count() {
    precondition(onlyCounts, "the first fault beyond the list is kept")
    omittedCount += 1
  }
}

/// A step of a JSON Pointer, below the value that is being read.
public enum PointerStep: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  /// A member of an object.
  case member(String)
  /// An element of an array, counted from 0.
  case index(Int)

  /// A member.
  public init(stringLiteral value: String) { self = .member(value) }
  /// An element.
  public init(integerLiteral value: Int) { self = .index(value) }

  /// The step as RFC 6901 writes it, with `~` and `/` escaped.
  var escaped: String {
    switch self {
    case .index(let index): return String(index)
    case .member(let name):
      var text = ""
      for scalar in name.unicodeScalars {
        switch scalar {
        case "~": text += "~0"
        case "/": text += "~1"
        default: text.unicodeScalars.append(scalar)
        }
      }
      return text
    }
  }

  /// The step in a message for people, who count elements from 1.
  var spoken: String {
    switch self {
    case .index(let index): "nr. \(index + 1)"
    case .member(let name): name
    }
  }
}

/// The JSON Pointer (RFC 6901) of these steps.
public func jsonPointer(_ steps: [PointerStep]) -> String {
  steps.reduce(into: "") { $0 += "/" + $1.escaped }
}
