/// Runs heavy work on the threads that all cores share, so that the event loop serves others meanwhile.
func buitenDeLus<Waarde: Sendable>(_ werk: @escaping @Sendable () throws -> Waarde) async throws -> Waarde {
  try await Task.detached(executorPreference: globalConcurrentExecutor) { try werk() }.value
}
