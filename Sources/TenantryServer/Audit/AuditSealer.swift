import Foundation
import Logging
import StorageCore
import TenantModel

/// Seals the audit log as it grows: after every hundred records, and after a minute in which there was one.
///
/// Each seal is a line of the server's log, too: whoever collects those has the end of the audit log in a second place.
package struct AuditSealer: Sendable {
  package static let recordsMax: Int64 = 100
  package static let ageMax: TimeInterval = 60
  private static let pause: Duration = .seconds(5)

  private let store: any AuditStore
  private let key: AuditKey
  private let now: @Sendable () -> Date
  private let logger: Logger

  package init(_ store: any AuditStore, key: AuditKey, logger: Logger, now: @escaping @Sendable () -> Date) {
    self.store = store
    self.key = key
    self.logger = logger
    self.now = now
  }

  /// Seals until the task is cancelled, and once more then.
  package func run() async {
    while !Task.isCancelled {
      await sealWhatIsDue()
      _ = try? await Task.sleep(for: Self.pause)
    }
    // In a task of its own, since this one is cancelled and may ask nothing more.
    await Task { await sealWhatIsDue(isLast: true) }.value
  }

  /// Looks once.
  ///
  /// - Parameter isLast: seals whatever is new.
  package func sealWhatIsDue(isLast: Bool = false) async {
    do {
      let head = try await store.head()
      let last = try await store.lastSeal()
      let news = head.sequence - (last?.head.sequence ?? 0)
      let age = last.map { now().timeIntervalSince($0.sealedAt) } ?? .infinity
      guard news > 0, isLast || news >= Self.recordsMax || age >= Self.ageMax else { return }
      let seal = try key.seal(head, at: now())
      try await store.seal(seal)
      logger.info(
        "audit log sealed",
        metadata: [
          "sequence": "\(head.sequence)", "hash": "\(head.hash)", "key": "\(seal.keyID)",
          "signature": "\(seal.signature.base64EncodedString())",
        ])
    } catch {
      logger.warning("the audit log could not be sealed", metadata: ["error": "\(error)"])
    }
  }
}
