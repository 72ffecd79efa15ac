import Dispatch
import Synchronization

/// Runs tasks one at a time and knows when none of them can go on.
final class CountingExecutor: TaskExecutor {
  private let queue = DispatchQueue(label: "counting-executor")
  private let jobs = Mutex(0)

  /// True when nothing is running or about to.
  var isQuiet: Bool { jobs.withLock { $0 == 0 } }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0 += 1 }
    let executor = asUnownedTaskExecutor()
    queue.async {
      job.runSynchronously(on: executor)
      self.jobs.withLock { $0 -= 1 }
    }
  }
}
