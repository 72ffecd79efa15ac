/// How long a database that is away is waited for.
package enum StoragePatience {
  /// The most that reads and writes of this task wait; nil for what the storage was opened with. It says when a call gives
  /// up that has not been made: one that is under way is never cut off.
  @TaskLocal package static var limit: Duration?
}
