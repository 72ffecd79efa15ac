import JobStoreConformance
import StorageCore
import StorageSupport
import Testing

@Suite("Jobs")
struct JobStoreTests {
  // The one check that fills a store with thousands of rows says nothing more in memory, and takes most of
  // the time.
  private static let checks = JobStoreConformance.checks.filter {
    OpenStorage.isOnPostgres || !$0.name.contains("thousand")
  }

  @Test("keep every promise of a store", arguments: checks)
  func conforms(_ check: JobStoreConformance.Check) async throws {
    let storage = try await OpenStorage.forTest()
    try await check.run(on: storage.jobs)
    try await storage.close()
  }
}
