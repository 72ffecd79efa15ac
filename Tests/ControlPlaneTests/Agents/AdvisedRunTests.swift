import ControlSupport
import Foundation
import StorageCore
import TenantModel
import TenantryAPI
import TestSupport
import Testing

@testable import ControlPlane

@Suite("Runs that the built-in advisor answers", .timeLimit(.minutes(20)))
struct AdvisedRunTests {
  @Test("say plainly that no model is connected, and cost nothing")
  func plainly() async throws {
    let world = try await ControlWorld()
    let found = try await world.ask("first_things")
    #expect(found.run.state == .done && found.run.model == "advisor" && found.run.tokens == 0)
    #expect(found.entries.contains { $0.kind == .note && $0.text.contains("no model is connected") })
    #expect(found.said.contains("Nothing needs somebody now"))
    let flows = try await world.owner.call(ListAgentFlows())
    #expect(!flows.integration.isConnected && flows.model == "advisor" && flows.tokensToday == 0)
  }

  @Test("a flow that needs a model is refused, with what to connect")
  func needsModel() async throws {
    let world = try await ControlWorld()
    let refusal = await problem { try await world.ask("question", question: "How are you?") }
    #expect(refusal?.code == .refused && refusal?.detail.contains("tenantry connect model") == true)
    #expect(try await world.owner.call(ListAgentRuns()).items.isEmpty)
  }

  @Test("the first things are the advisor's recommendations, and an old backup is proposed to be made")
  func firstThings() async throws {
    let world = try await ControlWorld(connected: true)
    try await world.adopt("acme")
    world.time.advance(30 * 3_600)
    let tenant = try await world.tenant("acme")
    try await world.storage.monitor.noteLook(.backups, at: [tenant.id], at: world.time.now)
    let found = try await world.ask("first_things")
    #expect(found.said.contains("1. acme: no backup is known"))
    #expect(found.proposals.map(\.summary) == ["backup acme"] && found.proposals[0].state == .open)
    #expect(found.lookups == ["platform_suggestions", "propose_operation"])
  }

  @Test("a failed operation is explained by its fault, its runbook and whether it can be retried")
  func explain() async throws {
    let world = try await ControlWorld(connected: true)
    try await world.adopt("acme")
    let id = try await world.submit(.rebuild, on: "acme")
    let calm = try await world.ask("explain_operation", operation: id.rawValue)
    #expect(calm.said.contains("did not fail: it is queued"))
    #expect(calm.run.tenant?.rawValue == "acme" && calm.run.operation == id)
    let unknown = await problem { try await world.ask("explain_operation", operation: "ZZZZZZZZZZ") }
    #expect(unknown?.code == .notFound)
    let missing = await problem { try await world.ask("explain_operation") }
    #expect(missing?.fields.map(\.pointer) == ["operation"])
  }

  @Test("a tenant's review tells its health and its backups, and proposes one where there is none")
  func review() async throws {
    let world = try await ControlWorld(connected: true)
    try await world.adopt("acme")
    let found = try await world.ask("review_tenant", tenant: "acme")
    #expect(found.said.contains("acme is active, its health healthy: 1 of 1 pods ready."))
    #expect(found.said.contains("No backup is known.") && found.proposals.map(\.kind) == [.backup])
    try await world.storage.monitor.record(backups: [
      try await world.tenant("acme").id: [
        Backup(source: .schedule, place: "x", finishedAt: world.time.now.addingTimeInterval(-3_600), bytes: 1)
      ]
    ])
    let again = try await world.ask("review_tenant", tenant: "acme")
    #expect(again.said.contains("The last backup is 60 min old.") || again.said.contains("1 h old"))
    #expect(again.proposals.isEmpty)
  }

  @Test("upgrades are planned staging first, and what is refused now is said and not proposed")
  func upgrades() async throws {
    let world = try await ControlWorld(connected: true)
    let none = try await world.ask("plan_upgrades")
    #expect(none.said == "Every active tenant runs the newest tested image of its series.")
    try await world.adopt("acme", image: "odoo:18.0-20250930")
    try await world.adopt("zeta-staging", image: "odoo:18.0-20250930") { $0.spec.environment = .staging }
    _ = try await world.submit(.backup, on: "acme")
    let found = try await world.ask("plan_upgrades")
    let lines = found.said.split(separator: "\n")
    #expect(lines.count > 2 && lines[1].contains("zeta-staging") && lines[2].contains("acme"))
    #expect(found.proposals.map(\.tenant.rawValue) == ["zeta-staging"])
    #expect(found.proposals.first?.params?.values["image"] == .text("odoo:18.0-20251106"))
    #expect(found.said.contains("Not proposed: upgrade_image of acme is refused now: operation"))
  }

  @Test("the night is summarised by kinds and states")
  func night() async throws {
    let world = try await ControlWorld(connected: true)
    try await world.adopt("acme")
    _ = try await world.submit(.backup, on: "acme")
    let found = try await world.ask("last_night")
    #expect(found.said.contains("1 operation in the last twelve hours.\n- backup: 1 queued"))
    #expect(found.said.contains("None waits for somebody."))
    world.time.advance(13 * 3_600)
    #expect(try await world.ask("last_night").said.contains("0 operations in the last twelve hours."))
  }

  @Test("drift is told by tenant, and a rebuild proposed where it puts all of it right")
  func drift() async throws {
    let world = try await ControlWorld()
    #expect(try await world.ask("check_drift").said == "Everything that was looked at is as it is wanted.")
    let ids = [try await world.adopt("acme").id, try await world.adopt("north").id]
    try await world.storage.monitor.record(drift: [
      DriftLook(
        tenant: ids[0], areas: [.modules],
        differences: [
          .init(.moduleMissing, "ipai_finance", expected: "installed", found: "missing"),
          .init(.moduleMissing, "mail", expected: "installed", found: "missing"),
        ], lookedAt: world.time.now),
      DriftLook(
        tenant: ids[1], areas: [.cluster],
        differences: [.init(.fieldChanged, "Deployment odoo .spec.replicas", expected: "1", found: "2")],
        lookedAt: world.time.now),
    ])
    let found = try await world.ask("check_drift")
    #expect(
      found.said.hasPrefix("3 differences on 2 tenants, the most first:\n- acme: ipai_finance is missing"))
    #expect(found.proposals.map(\.summary) == ["rebuild north"])
  }
}
