import JobEngine
import JobStoreConformance
import Testing

@testable import StorageSQLite

@Suite("Jobs on disk")
struct JobStoreTests {
  @Test("keep every promise of a store, in a file", arguments: JobStoreConformance.checks)
  func conformsInFile(_ check: JobStoreConformance.Check) async throws {
    let folder = try TestFolder()
    let storage = try await SQLiteStorage.atTestTime(folder.url)
    try await check.run(on: storage.jobs)
    try await storage.close()
  }
}
