import Foundation

/// A file of this repository.
struct RepositoryFile: Sendable {
  /// Where it lies, from the root, with slashes.
  let path: String
  /// What it holds; empty for what is data and not text to be read by people.
  let bytes: [UInt8]

  /// Its name without the folders.
  var name: String { String(path.split(separator: "/").last ?? "") }
  /// The text.
  var text: String { String(decoding: bytes, as: UTF8.self) }
  /// The lines, numbered from 1.
  var lines: [(number: Int, text: Substring)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { ($0.offset + 1, $0.element) }
  }
}

/// This repository as it lies on disk, read once.
enum Repository {
  /// Folders whose files are read by machines alone: their names count here and their content does not.
  static let data = ["/Corpus/", "/Vectoren/"]

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// All files that are part of the work, by path.
  static let files: [RepositoryFile] = {
    var files: [RepositoryFile] = []
    for top in ["Package.swift", "README.md", "Sources", "Tests", "sql", "config", "deploy", ".ci"] {
      read(top, &files)
    }
    return files.sorted { $0.path < $1.path }
  }()

  /// The Swift files with their code, comments and strings apart.
  static let swift: [SwiftSource] = files.filter { $0.path.hasSuffix(".swift") }.map { SwiftSource($0) }

  /// The Swift files below a folder.
  static func swift(in folder: String) -> [SwiftSource] { swift.filter { $0.path.hasPrefix(folder + "/") } }

  /// The one file with that path.
  static func file(_ path: String) throws -> RepositoryFile {
    guard let file = files.first(where: { $0.path == path }) else { throw Missing(path: path) }
    return file
  }

  /// A file that the tests rest on and that is not there.
  struct Missing: Error { let path: String }

  private static func read(_ path: String, _ files: inout [RepositoryFile]) {
    let url = root.appending(path: path)
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: url.path) else {
      let isData = data.contains { path.contains($0) }
      guard let content = isData ? Data() : try? Data(contentsOf: url) else { return }
      files.append(RepositoryFile(path: path, bytes: Array(content)))
      return
    }
    // What a run of the scripts or of the build leaves behind is not part of the work.
    for name in names where name != "__pycache__" && !name.hasPrefix(".build") { read("\(path)/\(name)", &files) }
  }
}
