/// A pull reader of JSON (RFC 8259) over bytes in memory. It makes no tree. A caller asks for the value it expects and
/// gets that value, or nil and a fault in the list. After a fault the reader skips the value and goes on, so that one
/// reading finds all faults.
///
/// When the bytes are no JSON, reading stops. The reader then returns nil for every further value and keeps one fault,
/// which names the byte. So the code that reads needs no error handling of its own.
public struct JSONReader {
  /// How deep arrays and objects may be nested.
  public static let depthMax = 64
  /// The most unknown names that one reading remembers, to find the ones that come twice. They cost time and memory,
  /// and a correct document has none.
  static let namesKeptMax = 4000

  /// A step of the path to the value being read: the key's raw bytes in the document, or an index with `end` -1.
  struct Step {
    var start: Int
    var end: Int
  }

  @usableFromInline let base: UnsafePointer<UInt8>
  let end: Int
  var position: Int

  /// The path: the steps of `prefix`, then the first `depth` of `steps`.
  private let prefix: [PointerStep]
  var steps: [Step]
  var depth = 0

  /// How many unknown names are remembered.
  private(set) var namesKept = 0
  /// Whether there was a name that could not be remembered.
  private var hasNamesLeftOut = false

  /// The faults found so far.
  public internal(set) var faults = Faults()
  /// Where the bytes stopped being JSON, why, and what to do about it, as a sentence.
  struct Failure {
    let offset: Int
    let reason: StaticString
    var remedy: StaticString = "Verbeter het document."
  }
  private(set) var failure: Failure?

  /// Whether the value being read must be there: what to do about one that is empty.
  @usableFromInline
  enum Presence { case required, optional, element }
  @usableFromInline var presence = Presence.required

  /// A reader of the bytes in `range` of a document. `prefix` is the place of their value in the whole document.
  init(_ address: UnsafePointer<UInt8>, range: Range<Int>, prefix: [PointerStep]) {
    base = address
    end = range.upperBound
    position = range.lowerBound
    self.prefix = prefix
    steps = Array(repeating: Step(start: 0, end: -1), count: JSONReader.depthMax)
  }

  // MARK: Failure

  /// Whether the bytes proved to be no JSON.
  public var hasFailed: Bool { failure != nil }

  /// Stops reading: the bytes are no JSON at `offset`. The first failure stays.
  mutating func fail(_ reason: StaticString, at offset: Int) {
    stop(Failure(offset: offset, reason: reason))
  }

  mutating func fail(_ reason: StaticString) {
    fail(reason, at: position)
  }

  /// The same, with a remedy of its own.
  mutating func fail(_ reason: StaticString, remedy: StaticString) {
    stop(Failure(offset: position, reason: reason, remedy: remedy))
  }

  private mutating func stop(_ failure: Failure) {
    self.failure = self.failure ?? failure
    position = end
  }

  /// Reads to the end of the range. Only white space may stand there.
  mutating func finish() {
    skipWhiteSpace()
    if position < end { fail("tekst na het einde van het document") }
  }

  /// All faults: those found, or the one that says where the bytes are no JSON.
  var outcome: Faults {
    guard let failure else { return faults }
    return Faults(notJSON: failure)
  }

  // MARK: Bytes

  /// The next byte, or 0 at the end; 0 starts no token.
  var byte: UInt8 {
    @inline(__always) get { position < end ? base[position] : 0 }
  }

  @inline(__always)
  mutating func skipWhiteSpace() {
    while position < end {
      let byte = base[position]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      position += 1
    }
  }

  // MARK: Faults

  /// Records a fault at the value being read, or at a place below it.
  public mutating func fault(_ code: Fault.Code, at below: PointerStep..., message: @autoclosure () -> String) {
    fault(code, steps: below, message: message())
  }

  /// Records a fault at the value being read, or at a place below it. The message follows the name of the place.
  public mutating func fault(_ code: Fault.Code, steps below: [PointerStep], message: @autoclosure () -> String) {
    if hasFailed { return }
    if faults.onlyCounts { return faults.count() }
    let path = path + below
    let place = path.isEmpty ? "Het document" : path.map(\.spoken).joined(separator: " › ")
    faults.append(Fault(pointer: jsonPointer(path), code: code, message: "\(place): \(message())"))
  }

  /// Whether this is the first time that an object has the name. Beyond `namesKeptMax` names the answer is always true,
  /// and a fault says that there are too many.
  mutating func isNew(_ key: StringToken, among names: inout Set<UnknownName>) -> Bool {
    guard namesKept < JSONReader.namesKeptMax else {
      if !hasNamesLeftOut {
        hasNamesLeftOut = true
        fault(.length, message: "er staan te veel velden in het document die hier niet bekend zijn. Verwijder ze.")
      }
      return true
    }
    let (isNew, _) = names.insert(withDecoded(key) { UnknownName($0) })
    if isNew { namesKept += 1 }
    return isNew
  }

  /// The path to the value being read. Long names are cut.
  var path: [PointerStep] {
    prefix
      + steps[..<depth].map { step in
        step.end == -1 ? .index(step.start) : .member(excerpt(step.start, step.end))
      }
  }

  /// Records that a value has another JSON type than asked, and skips it.
  @inline(never)
  mutating func mismatch(_ expected: StaticString) {
    skipWhiteSpace()
    let found: StaticString? =
      switch byte {
      case UInt8(ascii: "{"): "een object"
      case UInt8(ascii: "["): "een lijst"
      case UInt8(ascii: "\""): "een tekst"
      case UInt8(ascii: "t"), UInt8(ascii: "f"): "waar of niet waar (true of false)"
      case UInt8(ascii: "n"): "niets (null)"
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): "een getal"
      default: nil
      }
    if let found { fault(.type, message: "hier hoort \(expected), maar er staat \(found).") }
    skipValue()
  }
}
