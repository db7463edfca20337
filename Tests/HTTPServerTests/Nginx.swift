import CLinux
import Foundation

/// An nginx of the tests' own, in front of a server on loopback: its own port, configuration and temporary folder, and
/// the settings of `deploy/nginx.conf` but for TLS and the limits on how much one address may send.
final class Nginx {
  struct Unusable: Error, CustomStringConvertible {
    let description: String
  }

  /// Where nginx is, if it is installed.
  static let program = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/local/bin/nginx", "/usr/bin/nginx"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// The file that is put into use.
  static let configuration = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "deploy/nginx.conf")

  /// The name of the service in that file.
  static let name = "weegschaal.example"

  /// What a test changes of the file, beside what a machine without its certificate, port and log asks for.
  struct Changes {
    /// Whether bodies are gathered before they are passed on.
    var buffersRequests = false
    /// Whether requests for any host reach the service, and not those for its name alone.
    var servesEveryHost = false
    /// Whether what one address may send is limited as in use.
    var limitsAddresses = false
    /// Whether the port in the place of 443 speaks HTTP/2, which it does without TLS, and not HTTP/1.1.
    var speaksHTTP2 = false
    /// Whether the port in the place of 443 speaks TLS, with a certificate made for the occasion.
    var speaksTLS = false
    /// The name that the certificate of others must have, where the block that sends to others is in use: it sends to the
    /// port in the place of 443. Nil leaves it out, as it is put into use.
    var sendsTo: String?
    /// Lines in place of those that begin with these words.
    var lines: [String: String] = [:]
  }

  private let folder: URL
  private let process = Process()
  /// The port in the place of 443.
  let port: Int
  /// The port in the place of 80.
  let plainPort: Int
  /// The port for what is sent to others.
  let outwardPort: Int

  /// Starts nginx before the server on that port and waits till it listens.
  init(before serverPort: Int, _ changes: Changes = Changes()) async throws {
    guard let program = Nginx.program else { throw Unusable(description: "nginx is not installed") }
    folder = try Nginx.makeFolder()
    let taken = [takenPort(), takenPort(), takenPort()].compactMap(\.self)
    guard taken.count == 3 else { throw Unusable(description: "no port is free") }
    for (_, socket) in taken { close(socket) }
    (port, plainPort, outwardPort) = (taken[0].0, taken[1].0, taken[2].0)
    let ports = ["443": port, "80": plainPort]
    var site = try Nginx.plainSite(ports, serverPort: serverPort, changes, in: folder)
    if let name = changes.sendsTo { site += try Nginx.outward(from: outwardPort, to: port, name, in: folder) }
    try Nginx.write(site, in: folder)
    if changes.speaksTLS { try Nginx.makeCertificate(in: folder.appending(path: "weegschaal")) }
    process.executableURL = URL(filePath: program)
    process.arguments = Nginx.arguments(folder)
    // With the runner's output it would keep the runner waiting after a crash.
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    for _ in 0..<12_000 where process.isRunning {
      if (try? RawClient(port: port)) != nil { return }
      try await Task.sleep(for: .milliseconds(10))
    }
    stop()
    throw Unusable(description: "nginx does not listen: \(Nginx.errors(in: folder))")
  }

  /// Ends it and removes its folder.
  func stop() {
    if process.isRunning {
      // It is one process without anything to save, and inherits a signal mask that may hold SIGTERM back.
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    try? FileManager.default.removeItem(at: folder)
  }

  /// Where it writes what it did.
  var logFile: URL { folder.appending(path: "access.log") }

  /// What nginx logs when the client closed before its answer.
  static let clientClosed = 499

  /// What nginx logged of the requests that the server answered.
  static func passed(_ file: URL) throws -> [LoggedRequest] {
    try log(file).filter { $0.upstreamStatus != nil }
  }

  /// Every line of nginx's log.
  static func log(_ file: URL) throws -> [LoggedRequest] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
      let parts = line.split(separator: " ", omittingEmptySubsequences: false)
      guard parts.count == 4, let port = Int(parts[1]) else { throw Unusable(description: "an odd line: \(line)") }
      return LoggedRequest(
        id: String(parts[0]), clientPort: port, status: Int(parts[2]) ?? 0, upstreamStatus: Int(parts[3]))
    }
  }

  /// Whether `nginx -t` takes the configuration, with a certificate made for the occasion, and what it says.
  static func check() throws -> (isGood: Bool, output: String) {
    guard let program else { throw Unusable(description: "nginx is not installed") }
    let folder = try makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try write(try usedSite(in: folder), in: folder)
    try makeCertificate(in: folder.appending(path: "weegschaal"))
    let test = Process()
    test.executableURL = URL(filePath: program)
    test.arguments = arguments(folder) + ["-t"]
    let pipe = Pipe()
    test.standardError = pipe
    try test.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    test.waitUntilExit()
    return (test.terminationStatus == 0, String(decoding: output, as: UTF8.self))
  }

  // MARK: - Files

  private static func makeFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "weegschaal-nginx-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  private static func arguments(_ folder: URL) -> [String] {
    [
      "-p", folder.path, "-c", folder.appending(path: "nginx.conf").path, "-e",
      folder.appending(path: "error.log").path,
    ]
  }

  private static func errors(in folder: URL) -> String {
    (try? String(contentsOf: folder.appending(path: "error.log"), encoding: .utf8)) ?? "no log"
  }

  private static func write(_ site: String, in folder: URL) throws {
    let temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
      .map { "  \($0)_temp_path \(folder.path)/\($0);" }.joined(separator: "\n")
    let main = """
      daemon off;
      master_process off;
      pid \(folder.path)/nginx.pid;
      events { worker_connections 1024; }
      http {
      \(temporary)
        log_format test '$request_id $remote_port $status $upstream_status';
        access_log off;
      \(site)
      }

      """
    try main.write(to: folder.appending(path: "nginx.conf"), atomically: true, encoding: .utf8)
  }

  /// The site in use, with each line as `replacement` gives it; nil keeps the line, an empty text leaves it out.
  private static func site(_ replacement: (_ words: [Substring]) -> String?) throws -> String {
    try String(contentsOf: configuration, encoding: .utf8).split(separator: "\n")
      .map { replacement($0.split(separator: " ")) ?? String($0) }.joined(separator: "\n")
  }

  /// The site without TLS unless the test asks for it, on ports of its own in the place of 443 and 80, its log in the folder.
  private static func plainSite(
    _ ports: [String: Int], serverPort: Int, _ changes: Changes, in folder: URL
  ) throws -> String {
    try site { words in
      if let first = words.first, let line = changes.lines[String(first)] { return line }
      switch words.first {
      case "listen":
        guard let port = ports[words[1].filter { $0 != ";" }] else { return "" }
        let isDefault = words.contains("default_server;") != changes.servesEveryHost
        let isHTTP2 = changes.speaksHTTP2 && words.contains { $0.hasPrefix("http2") }
        let isTLS = changes.speaksTLS && words.contains { $0.hasPrefix("ssl") }
        let marks = (isTLS ? " ssl" : "") + (isHTTP2 ? " http2" : "") + (isDefault ? " default_server" : "")
        return "listen 127.0.0.1:\(port)\(marks);"
      case "server" where words.last != "{": return "server 127.0.0.1:\(serverPort);"
      case "access_log": return "access_log \(folder.path)/access.log test;"
      case "proxy_request_buffering": return "proxy_request_buffering \(changes.buffersRequests ? "on" : "off");"
      case let word? where word.hasPrefix("ssl_") && !changes.speaksTLS: return ""
      case let word? where word.hasPrefix("limit_") && !changes.limitsAddresses: return ""
      default: return nil
      }
    }
  }

  /// The last block of the file without its marks, from a port of its own to another one of this machine.
  private static func outward(from: Int, to: Int, _ name: String, in folder: URL) throws -> String {
    let text = try String(contentsOf: configuration, encoding: .utf8)
    guard let start = text.firstRange(of: "\n# server {\n")?.lowerBound else {
      throw Unusable(description: "there is no block that sends to others")
    }
    let lines = text[start...].split(separator: "\n").map { $0.dropFirst(2) }
      .filter { !$0.contains("access_log") }
    return "\n"
      + lines.joined(separator: "\n").replacing("127.0.0.1:8090", with: "127.0.0.1:\(from)")
      .replacing("https://zaken.example/", with: "https://127.0.0.1:\(to)/")
      .replacing("Host zaken.example", with: "Host \(Nginx.name)").replacing("zaken.example", with: name)
      .replacing("/etc/ssl/certs/ca-certificates.crt", with: "\(folder.path)/weegschaal/certificate.pem")
  }

  /// The site as it is put into use, but for its addresses and log, for which one must be root.
  private static func usedSite(in folder: URL) throws -> String {
    var sockets = 0
    return try site { words in
      switch words.first {
      case "listen":
        sockets += 1
        let rest = words.dropFirst(2).joined(separator: " ")
        return "listen unix:\(folder.path)/\(sockets)\(rest.isEmpty ? ";" : " " + rest)"
      case "access_log": return "access_log \(folder.path)/access.log weegschaal;"
      default: return nil
      }
    }
  }

  private static func makeCertificate(in folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let openssl = Process()
    openssl.executableURL = URL(filePath: "/usr/bin/env")
    openssl.arguments = [
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1",
      "-subj", "/CN=\(name)", "-keyout", folder.appending(path: "key.pem").path, "-out",
      folder.appending(path: "certificate.pem").path,
    ]
    openssl.standardError = FileHandle.nullDevice
    try openssl.run()
    openssl.waitUntilExit()
    guard openssl.terminationStatus == 0 else { throw Unusable(description: "openssl makes no certificate") }
  }
}

/// One line of nginx's log.
struct LoggedRequest {
  /// What nginx named the request, and told the server.
  var id: String
  /// Which client connection it came over.
  var clientPort: Int
  /// What the client was answered.
  var status: Int
  /// What the server answered; nil when nginx did not ask it, or had no answer.
  var upstreamStatus: Int?
}
