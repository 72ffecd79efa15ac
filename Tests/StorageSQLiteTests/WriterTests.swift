import Foundation
import GRDB
import Glibc
import JobEngine
import StorageCore
import StorageSupport
import TenantModel
import Testing

@testable import StorageSQLite

@Suite("Writing")
struct WriterTests {
  @Test("a write waits for the lock of another process only so long, and works once that is free")
  func locked() async throws {
    let folder = try TestFolder()
    let storage = try await SQLiteStorage.open(
      folder: folder.url, options: SQLiteOptions(writerPatience: .milliseconds(150))
    ) { testTime }
    let other = Glibc.open(folder.url.appendingPathComponent("writer.lock").path, O_RDWR)
    defer { Glibc.close(other) }
    #expect(flock(other, LOCK_EX | LOCK_NB) == 0)
    let start = ContinuousClock.now
    await expect(.locked) { try await storage.platform.seed(try .standard()) }
    // Without an end to its patience it would wait for ever; a loaded machine alone makes it wait for seconds.
    #expect(ContinuousClock.now - start < .seconds(30))
    #expect(try await storage.platform.plans().isEmpty)
    flock(other, LOCK_UN)
    try await storage.platform.seed(try .standard())
    #expect(try await !storage.platform.plans().isEmpty)
    try await storage.close()
  }

  @Test("a queue before the lock is no lock that nobody gives back: who waits in it is patient")
  func queueing() async throws {
    let folder = try TestFolder()
    let storage = try await SQLiteStorage.open(
      folder: folder.url, options: SQLiteOptions(writerPatience: .seconds(1))
    ) { testTime }
    let other = Glibc.open(folder.url.appendingPathComponent("writer.lock").path, O_RDWR)
    defer { Glibc.close(other) }
    #expect(flock(other, LOCK_EX | LOCK_NB) == 0)
    // To who waits, a lock that others hand to each other looks like this: never free, and the turns go on.
    let turner = Thread {
      for turn in UInt64(1)...50 {
        var number = turn
        _ = pwrite(other, &number, MemoryLayout<UInt64>.size, 8)
        usleep(50_000)
      }
      flock(other, LOCK_UN)
    }
    let start = ContinuousClock.now
    turner.start()
    try await storage.platform.seed(try .standard())
    #expect(ContinuousClock.now - start > .seconds(2))
    #expect(try await !storage.platform.plans().isEmpty)
    try await storage.close()
  }

  @Test("a writer that never rests lets another process in", .timeLimit(.minutes(20)))
  func fairness() async throws {
    let folder = try TestFolder()
    let busy = try await SQLiteStorage.atTestTime(folder.url)
    let calm = try await SQLiteStorage.atTestTime(folder.url)
    let worst = try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<8 {
        group.addTask {
          var number = 0
          while !Task.isCancelled {
            number += 1
            _ = try await busy.jobs.enqueue(
              .make("note", id: "b\(writer)-\(number)", lane: "b\(writer)"), at: testTime)
          }
        }
      }
      var worst = Duration.zero
      for number in 0..<30 {
        let start = ContinuousClock.now
        _ = try await calm.jobs.enqueue(.make("note", id: "c\(number)", lane: "c"), at: testTime)
        worst = max(worst, ContinuousClock.now - start)
      }
      group.cancelAll()
      return worst
    }
    // Starving would mean waiting until the others stop. A loaded machine alone makes a write take seconds.
    #expect(worst < .seconds(60))
    try await busy.close()
    try await calm.close()
  }

  @Test(
    "a schema violation is refused by the database itself",
    arguments: [
      "UPDATE jobs SET finished_at = 1", "UPDATE jobs SET state = 'succeeded'",
      "UPDATE jobs SET state = 'nonsense'",
      "UPDATE lanes SET lease_owner = 'w'", "UPDATE tenants SET status = 'nonsense'",
      "UPDATE tenants SET version = 0",
      "UPDATE tenants SET slug = 'Not A Slug'", "UPDATE tenants SET id = 'short'",
      "UPDATE tenants SET paused_by = 'nobody'",
      "UPDATE steps SET phase = 'nonsense'", "DELETE FROM lanes",
      "UPDATE jobs SET parameters = zeroblob(65537)",
      "UPDATE tenant_subscriptions SET current_period_start = 5", "UPDATE jobs SET state = 'parked'",
      "UPDATE tenants SET current_operation_id = 'x'", "UPDATE jobs SET number = 'text'",
    ])
  func invariants(_ sql: String) async throws {
    let folder = try TestFolder()
    let storage = try await SQLiteStorage.atTestTime(folder.url)
    let record = try NewTenantRecord.make("acme")
    try await storage.tenants.create(record, job: .make(on: record.tenant.id))
    try await storage.close()
    let queue = try DatabaseQueue(path: folder.database.path)
    await #expect(throws: DatabaseError.self) { try await queue.write { try $0.execute(sql: sql) } }
    try queue.close()
  }

  @Test("two running jobs in one lane are impossible, whatever writes them")
  func oneRunning() async throws {
    let folder = try TestFolder()
    let storage = try await SQLiteStorage.atTestTime(folder.url)
    for id in ["a", "b"] {
      _ = try await storage.jobs.enqueue(.make("note", id: id, lane: "l"), at: testTime)
    }
    try await storage.close()
    let queue = try DatabaseQueue(path: folder.database.path)
    await #expect(throws: DatabaseError.self) {
      try await queue.write { try $0.execute(sql: "UPDATE jobs SET state = 'running'") }
    }
    try queue.close()
  }
}
