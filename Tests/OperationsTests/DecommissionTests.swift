import Foundation
import HTTPTransport
import Integrations
import JobEngine
import Sandbox
import TenantModel
import TestSupport
import Testing

@testable import Operations

@Suite("decommissioning and purging")
struct DecommissionTests {
  private func databases(_ world: OperationWorld) throws -> SandboxDatabases {
    SandboxDatabases(
      transport: try #require(world.sandbox), password: SandboxSlot.postgresqlPassword.reference,
      secrets: SandboxSecrets().resolver)
  }

  @Test("it dumps, closes the sign-in, stops, puts the database aside, archives and ends the subscription")
  func success() async throws {
    let world = try OperationWorld()
    let tenant = try await world.adopt()
    _ = try await world.run(.rebuild, on: tenant)
    let before = await world.sandbox?.ledger.count ?? 0
    let done = try await world.run(.decommission, on: tenant)
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(
      done.steps.map(\.name) == [
        "backup", "keycloak_disable", "scale_down", "quarantine", "desired_state", "end_subscription", "note",
      ])
    let files = try await world.git.files(of: Slug("acme")).keys.map(\.rawValue)
    #expect(!files.isEmpty && files.allSatisfy { $0.hasPrefix("tenants/acme/archive/") })
    #expect(await world.tenants.subscription(of: tenant)?.status == .ended)
    #expect(try await databases(world).find(DatabaseName("odoo_acme"), isolation: .database) == nil)
    #expect(try await databases(world).aside(of: tenant).count == 1)
    let own = await world.sandbox?.ledger.dropFirst(before).filter { $0.system != "mattermost" } ?? []
    #expect(
      own.map { "\($0.verb) \($0.object)" } == [
        "create Dump odoo_acme", "update Client tenants/odoo-acme", "update Deployment odoo-acme/odoo",
        "update CronJob odoo-acme/odoo-backup", "quarantine Database odoo_acme",
      ])
  }

  @Test("with git alone it archives and ends the subscription")
  func gitOnly() async throws {
    let world = try OperationWorld(connected: false)
    let tenant = try await world.create().tenant
    let done = try await world.run(.decommission, on: tenant)
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(await world.tenants.subscription(of: tenant)?.status == .ended)
  }

  @Test(
    "a system that stays away parks at its own step, and a retry goes on once it is back",
    arguments: [
      (SandboxHosts.keycloak, "keycloak_disable"), (SandboxHosts.kubernetes, "scale_down"),
      (SandboxHosts.postgresql, "backup"),
    ] as [(String, StepName)])
  func away(host: String, step: StepName) async throws {
    let world = try OperationWorld()
    let tenant = try await world.adopt()
    await world.sandbox?.inject(SandboxFault(.unreachable, host: host, times: nil))
    let parked = try await world.run(.decommission, on: tenant)
    #expect(parked.state == .parked && parked.job?.fault?.code == "unreachable")
    #expect(parked.steps.first { $0.phase != .done && $0.phase != .skipped }?.name == step)
    #expect(parked.job?.fault?.runbook != nil)
    await world.sandbox?.clearFaults()
    #expect(try await world.retry(parked.operation, of: tenant).state == .succeeded)
  }

  @Test(
    "whatever goes wrong with putting it aside, it is put aside once",
    arguments: [SandboxFault.Kind.lostAnswer, .failureAfterwards, .status(503)])
  func quarantine(kind: SandboxFault.Kind) async throws {
    let world = try OperationWorld()
    let tenant = try await world.adopt()
    await world.sandbox?.inject(SandboxFault(kind, method: .put, pathContains: "/quarantines/"))
    let done = try await world.run(.decommission, on: tenant)
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(done.step("quarantine")?.attempt ?? 0 > 1 || done.step("quarantine")?.phase == .done)
    #expect(await world.sandbox?.ledger.count { $0.verb == "quarantine" } == 1)
  }

  @Test("a purge drops what is named and old enough, and nothing else")
  func purge() async throws {
    let world = try OperationWorld()
    let tenant = try await world.adopt()
    let request = DatabaseRequest(
      tenant: tenant, operation: try OperationID("QVARANT1NE"), fence: 1, name: try DatabaseName("odoo_acme"))
    let aside = try await databases(world).quarantine(request, at: Date(timeIntervalSinceNow: -40 * 86_400))
    let named = try await world.catalog.purge(
      of: try #require(await world.tenants.tenant(tenant)), at: Date())
    #expect(named.databases == [aside] && named.isDue)
    let done = try await world.run(.purge, on: tenant, details: OperationDetails(purge: named))
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(try await databases(world).aside(of: tenant).isEmpty)
    #expect(await world.sandbox?.ledger.filter { $0.verb == "drop" }.map(\.object) == ["Database \(aside)"])
  }

  @Test("a database that was put aside too lately is not dropped, whatever the operation was told")
  func grace() async throws {
    let world = try OperationWorld()
    let tenant = try await world.adopt()
    let request = DatabaseRequest(
      tenant: tenant, operation: try OperationID("QVARANT1NE"), fence: 1, name: try DatabaseName("odoo_acme"))
    try await databases(world).quarantine(request, at: Date(timeIntervalSinceNow: -29 * 86_400))
    var named = try await world.catalog.purge(
      of: try #require(await world.tenants.tenant(tenant)), at: Date())
    #expect(!named.isDue)
    let plan = try await world.catalog.plan(
      .purge, for: try Tenant.fixture(), details: OperationDetails(purge: named))
    #expect(plan.risks.contains { $0.code == "in_grace" && $0.level == .block })
    named.isDue = true
    let parked = try await world.run(.purge, on: tenant, details: OperationDetails(purge: named))
    #expect(parked.state == .parked && parked.job?.fault?.code == "invalid")
    #expect(parked.job?.fault?.runbook == "docs/runbooks/decommission.md")
    #expect(try await databases(world).aside(of: tenant).count == 1)
  }
}
