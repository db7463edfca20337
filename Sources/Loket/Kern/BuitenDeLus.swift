/// Runs heavy work on the global pool of threads, so that the event loop serves other requests meanwhile.
func buitenDeLus<Waarde: Sendable>(_ werk: @escaping @Sendable () throws -> Waarde) async throws -> Waarde {
  try await Task.detached(executorPreference: globalConcurrentExecutor) { try werk() }.value
}
