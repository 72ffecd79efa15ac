import JobEngine
import TenantModel
import TenantryAPI

/// Turns the store's feed into batches of changes.
struct ChangeReader: Sendable {
  private static let eventsPerRead = 500

  let jobs: any JobStore

  /// Batches from `cursor` on, or from now on. A listener that is slow gets fewer and larger batches.
  func changes(since cursor: ChangeCursor?) -> AsyncStream<ChangeBatch> {
    let (stream, continuation) = AsyncStream.makeStream(of: ChangeBatch.self)
    let hints = jobs.feed.hints()
    // Ends with the listener: the stream's termination cancels it.
    let reading = Task {
      var last = cursor?.sequence
      if last == nil { last = try? await jobs.latestEventSequence() }
      var position = last ?? 0
      if cursor != nil { position = await deliver(after: position, isHint: false, to: continuation) }
      for await _ in hints {
        position = await deliver(after: position, isHint: true, to: continuation)
      }
      continuation.finish()
    }
    continuation.onTermination = { _ in reading.cancel() }
    return stream
  }

  /// Reads what came after `position` and yields it; returns the new position. A storage that cannot be read now
  /// is asked again at the next hint.
  private func deliver(
    after position: Int64, isHint: Bool, to continuation: AsyncStream<ChangeBatch>.Continuation
  ) async -> Int64 {
    var batch = ChangeBatch(cursor: ChangeCursor(sequence: position), logs: isHint)
    while let events = try? await jobs.events(after: batch.cursor.sequence, limit: Self.eventsPerRead),
      let newest = events.last
    {
      for event in events { batch.add(event) }
      batch.cursor = ChangeCursor(sequence: newest.sequence)
      if events.count < Self.eventsPerRead { break }
    }
    if !batch.isEmpty { continuation.yield(batch) }
    return batch.cursor.sequence
  }
}

extension ChangeBatch {
  fileprivate mutating func add(_ event: JobEvent) {
    if let tenant = try? TenantID(event.subject) { tenants.insert(tenant) }
    if let operation = try? OperationID(event.job.rawValue) { operations.insert(operation) }
  }
}
