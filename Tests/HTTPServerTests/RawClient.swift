import CLinux
import Glibc

/// A blocking TCP client that sends raw bytes to 127.0.0.1 and reads what comes, with a time limit on every wait.
final class RawClient {
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
    guard result == 0 else {
      let code = errno
      Glibc.close(descriptor)
      throw ConnectFailed(code: code)
    }
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

  func endSending() { clinux_shutdown_sending(descriptor) }

  /// Sends all bytes; false when the server has closed or takes nothing within the time.
  @discardableResult
  func send(_ bytes: [UInt8], milliseconds: Int32 = 2000) -> Bool {
    var offset = 0
    while offset < bytes.count {
      var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      guard poll(&wait, 1, milliseconds) > 0 else { return false }
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

  /// Reads once; false at the end of the stream, at a reset, or when nothing comes in time.
  private func readMore(milliseconds: Int32) -> Bool {
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

  /// Everything up to the server's close; `isEnded` tells whether it closed in time.
  func readToEnd(milliseconds: Int32 = 15_000) -> String {
    while readMore(milliseconds: milliseconds) {}
    defer { pending = [] }
    return String(decoding: pending, as: UTF8.self)
  }

  /// What comes within the time, if anything.
  func readSome(milliseconds: Int32) -> String {
    _ = readMore(milliseconds: milliseconds)
    defer { pending = [] }
    return String(decoding: pending, as: UTF8.self)
  }

  /// One answer, its end told by its fields; nil when none comes whole.
  func readAnswer(hasBody: Bool = true, milliseconds: Int32 = 3000) -> RawAnswer? {
    while true {
      if let (answer, count) = RawAnswer.parse(pending, hasBody: hasBody, isEnded: isEnded) {
        pending.removeFirst(count)
        return answer
      }
      guard readMore(milliseconds: milliseconds) else {
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
