internal import Dispatch
internal import Glibc
internal import Synchronization

/// Threads for long computations. They have a low priority, so that an event loop or a database that wakes up gets its
/// processor at once, however much long work waits.
///
/// Jobs run in the order in which they came. There is a thread for each processor but one, so that one is always left
/// for the loops and the database.
package final class BackgroundExecutor: TaskExecutor, Sendable {
  /// The executor of the process. Its threads live as long as the process.
  package static let shared = BackgroundExecutor(
    threads: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)) - 1), niceness: 10)

  private let jobs = Mutex<(queue: [UnownedJob], next: Int)>(([], 0))
  private let waiting = DispatchSemaphore(value: 0)

  /// - Parameters:
  ///   - threads: at least one.
  ///   - niceness: 0 (the usual priority) … 19 (the lowest), as in setpriority(2). Linux keeps it for each thread.
  private init(threads: Int, niceness: Int32) {
    for _ in 0..<threads {
      let thread = Thread(executor: self, niceness: niceness)
      var handle = pthread_t()
      let code = pthread_create(
        &handle, nil,
        { argument in
          guard let argument else { return nil }
          Unmanaged<Thread>.fromOpaque(argument).takeRetainedValue().run()
          return nil
        }, Unmanaged.passRetained(thread).toOpaque())
      precondition(code == 0, "a thread for long work cannot start: \(code)")
      pthread_detach(handle)
    }
  }

  /// Queues a job; from any thread.
  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.queue.append(job) }
    waiting.signal()
  }

  private func runNext() {
    waiting.wait()
    let job = jobs.withLock { jobs in
      let job = jobs.queue[jobs.next]
      jobs.next += 1
      // The jobs that ran are dropped when they are half of the queue, so that each is moved once at most.
      if jobs.next > jobs.queue.count / 2 {
        jobs.queue.removeFirst(jobs.next)
        jobs.next = 0
      }
      return job
    }
    job.runSynchronously(on: asUnownedTaskExecutor())
  }

  private final class Thread: Sendable {
    let executor: BackgroundExecutor
    let niceness: Int32

    init(executor: BackgroundExecutor, niceness: Int32) {
      self.executor = executor
      self.niceness = niceness
    }

    func run() {
      // Who 0 is the calling thread. Without the lower priority the work is the same, so a refusal does no harm.
      _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
      while true { executor.runNext() }
    }
  }
}
