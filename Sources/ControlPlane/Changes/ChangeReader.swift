import StorageCore
import TenantModel
import TenantryAPI

/// Turns the store's feed into batches of changes.
struct ChangeReader: Sendable {
  private static let changesPerRead = 500

  let store: any ChangeStore

  /// Batches from `cursor` on, or from now on. A listener that is slow gets fewer and larger batches.
  func changes(since cursor: ChangeCursor?) -> AsyncStream<ChangeBatch> {
    let (stream, continuation) = AsyncStream.makeStream(of: ChangeBatch.self)
    let hints = store.feed.hints()
    // Ends with the listener: the stream's termination cancels it.
    let reading = Task {
      var position = await start(at: cursor)
      if cursor != nil { position = await deliver(after: position, isHint: false, to: continuation) }
      for await _ in hints {
        position = await deliver(after: position, isHint: true, to: continuation)
      }
      continuation.finish()
    }
    continuation.onTermination = { _ in reading.cancel() }
    return stream
  }

  /// Where to begin: at the cursor, or at the newest change. A storage that cannot be read now begins at 0, which
  /// repeats changes and loses none.
  private func start(at cursor: ChangeCursor?) async -> Int64 {
    if let cursor { return cursor.sequence }
    do {
      return try await store.latestSequence()
    } catch {
      return 0
    }
  }

  /// Reads what came after `position` and yields it; returns the new position. A storage that cannot be read now
  /// is asked again at the next hint.
  private func deliver(
    after position: Int64, isHint: Bool, to continuation: AsyncStream<ChangeBatch>.Continuation
  ) async -> Int64 {
    var batch = ChangeBatch(cursor: ChangeCursor(sequence: position), logs: isHint)
    do {
      if let oldest = try await store.oldestSequence() { batch.isReset = oldest > position + 1 && position > 0 }
      while true {
        let changes = try await store.changes(after: batch.cursor.sequence, limit: Self.changesPerRead)
        for change in changes { batch.add(change) }
        if changes.count < Self.changesPerRead { break }
      }
    } catch {
      if batch.cursor.sequence == position { return position }
    }
    if !batch.isEmpty { continuation.yield(batch) }
    return batch.cursor.sequence
  }
}

extension ChangeBatch {
  fileprivate mutating func add(_ change: PlatformChange) {
    cursor = ChangeCursor(sequence: change.sequence)
    switch change {
    case .tenant(let change):
      tenants.insert(change.tenant)
    case .job(let event):
      if let tenant = try? TenantID(event.subject) { tenants.insert(tenant) }
      if let operation = try? OperationID(event.job.rawValue) { operations.insert(operation) }
    }
  }
}
