import PostgresConnection
import Synchronization
import TestSupport

@testable import Integrations

/// Stops the server after so many statements and lets the client find out.
final class StoppingGate: Sendable {
  private let server: PostgresServer
  private let left: Mutex<Int>

  init(_ server: PostgresServer, after count: Int) {
    self.server = server
    left = Mutex(count)
  }

  @Sendable func pass(_ statement: SQLStatement) async throws(IntegrationError) {
    let isNow = left.withLock { left in
      left -= 1
      return left == 0
    }
    if isNow { server.stop() }
  }
}
