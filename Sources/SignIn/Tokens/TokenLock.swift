/// The right to use up a refresh token: every console of a sign-in takes it before it does.
///
/// Providers that rotate take each refresh token once. Two consoles that send the same one are one too many: the second
/// is taken for a thief, and both are signed out.
package struct TokenLock: Sendable {
  private let folder: String
  private let lock: FileLock

  package init(folder: String, name: String) {
    self.folder = folder
    lock = FileLock(
      folder: folder, name: "\(name).lock",
      busy: "Another console is renewing the sign-in and does not come to an end.")
  }

  /// Does the work while nobody else does theirs, in this process or another.
  ///
  /// - Throws: `APIProblem` with `timeout` when somebody else does not come to an end.
  package func whileHeld<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result
  {
    try TokenFile.make(folder)
    return try await lock.whileHeld(work)
  }
}
