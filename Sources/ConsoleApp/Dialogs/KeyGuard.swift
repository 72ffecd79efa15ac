import Foundation
import TerminalKit

/// Keeps the key that led somewhere from going on by itself, pressed twice or held down.
///
/// For a moment it swallows that key and enter; every one that it swallows makes the moment begin again, so that a key
/// that repeats is swallowed for as long as it is held. Any other key shows that a person is there, and ends it.
struct KeyGuard: Equatable, Sendable {
  /// Longer than a keyboard waits between repeats, and than a hand needs to press twice by mistake.
  static let seconds = 0.4

  private var keys: Set<Key> = []
  private var until = Date.distantPast

  /// Begins: `key` led here, if any did.
  mutating func begin(after key: Key?, at now: Date) {
    keys = [.enter]
    if let key { keys.insert(key) }
    until = now.addingTimeInterval(Self.seconds)
  }

  /// Whether a key counts for nothing now.
  mutating func swallows(_ key: Key, at now: Date) -> Bool {
    guard now < until else { return false }
    guard keys.contains(key) else {
      until = .distantPast
      return false
    }
    until = now.addingTimeInterval(Self.seconds)
    return true
  }
}
