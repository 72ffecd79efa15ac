import JobEngine
import JobStoreConformance
import Testing

@Suite("The store in memory")
struct MemoryJobStoreTests {
  @Test("keeps every promise of a store", arguments: JobStoreConformance.checks)
  func conforms(_ check: JobStoreConformance.Check) async throws {
    try await check.run(on: MemoryJobStore())
  }
}
