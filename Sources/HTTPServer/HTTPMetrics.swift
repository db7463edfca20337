package import EventLoop

/// Counters of a server, or of one of its loops.
package struct HTTPMetrics: Sendable, Equatable {
  /// Upper bounds of the duration histogram's buckets, in microseconds; a last bucket takes the rest.
  package static let durationBounds: [Int64] = [
    50, 100, 250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000,
    5_000_000, 10_000_000,
  ]

  /// Connections that are open now.
  package var connectionsOpen = 0
  /// Connections taken in since the start.
  package var connectionsAccepted = 0
  /// Connections refused since the start because there were too many.
  package var connectionsRefused = 0
  /// Times that accepting paused because the process had no descriptors left.
  package var acceptPauses = 0
  /// Requests whose handler runs now.
  package var requestsInFlight = 0
  /// Whole requests since the start.
  package var requests = 0
  /// Answers since the start by the first digit of their status: index 1 … 5. 501 and 505 count as 4: they refuse what
  /// the client asked, and the server did not fail.
  package var answersByClass = [Int](repeating: 0, count: 6)
  /// Bytes read since the start.
  package var bytesIn = 0
  /// Bytes written since the start.
  package var bytesOut = 0
  /// Bytes that partial and waiting requests hold now.
  package var bytesBuffered = 0
  /// Bytes of answers that clients have not read, on connections that are blocked now.
  package var bytesUnread = 0
  /// Connections cut since the start because their unread answers took too much memory.
  package var connectionsCut = 0
  /// Answers by the time from the request's last byte to its answer; one more than `durationBounds`.
  package var durationCounts = [Int](repeating: 0, count: HTTPMetrics.durationBounds.count + 1)
  /// The sum of those times, in nanoseconds.
  package var durationNanoseconds: Int64 = 0
  /// How long the turns of each loop took, in the order of the loops.
  package var turns: [EventLoop.Turns] = []

  mutating func count(status: Int, nanoseconds: Int64) {
    let isRefusal = status == 501 || status == 505
    answersByClass[isRefusal ? 4 : max(0, min(5, status / 100))] += 1
    let microseconds = nanoseconds / 1000
    let bucket =
      HTTPMetrics.durationBounds.firstIndex { microseconds <= $0 } ?? HTTPMetrics.durationBounds.count
    durationCounts[bucket] += 1
    durationNanoseconds += nanoseconds
  }

  mutating func add(_ other: HTTPMetrics) {
    connectionsOpen += other.connectionsOpen
    connectionsAccepted += other.connectionsAccepted
    connectionsRefused += other.connectionsRefused
    acceptPauses += other.acceptPauses
    requestsInFlight += other.requestsInFlight
    requests += other.requests
    for index in answersByClass.indices { answersByClass[index] += other.answersByClass[index] }
    bytesIn += other.bytesIn
    bytesOut += other.bytesOut
    bytesBuffered += other.bytesBuffered
    bytesUnread += other.bytesUnread
    connectionsCut += other.connectionsCut
    for index in durationCounts.indices { durationCounts[index] += other.durationCounts[index] }
    durationNanoseconds += other.durationNanoseconds
    turns += other.turns
  }
}
