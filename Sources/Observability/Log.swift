internal import Glibc
package import JSON
internal import Synchronization

/// A log of JSON objects, one a line. It never holds a token, an account number or anything else of a person: whoever
/// adds a line sees to that.
package struct Log: Sendable {
  /// How grave a line is, by the word that it goes out with.
  package enum Level: String, Sendable {
    /// Business as usual.
    case info
    /// What passes by itself.
    case warning = "waarschuwing"
    /// What is ours to mend.
    case fault = "fout"
  }

  /// Writes whole lines.
  package let write: @Sendable ([UInt8]) -> Void
  /// Writes a moment, in microseconds since 1970, as the lines have it.
  private let time: @Sendable (Int64) -> String

  /// A log that writes lines by the closure.
  package init(time: @escaping @Sendable (Int64) -> String, write: @escaping @Sendable ([UInt8]) -> Void) {
    self.time = time
    self.write = write
  }

  /// A log on stderr. Writers take turns, so that lines of several loops do not mix.
  package static func standardError(time: @escaping @Sendable (Int64) -> String) -> Log {
    Log(time: time) { lines in
      turn.withLock { _ in
        var rest = lines[...]
        while !rest.isEmpty {
          let written = rest.withUnsafeBytes { Glibc.write(2, $0.baseAddress, $0.count) }
          // A log that cannot be written must not stop the service; there is nobody left to tell.
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

  /// The machine's time.
  package static func microsecondsSinceUnixEpoch() -> Int64 {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1000
  }
}
