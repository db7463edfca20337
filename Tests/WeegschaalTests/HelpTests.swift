import Foundation
import Testing

/// The scripts in `deploy`.
@Suite struct HelpTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The scripts that somebody runs, by their first line and their mode; the others are sourced.
  private static let scripts: [String] = {
    let folder = root.appendingPathComponent("deploy")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { name in
      let path = folder.appendingPathComponent(name).path
      let isScript = (try? String(contentsOfFile: path, encoding: .utf8))?.hasPrefix("#!") ?? false
      // It passes on to the program that is installed, and so does its help.
      guard name != "weegschaal" else { return false }
      return isScript && FileManager.default.isExecutableFile(atPath: path)
    }.sorted()
  }()

  @Test func thereAreScripts() { #expect(HelpTests.scripts.count > 8 && HelpTests.scripts.contains("test")) }

  /// Without a toolchain, a package manager or rights there is help all the same, wherever it is asked.
  @Test(arguments: scripts) func helpIsGivenAndNothingIsBuilt(_ script: String) throws {
    for arguments in [["--help"], ["-h"]] {
      let process = Process()
      process.executableURL = HelpTests.root.appendingPathComponent("deploy/\(script)")
      process.arguments = arguments
      process.currentDirectoryURL = URL(fileURLWithPath: "/")
      process.environment = ["PATH": "/nowhere:/usr/bin:/bin", "SWIFT_EXEC": "/nowhere"]
      let output = Pipe()
      process.standardOutput = output
      process.standardError = output
      process.standardInput = FileHandle.nullDevice
      try process.run()
      let said = String(decoding: try #require(try output.fileHandleForReading.readToEnd()), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 0, "\(script): \(said)")
      #expect(said.count > 80 && !said.contains("Building") && !said.contains("Installing"), "\(script): \(said)")
    }
  }
}
