import PostgresConnection
import Synchronization

@testable import Integrations

/// Lets some statements pass and then dies, as a process that is killed between two of them.
final class DyingGate: Sendable {
  static let death = IntegrationError("postgresql", "killed", "The process was killed.", retry: .uncertain)

  /// What the work throws; nil when it comes to its end.
  static func error<Value>(
    of work: () async throws -> Value
  ) async -> (any Error)? {
    do {
      _ = try await work()
      return nil
    } catch {
      return error
    }
  }

  private let left: Mutex<Int>

  init(after count: Int) { left = Mutex(count) }

  @Sendable func pass(_ statement: SQLStatement) async throws(IntegrationError) {
    let isOver = left.withLock { left in
      left -= 1
      return left < 0
    }
    if isOver { throw Self.death }
  }
}

extension TenantDatabaseClient {
  /// One whose process is killed after so many statements.
  func dying(after count: Int) -> TenantDatabaseClient {
    var client = self
    client.gate = DyingGate(after: count).pass
    return client
  }
}
