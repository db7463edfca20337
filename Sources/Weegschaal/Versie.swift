internal import Loket
internal import Web

/// What `weegschaal --versie` prints.
enum Versie {
  /// The version of the program; `deploy/release` names the archive after it.
  static let programma = "0.11.0"

  static var tekst: String {
    "weegschaal \(programma) (API \(Webdienst.apiVersie), regels \(Loket.regelversie))"
  }
}
