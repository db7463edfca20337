internal import Glibc

/// Reads what the system knows of this process.
package struct ProcessMetrics: Sendable {
  /// The figures of one moment; nil where the system did not tell.
  package struct Reading: Sendable {
    package let startedMicroseconds: Int64
    package let processorNanoseconds: Int64
    package let memoryBytes: Int?
    package let descriptorsOpen: Int?
    package let descriptorsMax: Int?
  }

  private let startedMicroseconds: Int64

  /// Keeps the present moment as the start of the process. Make it when the process starts.
  package init() { startedMicroseconds = ProcessMetrics.nanoseconds(CLOCK_REALTIME) / 1000 }

  /// Reads the figures, off the event loops: the system takes milliseconds to list tens of thousands of descriptors.
  package func read() async -> Reading {
    await Task.detached { [startedMicroseconds] in
      Reading(
        startedMicroseconds: startedMicroseconds,
        processorNanoseconds: ProcessMetrics.nanoseconds(CLOCK_PROCESS_CPUTIME_ID),
        memoryBytes: ProcessMetrics.memoryBytes(), descriptorsOpen: ProcessMetrics.descriptorsOpen(),
        descriptorsMax: ProcessMetrics.descriptorsMax())
    }.value
  }

  private static func nanoseconds(_ clock: clockid_t) -> Int64 {
    var now = timespec()
    clock_gettime(clock, &now)
    return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
  }

  /// The second number of `/proc/self/statm`, which counts pages (proc(5)).
  private static func memoryBytes() -> Int? {
    let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = Glibc.read(file, &bytes, bytes.count)
    guard count > 0 else { return nil }
    let numbers = String(decoding: bytes[..<count], as: UTF8.self).split(separator: " ")
    return numbers.dropFirst().first.flatMap { Int($0) }.map { $0 * Int(sysconf(Int32(_SC_PAGESIZE))) }
  }

  private static func descriptorsOpen() -> Int? {
    guard let folder = opendir("/proc/self/fd") else { return nil }
    defer { closedir(folder) }
    var count = 0
    while readdir(folder) != nil { count += 1 }
    // Without `.`, `..` and the descriptor of the folder itself.
    return count - 3
  }

  private static func descriptorsMax() -> Int? {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return nil }
    return Int(clamping: limit.rlim_cur)
  }
}
