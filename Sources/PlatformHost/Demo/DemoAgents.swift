import ControlPlane
import Foundation
import StorageCore
import TenantModel
import TenantryAPI

/// Gives a made-up platform runs of the AI console: flows that really ran, at times that have passed.
package struct DemoAgents {
  package let platform: OpenPlatform
  package let now: Date

  /// Three runs of today; what they propose is open.
  package func begin() async throws {
    let tenants = try await platform.storage.tenants.tenants(
      TenantQuery(statuses: [.active], sort: .attention, limit: 20)
    ).items.filter { $0.currentOperationId == nil && $0.health.level != .down }
    try await run("last_night", hoursAgo: 5.2)
    if let worst = tenants.first { try await run("review_tenant", about: worst.slug, hoursAgo: 2.4) }
    try await run("plan_upgrades", hoursAgo: 0.6)
  }

  private func run(_ flow: String, about tenant: Slug? = nil, hoursAgo: Double) async throws {
    let parts = platform.controlPlane.parts
    let started = now.addingTimeInterval(-hoursAgo * 3_600)
    var randomness = parts.randomness()
    let run = AgentRun(
      id: AgentRunID(using: &randomness), flow: flow, tenant: tenant, actor: platform.caller.actor,
      role: .platformOwner, model: parts.model?.name ?? AgentRun.advisor, createdAt: started)
    try await platform.storage.agents.record(run, at: started)
    var past = parts
    past.now = { started.addingTimeInterval(3) }
    try await AgentRunner(ControlPlane(parts: past)).run(run.id)
  }
}
