import JobEngine
import JobStoreConformance
import Testing

@testable import StorageSQLite

@Suite("Jobs")
struct JobStoreTests {
  @Test("keep every promise of a store, in a file", arguments: JobStoreConformance.checks)
  func conformsInFile(_ check: JobStoreConformance.Check) async throws {
    let folder = try TestFolder()
    let storage = try await SQLiteStorage.atTestTime(folder.url)
    try await check.run(on: storage.jobs)
    try await storage.close()
  }

  // The one check that fills a store with thousands of rows says nothing more in memory, and takes most of
  // the time.
  private static let checksInMemory = JobStoreConformance.checks.filter { !$0.name.contains("thousand") }

  @Test("keep every promise of a store, in memory", arguments: checksInMemory)
  func conformsInMemory(_ check: JobStoreConformance.Check) async throws {
    try await check.run(on: try await SQLiteStorage.forTest().jobs)
  }
}
