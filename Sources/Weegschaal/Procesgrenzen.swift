internal import CLinux
internal import HTTPServer

/// The descriptors and the unused memory of the process.
enum Procesgrenzen {
  /// The descriptors that clients never get: those of listeners, polls, logs, lock files, and the start of a database.
  private static let beschrijversVoorOnszelf = 128
  /// How often unused memory is looked at.
  private static let geheugenpauze = Duration.seconds(10)
  /// Below this many requests between two looks the service is at rest. Giving memory back holds the allocator's locks
  /// for milliseconds, which a busy service must not wait for.
  private static let verzoekenInRustMax = 1000
  /// The unused memory that is kept for the next peak.
  private static let ongebruiktBytesMax: Int64 = 8 * 1024 * 1024

  /// The limits of the server. It takes as many connections as there are descriptors, less those for the service itself
  /// and its connections to the database. The factor 2 covers the time in which a connection to the database is
  /// replaced.
  static func http(databaseverbindingen: Int) -> HTTPLimits {
    var grenzen = HTTPLimits()
    let beschrijvers = Int(clinux_raise_descriptor_limit())
    // When the system gives no number, the default limit stays, and the server pauses accepting when descriptors run
    // out.
    guard beschrijvers > 0 else { return grenzen }
    let eigen = beschrijversVoorOnszelf + 2 * databaseverbindingen
    grenzen.connectionsMax = max(1, min(grenzen.connectionsMax, beschrijvers - eigen))
    return grenzen
  }

  /// Gives back unused memory after a peak, once the service is at rest, until cancelled. The allocator itself never
  /// gives back the pages of thousands of small blocks.
  /// - Parameter verzoeken: how many requests there were since the start.
  static func geefGeheugenTerug(_ verzoeken: @escaping @Sendable () async -> Int) -> Task<Void, Never> {
    Task.detached {
      var eerder = 0
      while !Task.isCancelled {
        // Ends at once when the task is cancelled.
        try? await Task.sleep(for: geheugenpauze)
        let nu = await verzoeken()
        if nu - eerder < verzoekenInRustMax { clinux_return_memory(ongebruiktBytesMax) }
        eerder = nu
      }
    }
  }
}
