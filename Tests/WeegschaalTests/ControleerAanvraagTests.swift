import Foundation
import HTTPServer
import JSON
import Loket
import Proeven
import Testing

@testable import Weegschaal

/// `weegschaal controleer-aanvraag`: what the service would say, before anything is sent.
@Suite struct ControleerAanvraagTests {
  /// Runs the command with files in a folder of its own.
  private func opdracht(
    _ invoer: [UInt8]?, alsBestand: Bool = true
  ) throws -> (code: Int32, uit: [UInt8], fout: String) {
    let map = FileManager.default.temporaryDirectory.appending(path: "controleer-\(UUID().uuidString)")
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
    let regeling = GeladenRegeling(regeling: try Proef.regeling(), bytes: Proef.regelingbestand)
    let bron = alsBestand ? nil : try FileHandle(forReadingFrom: bestanden[0])
    let code = controleerAanvraagOpdracht(
      bestand: alsBestand ? bestanden[0].path : nil, regeling: regeling, invoer: bron?.fileDescriptor ?? 0,
      uitvoer: uit.fileDescriptor, foutuitvoer: fout.fileDescriptor)
    return (code, Proef.lees(bestanden[1]), String(decoding: Proef.lees(bestanden[2]), as: UTF8.self))
  }

  @Test(arguments: [true, false]) func anApplicationThatIsTakenIsWeighed(_ alsBestand: Bool) throws {
    let (code, uit, fout) = try opdracht(Proef.voorbeeld("aanvraag"), alsBestand: alsBestand)
    #expect(code == 0 && fout.isEmpty && uit.last == 0x0A)
    let geschiktheid = try JSONValue.parse(uit)["geschiktheid"]
    #expect(geschiktheid?["oordeel"] == "geschikt" && geschiktheid?["verleenbaar"] == .number("14152.00"))
  }

  /// Who wrote the file looks for a line.
  @Test func whatIsNoJSONIsPointedAtByLineAndColumn() throws {
    let (code, _, fout) = try opdracht(Array("{\n  \"gevraagdBedrag\": 1,\n  \"é\" 2\n}\n".utf8))
    #expect(code == 1 && fout.hasPrefix("\tjson\t") && fout.contains("Dat is regel 3, kolom 7."), "\(fout)")
  }

  /// The faulty documents of the contract are cohorts; their applications get the same faults, each on its line.
  @Test func everyFaultyApplicationGetsItsFaults() throws {
    var aantal = 0
    for geval in try #require(try JSONValue.parse(Proef.vector("fouten")).elements) {
      guard let cohort = try? JSONValue.parse(Array((geval["document"]?.text ?? "").utf8)),
        let aanvraag = cohort["aanvragen"]?[0]?["aanvraag"]
      else { continue }
      let begin = "/aanvragen/0/aanvraag"
      let verwacht = (geval["fouten"]?.elements ?? []).compactMap { fout -> String? in
        guard let pointer = fout["pointer"]?.text, pointer.hasPrefix(begin) else { return nil }
        return "\(pointer.dropFirst(begin.count))\t\(fout["code"]?.text ?? "")\t"
      }
      guard !verwacht.isEmpty else { continue }
      let (code, uit, fout) = try opdracht(aanvraag.bytes)
      #expect(code == 1 && uit.isEmpty, "\(geval["naam"]?.text ?? "")")
      let regels = fout.split(separator: "\n")
      for regel in verwacht {
        #expect(regels.contains { $0.hasPrefix(regel) }, "\(geval["naam"]?.text ?? ""): \(fout)")
      }
      #expect(regels.allSatisfy { $0.split(separator: "\t", omittingEmptySubsequences: false).count == 3 })
      aantal += 1
    }
    #expect(aantal > 10)
  }

  @Test func whatIsNoJSONAndWhatIsNotThereIsAFault() throws {
    let kapot = try opdracht(Array("{".utf8))
    #expect(kapot.code == 1 && kapot.fout.hasPrefix("\tjson\t"))
    let weg = try opdracht(nil)
    #expect(weg.code == 1 && weg.fout.contains("Het bestand"))
  }

  /// The service does not read what is longer.
  @Test func anApplicationThatIsTooLongIsTold() throws {
    let bytesMax = HTTPLimits().bodyBytesMax
    let spaties = [UInt8](repeating: 0x20, count: bytesMax - Proef.voorbeeld("aanvraag").count)
    #expect(try opdracht(Proef.voorbeeld("aanvraag") + spaties).code == 0)
    let lang = try opdracht(Proef.voorbeeld("aanvraag") + spaties + [0x20])
    #expect(lang.code == 1 && lang.fout.hasPrefix("\tlengte\tDe aanvraag is \(bytesMax + 1) bytes lang"))
  }

  @Test func theFileStandsAfterTheCommand() throws {
    #expect(try Vlaggen(["een.json"], voor: .controleerAanvraag).een(.bestand) == "een.json")
    #expect(try Vlaggen(["--bestand", "een.json"], voor: .controleerAanvraag).een(.bestand) == "een.json")
    #expect(throws: Opdracht.Fout.self) {
      try Vlaggen(["een.json", "twee.json"], voor: .controleerAanvraag).een(.bestand)
    }
    #expect(throws: Opdracht.Fout.self) { try Vlaggen(["een.json"], voor: .rangschik) }
  }
}
