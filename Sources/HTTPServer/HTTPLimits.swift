/// All bounds of the server, for its clients and for itself. Sizes are in bytes, times are `Duration`s.
package struct HTTPLimits: Sendable {
  /// The request line and the fields together; beyond it 431. The same limit holds for trailers.
  package var headBytesMax = 32 * 1024
  /// Field lines in a request; beyond it 431.
  package var fieldCountMax = 100
  /// The request target; beyond it 414.
  package var targetBytesMax = 8 * 1024
  /// A method's token; beyond it 400.
  package var methodBytesMax = 32
  /// A body, unless the application's `bodyBytesMax` says otherwise for its route; beyond it 413.
  package var bodyBytesMax = 2 * 1024 * 1024
  /// The highest limit that a route may set in place of `bodyBytesMax`.
  package var bodyBytesCeiling = 11 * 1024 * 1024
  /// All chunk extensions of one body together; beyond it 400.
  package var chunkExtensionBytesMax = 1024
  /// Bytes of a body that are read while it is not known yet whether the body may come, so that the moment of its last
  /// byte is known. What is longer waits in the system until then.
  package var readAheadBytesMax = 256 * 1024
  /// Requests of one connection that wait or run. At this number the server stops reading.
  package var pipelineDepthMax = 16
  /// Open connections of the whole server; the next one gets 503 and is closed.
  package var connectionsMax = 20_000
  /// Bytes that partial requests, and the bodies of waiting and running requests, hold in the whole server. A request
  /// that needs more gets 503. Each loop holds an equal share.
  package var bufferedBytesMax = 512 * 1024 * 1024
  /// Bytes that partial requests and unread answers of one client hold in the whole server. Beyond it a body gets 429,
  /// and of unread answers the one that was blocked longest is cut.
  package var clientBytesMax = 32 * 1024 * 1024
  /// Bytes of answers that wait to be read in the whole server. Beyond it the connection that was blocked longest is cut.
  /// Each loop holds an equal share.
  package var unreadBytesMax = 256 * 1024 * 1024
  /// Handlers that run at one time in the whole server; beyond it 503. Each loop holds an equal share.
  package var requestsInFlightMax = 4096
  /// Bytes of answers that wait to be sent on one connection. Beyond it the connection's next request waits.
  package var outputBytesMax = 1024 * 1024
  /// The value of `Retry-After` with a 503 of the server.
  package var retryAfterSeconds = 1
  /// The time from the accept, or from a request's first byte, to the end of its fields; then 408.
  package var headReadTime = Duration.seconds(10)
  /// How long a body may take, on top of the time for its bytes at the least pace; then 408.
  package var bodyReadTime = Duration.seconds(10)
  /// How long a body may stand still; then 408.
  package var bodyStallTime = Duration.seconds(10)
  /// The time from one answer to the next request's first byte; then the connection is closed.
  package var idleTime = Duration.seconds(60)
  /// How long a client may take to read answers, on top of the time for their bytes at the least pace; then the
  /// connection is cut.
  package var writeStallTime = Duration.seconds(15)
  /// The least pace of a body that comes in and of answers that go out, taken over the whole of each.
  package var bytesPerSecondMin = 16 * 1024
  /// How long a handler may take, unless its route sets another time; then it is cancelled and 503 is answered.
  package var handlerTime = Duration.seconds(60)
  /// How long a closed connection still reads, so that the client can take the last answer.
  package var lingerTime = Duration.seconds(2)
  /// How long a closed connection rests after it read 256 KiB. So who sends on and on takes little time from others.
  package var lingerPause = Duration.milliseconds(50)
  /// How much a closed connection reads at most.
  package var lingerBytesMax = 16 * 1024 * 1024
  /// How much all closed connections of a loop read in a second; beyond it they end at once, and a client that sends on
  /// may lose its answer. Reading costs a processor more than answering, so a flood of long bodies is not read.
  package var lingerBytesPerSecond = 8 * 1024 * 1024
  /// How long a connection without a request may still send one when the server drains.
  package var drainFreshTime = Duration.milliseconds(250)
  /// The interval between two checks of the deadlines. A time-out comes at most this much too late.
  package var sweepTime = Duration.milliseconds(100)

  /// The defaults above.
  package init() {}

  /// Stops the program where limits contradict each other.
  func check() {
    precondition(headBytesMax > targetBytesMax + methodBytesMax, "a head holds its target")
    precondition(headBytesMax <= Int(UInt16.max), "the places in a head fit 16 bits")
    precondition(bodyBytesMax <= bodyBytesCeiling, "the ceiling is above the usual body limit")
    precondition(clientBytesMax >= bodyBytesCeiling, "one client can send the longest body")
    precondition(pipelineDepthMax >= 1 && connectionsMax >= 1 && requestsInFlightMax >= 1, "a server serves")
    precondition(
      bytesPerSecondMin >= 1 && lingerBytesPerSecond >= 1 && sweepTime > .zero, "a pace and a sweep are positive")
  }
}

/// Limits by reference.
final class HTTPSharedLimits: Sendable {
  let limits: HTTPLimits
  init(_ limits: HTTPLimits) { self.limits = limits }
}

/// The times of the limits in nanoseconds, converted once: they are added to the clock at every request.
struct HTTPTimes: Sendable {
  let headRead: Int64
  let bodyRead: Int64
  let bodyStall: Int64
  let idle: Int64
  let writeStall: Int64
  let handler: Int64

  init(_ limits: HTTPLimits) {
    headRead = limits.headReadTime.wholeNanoseconds
    bodyRead = limits.bodyReadTime.wholeNanoseconds
    bodyStall = limits.bodyStallTime.wholeNanoseconds
    idle = limits.idleTime.wholeNanoseconds
    writeStall = limits.writeStallTime.wholeNanoseconds
    handler = limits.handlerTime.wholeNanoseconds
  }
}
