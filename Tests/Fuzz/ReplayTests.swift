import Foundation
import Testing

/// Every input that the fuzzer was kept for, checked again without it: what covered something once, and what was once a
/// finding.
@Suite struct ReplayTests {
  @Test(arguments: FuzzTarget.allCases) func theKeptInputsHoldTheProperties(_ target: FuzzTarget) throws {
    let folder = Fixtures.folder.appending(path: "Corpus/\(target.rawValue)")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(files.count >= 10, "the corpus of \(target) is not there")
    for file in files {
      let input = try Array(Data(contentsOf: file))
      do throws(Finding) {
        try target.check(input)
      } catch {
        Issue.record("\(target)/\(file.lastPathComponent): \(error)")
      }
    }
  }
}
