import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// The right to write to a repository: an `flock` that every process of ours takes before it writes.
///
/// The descriptor is handed to the git programs started under it. So when we are killed while one still runs, the lock
/// lives exactly as long as it does, and nobody takes its lock files for stale ones.
struct GitLock: Sendable {
  let descriptor: Int32

  /// - Throws: `git_busy` after `settings.lockWaitMax`, `git_failed` when the file cannot be opened.
  static func take(_ settings: GitSettings) async throws(IntegrationError) -> GitLock {
    let path = settings.folder + "/.git/tenantry.lock"
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw IntegrationError(
        "git", IntegrationError.codeGitFailed, "The repository \(settings.folder) cannot be written to.",
        detail: "\(path): \(String(cString: strerror(errno)))", retry: .permanent)
    }
    var waited: Duration = .zero
    var pause: Duration = .milliseconds(2)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard waited < settings.lockWaitMax, await slept(pause) else {
        close(descriptor)
        throw IntegrationError(
          "git", IntegrationError.codeGitBusy, "Another writer has the repository \(settings.folder).",
          retry: .transient)
      }
      waited += pause
      pause = min(pause * 2, .milliseconds(100))
    }
    return GitLock(descriptor: descriptor)
  }

  /// Lets go, unless a program started under it still runs.
  func release() { close(descriptor) }

  private static func slept(_ duration: Duration) async -> Bool {
    do {
      try await Task.sleep(for: duration)
      return true
    } catch {
      return false  // Cancelled: stop waiting.
    }
  }
}
