/// Lets a few storages be opened at once: each makes sixty tables, and all tests of a target begin at the same time.
actor OpeningGate {
  static let only = OpeningGate()

  private var free = 4
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func pass<Value: Sendable>(_ body: @Sendable () async throws -> Value) async throws -> Value {
    if free > 0 { free -= 1 } else { await withCheckedContinuation { waiting.append($0) } }
    defer { if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() } }
    return try await body()
  }
}
