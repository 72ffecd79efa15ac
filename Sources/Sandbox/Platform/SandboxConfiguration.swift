import Foundation

/// How a sandbox platform behaves.
package struct SandboxConfiguration: Sendable {
  /// Where its journal is kept; nil for memory only.
  package var folder: String?
  /// Real seconds per simulated second: 1 for lifelike, 0 for at once.
  package var speed: Double
  /// What its chance follows from.
  package var seed: UInt64
  /// What its systems accept.
  package var secrets: SandboxSecrets
  package var now: @Sendable () -> Date
  /// Returns after that time; throws when its task is cancelled.
  package var sleep: @Sendable (Duration) async throws -> Void

  package init(
    folder: String? = nil, speed: Double = 1, seed: UInt64 = 1, secrets: SandboxSecrets = SandboxSecrets(),
    now: @escaping @Sendable () -> Date, sleep: @escaping @Sendable (Duration) async throws -> Void
  ) {
    self.folder = folder
    self.speed = speed
    self.seed = seed
    self.secrets = secrets
    self.now = now
    self.sleep = sleep
  }
}
