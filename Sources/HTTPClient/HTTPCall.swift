/// A request that sends something.
package struct HTTPCall: Sendable {
  /// The fields beside those of the message itself. Their names and values are ours, and visible ASCII.
  package let fields: [(name: String, value: String)]
  /// What is sent.
  package let body: [UInt8]

  /// A POST of these bytes.
  package init(fields: [(name: String, value: String)], body: [UInt8]) {
    for (name, value) in fields {
      precondition(name.utf8.allSatisfy { (0x21...0x7e).contains($0) && $0 != 0x3a } && !name.isEmpty, "a field name")
      precondition(value.utf8.allSatisfy { (0x20...0x7e).contains($0) }, "a field value is of one line")
    }
    self.fields = fields
    self.body = body
  }

  /// The message. The connection serves it alone.
  func bytes(to endpoint: HTTPEndpoint) -> [UInt8] {
    let head =
      ["POST \(endpoint.target) HTTP/1.1", "Host: \(endpoint.host)"] + fields.map { "\($0.name): \($0.value)" }
      + ["Content-Length: \(body.count)", "Connection: close"]
    return Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body
  }
}
