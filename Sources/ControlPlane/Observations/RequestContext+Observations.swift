import Foundation
import StorageCore
import TenantModel
import TenantryAPI

extension RequestContext {
  private static let historyDays = 30

  /// What the monitor last saw of the tenant.
  func observations(of tenant: Tenant) async throws -> TenantObservations {
    let monitor = parts.monitor
    let since = parts.now().addingTimeInterval(-Double(Self.historyDays) * 86_400)
    let samples = try await monitor.usage(of: tenant.id, since: since)
    let looks = try await monitor.driftLooks(of: tenant.id)
    return TenantObservations(
      databaseBytes: Self.newest(\.databaseBytes, in: samples),
      databaseHistory: Self.daily(\.databaseBytes, in: samples),
      activeUsers: Self.newest(\.activeUsers, in: samples),
      lastBackup: try await monitor.backups(of: tenant.id, limit: 1).first,
      driftCount: try await monitor.drift(DriftQuery(tenant: tenant.id)).count,
      driftLookedAt: looks.values.min())
  }

  private static func newest(
    _ measure: KeyPath<UsageSample, Int?>, in samples: [UsageSample]
  ) -> TenantObservations.Measure? {
    for sample in samples.reversed() {
      if let value = sample[keyPath: measure] { return .init(value, seenAt: sample.takenAt) }
    }
    return nil
  }

  /// The last value of each day.
  private static func daily(_ measure: KeyPath<UsageSample, Int?>, in samples: [UsageSample]) -> [Int] {
    var days: [(day: Int, value: Int)] = []
    for sample in samples {
      guard let value = sample[keyPath: measure] else { continue }
      let day = Int((sample.takenAt.timeIntervalSince1970 / 86_400).rounded(.down))
      if days.last?.day == day { days.removeLast() }
      days.append((day, value))
    }
    return days.suffix(historyDays).map(\.value)
  }
}
