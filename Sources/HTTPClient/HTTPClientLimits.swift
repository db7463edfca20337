/// All bounds of one request and its answer. Sizes are in bytes, times are `Duration`s.
package struct HTTPClientLimits: Sendable {
  /// The time to connect. The other end is on this machine, so it is short.
  package var connectTime = Duration.seconds(3)
  /// The time from the beginning to the end of the answer's head. After the head the body has what is left of it.
  package var answerTime = Duration.seconds(10)
  /// The status line and the fields, with those of every interim answer before it.
  package var headBytesMax = 16 * 1024
  /// As much of a body as is read. Nobody looks at it.
  package var bodyBytesMax = 64 * 1024

  /// All limits have their defaults.
  package init() {}
}
