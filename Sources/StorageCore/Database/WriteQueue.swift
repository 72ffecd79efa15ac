import Synchronization

/// The writes that wait for one transaction together, since a durable commit costs the same for one as for sixty-four.
///
/// Nothing waits for company: a write that comes alone is committed alone, and those that come meanwhile make
/// up the next group. A caller resumes only after the commit; when that fails, its whole group fails.
package final class WriteQueue: Sendable {
  package static let writesMax = 64

  private struct State {
    var waiting: [PendingWrite] = []
    var isDraining = false
  }

  private let state = Mutex(State())

  package init() {}

  /// Waits until `body` was run and committed, and returns its value.
  ///
  /// - Parameter startDraining: called when nobody takes groups out of the queue; whoever does then has to go on until
  ///   `next` is empty.
  package func write<Value: Sendable>(
    _ durability: WriteDurability, startDraining: @Sendable () -> Void,
    _ body: @escaping @Sendable (any SQLConnection) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let box = Mutex<Value?>(nil)
      let write = PendingWrite(
        durability: durability, end: StoragePatience.end,
        run: { connection in
          let value = try body(connection)
          box.withLock { $0 = value }
        },
        finish: { error in
          if let error {
            continuation.resume(throwing: error)
          } else if let value = box.withLock({ $0 }) {
            continuation.resume(returning: value)
          } else {
            continuation.resume(throwing: StorageError(.failed, "A write ended without a result."))
          }
        })
      if submit(write) { startDraining() }
    }
  }

  /// - Returns: true when nobody takes groups out.
  private func submit(_ write: PendingWrite) -> Bool {
    state.withLock { state in
      state.waiting.append(write)
      defer { state.isDraining = true }
      return !state.isDraining
    }
  }

  /// What came meanwhile, to go with a group of so many that is tried again.
  package func more(besides count: Int) -> [PendingWrite] {
    state.withLock { state in
      let more = Array(state.waiting.prefix(max(Self.writesMax - count, 0)))
      state.waiting.removeFirst(more.count)
      return more
    }
  }

  /// The next group; an empty one ends the draining.
  package func next() -> [PendingWrite] {
    state.withLock { state in
      let group = Array(state.waiting.prefix(Self.writesMax))
      state.waiting.removeFirst(group.count)
      state.isDraining = !group.isEmpty
      return group
    }
  }
}
