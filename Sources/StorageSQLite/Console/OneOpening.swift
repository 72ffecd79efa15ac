import GRDB
import Synchronization

/// Opens a file once, however many want it at the same time: the others wait, and get the same.
///
/// Letting go of a connection that nobody needs costs more than its opening: it begins the system's pool of threads, which
/// from then on wakes every second.
final class OneOpening: Sendable {
  private let opened = Mutex<DatabaseQueue?>(nil)

  /// Blocks its thread.
  func queue(_ open: () throws -> DatabaseQueue) throws -> DatabaseQueue {
    try opened.withLock { opened in
      if let opened { return opened }
      let queue = try open()
      opened = queue
      return queue
    }
  }

  /// The next one opens it again.
  func forget() { opened.withLock { $0 = nil } }
}
