internal import CLinux
internal import EventLoop
internal import Glibc

/// What the service tells the program that started it, by the protocol of `sd_notify(3)`: datagrams to the socket that
/// `NOTIFY_SOCKET` names. Started by hand there is none, and nothing is told.
struct ServiceManager: Sendable {
  /// A message of the protocol.
  enum Message: String, Sendable {
    /// The service listens.
    case ready = "READY=1"
    /// It finishes what runs, and ends.
    case stopping = "STOPPING=1"
    /// Its loops turn.
    case alive = "WATCHDOG=1"
  }

  /// How many messages are sent in the time after which silence counts as death. One that comes late does no harm.
  private static let messagesPerLimit = 3
  /// The longest time between two messages that is believed, in microseconds: an hour.
  private static let limitMicrosecondsMax: Int64 = 3_600_000_000

  /// The path of the socket, or its name after an @; nil when nobody listens.
  private let socket: String?
  /// The time between two signs of life; nil when nobody waits for them.
  let interval: Duration?

  /// Reads the environment of a process. The watchdog may be meant for another process of the same unit.
  init(_ environment: [String: String], process: Int32 = getpid()) {
    socket = environment["NOTIFY_SOCKET"].flatMap { $0.hasPrefix("/") || $0.hasPrefix("@") ? $0 : nil }
    let isForUs = environment["WATCHDOG_PID"].map { $0 == String(process) } ?? true
    guard socket != nil, isForUs, let limit = environment["WATCHDOG_USEC"].flatMap({ Int64($0) }), limit > 0 else {
      interval = nil
      return
    }
    interval = .microseconds(min(limit, ServiceManager.limitMicrosecondsMax) / Int64(ServiceManager.messagesPerLimit))
  }

  /// Sends a message. A failure cannot be told to anybody who would hear it; the manager acts on the silence.
  func tell(_ message: Message) {
    guard let socket else { return }
    let bytes = Array(message.rawValue.utf8)
    _ = clinux_send_local(socket, bytes, Int64(bytes.count))
  }

  /// Gives signs of life until cancelled; nil when nobody waits for them. Each one is sent from the first loop, after
  /// every loop had a turn since the one before: a loop that hangs silences them all.
  func proveLife(of loops: [EventLoop]) -> Task<Void, Never>? {
    precondition(!loops.isEmpty, "a service without loops cannot live")
    guard let interval else { return nil }
    return Task(executorPreference: loops[0]) {
      while !Task.isCancelled {
        for loop in loops { await Task(executorPreference: loop) {}.value }
        tell(.alive)
        // Ends at once when the task is cancelled.
        try? await loops[0].sleep(for: interval)
      }
    }
  }
}
