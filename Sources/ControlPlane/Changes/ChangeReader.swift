import JobEngine
import Operations
import StorageCore
import TenantModel
import TenantryAPI

/// Turns the store's feed into batches of changes, one for each time that the listener asks.
///
/// Nothing is read ahead: while a listener is busy the feed keeps its newest hint alone, so that a slow one gets fewer
/// and larger batches and never a queue of them. One that is too far behind is told that everything may have changed, and
/// goes on from the newest change: to read all anew is less work for both sides than all that was missed.
package actor ChangeReader {
  /// How many changes a listener may be behind.
  package static let eventsBehindMax: Int64 = 10_000

  private static let changesPerRead = 500

  private let store: any ChangeStore
  private let audience: ChangeAudience
  private let behindMax: Int64
  private let hints: AsyncStream<Int64>
  private var position: Int64
  /// True until what lies between the cursor and now was delivered.
  private var isBehind: Bool

  private init(store: any ChangeStore, cursor: ChangeCursor?, audience: ChangeAudience, behindMax: Int64) {
    self.store = store
    self.audience = audience
    self.behindMax = behindMax
    hints = store.feed.hints()
    // The newest that this process knows of: what is committed later comes later, and nothing in between is lost.
    position = cursor?.sequence ?? store.feed.latest
    isBehind = cursor != nil
  }

  /// Batches from `cursor` on, or from now on. The stream ends when its task is cancelled.
  static func changes(
    in store: any ChangeStore, since cursor: ChangeCursor?, for audience: ChangeAudience = .everybody,
    behindMax: Int64 = eventsBehindMax
  ) -> AsyncStream<ChangeBatch> {
    let reader = ChangeReader(store: store, cursor: cursor, audience: audience, behindMax: behindMax)
    return AsyncStream(unfolding: { await reader.next() })
  }

  private func next() async -> ChangeBatch? {
    if isBehind {
      isBehind = false
      if let batch = await read(isHint: false) { return batch }
    }
    for await _ in hints {
      if let batch = await read(isHint: true) { return batch }
    }
    return nil
  }

  /// What came after `position`, or nil when nothing did. A storage that cannot be read now is asked again at the next
  /// hint.
  private func read(isHint: Bool) async -> ChangeBatch? {
    let start = position
    // The newest that this process knows of: what is committed later comes later, as a change of its own.
    let newest = store.feed.latest
    if newest - start > behindMax {
      position = newest
      return ChangeBatch(cursor: ChangeCursor(sequence: newest), logs: audience.hearsLogs, isReset: true)
    }
    var batch = ChangeBatch(cursor: ChangeCursor(sequence: start), logs: isHint && audience.hearsLogs)
    do {
      while true {
        let changes = try await store.changes(after: batch.cursor.sequence, limit: Self.changesPerRead)
        for change in changes { try await add(change, to: &batch) }
        if changes.count < Self.changesPerRead { break }
      }
      // Asked last, so that what was dropped while this was reading is noticed too.
      try await noticeLoss(since: start, in: &batch)
    } catch {
      if batch.cursor.sequence == start { return nil }
    }
    position = batch.cursor.sequence
    return batch.isEmpty ? nil : batch
  }

  private func add(_ change: PlatformChange, to batch: inout ChangeBatch) async throws {
    batch.cursor = ChangeCursor(sequence: change.sequence)
    switch change {
    case .tenant(let change):
      if try await audience.hears(of: change.tenant) { batch.tenants.insert(change.tenant) }
    case .topic(let change):
      if try await audience.hears(of: nil) { batch.topics.insert(change.topic) }
    case .job(let event):
      let tenant = try? TenantID(event.subject)
      guard try await audience.hears(of: tenant) else { return }
      if let tenant { batch.tenants.insert(tenant) }
      if OperationCatalog.bundle(ofSubject: event.subject) != nil { batch.topics.insert(.catalog) }
      guard audience.hearsOperations, let operation = try? OperationID(event.job.rawValue) else { return }
      batch.operations.insert(operation)
    }
  }

  /// Marks the batch when changes after `start` were dropped before they could be read, or when `start` is a place of
  /// another database's feed: one that a backup took back.
  private func noticeLoss(since start: Int64, in batch: inout ChangeBatch) async throws {
    // The newest first: what is committed between the two questions must not look like a feed that was emptied.
    let latest = try await store.latestSequence()
    let oldest = try await store.oldestSequence()
    guard start <= latest, let oldest else {
      batch.isReset = start != latest
      batch.cursor = ChangeCursor(sequence: latest)
      return
    }
    batch.isReset = oldest > start + 1
  }
}
