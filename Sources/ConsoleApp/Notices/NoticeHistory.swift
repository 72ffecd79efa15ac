import Foundation

/// What was said in passing, so that it can be read again: the last hundred.
struct NoticeHistory: Equatable, Sendable {
  static let entriesMax = 100

  struct Entry: Equatable, Sendable {
    let notice: Notice
    /// When it was said last.
    var at: Date
    /// How often it was said one after the other.
    var times = 1
  }

  /// The newest last.
  private(set) var entries: [Entry] = []

  /// Adds one; the same again counts up, the oldest goes when there are too many.
  mutating func add(_ notice: Notice, at now: Date) {
    if let last = entries.last, last.notice == notice {
      entries[entries.count - 1].at = now
      entries[entries.count - 1].times += 1
      return
    }
    entries.append(Entry(notice: notice, at: now))
    if entries.count > Self.entriesMax { entries.removeFirst() }
  }
}
