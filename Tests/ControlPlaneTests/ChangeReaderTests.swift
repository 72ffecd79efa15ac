import ControlSupport
import Foundation
import JobEngine
import StorageCore
import StorageSQLite
import Synchronization
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("Reading changes", .timeLimit(.minutes(20)))
struct ChangeReaderTests {
  @Test("while 500 writes happen every change is told of once, in order, with the last one's place")
  func nothingLost() async throws {
    let world = try await ControlWorld()
    let tenants = try await (0..<10).asyncMap { try await world.adopt("agency-\($0)") }
    let start = ChangeCursor(sequence: try await world.storage.changes.latestSequence())
    let total = start.sequence + 500

    async let writing: Void = withThrowingTaskGroup(of: Void.self) { group in
      for (index, tenant) in tenants.enumerated() {
        group.addTask {
          for turn in 0..<50 {
            try await world.storage.tenants.record(
              health: Health(level: .healthy, summary: "look \(index) \(turn)"), of: tenant.id)
          }
        }
      }
      try await group.waitForAll()
    }
    // Read as a console does that loses its connection after every third batch.
    var cursor = start
    var seen: Set<TenantID> = []
    while cursor.sequence < total {
      var batches = 0
      for await batch in world.owner.changes(since: cursor) {
        #expect(batch.cursor >= cursor && !batch.isReset)
        #expect(batch.cursor > cursor || batch.tenants.isEmpty, "told twice")
        cursor = batch.cursor
        seen.formUnion(batch.tenants)
        batches += 1
        if batches == 3 || cursor.sequence >= total { break }
      }
    }
    try await writing
    #expect(cursor.sequence == total && seen == Set(tenants.map(\.id)))
    #expect(try await world.storage.changes.latestSequence() == total)
  }

  @Test("a first change that comes between two questions is a change, not a loss")
  func firstChange() async throws {
    let store = FirstChangeStore()
    for await batch in ChangeReader.changes(in: store, since: ChangeCursor(sequence: 0)) {
      #expect(!batch.isReset && batch.cursor.sequence == 1 && batch.topics == [.catalog])
      break
    }
  }

  @Test("a listener that is slow finds all that happened in one batch")
  func merged() async throws {
    let world = try await ControlWorld()
    var changes = world.owner.changes(since: nil).makeAsyncIterator()
    let tenants = try await (0..<20).asyncMap { try await world.adopt("agency-\($0)") }
    let batch = await changes.next()
    #expect(batch?.tenants == Set(tenants.map(\.id)))
    #expect(batch?.cursor.sequence == (try await world.storage.changes.latestSequence()))
  }

  @Test("what belongs to no tenant is told by its topic")
  func topics() async throws {
    let world = try await ControlWorld()
    var changes = world.owner.changes(since: nil).makeAsyncIterator()
    let base = try ModuleName("base")
    let module = try #require(try await world.storage.catalog.modules(named: base).first)
    _ = try await world.owner.call(ImportModules(modules: [module]))
    let batch = try #require(await changes.next())
    #expect(batch.topics == [.catalog] && batch.tenants.isEmpty && batch.operations.isEmpty)
    #expect(batch.concerns(.catalog) && !batch.concerns(.billing) && !batch.isEmpty)
  }

  @Test("from now on means from the call on: what is written before the first look is told too")
  func fromNow() async throws {
    let world = try await ControlWorld()
    try await world.adopt("before")
    let changes = world.owner.changes(since: nil)
    let after = try await world.adopt("after")
    for await batch in changes {
      #expect(batch.tenants == [after.id] && !batch.isReset)
      break
    }
  }

