internal import Glibc

/// The state of a cluster's server, read from its postmaster.pid and the process table.
enum ServerState: Equatable {
  /// No server runs, and no server left a file behind.
  case absent
  /// A server that takes connections on the socket in this folder.
  case ready(process: pid_t, socketFolder: String)
  /// Its file exists and is empty. A server is about to write it, or was killed before it did.
  case begun
  /// A server that starts, recovers or stops.
  case busy(process: pid_t)
  /// The server died; processes of it may linger for a moment.
  case dead(process: pid_t)

  /// A number that no process has: it is above the kernel's limit of 4,194,304.
  static let impossibleProcess: Substring = "4194305"

  init(data: String) {
    let text = contents(of: "\(data)/postmaster.pid")
    guard text?.isEmpty != true else {
      self = .begun
      return
    }
    let lines = text?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
    guard let first = lines.first, let process = pid_t(first.filter(\.isNumber)), process > 0 else {
      self = .absent
      return
    }
    guard ServerState.isServer(process, of: data) else {
      self = .dead(process: process)
      return
    }
    // Line 5 is the folder of the socket, line 8 the state (manual, "Database File Layout").
    guard lines.count >= 8, lines[7].hasPrefix("ready") else {
      self = .busy(process: process)
      return
    }
    self = .ready(process: process, socketFolder: String(lines[4]))
  }

  /// Whether the process with this number runs in the cluster, as all processes of PostgreSQL do. The number alone
  /// proves nothing: after a crash another program can have it, or a zombie.
  static func isServer(_ process: pid_t, of data: String) -> Bool {
    guard !isZombie(process) else { return false }
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/\(process)/cwd", &buffer, buffer.count)
    guard length >= 0 else {
      // In a container even root may not look there. Then the name and the owner of the process decide.
      return errno == EACCES && isPostgres(process, ownedAs: data)
    }
    return String(decoding: buffer[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self) == realPath(data)
  }

  /// Whether any process that can be seen runs in the cluster.
  static func hasProcess(of data: String) -> Bool {
    guard let folder = opendir("/proc") else { return true }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if let process = pid_t(name), isServer(process, of: data) { return true }
    }
    return false
  }

  /// Whether a process with this number exists. It can be another program or a zombie.
  static func exists(_ process: pid_t) -> Bool { kill(process, 0) == 0 || errno == EPERM }

  /// Whether a process listens on the socket in the folder.
  static func accepts(_ socketFolder: String) -> Bool {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let path = Array("\(socketFolder)/.s.PGSQL.5432".utf8)
    guard path.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
  }

  private static func isPostgres(_ process: pid_t, ownedAs data: String) -> Bool {
    var (ofProcess, ofData) = (stat(), stat())
    return stat("/proc/\(process)", &ofProcess) == 0 && stat(data, &ofData) == 0 && ofProcess.st_uid == ofData.st_uid
      && contents(of: "/proc/\(process)/comm")?.hasPrefix("postgres") == true
  }

  private static func isZombie(_ process: pid_t) -> Bool {
    // "PID (name) S …": the name may hold anything, so the state is read after the last parenthesis.
    guard let text = contents(of: "/proc/\(process)/stat"), let end = text.lastIndex(of: ")") else { return false }
    return text[end...].dropFirst(2).first == "Z"
  }
}

/// The path without links; the path itself when it cannot be resolved.
func realPath(_ path: String) -> String {
  guard let resolved = realpath(path, nil) else { return path }
  defer { free(resolved) }
  return String(cString: resolved)
}
