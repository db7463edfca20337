internal import CLinux
internal import EmbeddedPostgreSQL
internal import FoundationEssentials
internal import Glibc
internal import Synchronization

/// The service that the demo starts and leaves running: detached, with its own data folder and log.
struct DemoProces: Sendable {
  /// How long the service may take to answer after its start.
  private static let startpogingenMax = 600

  /// The service that this process started; nil when it started none. Held while a service is started, so that who ends
  /// what was started waits for that.
  private static let gestart = Mutex<pid_t?>(nil)

  let map: URL
  /// The folder of PostgreSQL's programs; nil is the newest installed.
  private let programmas: String?

  /// The demo in a data folder.
  init(_ instellingen: Instellingen) {
    map = URL(fileURLWithPath: instellingen.data).appendingPathComponent("demo")
    programmas = instellingen.postgresProgrammas
  }

  /// Whether there was a demo before, which may still run.
  var isGespeeld: Bool { FileManager.default.fileExists(atPath: map.path) }

  /// The log of the service.
  var logboek: URL { map.appendingPathComponent("dienst.log") }
  private var nummerbestand: URL { map.appendingPathComponent("dienst.pid") }
  /// The data folder of its database, for commands with `--data`.
  var databasemap: URL { map.appendingPathComponent("database") }

  /// Ends the service of an earlier run, when it still runs.
  /// - Returns: whether it still ran.
  @discardableResult
  func stop() -> Bool {
    DemoProces.gestart.withLock { gestart in
      // Of a child that was not waited for nobody else has the id. What it is called is seen only once it has begun.
      guard let nummer = gestart ?? lopendNummer() else { return false }
      kill(nummer, SIGTERM)
      for _ in 0..<300 where isVanOns(nummer) { usleep(100_000) }
      gestart = nil
      try? FileManager.default.removeItem(at: nummerbestand)
      return true
    }
  }

  /// Ends an earlier run and removes its data folder, and nothing else.
  func maakSchoon() throws {
    stop()
    if FileManager.default.fileExists(atPath: databasemap.path) {
      // The cluster may lie outside this folder, where the server's user can reach it. `EmbeddedPostgreSQL` knows
      // where.
      let cluster = try EmbeddedPostgreSQL(
        Database.ingebouwd(databasemap.path, programmas: programmas, voor: .dienst))
      try cluster.detach()
      try FileManager.default.removeItem(atPath: cluster.clusterFolder)
    }
    if FileManager.default.fileExists(atPath: map.path) { try FileManager.default.removeItem(at: map) }
    try FileManager.default.createDirectory(at: map, withIntermediateDirectories: true)
  }

  /// The environment under which the service and the demo's own commands run.
  func omgeving(klok: String, poort: Int) -> [String: String] {
    var omgeving = ProcessInfo.processInfo.environment
    // An empty connection string is the embedded database, whatever the settings file says.
    for naam in Omgevingsvariabele.databases { omgeving[naam.rawValue] = "" }
    omgeving[Omgevingsvariabele.productie.rawValue] = nil
    omgeving[Omgevingsvariabele.adres.rawValue] = "127.0.0.1"
    omgeving[Omgevingsvariabele.data.rawValue] = databasemap.path
    omgeving[Omgevingsvariabele.klok.rawValue] = klok
    omgeving[Omgevingsvariabele.poort.rawValue] = String(poort)
    return omgeving
  }

  /// Starts the service detached from this terminal and waits until it answers.
  func start(klok: String, poort: Int) async throws {
    let nummer = try DemoProces.gestart.withLock { gestart in
      let nummer = try spawn(omgeving(klok: klok, poort: poort))
      gestart = nummer
      try Data("\(nummer)\n".utf8).write(to: nummerbestand)
      return nummer
    }
    for _ in 0..<DemoProces.startpogingenMax {
      guard isVanOns(nummer) else {
        let log = (try? String(contentsOf: logboek, encoding: .utf8)) ?? ""
        throw Opdracht.Fout(tekst: "De dienst startte niet:\n\(log)")
      }
      if luistert(poort) { return }
      usleep(50_000)
    }
    throw Opdracht.Fout(tekst: "De dienst antwoordt niet; zie \(logboek.path).")
  }

  /// A port that is free now: the one asked for, or one that the system chooses.
  static func vrijePoort(liefst: Int) -> Int {
    bind(liefst) ?? bind(0) ?? liefst
  }

  private static func bind(_ poort: Int) -> Int? {
    let stekker = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard stekker >= 0 else { return nil }
    defer { close(stekker) }
    var adres = DemoKlant.loopback(poort)
    var een: Int32 = 1
    setsockopt(stekker, SOL_SOCKET, SO_REUSEADDR, &een, socklen_t(MemoryLayout<Int32>.size))
    var lengte = socklen_t(MemoryLayout<sockaddr_in>.size)
    let gelukt = withUnsafeMutablePointer(to: &adres) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.bind(stekker, $0, lengte) == 0 && getsockname(stekker, $0, &lengte) == 0
      }
    }
    return gelukt ? Int(UInt16(bigEndian: adres.sin_port)) : nil
  }

  private func luistert(_ poort: Int) -> Bool {
    guard let stekker = DemoKlant.verbonden(poort) else { return false }
    close(stekker)
    return true
  }

  /// The process id in the file, when that process is still the service of this demo.
  private func lopendNummer() -> pid_t? {
    guard let tekst = try? String(contentsOf: nummerbestand, encoding: .utf8),
      let nummer = pid_t(tekst.prefix { !$0.isNewline }), isVanOns(nummer)
    else { return nil }
    return nummer
  }

  /// Whether the process is a `serve` of this demo, or a child of ours that has not begun yet. The system reuses process
  /// ids, and we must not end another process.
  private func isVanOns(_ nummer: pid_t) -> Bool {
    // A child that ended keeps its process id until it is waited for. Of another's there is nothing to wait for.
    var uitkomst: Int32 = 0
    let gewacht = waitpid(nummer, &uitkomst, WNOHANG)
    if gewacht == 0 { return true }
    guard gewacht < 0, let regel = try? Data(contentsOf: URL(fileURLWithPath: "/proc/\(nummer)/cmdline")) else {
      return false
    }
    let delen = regel.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    return delen.contains("serve") && delen.contains(databasemap.path)
  }

  private func spawn(_ omgeving: [String: String]) throws -> pid_t {
    let programma = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    var acties = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&acties)
    defer { posix_spawn_file_actions_destroy(&acties) }
    posix_spawn_file_actions_addopen(&acties, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&acties, 1, logboek.path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&acties, 1, 2)
    // The service outlives the demo, so it holds nothing open that somebody waits for.
    clinux_spawn_without_descriptors(&acties, 3)
    var eigenschappen = posix_spawnattr_t()
    posix_spawnattr_init(&eigenschappen)
    defer { posix_spawnattr_destroy(&eigenschappen) }
    // A session of its own (POSIX_SPAWN_SETSID) keeps the service running when the terminal closes.
    posix_spawnattr_setflags(&eigenschappen, 0x80)
    let argumenten = [programma, "serve", "--data", databasemap.path]
    let omgevingsregels = omgeving.map { "\($0.key)=\($0.value)" }
    var argv: [UnsafeMutablePointer<CChar>?] = argumenten.map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = omgevingsregels.map { strdup($0) } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var nummer: pid_t = 0
    let code = posix_spawn(&nummer, programma, &acties, &eigenschappen, &argv, &envp)
    guard code == 0 else {
      throw Opdracht.Fout(tekst: "De dienst kon niet worden gestart: \(systeemreden(code)).")
    }
    return nummer
  }
}
