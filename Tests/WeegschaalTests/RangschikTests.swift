import Foundation
import JSON
import Proeven
import Testing

@testable import Weegschaal

@Suite struct OpdrachtTests {
  /// Runs the command with files in a folder of its own; answers the exit code, the output and the faults.
  private func opdracht(_ invoer: [UInt8]?, alsBestand: Bool) throws -> (code: Int32, uit: [UInt8], fout: String) {
    let map = FileManager.default.temporaryDirectory.appending(path: "rangschik-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: map, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: map) }
    let bestanden = ["in", "uit", "fout"].map { map.appending(path: $0) }
    for bestand in bestanden { try Data().write(to: bestand) }
    if let invoer {
      try Data(invoer).write(to: bestanden[0])
    } else {
      try FileManager.default.removeItem(at: bestanden[0])
    }
    let uit = try FileHandle(forWritingTo: bestanden[1])
    let fout = try FileHandle(forWritingTo: bestanden[2])
    let pijp = Pipe()
    let lezer = pijp.fileHandleForReading
    let schrijver = pijp.fileHandleForWriting
    if !alsBestand, let invoer {
      Thread.detachNewThread {
        try? schrijver.write(contentsOf: Data(invoer))
        try? schrijver.close()
      }
    }
    let code = rangschikOpdracht(
      bestand: alsBestand ? bestanden[0].path : nil, regeling: try Proef.regeling(), regelingSha256: "0",
      invoer: lezer.fileDescriptor, uitvoer: uit.fileDescriptor, foutuitvoer: fout.fileDescriptor)
    return (code, Proef.lees(bestanden[1]), String(decoding: Proef.lees(bestanden[2]), as: UTF8.self))
  }

  @Test(arguments: [true, false]) func ranksAFileAndAPipe(_ alsBestand: Bool) throws {
    let (code, uit, fout) = try opdracht(Proef.vector("05-cohort"), alsBestand: alsBestand)
    #expect(code == 0 && fout == "" && uit.last == 0x0A)
    #expect(verschillen(try JSONValue.parse(Proef.vector("05-rangschikking")), try JSONValue.parse(uit)) == [])
  }

  @Test(arguments: [true, false]) func faultsAreLinesAndNothingIsWritten(_ alsBestand: Bool) throws {
    let document = Array(#"{"aanvragen":[],"a\n\tb":1,"ronde":{"jaar":"x"}}"#.utf8)
    let (code, uit, fout) = try opdracht(document, alsBestand: alsBestand)
    #expect(code == 1 && uit.isEmpty)
    let regels = fout.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(regels.count == 6 && regels.last == "")
    for regel in regels.dropLast() { #expect(regel.split(separator: "\t").count == 3, "\(regel)") }
    #expect(regels[0].hasPrefix("/a\\u000a\\u0009b\tonbekend_veld\t"))
    #expect(regels[1].hasPrefix("/ronde/jaar\ttype\t"))
    #expect(regels[2].hasPrefix("/ronde/opent\tverplicht\t"))
  }

  @Test func emptyAndMissingInputAreFaults() throws {
    for alsBestand in [true, false] {
      let (code, uit, fout) = try opdracht([], alsBestand: alsBestand)
      #expect(code == 1 && uit.isEmpty && fout.hasPrefix("\tjson\t"))
    }
    let (code, uit, fout) = try opdracht(nil, alsBestand: true)
    #expect(
      code == 1 && uit.isEmpty && fout.hasPrefix("\tjson\tHet bestand ")
        && fout.hasSuffix(" kan niet worden gelezen: het bestaat niet.\n"))
  }
}
