internal import FoundationEssentials
internal import Glibc

/// Where the settings, the scheme and the migrations are looked for (`contract.md` section 1).
enum Configuratiemap {
  static let bestandsnaam = "weegschaal.json"

  /// The folder `config`. It is the given folder or the one in it, or one around the given scheme. Else it is below the
  /// working folder, or upwards from the executable's real path. Nil when none is there.
  /// - Throws: `Opdracht.Fout` when a given folder has no settings, or a place cannot be looked at: what may stand there
  ///   was meant, and another file would start the program on another database.
  static func vind(_ gegeven: String?) throws(Opdracht.Fout) -> URL? {
    if let gegeven {
      let plaats = URL(fileURLWithPath: gegeven)
      var isMap = false
      if FileManager.default.fileExists(atPath: gegeven, isDirectory: &isMap), isMap {
        guard let gevonden = try eerste([plaats, plaats.appendingPathComponent("config")]) else {
          throw Opdracht.Fout(
            instelling: "De map \(plaats.path) heeft geen \(bestandsnaam), ook niet in config. Noem de map met de "
              + "instellingen, of het bestand van de regeling.")
        }
        return gevonden
      }
      if let gevonden = try eerste(opwaarts(plaats).flatMap { [$0, $0.appendingPathComponent("config")] }) {
        return gevonden
      }
    }
    let hier = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
    return try eerste(([hier] + rondProgramma()).map { $0.appendingPathComponent("config") })
  }

  /// The folder `sql` beside `config`, else the one upwards from the executable's real path: who keeps only the settings
  /// elsewhere has the migrations of his program. A folder of that name without our first migration is not ours.
  static func migraties(_ config: URL?) -> URL? {
    let rond = [config?.deletingLastPathComponent()].compactMap { $0 } + rondProgramma()
    return rond.map { $0.appendingPathComponent("sql") }.first {
      FileManager.default.fileExists(atPath: $0.appendingPathComponent("0001_grondslag.sql").path)
    }
  }

  /// The folders around the program, upwards from the executable's real path.
  private static func rondProgramma() -> [URL] {
    guard let eigen = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else { return [] }
    return opwaarts(URL(fileURLWithPath: eigen).deletingLastPathComponent())
  }

  /// The first folder with a settings file in it, whatever that file is: a link to nowhere counts too.
  private static func eerste(_ mappen: [URL]) throws(Opdracht.Fout) -> URL? {
    for map in mappen {
      var toestand = stat()
      let pad = map.appendingPathComponent(bestandsnaam).path
      if lstat(pad, &toestand) == 0 { return map }
      guard errno == ENOENT || errno == ENOTDIR else {
        throw Opdracht.Fout(
          instelling: "Het instellingenbestand \(pad) kan niet worden bekeken: \(systeemreden(errno)).")
      }
    }
    return nil
  }

  /// A place and all the folders around it but the root.
  private static func opwaarts(_ plaats: URL) -> [URL] {
    Array(sequence(first: plaats.standardizedFileURL) { $0.deletingLastPathComponent() }.prefix { $0.path != "/" })
  }

  /// The file of the scheme, and whether the given path names it. That may be relative to `config` or to the folder around
  /// it. Without one it is the file that the settings name.
  static func regelingbestand(
    _ gegeven: String?, _ config: URL?, _ regelingpad: String
  ) throws(Opdracht.Fout) -> (bestand: URL, isGegeven: Bool) {
    var isMap = false
    if let gegeven, FileManager.default.fileExists(atPath: gegeven, isDirectory: &isMap), !isMap {
      return (URL(fileURLWithPath: gegeven), true)
    }
    guard let config else {
      if let gegeven, !isMap { return (URL(fileURLWithPath: gegeven), true) }
      throw Opdracht.Fout(
        instelling:
          "De map config met \(bestandsnaam) is niet gevonden; start vanuit de map van het project, of noem het "
          + "regelingbestand met WEEGSCHAAL_REGELING.")
    }
    guard let gegeven, !isMap else {
      let bestand =
        regelingpad.hasPrefix("/") ? URL(fileURLWithPath: regelingpad) : config.appendingPathComponent(regelingpad)
      return (bestand, false)
    }
    let plaatsen = [config, config.deletingLastPathComponent()].map { $0.appendingPathComponent(gegeven) }
    let daar = plaatsen.first { FileManager.default.fileExists(atPath: $0.path) }
    return (daar ?? URL(fileURLWithPath: gegeven), true)
  }
}
