import Foundation
import StorageCore
import TenantModel
import TenantryAPI

extension RequestContext {
  /// How old the last look at the cluster may be to count.
  private static let sampleAgeMax: TimeInterval = 86_400

  /// The limits in force, and who set them; those of a new platform are the settings' own.
  func softLimits() async throws -> (limits: SoftLimits, record: SoftLimitsRecord?) {
    if let record = try await parts.offers.softLimits() { return (record.limits, record) }
    return (
      SoftLimits(
        tenants: parts.platform.tenantsSoftLimit, storageGib: PlatformSettings.storageSoftLimitGibDefault),
      nil
    )
  }

  /// Each limit beside what is used of it.
  func limitUses() async throws -> [LimitUse] {
    let limits = try await softLimits().limits
    let counts = try await parts.tenants.countsByStatus().filter {
      $0.key != .decommissioned && $0.key != .decommissioning
    }
    let plans = try await parts.offers.plans()
    let byPlan = try await parts.offers.offerUse().plans
    func asked(_ amount: (Resources) -> Int) -> Double {
      plans.reduce(0) { $0 + Double((byPlan[$1.id] ?? 0) * amount($1.resources)) }
    }
    let samples = try await parts.monitor.platform(
      since: parts.now().addingTimeInterval(-Self.sampleAgeMax), limit: 10_000)
    return [
      LimitUse(
        kind: .tenants, used: Double(counts.values.reduce(0, +)), limit: limits.tenants.map(Double.init)),
      LimitUse(
        kind: .storage, used: samples.max { $0.takenAt < $1.takenAt }?.storageUsed, limit: limits.storageGib),
      LimitUse(kind: .cpu, used: asked(\.cpuRequestMillicores) / 1_000, limit: limits.cpuCores),
      LimitUse(kind: .memory, used: asked(\.memoryRequestMib) / 1_024, limit: limits.memoryGib),
    ]
  }

  /// What to know before one more tenant of that plan is made.
  func limitRisks(adding plan: Plan) async throws -> [OperationPlan.Risk] {
    try await limitUses().compactMap { use in
      guard let used = use.used, let limit = use.limit else { return nil }
      let after = used + Self.share(of: plan, in: use.kind)
      guard after > limit else { return nil }
      return OperationPlan.Risk(
        level: .warn, code: "soft_limit",
        message: "Beyond the soft limit of \(use.kind.rawValue): \(Self.text(after)) of \(Self.text(limit)) "
          + "\(use.kind.unit.isEmpty ? "" : use.kind.unit + " ")would be used.")
    }
  }

  private static func share(of plan: Plan, in kind: LimitUse.Kind) -> Double {
    switch kind {
    case .tenants: 1
    case .storage: Double(plan.storageGib)
    case .cpu: Double(plan.resources.cpuRequestMillicores) / 1_000
    case .memory: Double(plan.resources.memoryRequestMib) / 1_024
    }
  }

  private static func text(_ number: Double) -> String {
    number == number.rounded() ? "\(Int(number))" : "\((number * 10).rounded() / 10)"
  }
}
