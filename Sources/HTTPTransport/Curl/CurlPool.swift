import Foundation
import Synchronization

/// All connections of this process and the one thread that serves them; shared by every `CurlTransport`.
///
/// The thread starts with the first request, so that a program which asks nobody pays nothing. It ends with
/// the pool.
package final class CurlPool: Sendable {
  private let limits: CurlPoolLimits
  private let mailbox = CurlMailbox()
  private let isStarted = Mutex(false)
  private let lastId = Atomic<UInt64>(0)

  package init(limits: CurlPoolLimits = CurlPoolLimits()) { self.limits = limits }

  deinit { mailbox.close() }

  /// Ends every request with `cancelled`; later ones end so at once.
  package func close() { mailbox.close() }

  func nextId() -> UInt64 { lastId.wrappingAdd(1, ordering: .relaxed).newValue }

  func start(_ job: CurlJob) {
    startThread()
    if !mailbox.post(.start(job)) { job.receiver.end(CurlWorker.cancelled(mayHaveBeenSent: false)) }
  }

  /// Does nothing when the request has ended.
  func cancel(_ id: UInt64) { _ = mailbox.post(.cancel(id)) }

  func resume(_ id: UInt64) { _ = mailbox.post(.resume(id)) }

  private func startThread() {
    isStarted.withLock { isStarted in
      if isStarted { return }
      isStarted = true
      // The thread holds the mailbox and not the pool, so that the pool can go and close it.
      let thread = Thread { [mailbox, limits] in CurlWorker(mailbox, limits: limits).run() }
      thread.name = "curl"
      thread.start()
    }
  }
}
