import Dispatch

/// The one server that all tests of this process share: whoever asks first starts it.
package actor SharedPostgres {
  private static let only = SharedPostgres()
  private var starting: Task<PostgresServer, any Error>?

  package static func server() async throws -> PostgresServer { try await only.start().value }

  private func start() -> Task<PostgresServer, any Error> {
    if let starting { return starting }
    // Kept beyond the test that asks first: the others wait for the same start.
    let task = Task {
      let server: PostgresServer = try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global().async { continuation.resume(with: Result { try PostgresServer() }) }
      }
      try await server.ready()
      return server
    }
    starting = task
    return task
  }
}
