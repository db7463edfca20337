/// The reasons that the private cluster cannot be used. Each description is a sentence for the operator.
package enum EmbeddedPostgreSQLError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The folders that were searched have no PostgreSQL programs.
  case noBinaries(searched: String)
  /// The cluster was made by another major version.
  case otherMajorVersion(cluster: String, binaries: String)
  /// The data folder cannot be made, reached or locked.
  case folder(String, reason: String)
  /// A PostgreSQL program failed; `output` holds its messages.
  case program(String, output: String)
  /// The server did not become ready, or did not stop, in time.
  case tooSlow(String)

  /// The sentence for the operator.
  package var description: String {
    switch self {
    case .noBinaries(let searched):
      "no PostgreSQL programs in \(searched); install the package postgresql or set WEEGSCHAAL_PGBIN"
    case .otherMajorVersion(let cluster, let binaries):
      "the cluster in the data folder is of PostgreSQL \(cluster), the programs are of PostgreSQL \(binaries); "
        + "set WEEGSCHAAL_PGBIN to version \(cluster) or move the data with pg_upgrade"
    case .folder(let path, let reason): "\(path): \(reason)"
    case .program(let name, let output): "\(name) failed: \(output)"
    case .tooSlow(let what): what
    }
  }
}
