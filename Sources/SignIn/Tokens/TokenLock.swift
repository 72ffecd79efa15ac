import Foundation
import TenantryAPI

#if canImport(Glibc)
  import Glibc
#endif

/// The right to use up a refresh token: an `flock` that every console of a sign-in takes before it does.
///
/// Providers that rotate take each refresh token once. Two consoles that send the same one are one too many: the second
/// is taken for a thief, and both are signed out.
package struct TokenLock: Sendable {
  /// Longer than a provider is waited for.
  static let waitMax: Duration = .seconds(30)

  private let folder: String
  private let path: String

  package init(folder: String, name: String) {
    self.folder = folder
    path = "\(folder)/\(name).lock"
  }

  /// Does the work while nobody else does theirs, in this process or another.
  ///
  /// - Throws: `APIProblem` with `timeout` when somebody else does not come to an end.
  package func whileHeld<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result
  {
    try TokenFile.make(folder)
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw APIProblem(.storage, "\(path) cannot be opened: \(String(cString: strerror(errno))).")
    }
    defer { close(descriptor) }
    var waited: Duration = .zero
    var pause: Duration = .milliseconds(2)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard waited < Self.waitMax else {
        throw APIProblem(.timeout, "Another console is renewing the sign-in and does not come to an end.")
      }
      try await Task.sleep(for: pause)
      waited += pause
      pause = min(pause * 2, .milliseconds(100))
    }
    return try await work()
  }
}
