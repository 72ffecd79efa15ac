import JobEngine
import JobStoreConformance
@testable import StorageSQLite
import Testing

@Suite("Jobs")
struct JobStoreTests {
  @Test("keep every promise of a store, in a file", arguments: JobStoreConformance.checks)
  func conformsInFile(_ check: JobStoreConformance.Check) async throws {
    let folder = try TestFolder()
    let storage = try await SQLiteStorage.atTestTime(folder.url)
    try await check.run(on: storage.jobs)
    try await storage.close()
  }

  @Test("keep every promise of a store, in memory", arguments: JobStoreConformance.checks)
  func conformsInMemory(_ check: JobStoreConformance.Check) async throws {
    try await check.run(on: try await SQLiteStorage.forTest().jobs)
  }
}
