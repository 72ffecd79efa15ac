import Foundation
import JobEngine
import JobStoreConformance
import StorageCore
import StoragePostgres
import StorageSupport
import TenantModel
import TestSupport
import Testing

@Suite(
  "Behind PgBouncer in transaction mode",
  .enabled(if: PgBouncer.isInstalled, Comment(rawValue: PgBouncer.missing)), .serialized)
struct PoolerTests {
  private func open(_ pooler: PgBouncer, readers: Int = 2) async throws -> OpenStorage {
    try await PostgresStorage.open(
      pooler.target, password: { PostgresServer.password },
      options: PostgresOptions(
        schema: try OpenStorage.newSchema(), isPooled: true, leaseClock: .caller, readersMax: readers,
        connectMax: .seconds(60), patience: .seconds(60)), now: { testTime })
  }

  // Those that fill a store with thousands of rows say nothing more here.
  private static let checks = JobStoreConformance.checks.filter { !$0.name.contains("thousand") }

  @Test("jobs keep every promise of a store")
  func conforms() async throws {
    let pooler = try PgBouncer(before: try await SharedPostgres.server())
    try await pooler.ready()
    for check in Self.checks {
      let storage = try await open(pooler)
      do { try await check.run(on: storage.jobs) } catch { #expect(Bool(false), "\(check): \(error)") }
      try await storage.close()
    }
  }

  @Test("writers and readers side by side, more than the pooler has sessions, lose nothing")
  func crowded() async throws {
    let pooler = try PgBouncer(before: try await SharedPostgres.server())
    try await pooler.ready()
    let storage = try await open(pooler, readers: 8)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<60 {
        group.addTask {
          _ = try await storage.jobs.enqueue(
            .make("note", id: "j\(number)", lane: "l\(number)"), at: testTime)
          #expect(try await storage.jobs.job(JobID("j\(number)")) != nil)
        }
      }
      try await group.waitForAll()
    }
    #expect(try await storage.jobs.jobs(JobQuery(limit: 100)).count == 60)
    try await storage.close()
  }
}
