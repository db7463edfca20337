internal import CLinux
internal import Glibc
internal import Synchronization

/// Waits for the signals that ask the process to end (SIGINT, SIGTERM), and passes the first on to what the command does
/// with it. At the second the process ends at once, whatever it is doing.
final class Signaalwacht: Sendable {
  private struct Toestand: Sendable {
    /// The first signal that came.
    var signaal: Int32?
    /// What is done at the first signal. Nil ends the process at once: there is nothing to clean up.
    var doe: (@Sendable () -> Void)?
  }

  private let toestand = Mutex(Toestand())

  /// Watches from now on.
  /// - Parameter beschrijver: the descriptor of signals that all threads block.
  init(_ beschrijver: Int32) {
    let wacht = self
    var draad = pthread_t()
    let doos = Unmanaged.passRetained(Opdrachtdoos { wacht.wachtOp(beschrijver) })
    let code = pthread_create(
      &draad, nil,
      { doos in
        guard let doos else { return nil }
        Unmanaged<Opdrachtdoos>.fromOpaque(doos).takeRetainedValue().doe()
        return nil
      }, doos.toOpaque())
    precondition(code == 0, "a thread can be made at the start")
    pthread_detach(draad)
  }

  /// What a thread does.
  private final class Opdrachtdoos: Sendable {
    let doe: @Sendable () -> Void
    init(_ doe: @escaping @Sendable () -> Void) { self.doe = doe }
  }

  /// The signal that asked the process to end; nil when none came.
  var signaal: Int32? { toestand.withLock { $0.signaal } }

  /// Sets what is done at the first signal; nil ends the process at once. Where a signal came already, it is done now.
  func bijSignaal(_ doe: (@Sendable () -> Void)?) {
    let kwam = toestand.withLock { toestand in
      toestand.doe = doe
      return toestand.signaal != nil
    }
    if kwam, let doe { doe() }
  }

  /// The exit code of a process that a signal ended.
  static func code(_ signaal: Int32) -> Int32 { 128 + signaal }

  private func wachtOp(_ beschrijver: Int32) {
    while true {
      let signaal = clinux_next_signal(beschrijver)
      if signaal > 0 { neem(signaal) }
    }
  }

  private func neem(_ signaal: Int32) {
    let (isEerste, doe) = toestand.withLock { toestand in
      defer { toestand.signaal = toestand.signaal ?? signaal }
      return (toestand.signaal == nil, toestand.doe)
    }
    guard isEerste, let doe else { _exit(Signaalwacht.code(signaal)) }
    doe()
  }
}
