import Testing

/// A file that nobody reads is not there for a reason.
struct ReaderTests {
  /// Folders that are read whole, with how their reader names them.
  static let scans: [(folder: String, asNamed: String)] = [
    ("/Corpus/", "\"Corpus/"), ("/Dictionaries/", "/Dictionaries/"), ("/Vectoren/", "\"Vectoren/"),
    ("/Databases/", "\"Tests/Proeven/Databases\""),
  ]
  /// The migrations are read by their numbers, from the folder beside `config`.
  static let migrations = (folder: "sql/", reader: "Sources/Weegschaal/", asNamed: "\"sql\"")

  /// Files that other programs look for by a name of their own.
  static let entrances: Set<String> = [".ci/run", "Tests/Fuzz/.gitattributes"]

  /// The files that need a reader: all that is no Swift and lies in a folder of data, settings or scripts.
  static func inNeed(_ files: [RepositoryFile]) -> [RepositoryFile] {
    files.filter { file in
      ["sql/", "config/", "deploy/", ".ci/", "Tests/"].contains { file.path.hasPrefix($0) }
        && !file.path.hasSuffix(".swift") && !entrances.contains(file.path)
        && !file.path.hasPrefix(migrations.folder) && !scans.contains { file.path.contains($0.folder) }
    }
  }

  static func unread(_ files: [RepositoryFile]) -> [String] {
    let texts = files.map { (path: $0.path, text: $0.text) }
    return inNeed(files).filter { file in
      // Python names a module without its ending.
      let name = file.name.hasSuffix(".py") ? String(file.name.dropLast(3)) : file.name
      return !texts.contains { $0.path != file.path && $0.text.contains(name) }
    }.map(\.path)
  }

  @Test("every file of data, settings and scripts is named by another file, or lies in a folder that is read whole")
  func everyFileIsRead() {
    #expect(ReaderTests.inNeed(Repository.files).count > 10, "there are such files")
    #expect(ReaderTests.unread(Repository.files) == [])
  }

  @Test("every folder that is read whole has something to read, and a reader elsewhere", arguments: scans.map(\.folder))
  func everyFolderHasItsReader(_ folder: String) throws {
    let scan = try #require(ReaderTests.scans.first { $0.folder == folder })
    #expect(Repository.files.contains { $0.path.contains(folder) })
    let readers = Repository.files.filter { $0.text.contains(scan.asNamed) && !$0.path.hasPrefix("Tests/HuisTests/") }
    #expect(!readers.isEmpty)
  }

  @Test("the folder of migrations has its reader")
  func migrationsHaveTheirReader() {
    let (folder, reader, asNamed) = ReaderTests.migrations
    #expect(Repository.files.contains { $0.path.hasPrefix(folder) })
    #expect(Repository.files.contains { $0.path.hasPrefix(reader) && $0.text.contains(asNamed) })
  }

  @Test("a file that only names itself is found")
  func theRuleFinds() {
    let files = [
      RepositoryFile(path: "deploy/oud.conf", bytes: Array("oud.conf".utf8)),
      RepositoryFile(path: "deploy/nieuw.conf", bytes: []),
      RepositoryFile(path: "Tests/Meting/hulp.py", bytes: []),
      RepositoryFile(path: "deploy/start", bytes: Array("nginx -c nieuw.conf; python -c 'import hulp'".utf8)),
      RepositoryFile(path: "README.md", bytes: Array("deploy/start".utf8)),
    ]
    #expect(ReaderTests.unread(files) == ["deploy/oud.conf"])
  }
}
