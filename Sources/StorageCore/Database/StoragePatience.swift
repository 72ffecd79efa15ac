/// How long a database that is away is waited for.
package enum StoragePatience {
  /// Until when reads and writes of this task wait, all of them together; nil for as long as the storage was opened to wait.
  /// Each is tried once whatever the time, and what is under way is never cut off.
  @TaskLocal package static var end: ContinuousClock.Instant?
}
