internal import Glibc
package import JSON
internal import Synchronization

/// A log of JSON objects, one a line. It must never hold a token, an account number or other personal data; the caller
/// that adds a line takes care of that.
package struct Log: Sendable {
  /// How serious a line is; the raw value stands in the line.
  package enum Level: String, Sendable {
    /// A normal event.
    case info
    /// A problem that passes by itself.
    case warning = "waarschuwing"
    /// A fault that we must repair.
    case fault = "fout"
  }

  /// Writes whole lines.
  package let write: @Sendable ([UInt8]) -> Void
  /// Renders a moment, in microseconds since 1970, as the lines show it.
  private let time: @Sendable (Int64) -> String

  /// A log that writes lines by the closure.
  package init(time: @escaping @Sendable (Int64) -> String, write: @escaping @Sendable ([UInt8]) -> Void) {
    self.time = time
    self.write = write
  }

  /// A log on stderr. A lock lets one loop write at a time, so that lines do not mix.
  package static func standardError(time: @escaping @Sendable (Int64) -> String) -> Log {
    Log(time: time) { lines in
      turn.withLock { _ in
        var rest = lines[...]
        while !rest.isEmpty {
          let written = rest.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
          // A log that cannot be written must not stop the service, and there is no other place to report it.
          guard written > 0 || written < 0 && errno == EINTR else { return }
          rest = rest.dropFirst(max(0, written))
        }
      }
    }
  }

  private static let turn = Mutex(())

  /// Adds a line about the service itself.
  package func message(_ level: Level, _ text: String, _ more: KeyValuePairs<String, JSONValue> = [:]) {
    let line = JSONValue.object(
      [
        JSONMember("tijd", .text(time(Log.microsecondsSinceUnixEpoch()))), JSONMember("niveau", .text(level.rawValue)),
        JSONMember("bericht", .text(text)),
      ] + more.map { JSONMember($0.key, $0.value) })
    write(line.bytes + [UInt8(ascii: "\n")])
  }

  /// The machine's time (CLOCK_REALTIME).
  package static func microsecondsSinceUnixEpoch() -> Int64 {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1000
  }
}
