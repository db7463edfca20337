internal import EventLoop

/// Where heavy work runs, so that the event loop serves other requests meanwhile. Its threads have a low priority, so
/// that small requests go first.
package enum Werkbank {
  /// The threads for heavy work.
  package static var uitvoerder: any TaskExecutor { BackgroundExecutor.shared }
  /// The longest document, in bytes, that is read, judged and rendered on the loop.
  package static let opDeLusBytesMax = 64 * 1024
}

/// Runs heavy work off the loop.
func buitenDeLus<Waarde: Sendable>(_ werk: @escaping @Sendable () throws -> Waarde) async throws -> Waarde {
  try await Task.detached(executorPreference: Werkbank.uitvoerder) { try werk() }.value
}

/// Runs the work on so many files or events of a page here, and that on a long page off the loop.
func metOnderdelen<Waarde: Sendable>(
  _ aantal: Int, _ werk: @escaping @Sendable () throws -> Waarde
) async throws -> Waarde {
  aantal > Bladzijde.opDeLusMax ? try await buitenDeLus(werk) : try werk()
}

/// Runs the work on a document of this many bytes here, and that on a long one off the loop.
func metDocument<Waarde: Sendable>(
  bytes: Int, _ werk: @escaping @Sendable () throws -> Waarde
) async throws -> Waarde {
  bytes > Werkbank.opDeLusBytesMax ? try await buitenDeLus(werk) : try werk()
}
