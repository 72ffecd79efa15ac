import StorageCore
import TenantModel

/// What tenants used in a month, from what the monitor saw: the most of each measure at any time.
///
/// Storage is what the database takes, begun GiB counted; how much of its volume is used nobody tells, so that is not
/// billed.
package enum MeasuredUsage {
  private static let bytesPerGib = 1_073_741_824

  package static func reading(_ store: any MonitorStore) -> BillingBook.UsageReading {
    { tenants, period in
      var usage: [TenantID: BilledUsage] = [:]
      for tenant in tenants {
        let samples = try await store.usage(of: tenant, since: period.start).filter { $0.takenAt < period.end }
        usage[tenant] = billed(samples)
      }
      return usage
    }
  }

  /// What samples come to; what none of them saw stays unmeasured.
  package static func billed(_ samples: [UsageSample]) -> BilledUsage {
    BilledUsage(
      users: samples.compactMap(\.activeUsers).max(),
      storageGib: samples.compactMap(\.databaseBytes).max().map { ($0 + bytesPerGib - 1) / bytesPerGib })
  }
}
