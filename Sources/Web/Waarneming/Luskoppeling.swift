/// The services of an event loop that the request log needs.
package struct Luskoppeling: Sendable {
  /// Runs something on the loop after that time.
  let straks: @Sendable (Duration, @escaping @Sendable () -> Void) -> Void
  /// Runs something on the loop when it ends.
  let bijEinde: @Sendable (@escaping @Sendable () -> Void) -> Void

  /// The services of one loop.
  package init(
    straks: @escaping @Sendable (Duration, @escaping @Sendable () -> Void) -> Void,
    bijEinde: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void
  ) {
    self.straks = straks
    self.bijEinde = bijEinde
  }
}
