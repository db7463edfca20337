import CLinux
import Glibc

/// A blocking TCP client that sends raw bytes to 127.0.0.1 and reads what comes. It blocks the thread that it is used on.
final class RawClient {
  /// The limit on every wait. It is no expectation: it ends a test that would hang.
  private static let patienceMilliseconds: Int32 = 120_000
  /// From linux/tcp.h; the first byte of what TCP_INFO gives is the state.
  private static let tcpInfo: Int32 = 11
  private static let tcpEstablished: UInt8 = 1
  private static let tcpFinSent: UInt8 = 4

  struct ConnectFailed: Error { let code: Int32 }

  private(set) var descriptor: Int32
  /// Bytes read and not yet taken.
  private var pending: [UInt8] = []
  private(set) var isEnded = false

  init(port: Int, isIPv6: Bool = false, receiveBuffer: Int32? = nil) throws {
    descriptor = socket(isIPv6 ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    if var size = receiveBuffer {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
    }
    let result: Int32
    if isIPv6 {
      var name = sockaddr_in6()
      name.sin6_family = sa_family_t(AF_INET6)
      name.sin6_port = in_port_t(port).bigEndian
      name.sin6_addr = in6addr_loopback
      result = withUnsafeBytes(of: &name) { bytes in
        connect(descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
      }
    } else {
      var name = sockaddr_in()
      name.sin_family = sa_family_t(AF_INET)
      name.sin_port = in_port_t(port).bigEndian
      name.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
      result = withUnsafeBytes(of: &name) { bytes in
        connect(descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
      }
    }
    // Every property is set, so `deinit` closes. A second close would hit whoever was given the number in between.
    guard result == 0 else { throw ConnectFailed(code: errno) }
    var on: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
  }

  deinit { close() }

  func close() {
    guard descriptor >= 0 else { return }
    Glibc.close(descriptor)
    descriptor = -1
  }

  /// Closes with a reset.
  func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
    close()
  }

  /// The port that it sends from.
  var localPort: Int { Int(clinux_local_port(descriptor)) }

  /// Ends the sending direction, and waits till the other side's kernel knows.
  func endSending() {
    clinux_shutdown_sending(descriptor)
    var state = RawClient.tcpFinSent
    var size = socklen_t(1)
    let end = clinux_monotonic_ns() + Int64(RawClient.patienceMilliseconds) * 1_000_000
    while [RawClient.tcpEstablished, RawClient.tcpFinSent].contains(state), clinux_monotonic_ns() < end {
      guard getsockopt(descriptor, Int32(IPPROTO_TCP), RawClient.tcpInfo, &state, &size) == 0 else { return }
      usleep(500)
    }
  }

  /// Sends all bytes; false when the server has closed.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var offset = 0
    while offset < bytes.count {
      var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard poll(&wait, 1, RawClient.patienceMilliseconds) > 0 else { return false }
      let sent = bytes.withUnsafeBytes { pointer in
        Glibc.send(
          descriptor, pointer.baseAddress.map { $0 + offset }, bytes.count - offset,
          Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT))
      }
      if sent < 0, errno == EAGAIN { continue }
      guard sent > 0 else { return false }
      offset += sent
    }
    return true
  }

  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Sends what the kernel takes at once, and gives how much that was.
  func sendSome(_ bytes: ArraySlice<UInt8>) -> Int {
    let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
    return max(0, bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, flags) })
  }

  /// Reads once; false at the end of the stream, at a reset, or when nothing comes in time.
  private func readMore(milliseconds: Int32 = patienceMilliseconds) -> Bool {
    guard !isEnded else { return false }
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&wait, 1, milliseconds) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else {
      isEnded = true
      return false
    }
    pending.append(contentsOf: buffer[0..<count])
    return true
  }

  /// Everything up to the server's close; `isEnded` tells whether it closed.
  func readToEnd() -> String {
    while readMore() {}
    defer { pending = [] }
    return String(decoding: pending, as: UTF8.self)
  }

  /// Everything until what came ends with these words, or up to the server's close.
  func read(until words: String) -> String {
    while !pending.suffix(words.utf8.count).elementsEqual(words.utf8), readMore() {}
    defer { pending = [] }
    return String(decoding: pending, as: UTF8.self)
  }

  /// So many bytes; nil when the server closes before they came.
  func read(count: Int) -> [UInt8]? {
    while pending.count < count { guard readMore() else { return nil } }
    defer { pending.removeFirst(count) }
    return Array(pending.prefix(count))
  }

  /// Whether so many answers began to come, or the server closed. Takes what has come and does not wait.
  func hasAnswers(_ count: Int) -> Bool {
    while readMore(milliseconds: 0) {}
    return isEnded || String(decoding: pending, as: UTF8.self).components("HTTP/1.1 ").count > count
  }

  /// One answer, its end told by its fields; nil when the server closes before it is whole.
  func readAnswer(hasBody: Bool = true) -> RawAnswer? {
    while true {
      if let (answer, count) = RawAnswer.parse(pending, hasBody: hasBody, isEnded: isEnded) {
        pending.removeFirst(count)
        return answer
      }
      guard readMore() else {
        guard isEnded, let (answer, _) = RawAnswer.parse(pending, hasBody: hasBody, isEnded: true) else { return nil }
        pending = []
        return answer
      }
    }
  }

  /// Sends a request and reads its answer.
  func ask(_ request: String, hasBody: Bool = true) -> RawAnswer? {
    send(request)
    return readAnswer(hasBody: hasBody)
  }
}

