import ControlSupport
import Foundation
import StorageCore
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import ControlPlane

/// What the control plane keeps of the edge cases of the requirements (§7), a test for each, called by its words.
@Suite("PRD §7, on the platform", .timeLimit(.minutes(20)))
struct ProductEdgeTests {
  @Test("If infra operation fails, mark tenant as error, with the logs URL and the runbook beside it")
  func failing() async throws {
    let world = try await ControlWorld()
    try await world.adopt("north")
    let operation = try await world.submit(.rebuild, on: "north")
    try await world.park(operation)
    let detail = try await world.operator.call(GetTenant(tenant: "north"))
    #expect(detail.tenant.status == .error && detail.tenant.statusReason?.isEmpty == false)
    let fault = try #require(detail.operations.first?.fault)
    #expect(fault.logsUrl == "https://logs.example.net/1" && fault.runbook == "docs/runbooks/image-pull.md")
    let intervention = try await world.operator.call(GetOperation(operation: operation.rawValue))
    #expect(intervention.retry.isAllowed && intervention.cancel.isAllowed)
  }

  @Test("Tenant count limited by cluster capacity; expose soft limit per environment")
  func softLimit() async throws {
    let world = try await ControlWorld()
    let session = try await world.operator.call(WhoAmI())
    #expect(session.tenantsSoftLimit == world.controlPlane.parts.platform.tenantsSoftLimit)
    #expect(session.tenantsSoftLimit > 0)
  }

  @Test("Odoo version upgrades only allowed through specific, tested image tags")
  func testedTags() async throws {
    let world = try await ControlWorld()
    try await world.adopt("north", image: "odoo:18.0-20250930")
    let plan = { (image: String) in
      try await world.operator.call(
        PlanOperation(tenant: "north", type: .upgradeImage, params: ["image": .text(image)]))
    }
    let newest = "odoo:18.0-20251120"
    #expect(try await Self.refusal(plan(newest)).contains("is in no list"))
    for (status, words) in [
      (ImageRelease.Status.candidate, "only a platform owner"), (.blocked, "blocked"), (.tested, ""),
    ] {
      _ = try await world.owner.call(SetImageStatus(image: newest, status: status))
      let refusal = try await Self.refusal(plan(newest))
      #expect(words.isEmpty ? refusal.isEmpty : refusal.contains(words), "\(status.rawValue): \(refusal)")
    }
    let submitted = await problem {
      try await world.submit(
        .upgradeImage, on: "north", params: ["image": .text("odoo:18.0-20991231")], as: .platformOperator)
    }
    #expect(submitted != nil, "what is not planned is not done either")
  }

  /// What a plan says against it, as a decision or as a risk that forbids it.
  private static func refusal(_ output: PlanOperation.Output) -> String {
    output.decision.reason
      ?? output.plan.risks.filter { $0.level == .block }.map(\.message).joined(separator: "; ")
  }

  @Test("Tenants list paginated (default 20 / page), each page whole and none twice")
  func pages() async throws {
    let world = try await ControlWorld()
    for number in 1...23 { try await world.adopt("tenant-\(number)") }
    let first = try await world.owner.call(ListTenants())
    let second = try await world.owner.call(ListTenants(offset: 20))
    #expect(first.items.count == 20 && second.items.count == 3 && first.total == 23)
    #expect(Set((first.items + second.items).map(\.id)).count == 23)
    let most = await problem { try await world.owner.call(ListTenants(limit: ListTenants.limitMax + 1)) }
    #expect(most?.code == .invalid, "no page is larger than \(ListTenants.limitMax)")
  }

  @Test("Logs retrieval capped by date range and count (last 7 days, max 500 events per view)")
  func logs() async throws {
    let world = try await ControlWorld()
    try await world.adopt("north")
    _ = try await world.submit(.pause, on: "north")
    let logs = try await world.operator.call(GetTenantLogs(tenant: "north", limit: 1_000_000))
    #expect(logs.lines.count <= 500 && GetTenantLogs.limitMax == 500)
    let oldest = world.time.now.addingTimeInterval(-7 * 86_400)
    #expect(logs.lines.allSatisfy { $0.time >= oldest })
    world.time.advance(8 * 86_400)
    let later = try await world.operator.call(GetTenantLogs(tenant: "north"))
    #expect(later.lines.isEmpty, "what is older than seven days is not shown")
  }
}
