internal import Glibc
internal import Keten
internal import Loket

extension Opdracht {
  /// How much of an export is read at a time.
  private static let stukBytes = 1024 * 1024

  /// Checks chains, seals and books, in the database or in an export, and prints the findings.
  /// - Returns: 0 when everything ties out, else 1.
  static func controleer(
    _ vlaggen: Vlaggen, _ signalen: Signaalwacht, _ instellingen: () throws(Fout) -> Instellingen
  ) async throws -> Int32 {
    let verslag: Controleverslag
    if let bestand = try vlaggen.een(.bestand) {
      verslag = try controleer(bestand: bestand)
    } else {
      verslag = try await Samenstelling.met(try instellingen(), voor: .nalopen, signalen) { samenstelling in
        try await samenstelling.metLoket(isGeduldig: true) { try await $0.controleer() }
      }
    }
    for regel in verslag.regels { print(regel) }
    return verslag.isInOrde ? 0 : 1
  }

  /// Checks an export without database or network.
  private static func controleer(bestand: String) throws -> Controleverslag {
    func onleesbaar() -> Fout { Fout(tekst: onleesbaarzin("Het bestand \(bestand)", errno)) }
    let bron = open(bestand, O_RDONLY | O_CLOEXEC)
    guard bron >= 0 else { throw onleesbaar() }
    defer { close(bron) }
    var controle = Exportcontrole()
    var stuk = [UInt8](repeating: 0, count: stukBytes)
    while true {
      let aantal = read(bron, &stuk, stuk.count)
      if aantal == 0 { return controle.sluit() }
      if aantal < 0, errno == EINTR { continue }
      guard aantal > 0 else { throw onleesbaar() }
      controle.neem(Array(stuk[..<aantal]))
    }
  }
}
