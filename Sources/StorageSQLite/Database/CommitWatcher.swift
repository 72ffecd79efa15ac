import Foundation
import GRDB
import Glibc
import JobEngine
import StorageCore
import Synchronization

/// Notices what other processes commit: after each commit they write to the lock file, and the kernel says
/// when.
///
/// A thread sleeps on inotify until that file is written, then asks the writer's connection whether another
/// connection committed (`PRAGMA data_version`; its own commits do not count) and tells the feed. While
/// nothing is written nothing wakes. Without inotify it looks once a second.
final class CommitWatcher: Sendable {
  private static let pollMilliseconds: Int32 = 1_000
  /// Between two looks, so that a busy writer does not keep this thread busy too.
  private static let restMicroseconds: UInt32 = 3_000

  private let access: any DatabaseWriter
  private let feed: JobChangeFeed
  private let path: String
  private let notify: Int32
  /// Two ends of a pipe: a byte in it ends the thread.
  private let wake: (reading: Int32, writing: Int32)
  private let isStopped = Atomic(false)
  private let seen = Mutex(SeenVersion())

  private struct SeenVersion {
    var dataVersion: Int64?
    var isLooking = false
  }

  init(folder: DataFolder, access: any DatabaseWriter, feed: JobChangeFeed) throws {
    self.access = access
    self.feed = feed
    path = folder.lock
    notify = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      if notify >= 0 { Glibc.close(notify) }
      throw StorageError(
        .failed, "This process has too many open files.", detail: String(cString: strerror(errno)))
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    wake = (ends[0], ends[1])
    let isWatching = notify >= 0 && inotify_add_watch(notify, path, UInt32(IN_MODIFY)) >= 0
    look()
    let thread = Thread { [self] in watch(isWatching) }
    thread.name = "tenantry.commits"
    thread.start()
  }

  /// Closed only when neither the thread nor the owner can use them any more.
  deinit {
    if notify >= 0 { Glibc.close(notify) }
    Glibc.close(wake.reading)
    Glibc.close(wake.writing)
  }

  /// Ends the thread.
  func stop() {
    guard !isStopped.exchange(true, ordering: .sequentiallyConsistent) else { return }
    var byte: UInt8 = 1
    write(wake.writing, &byte, 1)
  }

  private func watch(_ isWatching: Bool) {
    var events = [UInt8](repeating: 0, count: 4_096)
    while true {
      var sources = [
        pollfd(fd: wake.reading, events: Int16(POLLIN), revents: 0),
        pollfd(fd: isWatching ? notify : -1, events: Int16(POLLIN), revents: 0),
      ]
      poll(&sources, 2, isWatching ? -1 : Self.pollMilliseconds)
      if isStopped.load(ordering: .sequentiallyConsistent) { break }
      if isWatching { while read(notify, &events, events.count) > 0 {} }
      look()
      usleep(Self.restMicroseconds)
    }
  }

  /// Asks the writer's connection, unless that has been asked and has not answered yet.
  private func look() {
    let mustAsk = seen.withLock { seen in
      defer { seen.isLooking = true }
      return !seen.isLooking
    }
    guard mustAsk else { return }
    access.asyncWriteWithoutTransaction { [self] database in
      seen.withLock { $0.isLooking = false }
      compare(database)
    }
  }

  private func compare(_ database: Database) {
    do {
      let version = try Int64.fetchOne(database, sql: "PRAGMA data_version")
      let before = seen.withLock { seen in
        defer { seen.dataVersion = version }
        return seen.dataVersion
      }
      guard before != version else { return }
      let latest = try ChangeTable.latestSequence(in: SQLiteConnection(database: database))
      // The first look only makes up for what was committed while the database was being opened.
      if before != nil || latest > feed.latest { feed.publish(upTo: latest) }
    } catch {
      // Whether there is something new cannot be told: let listeners look for themselves.
      feed.publish(upTo: feed.latest)
    }
  }
}
