import Foundation
import Glibc

@testable import EmbeddedPostgreSQL

/// A primary and a standby that streams from it, each a cluster of its own below one folder, run by the user that the
/// service would choose. Both are gone when this process is, however it ends.
struct Tweetal {
  let map: String
  let eerste: EmbeddedPostgreSQL
  private let tweede: ClusterFolder
  private let programmas: ServerBinaries
  private let eersteSocket: String

  /// Makes both, and starts them.
  static func start() throws -> Tweetal {
    var naam = Array("/tmp/weegschaal-meerdere-XXXXXX".utf8CString)
    guard mkdtemp(&naam) != nil else { throw Ongeldig("no folder") }
    let map = String(decoding: naam.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    chmod(map, 0o711)
    try TemporaryPostgreSQL.watch(map)
    do {
      return try Tweetal(map)
    } catch {
      TemporaryPostgreSQL.abandon(map)
      throw error
    }
  }

  private init(_ map: String) throws {
    self.map = map
    var instellingen = EmbeddedPostgreSQL.Settings(dataFolder: "\(map)/eerste", isService: true)
    // Only processes are killed here, never the machine.
    instellingen.isDurable = false
    instellingen.logins = TemporaryPostgreSQL.logins
    instellingen.statements = TemporaryPostgreSQL.rights
    eerste = try EmbeddedPostgreSQL(instellingen)
    eersteSocket = try ClusterFolder(dataFolder: "\(map)/eerste") { _ in }.socketFolder
    instellingen.dataFolder = "\(map)/tweede"
    try makeFolders(instellingen.dataFolder, mode: 0o711)
    tweede = try ClusterFolder(dataFolder: instellingen.dataFolder) { _ in }
    programmas = try ServerBinaries(folder: nil)
    try draai([
      "pg_basebackup", "-h", eersteSocket, "-p", "5432", "-U", EmbeddedPostgreSQL.owner, "-D", tweede.data, "-R", "-X",
      "stream", "-c", "fast", "--no-sync",
    ])
    try tweede.makeSocketFolder()
    try ClusterMaker(cluster: tweede, binaries: programmas, settings: instellingen).writeSettings()
    try startTweede()
  }

  private func verbinding(_ sockets: [String]) -> String {
    "host=\(sockets.joined(separator: ",")) port=5432 user=\(EmbeddedPostgreSQL.owner) dbname=\(EmbeddedPostgreSQL.database)"
  }

  /// Whichever of the two may write.
  var schrijvend: String { verbinding([eersteSocket, tweede.socketFolder]) + " target_session_attrs=read-write" }
  /// The standby, and after its promotion the primary.
  var opTweede: String { verbinding([tweede.socketFolder]) }

  func startTweede() throws { try draai(["pg_ctl", "start", "-s", "-w", "-D", tweede.data, "-l", tweede.log]) }
  func stopTweede() throws { try draai(["pg_ctl", "stop", "-s", "-m", "fast", "-D", tweede.data]) }
  func bevorderTweede() throws { try draai(["pg_ctl", "promote", "-s", "-D", tweede.data]) }

  /// kill -9 of the primary; its other processes see that it is gone and go.
  func doodEerste() throws {
    guard case .ready(let nummer, _) = ServerState(data: eerste.clusterFolder) else { throw Ongeldig("no primary") }
    kill(nummer, SIGKILL)
  }

  func ruimOp() { TemporaryPostgreSQL.abandon(map) }

  /// Runs one of PostgreSQL's programs as the server's user. A server that it starts keeps no descriptor of ours.
  private func draai(_ woorden: [String]) throws {
    let opdracht = Command(arguments: tweede.user.running(["\(programmas.folder)/\(woorden[0])"] + woorden.dropFirst()))
    let niets = open("/dev/null", O_RDWR | O_CLOEXEC)
    defer { close(niets) }
    let status = Command.wait(try opdracht.spawn(input: niets, output: niets))
    guard status == 0 else { throw Ongeldig("\(woorden.joined(separator: " ")): exit code \(status)") }
  }
}
