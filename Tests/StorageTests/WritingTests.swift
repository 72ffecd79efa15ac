import Foundation
import JobEngine
import StorageCore
import StorageSupport
import TenantModel
import Testing

@Suite("Writing, whatever the database")
struct WritingTests {
  @Test("in a group of writes one that fails is undone alone, the others stand")
  func savepoints() async throws {
    let storage = try await OpenStorage.forTest()
    let failures = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<200 {
        group.addTask {
          let job = NewJob.make("note", id: "j\(number - number % 2)", lane: "l\(number)")
          do { _ = try await storage.jobs.enqueue(job, at: testTime); return false } catch { return true }
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(failures == 100)
    let jobs = try await storage.jobs.jobs(JobQuery(limit: 1_000))
    #expect(jobs.count == 100)
    // The lanes of those that failed were undone with them.
    var lanes = 0
    for number in 0..<200 where try await storage.jobs.lane(LaneKey("l\(number)")) != nil { lanes += 1 }
    #expect(lanes == 100)
  }

  @Test("old events and long finished jobs go, what is open stays")
  func retention() async throws {
    let storage = try await OpenStorage.forTest()
    for id in ["old", "open"] {
      _ = try await storage.jobs.enqueue(.make("note", id: id, lane: LaneKey(id).rawValue), at: testTime)
    }
    let claimed = try #require(
      try await storage.jobs.claimAll(limit: 1, kinds: ["note"]).first { $0.job.id == "old" })
    try await storage.jobs.appendLogs(
      [LogEntry(time: testTime, level: .info, text: "x")], step: 1, under: claimed.lease)
    try await storage.jobs.finishWell(claimed)
    let latest = try await storage.changes.latestSequence()
    #expect(try await storage.prune(Retention(events: 2), at: testTime + 86_400 * 89) == 0)
    #expect(try await storage.prune(Retention(events: 2), at: testTime + 86_400 * 91) == 1)
    #expect(try await storage.jobs.job("old") == nil)
    #expect(try await storage.jobs.job("open") != nil)
    #expect(try await storage.changes.oldestSequence() == latest - 1)
    #expect(try await storage.changes.latestSequence() == latest)
  }
}
