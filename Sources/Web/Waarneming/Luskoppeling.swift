/// What the request log asks of the loop that it serves.
package struct Luskoppeling: Sendable {
  /// Runs something on the loop, so much later.
  let straks: @Sendable (Duration, @escaping @Sendable () -> Void) -> Void
  /// Runs something on the loop when it ends.
  let bijEinde: @Sendable (@escaping @Sendable () -> Void) -> Void

  /// The ties to a loop.
  package init(
    straks: @escaping @Sendable (Duration, @escaping @Sendable () -> Void) -> Void,
    bijEinde: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void
  ) {
    self.straks = straks
    self.bijEinde = bijEinde
  }
}
