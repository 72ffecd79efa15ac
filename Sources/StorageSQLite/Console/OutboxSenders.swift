import Foundation
import Glibc
import Synchronization

/// Who of the senders of an outbox lives: each has a lock in a file beside it, which the kernel lets go of when the process
/// dies, however it dies. Whoever finds a claim without one therefore knows for certain that nobody is sending.
///
/// One file for all of them, with a byte for each, so that who was killed leaves nothing behind.
final class OutboxSenders: Sendable {
  private struct Held {
    /// The open file; nil until it is first needed.
    var file: Int32?
    var senders: Set<String> = []
  }

  private let path: String
  private let held = Mutex(Held())

  /// - Parameter path: in a folder that exists once one is to be held.
  init(path: String) { self.path = path }

  deinit { letGo() }

  /// Shows that this process lives, until it ends or `letGo`. To be called before a claim is written.
  ///
  /// - Throws: `POSIXError`.
  func hold(_ sender: String) throws {
    try held.withLock { held in
      guard !held.senders.contains(sender) else { return }
      // Shared: two senders that happen to have the same byte are then both alive as long as one is.
      guard try Self.locks(&held, path).set(F_RDLCK, byte: Self.byte(of: sender)) else {
        throw Self.problem()
      }
      held.senders.insert(sender)
    }
  }

  /// Whether a sender is certainly dead. One that nobody can ask about may live.
  ///
  /// - Throws: `POSIXError`.
  func isDead(_ sender: String) throws -> Bool {
    try held.withLock { held in
      if held.senders.contains(sender) { return false }
      return try Self.locks(&held, path).isSet(byte: Self.byte(of: sender)) == false
    }
  }

  /// Takes every sign away; to be called only when nothing is sent any more.
  func letGo() {
    held.withLock { held in
      if let file = held.file { Glibc.close(file) }
      held = Held()
    }
  }

  private static func locks(_ held: inout Held, _ path: String) throws -> RecordLocks {
    if let file = held.file { return RecordLocks(descriptor: file) }
    let file = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw problem() }
    held.file = file
    return RecordLocks(descriptor: file)
  }

  /// A place far from all others, the same in every process (FNV-1a).
  private static func byte(of sender: String) -> Int {
    let hash = sender.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    return Int(hash >> 2)
  }

  private static func problem() -> POSIXError { POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
}
