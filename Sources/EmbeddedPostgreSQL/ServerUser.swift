internal import Glibc

/// The user that runs the server, because PostgreSQL refuses to run as root.
struct ServerUser: Equatable {
  let user: uid_t
  let group: gid_t

  /// Takes the user of this process, unless that is root. Root takes the owner of the existing cluster, else
  /// `postgres`, else `nobody`.
  init(ownerOf cluster: String) throws(EmbeddedPostgreSQLError) {
    guard geteuid() == 0 else {
      (user, group) = (geteuid(), getegid())
      return
    }
    var status = stat()
    if stat(cluster, &status) == 0, status.st_uid != 0 {
      (user, group) = (status.st_uid, status.st_gid)
      return
    }
    for name in ["postgres", "nobody"] {
      guard let entry = getpwnam(name), entry.pointee.pw_uid != 0 else { continue }
      (user, group) = (entry.pointee.pw_uid, entry.pointee.pw_gid)
      return
    }
    throw .folder(cluster, .noServerUser)
  }

  /// The command, run as this user.
  func running(_ arguments: [String]) -> [String] {
    guard geteuid() != user else { return arguments }
    // Every Debian has setpriv, as part of util-linux. Unlike su and runuser it uses neither PAM nor a login shell.
    return ["/usr/bin/setpriv", "--reuid=\(user)", "--regid=\(group)", "--clear-groups", "--"] + arguments
  }

  /// Whether this user can enter the folder and write in it.
  func canUse(_ folder: String) throws(EmbeddedPostgreSQLError) -> Bool {
    let test = ["/bin/sh", "-c", "cd \"$1\" 2>/dev/null && test -w .", "sh", folder]
    return try Command(arguments: running(test)).run().status == 0
  }
}
