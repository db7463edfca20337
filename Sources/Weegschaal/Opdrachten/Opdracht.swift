internal import Cryptography
internal import Documenten
internal import FoundationEssentials
internal import Glibc
internal import Loket
internal import Regeling

/// The commands with their options, and the code that runs them.
enum Opdracht {
  /// A fault before or during a command, in a sentence for the person at the terminal.
  struct Fout: Error {
    let tekst: String
    /// Whether it lies in the settings, so that another try is of no use before they change.
    let isInstelling: Bool

    init(tekst: String) { (self.tekst, isInstelling) = (tekst, false) }
    init(instelling tekst: String) { (self.tekst, isInstelling) = (tekst, true) }
  }

  /// The exit code for a fault in the settings: EX_CONFIG of sysexits.h. The unit of the service does not start it again
  /// after this one.
  static let instellingcode: Int32 = 78

  /// Runs the command line.
  /// - Returns: the exit code.
  static func voerUit(_ argumenten: [String], omgeving: [String: String], signalen: Signaalwacht) async -> Int32 {
    do {
      guard let naam = argumenten.first else { throw Fout(tekst: Opdrachtnaam.uitleg) }
      if ["--versie", "--version", "versie"].contains(naam) {
        print(Versie.tekst)
        return 0
      }
      guard naam != "help", !naam.hasPrefix("-") else {
        guard ["help", "--help", "-h"].contains(naam) else { throw onbekend(naam) }
        print(Opdrachtnaam.uitleg, terminator: "")
        return 0
      }
      guard let opdracht = Opdrachtnaam(rawValue: naam) else { throw onbekend(naam) }
      if argumenten.dropFirst().contains(where: { $0 == "--help" || $0 == "-h" }) {
        print(opdracht.uitleg, terminator: "")
        return 0
      }
      let vlaggen = try Vlaggen(Array(argumenten.dropFirst()), voor: opdracht)
      return try await voerUit(opdracht, vlaggen, omgeving, signalen)
    } catch {
      if let signaal = signalen.signaal {
        meld("weegschaal: afgebroken.")
        return Signaalwacht.code(signaal)
      }
      meld(foutzin(error))
      let opdracht = argumenten.first.flatMap(Opdrachtnaam.init)
      return isInstellingfout(error) && opdracht?.kentInstellingcode == true ? instellingcode : 1
    }
  }

  private static func voerUit(
    _ opdracht: Opdrachtnaam, _ vlaggen: Vlaggen, _ omgeving: [String: String], _ signalen: Signaalwacht
  ) async throws -> Int32 {
    switch opdracht {
    case .serve: try await serve(try Instellingen(omgeving, vlaggen), signalen)
    case .rangschik: try rangschik(vlaggen, omgeving)
    case .sleutel: try await sleutel(vlaggen, try Instellingen(omgeving, vlaggen), signalen)
    case .controleer: try await controleer(vlaggen, signalen) { () throws(Fout) in try Instellingen(omgeving, vlaggen) }
    case .migreer: try await migreer(try Instellingen(omgeving, vlaggen), signalen)
    case .controleerAanvraag: try controleerAanvraag(vlaggen, omgeving)
    case .zaad: zaad()
    case .demo: try await demo(vlaggen, omgeving, signalen)
    }
  }

  private static func onbekend(_ naam: String) -> Fout {
    let bekend = Opdrachtnaam.allCases.map(\.rawValue)
    return Fout(
      tekst: "weegschaal: de opdracht \(naam.debugDescription) is niet bekend." + bedoeld(naam, onder: bekend)
        + " Bekend: \(bekend.joined(separator: ", ")). Meer: weegschaal --help.")
  }

  /// Prints a line on stderr.
  static func meld(_ tekst: String) {
    let bytes = Array((tekst.hasSuffix("\n") ? tekst : tekst + "\n").utf8)
    // A failed write to stderr cannot be reported anywhere.
    _ = write(2, bytes, bytes.count)
  }

  /// Prints a new seed for the draw, 256 bits of the system's random source, and on stderr the digest to which a round
  /// commits (`regels.md` section 5).
  private static func zaad() -> Int32 {
    let zaad = hexadecimal(randomBytes(32))
    print(zaad)
    meld("lotingVastlegging: \(SHA256Digest(of: zaad).hex)")
    return 0
  }

  /// Brings the database to this version.
  private static func migreer(_ instellingen: Instellingen, _ signalen: Signaalwacht) async throws -> Int32 {
    print(
      try await Samenstelling.met(instellingen, voor: .migreren, signalen) { samenstelling in
        Migratiezin.bij(samenstelling.migraties.uitgevoerd, laatste: samenstelling.migraties.laatste)
      })
    return 0
  }
}
