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
  }

  static let uitleg = """
    weegschaal: de weegschaal van de Haagse subsidie voor ondersteuning van sociaal ondernemen

      weegschaal serve                            de dienst draaien
      weegschaal rangschik [--bestand BESTAND]    cohortdocument naar rangschikking, zonder database
      weegschaal sleutel --rol ROL... --naam NAAM [--persoon ID] [--kvk NUMMER] [--tot DATUM]
      weegschaal sleutel --intrek                 een sleutel intrekken, gelezen van de standaardinvoer
      weegschaal controleer [--bestand EXPORT]    keten, zegels en boeken nalopen
      weegschaal migreer                          de database bijwerken
      weegschaal zaad                             een nieuw zaad voor de loting, met zijn SHA-256 op stderr
      weegschaal demo [--stop]                    de hele ronde van 2025 spelen

    Instellingen: config/weegschaal.json, dan de omgeving (WEEGSCHAAL_...), dan vlaggen:
      --regeling BESTAND  --adres ADRES  --poort POORT  --data MAP  --postgres VERBINDING

    """

  /// Runs the command line.
  /// - Returns: the exit code.
  static func voerUit(_ argumenten: [String], omgeving: [String: String], signalen: Int32) async -> Int32 {
    do {
      guard let naam = argumenten.first else { throw Fout(tekst: uitleg) }
      if naam == "help" || argumenten.prefix(2).contains(where: { $0 == "--help" || $0 == "-h" }) {
        print(uitleg, terminator: "")
        return 0
      }
      let vlaggen = try Vlaggen(Array(argumenten.dropFirst()), bekend: try toegestaneVlaggen(naam))
      switch naam {
      case "serve": return try await serve(try Instellingen(omgeving, vlaggen), signalen: signalen)
      case "rangschik": return try rangschik(vlaggen, omgeving)
      case "sleutel": return try await sleutel(vlaggen, try Instellingen(omgeving, vlaggen))
      case "controleer": return try await controleer(vlaggen) { try Instellingen(omgeving, vlaggen) }
      case "migreer": return try await migreer(try Instellingen(omgeving, vlaggen))
      case "zaad": return zaad()
      case "demo": return try await demo(vlaggen, omgeving)
      default: throw Fout(tekst: uitleg)
      }
    } catch let fout as Fout {
      meld(fout.tekst)
      return 1
    } catch {
      meld("weegschaal: \(error)")
      return 1
    }
  }

  /// The options that a command knows.
  private static func toegestaneVlaggen(_ naam: String) throws(Fout) -> Set<String> {
    let overal: Set<String> = ["regeling", "adres", "poort", "data", "postgres"]
    switch naam {
    case "serve", "migreer": return overal
    case "zaad": return []
    case "demo": return overal.union(["stop"])
    case "rangschik", "controleer": return overal.union(["bestand"])
    case "sleutel": return overal.union(["rol", "naam", "persoon", "kvk", "tot", "intrek"])
    default: throw Fout(tekst: uitleg)
    }
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
  private static func migreer(_ instellingen: Instellingen) async throws -> Int32 {
    let samenstelling = try await Samenstelling.open(instellingen, isDienst: false, waarschuw: meld)
    try await samenstelling.sluit()
    print("De database is bij.")
    return 0
  }
}
