import Foundation
import Glibc
import StorageCore

/// The right to write to the database, held by one process at a time: `flock` on a file beside it.
///
/// SQLite before 3.51.3 can damage a database when two connections write or checkpoint at once (the WAL-reset
/// bug), so its own locks are not enough. The kernel releases this one when its holder dies. Used from one
/// thread at a time.
///
/// `flock` hands out no turns: who releases and asks again at once always wins. So a waiter also holds a
/// shared record lock on the first byte, by which the holder sees that somebody waits and steps aside. The
/// second byte says that somebody has the database open. Behind them stands how many turns were taken while
/// somebody waited: where that number grows the waiter is in a queue, and not before a lock that nobody gives back.
final class WriterLock {
  private static let retryMicroseconds: UInt32 = 500
  private static let stepAsideMicroseconds: UInt32 = 1_500

  private let descriptor: Int32
  private let records: RecordLocks
  private let path: String
  private let patience: Duration

  /// - Throws: `StorageError` with `readOnly` when the file cannot be made.
  init(path: String, patience: Duration) throws {
    descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw StorageError(
        .readOnly, "\(path) cannot be opened for writing; check the permissions of its folder.",
        detail: String(cString: strerror(errno)))
    }
    records = RecordLocks(descriptor: descriptor)
    self.path = path
    self.patience = patience
  }

  deinit { Glibc.close(descriptor) }

  /// Waits for the lock, runs `body` and gives the lock back.
  ///
  /// - Throws: `StorageError` with `locked` when nobody gave it back for as long as `patience`; what `body` throws.
  func withLock<Value>(_ body: () throws -> Value) throws -> Value {
    try acquire()
    defer { release() }
    return try body()
  }

  /// Marks the database as open in this process, until this lock goes.
  func share() throws {
    guard records.set(F_RDLCK, byte: Self.openByte) else {
      throw StorageError(
        .failed, "\(path) cannot be locked; the data folder must be on a local disk.",
        detail: String(cString: strerror(errno)))
    }
  }

  /// Takes that mark away.
  func unshare() { _ = records.set(F_UNLCK, byte: Self.openByte) }

  /// Tells other processes that something was committed, by writing to the file: they watch it
  /// (`CommitWatcher`).
  ///
  /// The write-ahead log itself tells too early: it is written before the commit in it is to be seen.
  func announceCommit() {
    var byte: UInt8 = 10
    // A hint that cannot be written is made up for by the next one.
    _ = pwrite(descriptor, &byte, 1, 0)
  }

  /// True when somebody else has the database open.
  var isShared: Bool { records.isSet(byte: Self.openByte) == true }

  private func acquire() throws {
    if tryLock() { return }
    _ = records.set(F_RDLCK, byte: Self.waitingByte)
    defer { _ = records.set(F_UNLCK, byte: Self.waitingByte) }
    var turns = turnsTaken
    var deadline = ContinuousClock.now + patience
    repeat {
      usleep(Self.retryMicroseconds)
      if tryLock() { return }
      let latest = turnsTaken
      if latest != turns {
        turns = latest
        deadline = ContinuousClock.now + patience
      }
    } while ContinuousClock.now < deadline
    throw StorageError(
      .locked, "Another Tenantry keeps writing to the database; try again, or end it. (\(path))")
  }

  private func release() {
    let isWaitedFor = records.isSet(byte: Self.waitingByte) == true
    if isWaitedFor { countTurn() }
    flock(descriptor, LOCK_UN)
    if isWaitedFor { usleep(Self.stepAsideMicroseconds) }
  }

  /// How many turns were taken while somebody waited; 0 in a file that has no such number yet.
  private var turnsTaken: UInt64 {
    var turns: UInt64 = 0
    let count = pread(descriptor, &turns, MemoryLayout<UInt64>.size, Self.turnsOffset)
    return count == MemoryLayout<UInt64>.size ? turns : 0
  }

  /// Only the holder writes it. A number that cannot be written leaves the waiters with their patience.
  private func countTurn() {
    var turns = turnsTaken &+ 1
    _ = pwrite(descriptor, &turns, MemoryLayout<UInt64>.size, Self.turnsOffset)
  }

  private func tryLock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

  private static let waitingByte = 0
  private static let openByte = 1
  private static let turnsOffset = 8
}
