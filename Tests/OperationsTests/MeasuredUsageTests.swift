import Foundation
import Operations
import TenantModel
import Testing

@Suite("What is billed of what was seen")
struct MeasuredUsageTests {
  private func sample(_ users: Int?, gib: Double?) -> UsageSample {
    UsageSample(
      takenAt: Date(timeIntervalSince1970: 0), databaseBytes: gib.map { Int($0 * 1_073_741_824) },
      activeUsers: users)
  }

  @Test("the most of each measure counts, and a GiB that has begun counts whole")
  func most() {
    let seen = [sample(3, gib: 1), sample(7, gib: nil), sample(nil, gib: 2.1), sample(5, gib: 0.2)]
    #expect(MeasuredUsage.billed(seen) == BilledUsage(users: 7, storageGib: 3))
    #expect(MeasuredUsage.billed([sample(0, gib: 1)]) == BilledUsage(users: 0, storageGib: 1))
  }

  @Test("what nobody saw is not measured, and never nought")
  func unmeasured() {
    #expect(MeasuredUsage.billed([]) == .unmeasured)
    #expect(MeasuredUsage.billed([sample(nil, gib: nil)]) == .unmeasured)
  }
}
