import Foundation
import StorageCore

/// Thins out what was seen long ago, a hundred tenants in a transaction.
struct RetentionSampler: Sampler {
  let pace = SamplerPace(first: .seconds(90), every: .seconds(3_600))
  let store: any MonitorStore
  let now: @Sendable () -> Date

  func sample(through gate: MonitorGate) async throws {
    var place: TenantPlace? = .start
    while let next = place, !Task.isCancelled {
      place = try await store.thin(after: next, at: now())
      // Between two slices every other writer has its turn.
      await Task.yield()
    }
  }
}
