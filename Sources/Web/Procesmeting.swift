internal import Glibc

/// Reads what the system knows of this process.
package struct Procesmeting: Sendable {
  /// What was read. What the system did not tell is nil.
  package struct Stand: Sendable {
    let begonnenMicroseconden: Int64
    let processortijdNanoseconden: Int64
    let geheugenBytes: Int?
    let beschrijversOpen: Int?
    let beschrijversMax: Int?
  }

  private let begonnenMicroseconden: Int64

  /// Made at the start of the process, whose moment it keeps.
  package init() { begonnenMicroseconden = Procesmeting.nanoseconden(CLOCK_REALTIME) / 1000 }

  /// Reads it, off the event loops: the system takes milliseconds to list ten thousands of descriptors.
  package func lees() async -> Stand {
    await Task.detached { [begonnenMicroseconden] in
      Stand(
        begonnenMicroseconden: begonnenMicroseconden,
        processortijdNanoseconden: Procesmeting.nanoseconden(CLOCK_PROCESS_CPUTIME_ID),
        geheugenBytes: Procesmeting.geheugenBytes(), beschrijversOpen: Procesmeting.beschrijversOpen(),
        beschrijversMax: Procesmeting.beschrijversMax())
    }.value
  }

  private static func nanoseconden(_ klok: clockid_t) -> Int64 {
    var nu = timespec()
    clock_gettime(klok, &nu)
    return Int64(nu.tv_sec) * 1_000_000_000 + Int64(nu.tv_nsec)
  }

  /// The second number of `/proc/self/statm`, which counts pages (proc(5)).
  private static func geheugenBytes() -> Int? {
    let bestand = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard bestand >= 0 else { return nil }
    defer { close(bestand) }
    var bytes = [UInt8](repeating: 0, count: 256)
    let aantal = read(bestand, &bytes, bytes.count)
    guard aantal > 0 else { return nil }
    let getallen = String(decoding: bytes[..<aantal], as: UTF8.self).split(separator: " ")
    return getallen.dropFirst().first.flatMap { Int($0) }.map { $0 * Int(sysconf(Int32(_SC_PAGESIZE))) }
  }

  private static func beschrijversOpen() -> Int? {
    guard let map = opendir("/proc/self/fd") else { return nil }
    defer { closedir(map) }
    var aantal = 0
    while readdir(map) != nil { aantal += 1 }
    // Without `.`, `..` and the descriptor of the folder itself.
    return aantal - 3
  }

  private static func beschrijversMax() -> Int? {
    var grens = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &grens) == 0 else { return nil }
    return Int(clamping: grens.rlim_cur)
  }
}
