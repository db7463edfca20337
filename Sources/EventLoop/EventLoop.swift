internal import CLinux
internal import Glibc
internal import Synchronization

/// One thread with one epoll instance. It executes everything that lives on it.
///
/// Sockets register a handler, and timers an action. Tasks run on it by `Task(executorPreference:)`, or by an actor
/// whose `unownedExecutor` is `asUnownedSerialExecutor()`. So a request never changes thread between accept, query and
/// answer. A call between functions that no actor isolates stays in its turn. A call into an actor of the loop waits
/// for the next turn, and so does the return from it.
///
/// `@unchecked Sendable` holds because every stored variable is either immutable, guarded by the `inbox` mutex, or
/// touched only on the loop's own thread. Each method that touches one of the last kind checks the thread first.
package final class EventLoop: TaskExecutor, @unchecked Sendable {
  /// The events that a file descriptor is watched for, or is ready for.
  package struct Readiness: OptionSet, Sendable {
    /// The epoll bits.
    package let rawValue: UInt32
    /// Wraps epoll bits.
    package init(rawValue: UInt32) { self.rawValue = rawValue }
    /// Bytes, a connection or the end of the stream can be read.
    package static let read = Readiness(rawValue: 0x001)
    /// Bytes can be written.
    package static let write = Readiness(rawValue: 0x004)
    /// The descriptor has an error; always reported.
    package static let error = Readiness(rawValue: 0x008)
    /// Both directions are closed; always reported.
    package static let hangup = Readiness(rawValue: 0x010)
    /// The peer closed its sending direction.
    package static let peerClosed = Readiness(rawValue: 0x2000)
    /// Report changes only (EPOLLET): the handler reads and writes until EAGAIN.
    package static let edgeTriggered = Readiness(rawValue: 1 << 31)
  }

  /// A failed system call, with its errno.
  package struct SystemError: Error, CustomStringConvertible {
    /// The call, as in its manual page.
    package let call: String
    /// The value of `errno` after it.
    package let code: Int32
    /// The call and the C library's words for the code.
    package var description: String { "\(call): \(String(cString: strerror(code)))" }
  }

  /// Names a timer, to cancel it.
  package struct Timer: Hashable, Sendable {
    fileprivate let number: UInt64
  }

  /// A job, and whether an actor of the loop owns it. The runtime compares the executor of a job with the executor that
  /// a call needs. If every job ran on the actors' executor, each call outside the actors would queue its job anew.
  struct Entry {
    var job: UnownedJob
    var isOfActor: Bool
  }

  private struct Inbox {
    var jobs: [Entry] = []
    var isStopped = false
    var foreignEnqueues: UInt64 = 0
  }

  private struct Registration {
    var generation: UInt32
    var handler: ((Readiness) -> Void)?
  }

  private struct Deadline {
    var at: Int64
    var number: UInt64
  }

  /// Events taken from epoll in one call.
  private static let eventsMax = 256
  /// Marks the wake-up descriptor among epoll's data words, which otherwise hold (generation, descriptor).
  private static let wakeUpMark = UInt64.max

  /// The thread's name, for logs and debuggers.
  package let name: String
  /// The clock for time-outs; nil means the machine's clock.
  private let manualClock: ManualClock?
  private let epoll: Int32
  private let wakeUp: Int32
  private let inbox = Mutex(Inbox())
  private let actorExecutor = EventLoopActorExecutor()
  private let threadHandle = Atomic<UInt>(0)

  // Touched on the loop's thread only.
  private var local: [Entry] = []
  private var registrations: [Registration] = []
  private var deadlines: [Deadline] = []
  private var actions: [UInt64: () -> Void] = [:]
  private var nextTimer: UInt64 = 0
  private var turnMeter = EventLoopTurnMeter()
  private var turnEndActions: [(number: UInt64, action: () -> Void)] = []
  private var endActions: [() -> Void] = []
  private var joined = false

  /// Starts a loop on a thread of its own.
  /// - Parameter clock: the clock of its timers and of `monotonicNanoseconds`, instead of the machine's.
  /// - Throws: `SystemError` when the kernel refuses a descriptor or the thread.
  package init(name: String, clock: ManualClock? = nil) throws(SystemError) {
    self.name = name
    manualClock = clock
    epoll = clinux_epoll_create()
    guard epoll >= 0 else { throw SystemError(call: "epoll_create1", code: errno) }
    wakeUp = clinux_eventfd()
    // From here on every property is set, so what throws below ends in `deinit`, which closes. Closing here too would
    // close a descriptor that another thread was just given under the same number.
    guard wakeUp >= 0 else { throw SystemError(call: "eventfd", code: errno) }
    guard clinux_epoll_add(epoll, wakeUp, Readiness.read.rawValue, EventLoop.wakeUpMark) == 0 else {
      throw SystemError(call: "epoll_ctl", code: errno)
    }
    actorExecutor.loop = self
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<EventLoop>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, Unmanaged.passRetained(self).toOpaque())
    guard code == 0 else {
      Unmanaged.passUnretained(self).release()
      throw SystemError(call: "pthread_create", code: code)
    }
    threadHandle.store(UInt(thread), ordering: .releasing)
    clock?.add(self)
  }

  deinit {
    close(epoll)
    close(wakeUp)
  }

  // MARK: - Executor

  /// Whether the caller runs on this loop's thread.
  package var isCurrent: Bool { threadHandle.load(ordering: .acquiring) == UInt(pthread_self()) }

  /// Queues a job; from any thread. A job from the loop's own thread costs no lock and no wake-up.
  package func enqueue(_ job: consuming ExecutorJob) {
    enqueue(Entry(job: UnownedJob(job), isOfActor: false))
  }

  func enqueue(_ entry: Entry) {
    if isCurrent {
      local.append(entry)
      return
    }
    let mustWake = inbox.withLock { box in
      box.foreignEnqueues += 1
      box.jobs.append(entry)
      return box.jobs.count == 1
    }
    if mustWake { wake() }
  }

  /// The loop as an actor's executor. The actor must keep the loop alive.
  package func asUnownedSerialExecutor() -> UnownedSerialExecutor { actorExecutor.asUnownedSerialExecutor() }

  /// Stops the program when the caller is not on the loop's thread. `assumeIsolated` relies on this check.
  package func checkIsolated() { precondition(isCurrent, "not on event loop \(name)") }

  /// Whether the caller is on the loop's thread.
  package func isIsolatingCurrentContext() -> Bool? { isCurrent }

  /// How many jobs came from other threads since the start. It is near 0 per request when no task changes thread.
  package var foreignEnqueues: UInt64 { inbox.withLock { $0.foreignEnqueues } }

  // MARK: - Descriptors

  /// Watches a descriptor; the handler is called on the loop. On the loop only.
  /// - Throws: `SystemError` of epoll_ctl.
  package func register(
    _ descriptor: Int32, for readiness: Readiness, handler: @escaping (Readiness) -> Void
  ) throws(SystemError) {
    checkIsolated()
    precondition(descriptor >= 0, "a descriptor is not negative")
    let index = Int(descriptor)
    while registrations.count <= index { registrations.append(Registration(generation: 0, handler: nil)) }
    precondition(registrations[index].handler == nil, "descriptor \(descriptor) is registered already")
    registrations[index].generation &+= 1
    let data = UInt64(registrations[index].generation) << 32 | UInt64(UInt32(descriptor))
    guard clinux_epoll_add(epoll, descriptor, readiness.rawValue, data) == 0 else {
      throw SystemError(call: "epoll_ctl", code: errno)
    }
    registrations[index].handler = handler
  }

  /// Changes the events that a registered descriptor is watched for. On the loop only.
  /// - Throws: `SystemError` of epoll_ctl.
  package func modify(_ descriptor: Int32, for readiness: Readiness) throws(SystemError) {
    checkIsolated()
    let index = Int(descriptor)
    precondition(index < registrations.count && registrations[index].handler != nil, "not registered")
    let data = UInt64(registrations[index].generation) << 32 | UInt64(UInt32(descriptor))
    guard clinux_epoll_modify(epoll, descriptor, readiness.rawValue, data) == 0 else {
      throw SystemError(call: "epoll_ctl", code: errno)
    }
  }

  /// Stops watching a descriptor; call it before the descriptor is closed. Events already taken from the kernel are
  /// dropped. On the loop only.
  package func unregister(_ descriptor: Int32) {
    checkIsolated()
    let index = Int(descriptor)
    guard index < registrations.count, registrations[index].handler != nil else { return }
    registrations[index].handler = nil
    registrations[index].generation &+= 1
    // This fails when the owner has closed the descriptor already. Then the descriptor has left the set, so the failure
    // does no harm.
    _ = clinux_epoll_remove(epoll, descriptor)
  }

  // MARK: - Time

  /// The present in microseconds since 1970, on the machine's clock or on the manual clock. From any thread.
  package nonisolated var realtimeMicroseconds: Int64 { manualClock?.realtimeMicroseconds ?? clinux_realtime_us() }

  /// The present on the loop's monotonic clock, in nanoseconds. From any thread.
  package var monotonicNanoseconds: Int64 { manualClock?.nanoseconds ?? clinux_monotonic_ns() }

  /// Calls the action once, on the loop, not before the given time has passed. On the loop only.
  @discardableResult
  package func schedule(after delay: Duration, _ action: @escaping () -> Void) -> Timer {
    checkIsolated()
    nextTimer += 1
    actions[nextTimer] = action
    push(Deadline(at: monotonicNanoseconds + max(0, delay.wholeNanoseconds), number: nextTimer))
    return Timer(number: nextTimer)
  }

  /// Cancels a timer; one that ran or was cancelled is left alone. On the loop only.
  package func cancel(_ timer: Timer) {
    checkIsolated()
    actions[timer.number] = nil
    // Cancelled deadlines stay in the heap until their time. They are removed when there are far more of them than of
    // live ones.
    if deadlines.count > 1024, deadlines.count > 4 * actions.count {
      let living = deadlines.filter { actions[$0.number] != nil }
      deadlines.removeAll(keepingCapacity: true)
      for deadline in living { push(deadline) }
    }
  }

  /// Returns when the given time has passed, or as soon as the task is cancelled. From any thread.
  /// - Throws: `CancellationError` when the task is cancelled.
  package func sleep(for duration: Duration) async throws(CancellationError) {
    let sleeper = EventLoopSleeper()
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        execute { sleeper.begin(continuation, self.schedule(after: duration) { sleeper.end(on: self) }, on: self) }
      }
    } onCancel: {
      execute { sleeper.end(on: self) }
    }
    guard !Task.isCancelled else { throw CancellationError() }
  }

  /// Runs the timers that are due. On the loop only.
  func runDueTimers() {
    checkIsolated()
    runTimers(now: monotonicNanoseconds)
  }

  /// Calls the action at the end of every turn of the loop, after the turn's events, timers and jobs, until it is
  /// removed. So the output of a whole turn can be sent in one write. On the loop only.
  package func addTurnEndAction(_ action: @escaping () -> Void) -> Timer {
    checkIsolated()
    nextTimer += 1
    turnEndActions.append((nextTimer, action))
    return Timer(number: nextTimer)
  }

  /// Removes an action that `addTurnEndAction` added. On the loop only.
  package func removeTurnEndAction(_ timer: Timer) {
    checkIsolated()
    turnEndActions.removeAll { $0.number == timer.number }
  }

  /// Calls the action once, when the loop ends. Timers that are still set then never run, so work that must not be lost
  /// is finished here. On the loop only.
  package func addEndAction(_ action: @escaping () -> Void) {
    checkIsolated()
    endActions.append(action)
  }

  /// How long the turns of the loop took until now. On the loop only.
  package var turns: Turns {
    checkIsolated()
    return turnMeter.turns(at: clinux_monotonic_ns())
  }

  // MARK: - Life

  /// Runs an action on the loop, in its turn; from any thread.
  package func execute(_ action: @escaping @Sendable () -> Void) {
    Task(executorPreference: self) { action() }
  }

  /// Ends the loop after the jobs that are queued now, and waits for its thread. Not from the loop itself.
  package func stop() {
    precondition(!isCurrent, "a loop cannot wait for its own end")
    let wasStopped = inbox.withLock { box in
      defer { box.isStopped = true }
      return box.isStopped
    }
    guard !wasStopped else { return }
    manualClock?.remove(self)
    wake()
    pthread_join(pthread_t(threadHandle.load(ordering: .acquiring)), nil)
  }

  private func wake() {
    var one: UInt64 = 1
    // The counter can only overflow after 2^64 − 2 wake-ups; a full one still wakes.
    _ = write(wakeUp, &one, 8)
  }

  private func run() {
    threadHandle.store(UInt(pthread_self()), ordering: .releasing)
    clinux_name_thread(name)
    let events = UnsafeMutablePointer<clinux_event>.allocate(capacity: EventLoop.eventsMax)
    defer { events.deallocate() }
    while true {
      let count = clinux_epoll_wait(epoll, events, Int32(EventLoop.eventsMax), waitLimit())
      precondition(count >= 0 || errno == EINTR, "epoll_wait: \(String(cString: strerror(errno)))")
      let began = clinux_monotonic_ns()
      for index in 0..<Int(max(0, count)) { dispatch(events[index]) }
      runTimers(now: monotonicNanoseconds)
      let isStopped = takeInbox()
      runJobs()
      for end in turnEndActions { end.action() }
      turnMeter.count(from: began, to: clinux_monotonic_ns())
      guard isStopped, local.isEmpty else { continue }
      for end in endActions { end() }
      return
    }
  }

  private func dispatch(_ event: clinux_event) {
    guard event.data != EventLoop.wakeUpMark else {
      var count: UInt64 = 0
      _ = read(wakeUp, &count, 8)
      return
    }
    let index = Int(UInt32(truncatingIfNeeded: event.data))
    let generation = UInt32(truncatingIfNeeded: event.data >> 32)
    guard registrations[index].generation == generation, let handler = registrations[index].handler else { return }
    handler(Readiness(rawValue: event.events))
  }

  private func takeInbox() -> Bool {
    inbox.withLock { box in
      if local.isEmpty {
        swap(&local, &box.jobs)
      } else {
        local.append(contentsOf: box.jobs)
        box.jobs.removeAll(keepingCapacity: true)
      }
      return box.isStopped
    }
  }

  /// Runs the jobs that were queued when the turn began. Jobs that these queue wait for the next turn, so that sockets
  /// are served between them.
  private func runJobs() {
    guard !local.isEmpty else { return }
    var batch: [Entry] = []
    swap(&batch, &local)
    let tasks = asUnownedTaskExecutor()
    for entry in batch {
      if entry.isOfActor {
        entry.job.runSynchronously(isolatedTo: asUnownedSerialExecutor(), taskExecutor: tasks)
      } else {
        entry.job.runSynchronously(on: tasks)
      }
    }
    if local.isEmpty {
      batch.removeAll(keepingCapacity: true)
      swap(&batch, &local)
    }
  }

  private func waitLimit() -> Int64 {
    if !local.isEmpty { return 0 }
    while let first = deadlines.first, actions[first.number] == nil { _ = pop() }
    guard let first = deadlines.first else { return -1 }
    let left = max(0, first.at - monotonicNanoseconds)
    // The manual clock wakes the loop when it is moved, so the wait needs no limit.
    return manualClock == nil || left == 0 ? left : -1
  }

  /// Runs the timers that are due. Those that these set wait for the next turn, so that sockets are served between them.
  private func runTimers(now: Int64) {
    let last = nextTimer
    while let first = deadlines.first, first.at <= now, first.number <= last {
      _ = pop()
      if let action = actions.removeValue(forKey: first.number) { action() }
    }
  }

  // A binary heap by time; equal times keep the order in which they were set.
  private func push(_ deadline: Deadline) {
    deadlines.append(deadline)
    var child = deadlines.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard isEarlier(deadlines[child], deadlines[parent]) else { break }
      deadlines.swapAt(child, parent)
      child = parent
    }
  }

  private func pop() -> Deadline? {
    guard let first = deadlines.first else { return nil }
    let last = deadlines.removeLast()
    guard !deadlines.isEmpty else { return first }
    deadlines[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < deadlines.count {
        if isEarlier(deadlines[child], deadlines[least]) { least = child }
      }
      guard least != parent else { return first }
      deadlines.swapAt(parent, least)
      parent = least
    }
  }

  private func isEarlier(_ left: Deadline, _ right: Deadline) -> Bool {
    left.at != right.at ? left.at < right.at : left.number < right.number
  }
}
