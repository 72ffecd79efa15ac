import Foundation
import Glibc
import Synchronization

/// A locked file per worker in one folder: the kernel lets go of the lock when the process dies, however it dies.
///
/// A peer that gets the lock therefore knows for certain. The descriptors are closed on exec, so a child process does not keep its parent
/// alive. Works on one host only: never put the folder on a network file system.
package final class FlockLiveness: LivenessRegistry {
  private let folder: String
  private let held = Mutex<[WorkerID: Int32]>([:])

  /// - Parameter folder: exists and belongs to this user.
  package init(folder: String) { self.folder = folder }

  package func hold(_ worker: WorkerID) throws {
    try held.withLock { held in
      guard held[worker] == nil else { return }
      let file = open(path(of: worker), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard file >= 0 else { throw LivenessError(message: "opening a worker's lock file", number: errno) }
      guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
        let number = errno
        close(file)
        throw LivenessError(message: "locking a worker's lock file", number: number)
      }
      held[worker] = file
    }
  }

  package func letGo(_ worker: WorkerID) {
    held.withLock { held in
      guard let file = held.removeValue(forKey: worker) else { return }
      unlink(path(of: worker))
      close(file)
    }
  }

  package func dead(among workers: Set<WorkerID>) throws -> Set<WorkerID> {
    var dead: Set<WorkerID> = []
    for worker in workers where held.withLock({ $0[worker] == nil }) {
      let file = open(path(of: worker), O_RDWR | O_CLOEXEC | O_NOFOLLOW)
      if file < 0 {
        if errno == ENOENT { continue }
        throw LivenessError(message: "opening a peer's lock file", number: errno)
      }
      if flock(file, LOCK_EX | LOCK_NB) == 0 { dead.insert(worker) }
      close(file)
    }
    return dead
  }

  package func forget(_ worker: WorkerID) { unlink(path(of: worker)) }

  /// The id may hold any characters; the file's name holds only harmless ones.
  private func path(of worker: WorkerID) -> String {
    let name = worker.rawValue.utf8.map { byte -> String in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
        String(UnicodeScalar(byte))
      default: "_" + String(byte, radix: 16)
      }
    }
    return "\(folder)/worker-\(name.joined()).lock"
  }
}
