/// The parts of an event loop that the service needs.
package struct Luskoppeling: Sendable {
  /// The monotonic clock of the loop, in nanoseconds.
  let uurwerk: @Sendable () -> Int64
  /// Runs something on the loop, so much later.
  let straks: @Sendable (Duration, @escaping @Sendable () -> Void) -> Void
  /// Returns so much later, or throws when the task is cancelled before.
  let slaap: @Sendable (Duration) async throws -> Void
  /// Runs something on the loop when it ends.
  let bijEinde: @Sendable (@escaping @Sendable () -> Void) -> Void

  /// The services of one loop.
  package init(
    uurwerk: @escaping @Sendable () -> Int64,
    straks: @escaping @Sendable (Duration, @escaping @Sendable () -> Void) -> Void,
    slaap: @escaping @Sendable (Duration) async throws -> Void,
    bijEinde: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void
  ) {
    self.uurwerk = uurwerk
    self.straks = straks
    self.slaap = slaap
    self.bijEinde = bijEinde
  }
}
