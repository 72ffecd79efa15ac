import JobEngine

/// The one feed of everything that changes: jobs, tenants and topics in the order of commits.
package protocol ChangeStore: Sendable {
  /// Hints that something was committed, by this process or another; the same feed as the job store's.
  var feed: JobChangeFeed { get }

  /// Changes with a higher sequence than `after`, ascending, at most `limit` of them.
  func changes(after: Int64, limit: Int) async throws -> [PlatformChange]

  /// The sequence of the newest change, 0 when there never was one.
  func latestSequence() async throws -> Int64

  /// The sequence of the oldest change that is kept, nil when none is. Whoever last saw a change before the
  /// one that precedes it has missed some and reads everything anew.
  func oldestSequence() async throws -> Int64?
}
