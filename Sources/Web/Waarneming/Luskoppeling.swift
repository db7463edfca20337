/// The parts of an event loop that the service needs.
package struct Luskoppeling: Sendable {
  /// The monotonic clock of the loop, in nanoseconds.
  let uurwerk: @Sendable () -> Int64
  /// Runs something on the loop, so much later.
  let straks: @Sendable (Duration, @escaping @Sendable () -> Void) -> Void
  /// Runs something on the loop when it ends.
  let bijEinde: @Sendable (@escaping @Sendable () -> Void) -> Void

  /// The services of one loop.
  package init(
    uurwerk: @escaping @Sendable () -> Int64,
    straks: @escaping @Sendable (Duration, @escaping @Sendable () -> Void) -> Void,
    bijEinde: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void
  ) {
    self.uurwerk = uurwerk
    self.straks = straks
    self.bijEinde = bijEinde
  }
}
