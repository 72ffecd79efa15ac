import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// The right to look, which one process of a data folder has at a time: a locked file in it.
///
/// The kernel lets go of the lock when the process dies. The file stays: whoever removed it could leave two processes
/// with a lock each, on two files of one name.
package final class MonitorLease: Sendable {
  private let path: String
  private let held = Mutex<Int32?>(nil)

  /// - Parameter path: in a folder that exists.
  package init(path: String) {
    self.path = path
  }

  deinit { letGo() }

  /// Takes the right, or keeps it. False while another process has it, or the file cannot be made.
  package func take() -> Bool {
    held.withLock { held in
      if held != nil { return true }
      let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard file >= 0 else { return false }
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
        close(file)
        return false
      }
      held = file
      return true
    }
  }

  /// Gives it back; without one nothing happens.
  package func letGo() {
    held.withLock { held in
      if let file = held { close(file) }
      held = nil
    }
  }
}
