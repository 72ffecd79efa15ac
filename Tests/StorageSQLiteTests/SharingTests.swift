import Foundation
import JobEngine
import StorageCore
import StorageSupport
import TenantModel
import Testing

@testable import StorageSQLite

@Suite("Two of us on one folder")
struct SharingTests {
  @Test("each sees the other's commits through its feed, without being asked", .timeLimit(.minutes(20)))
  func feed() async throws {
    let folder = try TestFolder()
    let one = try await SQLiteStorage.atTestTime(folder.url)
    let two = try await SQLiteStorage.atTestTime(folder.url)
    for (writer, reader) in [(one, two), (two, one)] {
      let before = reader.jobs.feed.latest
      let hints = reader.jobs.feed.hints()
      let record = try NewTenantRecord.make("t-\(before)")
      try await writer.tenants.create(record, job: .make(on: record.tenant.id))
      for await latest in hints where latest >= before + 2 { break }
      #expect(try await reader.tenants.tenant(record.tenant.id) != nil)
      #expect(try await reader.changes.changes(after: before, limit: 10).count == 2)
    }
    try await one.close()
    try await two.close()
  }

  @Test("a commit of the other that has no event is hinted at too", .timeLimit(.minutes(20)))
  func logs() async throws {
    let folder = try TestFolder()
    let one = try await SQLiteStorage.atTestTime(folder.url)
    let two = try await SQLiteStorage.atTestTime(folder.url)
    let started = two.jobs.feed.hints()
    _ = try await one.jobs.enqueue(.make("note", id: "j", lane: "l"), at: testTime)
    let claimed = try #require(try await one.jobs.claimAll(kinds: ["note"]).first)
    for await latest in started where latest >= 2 { break }
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

  @Test("when nothing is written nobody is woken")
  func silence() async throws {
    let folder = try TestFolder()
    let one = try await SQLiteStorage.atTestTime(folder.url)
    let two = try await SQLiteStorage.atTestTime(folder.url)
    try await Task.sleep(for: .milliseconds(200))
    let hints = two.jobs.feed.hints()
    let woken = Task {
      for await _ in hints { return true }; return false
    }
    try await Task.sleep(for: .milliseconds(1_500))
    woken.cancel()
    #expect(await woken.value == false)
    try await one.close()
    try await two.close()
  }

  @Test("fifty creates of one slug in three processes make one tenant", .timeLimit(.minutes(20)))
  func oneSlug() async throws {
    guard let helper = HelperProcess.path else { return HelperProcess.explainSkip() }
    let folder = try TestFolder()
    let storage = try await SQLiteStorage.atTestTime(folder.url)
    let helpers = try (0..<3).map { _ in try HelperProcess(helper, folder, "create", "acme", 17) }
    let made = try await helpers.map { $0 }.asyncSum {
      Int(try await $0.finish().trimmingCharacters(in: .whitespacesAndNewlines)) ?? -99
    }
    #expect(made == 1)
    #expect(try await storage.tenants.tenants(TenantQuery()).total == 1)
    #expect(try await storage.jobs.jobs(JobQuery()).count == 1)
    try await storage.close()
  }

  @Test(
    "a process that is killed while it writes loses nothing that was acknowledged", .timeLimit(.minutes(20)))
  func kill() async throws {
    guard let helper = HelperProcess.path else { return HelperProcess.explainSkip() }
    let folder = try TestFolder()
    try await SQLiteStorage.atTestTime(folder.url).close()
    var acknowledged: [String] = []
    for round in 0..<8 {
      let process = try HelperProcess(helper, folder, "enqueue", "r\(round)", 100_000)
      try await Task.sleep(for: .milliseconds(250 + round * 37))
      acknowledged += await process.kill().split(separator: "\n").map(String.init)
    }
    let storage = try await SQLiteStorage.atTestTime(folder.url)
    var stored: Set<String> = []
    var before: Int64?
    while true {
      let page = try await storage.jobs.jobs(JobQuery(before: before, limit: 1_000))
      if page.isEmpty { break }
      stored.formUnion(page.map(\.id.rawValue))
      before = page.last?.number
    }
    let lost = acknowledged.filter { !stored.contains($0) }
    #expect(lost.isEmpty && !acknowledged.isEmpty)
    #expect(stored.count <= acknowledged.count + 8 * 2)
    for id in stored { #expect(try await storage.jobs.steps(of: JobID(id)).count == 2) }
    try await storage.close()
  }
}

extension Array where Element: Sendable {
  fileprivate func asyncSum(_ value: (Element) async throws -> Int) async throws -> Int {
    var sum = 0
    for element in self { sum += try await value(element) }
    return sum
  }
}
