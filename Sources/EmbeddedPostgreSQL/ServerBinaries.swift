internal import Glibc

/// The folder with initdb, pg_ctl and postgres, and their major version.
struct ServerBinaries {
  /// Where Debian puts one folder per major version.
  private static let versionsFolder = "/usr/lib/postgresql"

  let folder: String
  let majorVersion: String

  /// The given folder, or the newest that is installed.
  init(folder: String?) throws(EmbeddedPostgreSQLError) {
    guard let found = folder ?? ServerBinaries.newest() else {
      throw .noBinaries(searched: "\(ServerBinaries.versionsFolder)/*/bin")
    }
    for program in ["initdb", "pg_ctl", "postgres"] where access("\(found)/\(program)", X_OK) != 0 {
      throw .noBinaries(searched: found)
    }
    // "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"
    let words = try Command(arguments: ["\(found)/postgres", "--version"]).run().output.split(separator: " ")
    guard words.count >= 3 else { throw .noBinaries(searched: found) }
    self.folder = found
    majorVersion = String(words[2].prefix { $0.isNumber })
  }

  private static func newest() -> String? {
    let versions = names(in: versionsFolder).compactMap { Int($0) }.sorted(by: >)
    return versions.map { "\(versionsFolder)/\($0)/bin" }.first { access("\($0)/postgres", X_OK) == 0 }
  }
}

/// The names in a folder, without `.` and `..`; none when it cannot be read.
func names(in folder: String) -> [String] {
  guard let stream = opendir(folder) else { return [] }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}
