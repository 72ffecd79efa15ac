import TenantryAPI

/// Bounds how long an answer may take.
enum Deadline {
  /// - Throws: `APIProblem` with `timeout` when the time is over; the work is cancelled then.
  static func within<Value: Sendable>(
    _ limit: Duration, _ work: @escaping @Sendable () async throws -> Value
  ) async throws -> Value {
    try await withThrowingTaskGroup(of: Value.self) { group in
      group.addTask { try await work() }
      group.addTask {
        try await Task.sleep(for: limit)
        throw APIProblem(.timeout, "The answer took longer than \(limit.components.seconds) s. Nothing more is done for it.")
      }
      defer { group.cancelAll() }
      guard let value = try await group.next() else { throw CancellationError() }
      return value
    }
  }
}
