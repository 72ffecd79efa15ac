import Foundation
import Integrations
import JobEngine
import Sandbox
import TenantModel
import TestSupport
import Testing

@testable import Operations

@Suite("creating a tenant")
struct CreateOperationTests {
  @Test("with git alone it commits everything and says what was not connected")
  func gitOnly() async throws {
    let world = try OperationWorld(connected: false)
    let done = try await world.create()
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault)) \(done.log)")
    for name: StepName in [
      "database", "keycloak_client", "namespace", "odoo_init", "rollout", "analytics_schema", "dashboard",
      "automation", "note",
    ] {
      #expect(done.step(name)?.skipReason == "not connected")
    }
    #expect(try await world.git.commit(of: done.operation) == done.step("desired_state")?.externalRef)
    #expect(FileManager.default.fileExists(atPath: world.folder.path + "/state/tenants/acme/tenant.yaml"))
    #expect(await world.tenants.tenant(done.tenant)?.health.summary == "no cluster connected")
    #expect(await world.tenants.subscription(of: done.tenant)?.status == .pending)
  }

  @Test("with everything connected the tenant is healthy in the end", arguments: [HALevel.single, .ha])
  func connected(haLevel: HALevel) async throws {
    let world = try OperationWorld()
    let done = try await world.create(haLevel: haLevel)
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault)) \(done.log.suffix(5))")
    #expect(
      done.steps.allSatisfy { $0.phase == .done && $0.attempt == 1 }, "\(done.steps.compactMap(\.lastFault))")
    #expect(await world.tenants.tenant(done.tenant)?.health.level == .healthy)
    #expect(await world.tenants.sso(of: done.tenant)?.status == .active)
    #expect(await world.tenants.modules(of: done.tenant).allSatisfy { $0.state == .installed })
    #expect(done.log.contains { $0.contains("Module ipai_finance loaded") })
    let ledger = await world.sandbox?.ledger ?? []
    // What all tenants share is nobody's: a list of schemas, a database, and datasets that have no place for a mark.
    let shared = ledger.filter { $0.operation == nil }
    #expect(
      shared.map { "\($0.verb) \($0.object)" } == [
        "update Setting db_schema", "create Database analytics", "create Dataset odoo_acme.etl_runs_acme",
      ])
    let own = ledger.filter { $0.operation != nil }
    #expect(own.allSatisfy { $0.verb == "create" && $0.operation == done.operation.rawValue }, "\(own)")
    #expect(Set(ledger.map(\.object)).count == ledger.count)
  }

  @Test("modules are installed before anything serves people, and nothing is billed before it was tested")
  func order() async throws {
    let names = try OperationWorld(connected: false).catalog.definitions.first { $0.kind == "create" }?.steps
      .map(\.name)
    #expect(
      names == [
        "reserve", "desired_state", "database", "keycloak_client", "namespace", "odoo_init", "rollout",
        "analytics_schema", "dashboard", "automation", "smoke_test", "subscription", "note",
      ])
  }
}
