/// One request over HTTP/2 (RFC 9113), on a connection of its own and without TLS. It sends its fields as they are, and of
/// the answer reads the status and the body alone, so it needs no table of HPACK (RFC 7541).
struct HTTP2Request {
  private static let preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
  private static let frameHeadBytes = 9

  private enum Frame {
    static let data: UInt8 = 0
    static let headers: UInt8 = 1
    static let settings: UInt8 = 4
  }

  private enum Flag {
    static let endStream: UInt8 = 1
    static let endHeaders: UInt8 = 4
  }

  struct Answer {
    var status = 0
    var body: [UInt8] = []
  }

  var method: String
  var path: String
  /// The name of the host; nil sends none.
  var authority: String? = Nginx.name
  var fields: [(name: String, value: String)] = []
  /// Whether nothing follows the fields. Else a body is announced, of which nothing comes.
  var isWhole = true

  /// Sends it and reads the answer; nil when the server closes before that is whole.
  func ask(port: Int) throws -> Answer? {
    let client = try RawClient(port: port)
    var block = literal(":method", method) + literal(":scheme", "http") + literal(":path", path)
    if let authority { block += literal(":authority", authority) }
    for field in fields { block += literal(field.name, field.value) }
    let flags = Flag.endHeaders | (isWhole ? Flag.endStream : 0)
    client.send(
      Array(HTTP2Request.preface.utf8) + frame(Frame.settings, stream: 0, [])
        + frame(Frame.headers, flags: flags, stream: 1, block))
    var answer = Answer()
    while let head = client.read(count: HTTP2Request.frameHeadBytes) {
      let length = head[..<3].reduce(0) { $0 << 8 | Int($1) }
      guard let payload = client.read(count: length) else { return nil }
      if head[3] == Frame.headers { answer.status = status(payload) }
      if head[3] == Frame.data { answer.body += payload }
      if [Frame.headers, Frame.data].contains(head[3]), head[4] & Flag.endStream != 0 { return answer }
    }
    return nil
  }

  private func frame(_ type: UInt8, flags: UInt8 = 0, stream: UInt8, _ payload: [UInt8]) -> [UInt8] {
    let length = payload.count
    return [UInt8(length >> 16 & 0xff), UInt8(length >> 8 & 0xff), UInt8(length & 0xff), type, flags, 0, 0, 0, stream]
      + payload
  }

  /// A field that nobody need remember, its name and value as they are (RFC 7541 section 6.2.2).
  private func literal(_ name: String, _ value: String) -> [UInt8] {
    precondition(name.utf8.count < 127 && value.utf8.count < 127, "a longer length takes more than a byte")
    return [0, UInt8(name.utf8.count)] + name.utf8 + [UInt8(value.utf8.count)] + value.utf8
  }

  /// The status, which nginx sends first: by its place in the static table, or by its name there with three digits.
  private func status(_ block: [UInt8]) -> Int {
    let known: [UInt8: Int] = [0x88: 200, 0x89: 204, 0x8a: 206, 0x8b: 304, 0x8c: 400, 0x8d: 404, 0x8e: 500]
    // A change of the size of the table may come before.
    let field = block.drop { $0 & 0xe0 == 0x20 }
    if let status = field.first.flatMap({ known[$0] }) { return status }
    return Int(String(decoding: field.dropFirst(2).prefix(3), as: UTF8.self)) ?? 0
  }
}
