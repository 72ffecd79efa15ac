/// One write that waits for its place in a group commit, with its caller.
package struct PendingWrite: Sendable {
  package let durability: WriteDurability
  /// Until when it waits for a database that is away; nil for as long as the storage has patience.
  package let end: ContinuousClock.Instant?
  /// Does the work inside the savepoint and remembers its value; may be called again after that was undone.
  package let run: @Sendable (any SQLConnection) throws -> Void
  /// Resumes the caller after the commit; nil hands over the value that `run` remembered.
  package let finish: @Sendable ((any Error)?) -> Void
}
