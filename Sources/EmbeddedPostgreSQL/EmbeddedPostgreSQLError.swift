package import Glibc

/// The reasons that the private cluster cannot be used.
package enum EmbeddedPostgreSQLError: Error, Sendable, Equatable {
  /// The folders that were searched have no PostgreSQL programs.
  case noBinaries(searched: String)
  /// The cluster was made by another major version.
  case otherMajorVersion(cluster: String, binaries: String)
  /// The data folder has no cluster, and this process may not make one.
  case noCluster(dataFolder: String)
  /// A file or folder cannot be made, reached, locked or used.
  case folder(String, Obstacle)
  /// A PostgreSQL program failed; `output` holds its messages.
  case program(String, output: String)
  /// The server in the cluster did not come in time to the state that was waited for.
  case tooSlow(cluster: String, Wait, within: Duration)

  /// What is in the way of a file or folder.
  package enum Obstacle: Sendable, Equatable {
    /// A system call failed with this errno.
    case system(Int32)
    /// Something else than a folder has the name.
    case notAFolder
    /// It belongs to another user than the one that must have it.
    case belongsTo(uid_t, expected: uid_t)
    /// Others can read it, and it cannot be closed to them.
    case openToOthers
    /// The user that runs PostgreSQL cannot reach it.
    case unreachable(by: uid_t)
    /// PostgreSQL does not run as root, and there is no user `postgres` or `nobody`.
    case noServerUser
    /// The user has a number and no name, which `peer` needs.
    case nameless(uid_t)
    /// A server of another version of this program runs in it.
    case serverOfAnotherVersion
    /// The server came back with a socket in another folder.
    case movedSocket(from: String)
  }

  /// What was waited for.
  package enum Wait: Sendable, Equatable {
    /// The server to be ready.
    case start
    /// The server to be gone.
    case stop
    /// A server that another process started or stops, to be ready or gone.
    case settle
    /// A template database of tests to be closed by all.
    case template
  }

  /// The reason that the last system call on a path failed.
  static func system(_ path: String, _ code: Int32 = errno) -> EmbeddedPostgreSQLError {
    .folder(path, .system(code))
  }
}

/// What an operator is told of a cluster that can be used.
package enum EmbeddedPostgreSQLNotice: Sendable, Equatable {
  /// A new cluster is made in this folder.
  case makesCluster(String)
  /// The user that runs PostgreSQL cannot reach the data folder, so the cluster lies elsewhere.
  case liesElsewhere(dataFolder: String, substitute: String)
  /// A server was killed while it began; its empty file is removed.
  case removesEmptyFile
  /// The server had died; it recovers now.
  case recovers
}
