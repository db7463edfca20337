internal import Cryptography
internal import Glibc

/// The paths of a cluster's parts.
struct ClusterFolder {
  /// Holds all that belongs to the server's user, mode 0700.
  let root: String
  /// The user that owns it and runs the server.
  let user: ServerUser

  /// Holds the substitutes of data folders that the server's user cannot reach.
  private static let substitutes = "/var/lib/weegschaal"
  /// The path of a socket has at most 107 bytes (sun_path), and `/.s.PGSQL.5432` takes 14 of them.
  static let socketFolderBytesMax = 107 - 14

  /// The cluster itself.
  var data: String { "\(root)/data" }
  var log: String { "\(root)/postgresql.log" }

  /// The folder of the socket. It is beside the cluster. When that path is too long or has odd characters, it is a
  /// short one in a folder that no other user can write in.
  let socketFolder: String

  /// Finds or makes the place for a data folder's cluster.
  /// - Parameter log: called when the cluster is elsewhere.
  init(dataFolder: String, log: (EmbeddedPostgreSQLNotice) -> Void) throws(EmbeddedPostgreSQLError) {
    let own = ClusterFolder.own(dataFolder)
    let substitute = ClusterFolder.substitute(dataFolder)
    func hasCluster(_ root: String) -> Bool { access("\(root)/data/PG_VERSION", F_OK) == 0 }
    let isElsewhere = geteuid() == 0 && !hasCluster(own) && hasCluster("\(substitute)/postgresql")
    let ownUser = try ServerUser(ownerOf: "\(own)/data")
    if !isElsewhere {
      let isNew = try ClusterFolder.makeFolder(own, for: ownUser)
      if try ownUser.canUse(own) {
        (root, user) = (own, ownUser)
        socketFolder = try ClusterFolder.socketFolder(of: own, ownUser)
        return
      }
      guard geteuid() == 0, !hasCluster(own) else {
        throw .folder(own, .unreachable(by: ownUser.user))
      }
      if isNew { rmdir(own) }
    }
    log(.liesElsewhere(dataFolder: dataFolder, substitute: substitute))
    try makeFolders(substitute, mode: 0o711)
    root = "\(substitute)/postgresql"
    user = try ServerUser(ownerOf: "\(root)/data")
    _ = try ClusterFolder.makeFolder(root, for: user)
    guard try user.canUse(root) else {
      throw .folder(root, .unreachable(by: user.user))
    }
    socketFolder = try ClusterFolder.socketFolder(of: root, user)
  }

  private static func own(_ dataFolder: String) -> String { "\(dataFolder)/postgresql" }
  private static func substitute(_ dataFolder: String) -> String { "\(substitutes)/\(mark(dataFolder))" }

  /// Whether a data folder has a cluster, in it or in its substitute. Makes nothing. A folder that cannot be looked into
  /// may have one; who uses it gets the reason.
  static func holdsCluster(dataFolder: String) -> Bool {
    let folder = realPath(dataFolder)
    return [own(folder), "\(substitute(folder))/postgresql"].contains { root in
      access("\(root)/data/PG_VERSION", F_OK) == 0 || errno != ENOENT && errno != ENOTDIR
    }
  }

  /// Where the socket of the cluster in `root` is. A fixed name below `/tmp` could be taken by another user first.
  private static func socketFolder(
    of root: String, _ user: ServerUser
  ) throws(EmbeddedPostgreSQLError) -> String {
    let beside = "\(root)/socket"
    guard !fits(beside) else { return beside }
    let name = "weegschaal-\(user.user)-\(mark(root))"
    if geteuid() == 0 { return "/run/\(name)" }
    let ofUser = "/run/user/\(user.user)"
    if isClosed(ofUser, to: user) { return "\(ofUser)/\(name)" }
    // The name is kept in the cluster's folder, which is closed to others.
    let note = "\(root)/socket.folder"
    if let kept = contents(of: note), isClosed(kept, to: user) { return kept }
    var template = Array("/tmp/weegschaal-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw .system("/tmp") }
    let made = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    unlink(note)
    try append(made, to: note, for: user)
    return made
  }

  /// Whether a folder can hold a socket, and can stand in the server's settings as it is.
  private static func fits(_ path: String) -> Bool {
    let isPlain = path.utf8.allSatisfy { byte in
      let isAlphanumeric = Unicode.Scalar(byte).properties.isAlphabetic || (48...57).contains(byte)
      return byte < 128 && (isAlphanumeric || "/._-".utf8.contains(byte))
    }
    return isPlain && path.utf8.count <= socketFolderBytesMax
  }

  /// Whether this is a folder, no link, of the user, that no other user can enter.
  private static func isClosed(_ path: String, to user: ServerUser) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && status.st_uid == user.user
      && status.st_mode & 0o077 == 0
  }

  /// Replaces a file of the server's user as a whole.
  func write(_ text: String, to path: String) throws(EmbeddedPostgreSQLError) {
    unlink("\(path).new")
    try append(text, to: "\(path).new")
    guard rename("\(path).new", path) == 0 else { throw .system(path) }
  }

  /// Adds to a file of the server's user.
  func append(_ text: String, to path: String) throws(EmbeddedPostgreSQLError) {
    try ClusterFolder.append(text, to: path, for: user)
  }

  private static func append(
    _ text: String, to path: String, for user: ServerUser
  ) throws(EmbeddedPostgreSQLError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw .system(path) }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0,
      geteuid() != 0 || fchown(descriptor, user.user, user.group) == 0
    else { throw .system(path) }
  }

  /// Makes the socket's folder, and refuses one that another user prepared.
  func makeSocketFolder() throws(EmbeddedPostgreSQLError) {
    _ = try ClusterFolder.makeFolder(socketFolder, for: user)
  }

  /// Sixteen hexadecimal digits that stand for a path.
  private static func mark(_ path: String) -> String { String(SHA256Digest(of: path).hex.prefix(16)) }

  /// Makes a folder of mode 0700 for the user. A folder that exists must belong to the user, and is closed to others.
  /// Returns whether the folder is new.
  private static func makeFolder(_ path: String, for user: ServerUser) throws(EmbeddedPostgreSQLError) -> Bool {
    let isNew = mkdir(path, 0o700) == 0
    guard isNew || errno == EEXIST else { throw .system(path) }
    if isNew, geteuid() == 0, chown(path, user.user, user.group) != 0 {
      throw .system(path)
    }
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw .folder(path, .notAFolder)
    }
    if isNew { return true }
    guard status.st_uid == user.user else {
      throw .folder(path, .belongsTo(status.st_uid, expected: user.user))
    }
    guard status.st_mode & 0o077 == 0 || chmod(path, 0o700) == 0 else {
      throw .folder(path, .openToOthers)
    }
    return false
  }
}

/// Makes a folder and the folders above it. The new ones get the mode.
func makeFolders(_ path: String, mode: mode_t) throws(EmbeddedPostgreSQLError) {
  var partial = path.hasPrefix("/") ? "" : "."
  for part in path.split(separator: "/") {
    partial += "/\(part)"
    guard mkdir(partial, mode) == 0 || errno == EEXIST || errno == EISDIR else {
      throw .system(partial)
    }
  }
  var status = stat()
  guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
    throw .folder(path, .notAFolder)
  }
}

/// The whole of a small file; nil when it cannot be read.
func contents(of path: String) -> String? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while true {
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { break }
    bytes.append(contentsOf: buffer[..<count])
  }
  return String(decoding: bytes, as: UTF8.self)
}
