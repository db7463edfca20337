import Foundation
import FoundationNetworking
import JSON
import Synchronization

/// Writes what tests and service said to each other, as a line of JSON each, when the environment names a folder for it.
/// `deploy/controle` gives them to a tool of others.
final class Uitwisselingen: Sendable {
  /// The variable that names the folder.
  static let variabele = "WEEGSCHAAL_ANTWOORDEN"

  /// Those of this process; nil when nobody asks for them. Each process has a file of its own.
  static let vanDitProces: Uitwisselingen? = ProcessInfo.processInfo.environment[variabele].flatMap {
    $0.isEmpty ? nil : Uitwisselingen(URL(fileURLWithPath: $0))
  }

  private let bestand: Mutex<FileHandle>

  /// Nil when nothing can be written in the folder.
  init?(_ map: URL) {
    let plaats = map.appendingPathComponent("\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString).jsonl")
    guard FileManager.default.createFile(atPath: plaats.path, contents: nil),
      let bestand = try? FileHandle(forWritingTo: plaats)
    else { return nil }
    self.bestand = Mutex(bestand)
  }

  /// Adds what was sent and what came back. Of a token is told that it was there, and not what it is.
  func voegToe(_ verzoek: URLRequest, _ pad: String, _ uitslag: Proefdienst.Uitslag) {
    let koppen = (verzoek.allHTTPHeaderFields ?? [:]).filter { $0.key.lowercased() != "authorization" }
    let regel: JSONValue = .object(present: [
      "methode": .text(verzoek.httpMethod ?? "GET"), "pad": .text(pad),
      "heeftSleutel": .boolean(verzoek.value(forHTTPHeaderField: "Authorization") != nil),
      "koppen": Self.json(koppen), "lichaam": verzoek.httpBody.map { .text(String(decoding: $0, as: UTF8.self)) },
      "status": .integer(uitslag.status), "antwoordkoppen": Self.json(uitslag.koppen),
      "antwoord": .text(String(decoding: uitslag.lichaam, as: UTF8.self)),
    ])
    bestand.withLock { $0.write(Data(regel.bytes + [UInt8(ascii: "\n")])) }
  }

  private static func json(_ koppen: [String: String]) -> JSONValue {
    .object(koppen.sorted { $0.key < $1.key }.map { JSONMember($0.key, .text($0.value)) })
  }
}
