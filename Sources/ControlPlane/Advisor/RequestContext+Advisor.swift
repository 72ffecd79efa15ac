import Foundation
import JobEngine
import StorageCore
import TenantModel
import TenantryAPI
import TypedText

extension RequestContext {
  /// Operations that are looked at.
  private static let stoppedMax = 50
  /// Samples of the cluster that are older say nothing of now.
  private static let sampleAgeMax: TimeInterval = 3_600

  /// What the advisor goes by. Everything comes from the platform's own store: no outside system is asked.
  func advisorFacts() async throws -> AdvisorFacts {
    let now = parts.now()
    var facts = AdvisorFacts(now: now)
    facts.stopped = try await stoppedOperations()
    let breakers = parts.breakers()
    facts.systems = parts.integrations.map { system in
      var system = system
      system.breaker = breakers[system.system]
      return system
    }
    facts.limits = [try await tenantLimit()].compactMap { $0 }
    if let sample = try await parts.monitor.platform(
      since: now.addingTimeInterval(-Self.sampleAgeMax), limit: 1
    ).last {
      facts.limits += limits(of: sample)
      facts.nodesNotReady = sample.nodesNotReady
    }
    facts.images = try await parts.offers.images()
    facts.imageUse = try await imageUse()
    facts.backups = try await parts.monitor.backupGaps(
      before: now.addingTimeInterval(-Advisor.backupAgeMax), countsUnseen: parts.cluster == nil,
      limit: Recommendation.evidenceMax)
    facts.drift = try await parts.monitor.drift(DriftQuery())
    facts.approvals = try await openApprovals()?.filter { word(on: $0).isAllowed } ?? []
    // What somebody can do nothing about is no recommendation.
    if AccessPolicy.decide(caller.role, .billingManage, .other).isAllowed {
      facts.pastDue = try await parts.billing.invoices(InvoiceQuery(statuses: [.pastDue]))
    }
    return facts
  }

  /// One that failed counts while its tenant is in error because of it.
  private func stoppedOperations() async throws -> [OperationSummary] {
    var stopped: [OperationSummary] = []
    for operation in try await operations(of: nil, states: [.parked, .failed], limit: Self.stoppedMax) {
      if operation.state == .parked {
        stopped.append(operation)
      } else if let id = operation.tenantId, try await parts.tenants.tenant(id)?.status == .error,
        try await parts.jobs.jobs(JobQuery(subject: id.rawValue, kinds: Self.kinds, limit: 1)).first?.id
          .rawValue == operation.id.rawValue
      {
        stopped.append(operation)
      }
    }
    return stopped
  }

  private func tenantLimit() async throws -> AdvisorFacts.Limit? {
    guard let limit = try await softLimits().limits.tenants else { return nil }
    let counts = try await parts.tenants.countsByStatus().filter { !$0.key.isRetired }
    let total = counts.values.reduce(0, +)
    return AdvisorFacts.Limit(
      name: "Tenants", used: Double(total), limit: Double(limit), amount: "\(total) of \(limit) tenants",
      action: .tenants(filter: ""))
  }

  private func limits(of sample: PlatformSample) -> [AdvisorFacts.Limit] {
    func limit(_ name: String, _ used: Double?, _ total: Double, _ unit: String) -> AdvisorFacts.Limit? {
      used.map { used in
        AdvisorFacts.Limit(
          name: name, used: used, limit: total,
          amount: "\(Int(used.rounded())) of \(Int(total.rounded())) \(unit)", action: .runbook("no-capacity")
        )
      }
    }
    return [
      limit("CPU", sample.cpuUsed, sample.cpuTotal, "cores"),
      limit("Memory", sample.memoryUsed, sample.memoryTotal, "GiB"),
      limit("Storage", sample.storageUsed, sample.storageTotal, "GiB"),
    ].compactMap { $0 }
  }

  private func imageUse() async throws -> [AdvisorFacts.ImageUse] {
    let schema = FilterSchema.tenants()
    var uses: [AdvisorFacts.ImageUse] = []
    for (text, count) in try await parts.offers.offerUse().images.sorted(by: { $0.key < $1.key }) {
      guard let image = try? ImageReference(text) else { continue }
      var use = AdvisorFacts.ImageUse(image: image, count: count)
      if count == 1 {
        let filter = "image:\"\(text)\" !status:decommissioned"
        use.only = try await parts.tenants.tenants(
          TenantQuery(condition: schema.read(filter, now: parts.now()).condition, limit: 2)
        ).items.first { $0.image == image }?.slug
      }
      uses.append(use)
    }
    return uses
  }
}

extension TenantStatus {
  /// True for what is gone or going.
  fileprivate var isRetired: Bool { self == .decommissioning || self == .decommissioned }
}
