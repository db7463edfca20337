internal import CLinux
internal import HTTPServer

/// What the service asks of the process it is: descriptors, and memory given back.
enum Procesgrenzen {
  /// Descriptors that clients never get: listeners, polls, logs, lock files, and the start of a database.
  private static let beschrijversVoorOnszelf = 128
  /// How often unused memory is looked at.
  private static let geheugenpauze = Duration.seconds(10)
  /// Requests between two looks below which the service is at rest: giving back holds the allocator's locks for
  /// milliseconds, which nobody should wait for.
  private static let verzoekenInRustMax = 1000
  /// Unused memory that is kept for the next rush.
  private static let ongebruiktBytesMax: Int64 = 8 * 1024 * 1024

  /// The bounds of the server: as many connections as the system gives descriptors for, less those that the service
  /// itself and its connections to the database need, also while they are replaced.
  static func http(databaseverbindingen: Int) -> HTTPLimits {
    var grenzen = HTTPLimits()
    let beschrijvers = Int(clinux_raise_descriptor_limit())
    // Without an answer of the system the limit stays what it is, and accepting pauses when they are used up.
    guard beschrijvers > 0 else { return grenzen }
    let eigen = beschrijversVoorOnszelf + 2 * databaseverbindingen
    grenzen.connectionsMax = max(1, min(grenzen.connectionsMax, beschrijvers - eigen))
    return grenzen
  }

  /// Gives back the memory that a rush left behind once it is quiet, until cancelled: the allocator keeps the pages of
  /// thousands of small pieces by itself for good.
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
