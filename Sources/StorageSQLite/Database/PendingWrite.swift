import GRDB

/// One write that waits for its place in a group commit, with its caller.
struct PendingWrite: Sendable {
  /// Whether the commit must survive a power loss before the caller hears of it.
  enum Durability: Sendable {
    case full
    case relaxed
  }

  let durability: Durability
  /// Does the work inside the savepoint and remembers its value.
  let run: @Sendable (Database) throws -> Void
  /// Resumes the caller after the commit; nil hands over the value that `run` remembered.
  let finish: @Sendable ((any Error)?) -> Void
}