  @Test("what came after a cursor is told at once, without waiting for news")
  func fromCursor() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let operation = try await world.submit(.rebuild, on: "acme")
    for await batch in world.owner.changes(since: ChangeCursor(sequence: 0)) {
      #expect(batch.tenants == [try await world.tenant("acme").id] && batch.operations == [operation])
      #expect(!batch.logs && !batch.isReset)
      break
    }
  }

  @Test("lines added to a log are told of")
  func logs() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    let claimed = try await world.claim(try await world.submit(.rebuild, on: "acme"))
    let changes = world.owner.changes(since: nil)
    try await world.storage.jobs.appendLogs(
      [.init(time: world.time.now, level: .info, text: "hello")], step: 1, under: claimed.lease)
    for await batch in changes {
      #expect(batch.logs)
      break
    }
  }

  @Test("the stream ends when its reader is cancelled")
  func cancelled() async throws {
    let world = try await ControlWorld()
    let changes = world.owner.changes(since: nil)
    let reader = Task { for await _ in changes {} }
    reader.cancel()
    await reader.value
  }

  @Test(
    "a reader that was away while changes were dropped is told that all may have changed",
    arguments: [0, 1, 5])
  func reset(sequence: Int64) async throws {
    let world = try await ControlWorld()
    for number in 0..<20 { try await world.adopt("agency-\(number)") }
    try await world.storage.prune(Retention(events: 5), at: world.time.now)
    let oldest = try #require(try await world.storage.changes.oldestSequence())
    #expect(oldest == 16)
    for await batch in world.owner.changes(since: ChangeCursor(sequence: sequence)) {
      #expect(batch.isReset && batch.cursor.sequence == 20)
      break
    }
    for await batch in world.owner.changes(since: ChangeCursor(sequence: oldest - 1)) {
      #expect(!batch.isReset && batch.tenants.count == 5)
      break
    }
  }

  @Test("a reader is told of a reset when every change was dropped")
  func resetWhenEmpty() async throws {
    let world = try await ControlWorld()
    for number in 0..<3 { try await world.adopt("agency-\(number)") }
    try await world.storage.prune(Retention(events: 0), at: world.time.now)
    for await batch in world.owner.changes(since: ChangeCursor(sequence: 1)) {
      #expect(batch.isReset && batch.cursor.sequence == 3)
      break
    }
  }

  @Test("who is too far behind is told that all may have changed, and goes on from the newest change")
  func farBehind() async throws {
    let world = try await ControlWorld()
    for number in 0..<12 { try await world.adopt("agency-\(number)") }
    func changes(since sequence: Int64) -> AsyncStream<ChangeBatch>.Iterator {
      world.owner.changes(since: ChangeCursor(sequence: sequence), behindMax: 10).makeAsyncIterator()
    }
    var near = changes(since: 2)
    let told = await near.next()
    #expect(told?.tenants.count == 10 && told?.isReset == false)
    var far = changes(since: 1)
    #expect(await far.next() == ChangeBatch(cursor: ChangeCursor(sequence: 12), logs: true, isReset: true))
    let news = try await world.adopt("news")
    let next = await far.next()
    #expect(next?.tenants == [news.id] && next?.isReset == false)
  }

  @Test("a cursor of another database's feed begins anew")
  func foreignCursor() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme")
    for await batch in world.owner.changes(since: ChangeCursor(sequence: 1_000_000)) {
      #expect(batch.isReset && batch.cursor.sequence == 1)
      break
    }
  }

  @Test(
    "who may read no changes gets none, and nobody hears of tenants that they may not see",
    arguments: Role.allCases)
  func roles(role: Role) async throws {
    let world = try await ControlWorld()
    let theirs = try await world.adopt("theirs")
    let mine = try await world.adopt("mine")
    var changes = world.client(role, of: ["mine"]).changes(since: ChangeCursor(sequence: 0))
      .makeAsyncIterator()
    let batch = await changes.next()
    #expect((batch != nil) == AccessPolicy.decide(role, .changesRead, .own).isAllowed)
    let isAdmin = role == .tenantAdmin
    #expect(batch?.tenants ?? [] == (batch == nil ? [] : isAdmin ? [mine.id] : [mine.id, theirs.id]))
  }

  @Test("a tenant admin hears of operations on their own tenants, a finance owner of none")
  func operations() async throws {
    let world = try await ControlWorld()
    try await world.adopt("mine")
    try await world.adopt("theirs")
    let own = try await world.submit(.rebuild, on: "mine")
    _ = try await world.submit(.rebuild, on: "theirs")
    for (role, heard) in [(Role.tenantAdmin, Set([own])), (.financeOwner, [])] {
      var changes = world.client(role, of: ["mine"]).changes(since: ChangeCursor(sequence: 0))
        .makeAsyncIterator()
      #expect(await changes.next()?.operations == heard, "\(role)")
    }
  }

  @Test("what concerns others moves a tenant admin's place in the feed and tells nothing")
  func silence() async throws {
    let world = try await ControlWorld()
    let mine = try await world.adopt("mine")
    try await world.adopt("theirs")
    var changes = world.client(.tenantAdmin, of: ["mine"]).changes(since: nil).makeAsyncIterator()
    _ = try await world.submit(.rebuild, on: "theirs")
    _ = try await world.submit(.rebuild, on: "mine")
    let batch = await changes.next()
    #expect(batch?.tenants == [mine.id] && batch?.logs == false)
  }
}

extension Sequence {
  fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
    var values: [Value] = []
    for element in self { values.append(try await transform(element)) }
    return values
  }
}

/// A feed in which nothing ever happened until it is asked what the oldest change is.
private final class FirstChangeStore: ChangeStore {
  let feed = JobChangeFeed()
  private let isThere = Mutex(false)

  func changes(after: Int64, limit: Int) -> [PlatformChange] {
    guard after < 1, isThere.withLock({ $0 }) else { return [] }
    return [.topic(TopicChange(sequence: 1, time: .distantPast, topic: .catalog))]
  }

  func latestSequence() -> Int64 { isThere.withLock { $0 ? 1 : 0 } }

  func oldestSequence() -> Int64? {
    let wasThere = isThere.withLock { isThere in
      defer { isThere = true }
      return isThere
    }
    if !wasThere { feed.publish(upTo: 1) }
    return wasThere ? 1 : nil
  }
}
