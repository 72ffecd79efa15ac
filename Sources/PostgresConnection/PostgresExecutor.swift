import Dispatch

/// Runs one connection's work on a queue of its own: libpq blocks, and the threads that all tasks share must
/// not.
final class PostgresExecutor: SerialExecutor {
  private let queue = DispatchQueue(label: "postgres")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { [self] in job.runSynchronously(on: asUnownedSerialExecutor()) }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
}
