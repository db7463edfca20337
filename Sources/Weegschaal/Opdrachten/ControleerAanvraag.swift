internal import Documenten
internal import HTTPServer
internal import JSON
internal import Loket

extension Opdracht {
  /// Checks an application as the service does when it is sent to it, without database or network.
  static func controleerAanvraag(_ vlaggen: Vlaggen, _ omgeving: [String: String]) throws -> Int32 {
    let regeling = try Instellingen(omgeving, vlaggen).leesRegelingbestand()
    return controleerAanvraagOpdracht(bestand: try vlaggen.een(.bestand), regeling: regeling)
  }
}

/// The command `weegschaal controleer-aanvraag`. It reads an application from `bestand`, or from the descriptor `invoer`
/// when `bestand` is nil. It writes what `POST …/proefaanvragen` answers to `uitvoer`, or each fault on a line of its own to
/// `foutuitvoer`.
///
/// - Returns: the exit code: 0, or 1 when there are faults or the file cannot be read.
func controleerAanvraagOpdracht(
  bestand: String?, regeling: GeladenRegeling, invoer: Int32 = 0, uitvoer: Int32 = 1, foutuitvoer: Int32 = 2
) -> Int32 {
  do {
    try metInvoer(bestand: bestand, invoer: invoer) { document throws(Faults) in
      let bytesMax = HTTPLimits().bodyBytesMax
      guard document.count <= bytesMax else {
        throw Faults(
          Fault(
            pointer: "", code: .length,
            message: "De aanvraag is \(document.count) bytes lang, en de dienst neemt er ten hoogste \(bytesMax) aan. "
              + "Maak haar kleiner."))
      }
      let uitslag: JSONValue
      do throws(Faults) {
        uitslag = try regeling.proef(Array(document))
      } catch {
        // Who wrote the file looks for a line, not for a byte.
        guard let byte = error.notJSONAt, let fout = error.all.first else { throw error }
        let plek = plaats(van: byte, in: Array(document))
        throw Faults(Fault(pointer: fout.pointer, code: fout.code, message: "\(fout.message) Dat is \(plek)."))
      }
      guard schrijfAlles(uitslag.bytes + [0x0A], naar: uitvoer) else { throw onleesbaar("De uitslag") }
    }
    return 0
  } catch let fouten {
    _ = schrijfAlles(fouten.all.flatMap { foutregel($0) }, naar: foutuitvoer)
    return 1
  }
}