/// An answer as it came.
struct RawAnswer {
  var status: Int
  var statusLine: String
  var headers: [(name: String, value: String)]
  var body: [UInt8]
  var text: String { String(decoding: body, as: UTF8.self) }

  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  static func parse(_ bytes: [UInt8], hasBody: Bool, isEnded: Bool) -> (RawAnswer, Int)? {
    let mark = Array("\r\n\r\n".utf8)
    guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: mark) }) else { return nil }
    let lines = String(decoding: bytes[..<end], as: UTF8.self).components("\r\n")
    guard let first = lines.first else { return nil }
    let headers = lines.dropFirst().map { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      return (name: String(parts[0]), value: parts.count > 1 ? String(parts[1].drop { $0 == " " }) : "")
    }
    let status = Int(first.split(separator: " ").dropFirst().first ?? "") ?? 0
    var answer = RawAnswer(status: status, statusLine: first, headers: headers, body: [])
    let start = end + 4
    guard hasBody, status >= 200, status != 204, status != 304 else { return (answer, start) }
    if let length = answer.header("content-length").flatMap({ Int($0) }) {
      guard bytes.count >= start + length else { return nil }
      answer.body = Array(bytes[start..<start + length])
      return (answer, start + length)
    }
    if answer.header("transfer-encoding") == "chunked" {
      guard let (body, count) = chunks(bytes, from: start) else { return nil }
      answer.body = body
      return (answer, count)
    }
    guard isEnded else { return nil }
    answer.body = Array(bytes[start...])
    return (answer, bytes.count)
  }

  private static func chunks(_ bytes: [UInt8], from start: Int) -> ([UInt8], Int)? {
    var body: [UInt8] = []
    var index = start
    while let lineEnd = bytes[index...].firstIndex(of: 0x0d) {
      guard let size = Int(String(decoding: bytes[index..<lineEnd], as: UTF8.self), radix: 16),
        bytes.count >= lineEnd + 2 + size + 2
      else { return nil }
      body += bytes[(lineEnd + 2)..<(lineEnd + 2 + size)]
      index = lineEnd + 2 + size + 2
      if size == 0 { return (body, index) }
    }
    return nil
  }
}

extension String {
  /// The parts between the separators, empty ones too.
  func components(_ separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
