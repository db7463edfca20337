import Testing

/// One stream of bytes and what an HTTP/1.1 server must make of it: the statuses of its answers in order, and whether it
/// closes afterwards. A case that is refused must not let what stands behind it through as a request.
struct FramingCase: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: String
  let statuses: [Int]
  let closes: Bool
  var testDescription: String { name }

  init(_ name: String, _ bytes: String, _ statuses: [Int], closes: Bool = true) {
    self.name = name
    self.bytes = bytes
    self.statuses = statuses
    self.closes = closes
  }

  /// The name of the case that promises more than it sends.
  static let unfinished = "length over the limit"

  static let all = requestLines + targets + hosts + fieldLines + lengths + codings + chunks + connections

  /// A request behind the refused one, that nobody may answer.
  private static let smuggled = "GET /items/smuggled HTTP/1.1\r\nHost: a\r\n\r\n"

  private static let requestLines: [FramingCase] = [
    FramingCase("plain GET", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", [200], closes: false),
    FramingCase("one empty line before", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", [200], closes: false),
    FramingCase("two empty lines before", "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("bare LF before", "\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("space before the method", " GET / HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("two spaces before the target", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("two spaces before the version", "GET /  HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("space after the version", "GET / HTTP/1.1 \r\nHost: a\r\n\r\n", [400]),
    FramingCase("tab for a space", "GET\t/\tHTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("no version", "GET /\r\nHost: a\r\n\r\n", [400]),
    FramingCase("no target", "GET HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("method not a token", "G@T / HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("method with a colon", "Host: a\r\nGET / HTTP/1.1\r\n\r\n", [400]),
    FramingCase("small letters are another method", "get / HTTP/1.1\r\nHost: a\r\n\r\n", [405], closes: false),
    FramingCase("method too long", String(repeating: "A", count: 33) + " / HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("TLS greeting", "\u{16}\u{03}\u{01}\u{02}", [400]),
    FramingCase("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [505]),
    FramingCase("version 1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", [505]),
    FramingCase("version 0.9", "GET / HTTP/0.9\r\nHost: a\r\n\r\n", [505]),
    FramingCase("version in small letters", "GET / http/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("version with two digits", "GET / HTTP/1.10\r\nHost: a\r\n\r\n", [400]),
    FramingCase("version with a sign", "GET / HTTP/+.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("LF ends the request line", "GET / HTTP/1.1\nHost: a\r\n\r\n", [400]),
    FramingCase("LF ends all lines", "GET / HTTP/1.1\nHost: a\n\n" + smuggled, [400]),
    FramingCase("CR alone in the request line", "GET /\rx HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("CR CR LF", "GET / HTTP/1.1\r\r\nHost: a\r\n\r\n", [400]),
  ]

  private static let targets: [FramingCase] = [
    FramingCase("absolute form", "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", [200], closes: false),
    FramingCase("absolute form without path", "GET HTTP://a:80 HTTP/1.1\r\nHost: a\r\n\r\n", [200], closes: false),
    FramingCase("absolute form, IPv6", "GET http://[::1]:80/ HTTP/1.1\r\nHost: a\r\n\r\n", [200], closes: false),
    FramingCase("absolute form, query only", "GET http://a?x=1 HTTP/1.1\r\nHost: a\r\n\r\n", [200], closes: false),
    FramingCase("absolute form with user", "GET http://u@a/ HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("absolute form without host", "GET http:/// HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("absolute form, other scheme", "GET ftp://a/ HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("absolute form without Host field", "GET http://a/ HTTP/1.1\r\n\r\n", [400]),
    FramingCase("asterisk form", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", [204], closes: false),
    FramingCase("asterisk form of GET", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("CONNECT", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", [501]),
    FramingCase("no leading slash", "GET items/1 HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("fragment", "GET /#x HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("raw non-ASCII", "GET /é HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("quotation mark", "GET /\" HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("backslash", "GET /items\\1 HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("bracket in a path", "GET /[ HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("NUL in the target", "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("encoded NUL", "GET /items/%00 HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("broken percent", "GET /items/%4 HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("percent without digits", "GET /items/%zz HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("encoded bytes not UTF-8", "GET /items/%ff HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("overlong UTF-8", "GET /items/%c0%af HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("broken percent in the query", "GET /?a=%4 HTTP/1.1\r\nHost: a\r\n\r\n", [400]),
    FramingCase("encoded slash", "GET /items/a%2Fb HTTP/1.1\r\nHost: a\r\n\r\n", [404], closes: false),
    FramingCase("encoded backslash", "GET /items/a%5Cb HTTP/1.1\r\nHost: a\r\n\r\n", [404], closes: false),
    FramingCase("encoded line feed", "GET /items/a%0Ab HTTP/1.1\r\nHost: a\r\n\r\n", [404], closes: false),
    FramingCase("dot segments", "GET /items/../items/1 HTTP/1.1\r\nHost: a\r\n\r\n", [404], closes: false),
    FramingCase("dot segment as a value", "GET /items/.. HTTP/1.1\r\nHost: a\r\n\r\n", [404], closes: false),
    FramingCase("encoded dot segment", "GET /items/%2e%2E HTTP/1.1\r\nHost: a\r\n\r\n", [404], closes: false),
    FramingCase("trailing slash", "GET /items/1/ HTTP/1.1\r\nHost: a\r\n\r\n", [404], closes: false),
    FramingCase("double slash", "GET //items/1 HTTP/1.1\r\nHost: a\r\n\r\n", [404], closes: false),
    FramingCase("encoded letter is the letter", "GET /%69tems/1 HTTP/1.1\r\nHost: a\r\n\r\n", [200], closes: false),
    FramingCase("other case is another path", "GET /Items/1 HTTP/1.1\r\nHost: a\r\n\r\n", [404], closes: false),
  ]

  private static let hosts: [FramingCase] = [
    FramingCase("no Host", "GET / HTTP/1.1\r\n\r\n" + smuggled, [400]),
    FramingCase("two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", [400]),
    FramingCase("two Hosts, other case", "GET / HTTP/1.1\r\nHost: a\r\nhOST: b\r\n\r\n", [400]),
    FramingCase("empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", [400]),
    FramingCase("Host with user", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", [400]),
    FramingCase("Host with path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", [400]),
    FramingCase("Host list", "GET / HTTP/1.1\r\nHost: a, b\r\n\r\n", [400]),
    FramingCase("Host with a bad port", "GET / HTTP/1.1\r\nHost: a:8x\r\n\r\n", [400]),
    FramingCase("Host with a high port", "GET / HTTP/1.1\r\nHost: a:65536\r\n\r\n", [400]),
    FramingCase("Host with port", "GET / HTTP/1.1\r\nHost: a.example:8080\r\n\r\n", [200], closes: false),
    FramingCase("Host IPv6", "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", [200], closes: false),
    FramingCase("HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n", [200]),
    FramingCase("HTTP/1.0 with two Hosts", "GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n", [400]),
  ]

  private static let fieldLines: [FramingCase] = [
    FramingCase("space before the colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n" + smuggled, [400]),
    FramingCase("tab before the colon", "GET / HTTP/1.1\r\nHost: a\r\nX\t: b\r\n\r\n", [400]),
    FramingCase("obs-fold", "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n", [400]),
    FramingCase("obs-fold with tab", "GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n\tc\r\n\r\n", [400]),
    FramingCase("space before the first field", "GET / HTTP/1.1\r\n Host: a\r\nHost: a\r\n\r\n", [400]),
    FramingCase(
      "folded Transfer-Encoding", "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding:\r\n chunked\r\n\r\n", [400]),
    FramingCase("no colon", "GET / HTTP/1.1\r\nHost: a\r\nX\r\n\r\n", [400]),
    FramingCase("empty name", "GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n", [400]),
    FramingCase("name not a token", "GET / HTTP/1.1\r\nHost: a\r\nX(y): b\r\n\r\n", [400]),
    FramingCase("NUL in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: b\0c\r\n\r\n", [400]),
    FramingCase("CR in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: b\rc\r\n\r\n", [400]),
    FramingCase("LF in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: b\nY: c\r\n\r\n", [400]),
    FramingCase("DEL in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: b\u{7f}\r\n\r\n", [400]),
    FramingCase("vertical tab in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: \u{0b}b\r\n\r\n", [400]),
    FramingCase("obs-text in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: é\r\n\r\n", [200], closes: false),
    FramingCase("empty value", "GET / HTTP/1.1\r\nHost: a\r\nX:\r\n\r\n", [200], closes: false),
    FramingCase("spaces around a value", "GET / HTTP/1.1\r\nHost: \t a \t\r\n\r\n", [200], closes: false),
    FramingCase(
      "101 fields", "GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "X: y\r\n", count: 100) + "\r\n", [431]),
    FramingCase(
      "100 fields", "GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "X: y\r\n", count: 99) + "\r\n", [200],
      closes: false),
    FramingCase(
      "fields too long", "GET / HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "y", count: 33_000) + "\r\n\r\n", [431]),
    FramingCase(
      "target too long", "GET /" + String(repeating: "y", count: 8192) + " HTTP/1.1\r\nHost: a\r\n\r\n", [414]),
    FramingCase("target endless", "GET /" + String(repeating: "y", count: 20_000), [414]),
    FramingCase(
      "target as long as allowed", "GET /" + String(repeating: "y", count: 8191) + " HTTP/1.1\r\nHost: a\r\n\r\n",
      [404], closes: false),
  ]

  private static let lengths: [FramingCase] = [
    FramingCase("length", post("Content-Length: 3\r\n\r\nabc"), [200], closes: false),
    FramingCase("length 0", post("Content-Length: 0\r\n\r\n"), [200], closes: false),
    FramingCase("leading zeros", post("Content-Length: 003\r\n\r\nabc"), [200], closes: false),
    FramingCase("no length means no body", post("\r\n") + smuggled, [200, 200], closes: false),
    FramingCase(
      "GET with a body", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nGET /" + smuggled, [200, 200],
      closes: false),
    FramingCase(
      "both lengths", post("Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG") + smuggled, [400]),
    FramingCase(
      "both lengths, other order", post("Transfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\nG") + smuggled,
      [400]),
    FramingCase("differing lengths", post("Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc") + smuggled, [400]),
    FramingCase("equal lengths twice", post("Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc") + smuggled, [400]),
    FramingCase("length list", post("Content-Length: 3, 3\r\n\r\nabc") + smuggled, [400]),
    FramingCase("length with plus", post("Content-Length: +3\r\n\r\nabc"), [400]),
    FramingCase("negative length", post("Content-Length: -3\r\n\r\nabc"), [400]),
    FramingCase("hexadecimal length", post("Content-Length: 0x3\r\n\r\nabc"), [400]),
    FramingCase("length with inner space", post("Content-Length: 3 3\r\n\r\nabc"), [400]),
    FramingCase("length with underscore", post("Content-Length: 1_0\r\n\r\nabc"), [400]),
    FramingCase("length with a fraction", post("Content-Length: 3.0\r\n\r\nabc"), [400]),
    FramingCase("empty length", post("Content-Length:\r\n\r\nabc"), [400]),
    FramingCase("length in other digits", post("Content-Length: ٣\r\n\r\nabc"), [400]),
    FramingCase(unfinished, post("Content-Length: 2097153\r\n\r\n") + smuggled, [413]),
    FramingCase("length beyond 64 bits", post("Content-Length: 18446744073709551619\r\n\r\nabc"), [413]),
    FramingCase("length of 2^63", post("Content-Length: 9223372036854775808\r\n\r\nabc"), [413]),
  ]

  private static let codings: [FramingCase] = [
    FramingCase("chunked", post("Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"), [200], closes: false),
    FramingCase("chunked in capitals", post("Transfer-Encoding: CHUNKED\r\n\r\n0\r\n\r\n"), [200], closes: false),
    FramingCase("chunked twice", post("Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n"), [400]),
    FramingCase(
      "chunked in two fields", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), [400]),
    FramingCase("chunked not last", post("Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n") + smuggled, [400]),
    FramingCase(
      "chunked then identity", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n"), [400]
    ),
    FramingCase("gzip before chunked", post("Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n") + smuggled, [501]),
    FramingCase("unknown coding", post("Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n") + smuggled, [501]),
    FramingCase("identity", post("Transfer-Encoding: identity\r\nContent-Length: 3\r\n\r\nabc") + smuggled, [400]),
    FramingCase("empty coding", post("Transfer-Encoding:\r\n\r\n0\r\n\r\n"), [400]),
    FramingCase("coding with an empty member", post("Transfer-Encoding: chunked,\r\n\r\n0\r\n\r\n"), [400]),
    FramingCase("quoted coding", post("Transfer-Encoding: \"chunked\"\r\n\r\n0\r\n\r\n"), [400]),
    FramingCase("coding with parameter", post("Transfer-Encoding: chunked;q=1\r\n\r\n0\r\n\r\n"), [400]),
    FramingCase("coding behind a vertical tab", post("Transfer-Encoding: \u{0b}chunked\r\n\r\n0\r\n\r\n"), [400]),
    FramingCase("coding with a CR before", post("Transfer-Encoding: \rchunked\r\n\r\n0\r\n\r\n"), [400]),
    FramingCase("space in the field's name", post("Transfer Encoding: chunked\r\n\r\n0\r\n\r\n"), [400]),
    FramingCase("space behind the field's name", post("Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n"), [400]),
    FramingCase(
      "underscore is another field", post("Transfer_Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc"), [200],
      closes: false),
    FramingCase(
      "HTTP/1.0 with chunked", "POST /echo HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", [400]),
  ]

  private static let chunks: [FramingCase] = [
    FramingCase("chunk extension", chunked("3;a=b;c=\"d\"\r\nabc\r\n0\r\n\r\n"), [200], closes: false),
    FramingCase("trailers", chunked("0\r\nX: y\r\nZ: w\r\n\r\n") + smuggled, [200, 200], closes: false),
    FramingCase("leading zeros in a size", chunked("0003\r\nabc\r\n00\r\n\r\n"), [200], closes: false),
    FramingCase("no size", chunked("\r\nabc\r\n0\r\n\r\n") + smuggled, [400]),
    FramingCase("extension only", chunked(";a=b\r\nabc\r\n0\r\n\r\n"), [400]),
    FramingCase("size with 0x", chunked("0x3\r\nabc\r\n0\r\n\r\n"), [400]),
    FramingCase("size with plus", chunked("+3\r\nabc\r\n0\r\n\r\n"), [400]),
    FramingCase("negative size", chunked("-3\r\nabc\r\n0\r\n\r\n"), [400]),
    FramingCase("space behind a size", chunked("3 \r\nabc\r\n0\r\n\r\n"), [400]),
    FramingCase("space before a size", chunked(" 3\r\nabc\r\n0\r\n\r\n"), [400]),
    FramingCase("size with underscore", chunked("1_0\r\nabc\r\n0\r\n\r\n"), [400]),
    FramingCase("size of 16 digits", chunked("0000000000000003\r\nabc\r\n0\r\n\r\n"), [400]),
    FramingCase("size that wraps 64 bits", chunked("10000000000000003\r\nabc\r\n0\r\n\r\n") + smuggled, [400]),
    FramingCase("size over the limit", chunked("7fffffff\r\nabc\r\n0\r\n\r\n"), [413]),
    FramingCase("LF ends a size", chunked("3\nabc\r\n0\r\n\r\n") + smuggled, [400]),
    FramingCase("LF in an extension", chunked("3;a\nabc\r\n0\r\n\r\n") + smuggled, [400]),
    FramingCase("CR alone in an extension", chunked("3;a\rb\r\nabc\r\n0\r\n\r\n"), [400]),
    FramingCase("NUL in an extension", chunked("3;\0\r\nabc\r\n0\r\n\r\n"), [400]),
    FramingCase(
      "extensions too long", chunked("3;" + String(repeating: "a", count: 1025) + "\r\nabc\r\n0\r\n\r\n"), [400]),
    FramingCase(
      "extensions as long as allowed", chunked("3;" + String(repeating: "a", count: 1024) + "\r\nabc\r\n0\r\n\r\n"),
      [200], closes: false),
    FramingCase("data longer than its size", chunked("3\r\nabcd\r\n0\r\n\r\n") + smuggled, [400]),
    FramingCase("data shorter than its size", chunked("4\r\nabc\r\n0\r\n\r\n") + smuggled, [400]),
    FramingCase("LF ends the data", chunked("3\r\nabc\n0\r\n\r\n") + smuggled, [400]),
    FramingCase("CR X ends the data", chunked("3\r\nabc\rX0\r\n\r\n"), [400]),
    FramingCase("LF ends the trailers", chunked("0\r\n\n") + smuggled, [400]),
    FramingCase("malformed trailer", chunked("0\r\nX : y\r\n\r\n"), [400]),
    FramingCase("request as a trailer", chunked("0\r\nGET / HTTP/1.1\r\n\r\n"), [400]),
    FramingCase("trailers too long", chunked("0\r\nX: " + String(repeating: "y", count: 33_000) + "\r\n\r\n"), [431]),
  ]

  private static let connections: [FramingCase] = [
    FramingCase("close", "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + smuggled, [200]),
    FramingCase("close in a list", "GET / HTTP/1.1\r\nHost: a\r\nConnection: x , Close\r\n\r\n" + smuggled, [200]),
    FramingCase(
      "close in a second field", "GET / HTTP/1.1\r\nHost: a\r\nConnection: x\r\nConnection: close\r\n\r\n", [200]),
    FramingCase(
      "HTTP/1.0 kept alive", "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\nGET / HTTP/1.0\r\n\r\n", [200, 200]),
    FramingCase(
      "upgrade is not taken up", "GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n", [200],
      closes: false),
    FramingCase("unknown expectation", post("Expect: 200-ok\r\nContent-Length: 3\r\n\r\nabc") + smuggled, [417]),
    FramingCase(
      "HTTP/1.0 expectation is not looked at", "POST /echo HTTP/1.0\r\nExpect: x\r\nContent-Length: 3\r\n\r\nabc", [200]
    ),
    FramingCase("good, bad, good", smuggled + "GET / HTTP/1.1\r\n\r\n" + smuggled, [200, 400]),
  ]

  private static func post(_ rest: String) -> String { "POST /echo HTTP/1.1\r\nHost: a\r\n" + rest }
  private static func chunked(_ body: String) -> String { post("Transfer-Encoding: chunked\r\n\r\n") + body }
}
