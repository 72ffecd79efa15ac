import Foundation
import JobEngine
import PostgresConnection
import StorageCore
import StoragePostgres
import StorageSupport
import TenantModel
import TestSupport
import Testing

@Suite(
  "Two of us on one PostgreSQL",
  .enabled(if: PostgresServer.isInstalled, Comment(rawValue: PostgresServer.missing)))
struct SharingTests {
  /// Two storages on the same schema, as two processes have them.
  private func two(isPooled: Bool) async throws -> (OpenStorage, OpenStorage) {
    let schema = try OpenStorage.newSchema()
    let options = PostgresOptions(
      isPooled: isPooled, leaseClock: .caller, connectMax: .seconds(60), patience: .seconds(60))
    let one = try await OpenStorage.onPostgres(schema: schema, options: options)
    return (one, try await OpenStorage.onPostgres(schema: schema, options: options))
  }

  @Test("each sees the other's commits through its feed, behind a pooler too", arguments: [false, true])
  func feed(isPooled: Bool) async throws {
    let (one, two) = try await two(isPooled: isPooled)
    for (writer, reader) in [(one, two), (two, one)] {
      let before = try await reader.changes.latestSequence()
      let hints = reader.jobs.feed.hints()
      let record = try NewTenantRecord.make("t-\(before)")
      try await writer.tenants.create(record, job: .make(on: record.tenant.id))
      for await latest in hints where latest > before { break }
      #expect(try await reader.tenants.tenant(record.tenant.id) != nil)
      #expect(try await reader.changes.changes(after: before, limit: 10).count == 2)
    }
    try await one.close()
    try await two.close()
  }

  @Test("a long transaction in another database of the server does not keep anybody from hearing of a change")
  func longTransaction() async throws {
    let server = try await SharedPostgres.server()
    let (one, two) = try await two(isPooled: false)
    let other = try await server.connect()
    try await other.run("CREATE DATABASE tenant_with_much_to_update")
    let tenant = try await server.connect("tenant_with_much_to_update")
    // As modules are updated: one transaction that has a number, for minutes.
    _ = try await tenant.turn(limit: .seconds(30)) { turn in
      try turn.script("BEGIN; CREATE TABLE public.ir_module_module (name text)")
    }
    let hints = two.jobs.feed.hints()
    let before = try await two.changes.latestSequence()
    _ = try await one.jobs.enqueue(.make("note", id: "j", lane: "l"), at: testTime)
    for await latest in hints where latest > before { break }
    #expect(try await two.changes.changes(after: before, limit: 10).count == 1)
    await tenant.close()
    try await other.run("DROP DATABASE tenant_with_much_to_update WITH (FORCE)")
    try await one.close()
    try await two.close()
  }

  @Test("a commit of the other that has no event is hinted at too")
  func logs() async throws {
    let (one, two) = try await two(isPooled: false)
    _ = try await one.jobs.enqueue(.make("note", id: "j", lane: "l"), at: testTime)
    let claimed = try #require(try await one.jobs.claimAll(kinds: ["note"]).first)
    let hints = two.jobs.feed.hints()
    try await one.jobs.appendLogs(
      [LogEntry(time: testTime, level: .info, text: "hello")], step: 1, under: claimed.lease)
    for await _ in hints {
      if try await !two.jobs.logs(of: "j", after: 0, limit: 10).lines.isEmpty { break }
    }
    #expect(try await two.jobs.logs(of: "j", after: 0, limit: 10).lines.map(\.text) == ["hello"])
    try await one.close()
    try await two.close()
  }

  @Test("many claims by two at once share no lane, and events are in the order in which they can be read")
  func claims() async throws {
    let (one, two) = try await two(isPooled: false)
    for number in 0..<40 {
      _ = try await one.jobs.enqueue(.make("note", id: "j\(number)", lane: "l\(number)"), at: testTime)
    }
    let claimed = try await withThrowingTaskGroup(of: [JobID].self) { group in
      for worker in 0..<8 {
        let jobs = (worker.isMultiple(of: 2) ? one : two).jobs
        group.addTask {
          try await jobs.claimAll(WorkerID("w\(worker)"), limit: 10, kinds: ["note"]).map(\.job.id)
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(claimed.count == 40 && Set(claimed).count == 40)
    // Whoever reads while others write misses none: what is seen later has a higher number.
    var last: Int64 = 0
    for change in try await two.changes.changes(after: 0, limit: 1_000) {
      #expect(change.sequence > last)
      last = change.sequence
    }
    try await one.close()
    try await two.close()
  }

  @Test("a reader that follows the feed while eight write misses no event")
  func following() async throws {
    let (one, two) = try await two(isPooled: false)
    let total = 160
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        let jobs = (writer.isMultiple(of: 2) ? one : two).jobs
        group.addTask {
          for number in 0..<(total / 8) {
            _ = try await jobs.enqueue(
              .make("note", id: "\(writer)-\(number)", lane: "l\(writer)"), at: testTime)
          }
        }
      }
      group.addTask {
        var seen: Set<String> = []
        var last: Int64 = 0
        while seen.count < total {
          for change in try await two.changes.changes(after: last, limit: 7) {
            if case .job(let event) = change { seen.insert(event.job.rawValue) }
            last = change.sequence
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try await one.jobs.latestEventSequence() >= Int64(total))
    try await one.close()
    try await two.close()
  }

  @Test("leases end by the database's clock, whatever the hosts' clocks say")
  func skew() async throws {
    let schema = try OpenStorage.newSchema()
    let options = PostgresOptions(leaseClock: .database, connectMax: .seconds(60), patience: .seconds(60))
    let slow: @Sendable () -> Date = { Date().addingTimeInterval(-3_600) }
    let fast: @Sendable () -> Date = { Date().addingTimeInterval(3_600) }
    let behind = try await OpenStorage.onPostgres(schema: schema, options: options, now: slow)
    let ahead = try await OpenStorage.onPostgres(schema: schema, options: options, now: fast)
    _ = try await behind.jobs.enqueue(.make("note", id: "j", lane: "l"), at: testTime)
    let claimed = try #require(
      try await behind.jobs.claim(
        ClaimRequest(
          worker: "w1", limit: 1, now: slow(), leaseUntil: slow() + 30,
          plans: [JobPlanKey(kind: "note", planVersion: 1)])
      ).first)
    #expect(try await ahead.jobs.rescueExpired(at: fast()) == [])
    let wake = try #require(try await ahead.jobs.nextWakeUp(for: "w2", plans: []))
    #expect(abs(wake.timeIntervalSince(fast()) - 30) < 20)
    // Renewed to a time that is over, it is anybody's.
    _ = try await behind.jobs.renew([claimed.lease], of: "w1", until: slow() - 5, at: slow())
    #expect(try await ahead.jobs.rescueExpired(at: fast()) == ["j"])
    try await behind.close()
    try await ahead.close()
  }
}
