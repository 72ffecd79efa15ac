import Foundation
import HTTPTransport
import Integrations
import JobEngine
import Sandbox
import TenantModel
import TestSupport
import Testing

@testable import Operations

@Suite("backing up, restoring and cloning")
struct RestoreTests {
  private func restore(_ backup: OperationWorld.Finished, updates: Bool = false) throws -> OperationDetails {
    OperationDetails(
      restore: DatabaseRestore(
        backup: backup.operation, path: try #require(backup.step("backup")?.externalRef), madeAt: Date(),
        updatesModules: updates))
  }

  private func clone(_ backup: OperationWorld.Finished) throws -> OperationDetails {
    OperationDetails(
      copy: DatabaseCopy(
        source: try Slug("acme"), slug: try Slug("copy"), backup: backup.operation,
        path: try #require(backup.step("backup")?.externalRef), madeAt: Date()))
  }

  private func databases(_ world: OperationWorld) throws -> SandboxDatabases {
    SandboxDatabases(
      transport: try #require(world.sandbox), password: SandboxSlot.postgresqlPassword.reference,
      secrets: SandboxSecrets().resolver)
  }

  @Test("a backup by hand is one dump and changes nothing else")
  func backup() async throws {
    let world = try OperationWorld()
    let tenant = try await world.adopt()
    let done = try await world.backUp(tenant)
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(done.step("backup")?.externalRef == "\(world.folder.path)/backups/acme/\(done.operation).dump")
    let own = await world.sandbox?.ledger.filter { $0.system != "mattermost" }
    #expect(own?.map(\.object) == ["Dump odoo_acme"])
  }

  @Test("a restore exchanges the databases and keeps the former one")
  func restores() async throws {
    let world = try OperationWorld()
    let tenant = try await world.adopt()
    let backup = try await world.backUp(tenant)
    let done = try await world.run(.restore, on: tenant, details: try restore(backup))
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(done.step("odoo_update")?.skipReason == "the backup is of the image that runs")
    let live = try #require(try await databases(world).find(DatabaseName("odoo_acme"), isolation: .database))
    #expect(live.marker?.operation == done.operation && live.marker?.quarantine == nil)
    let aside = try await databases(world).aside(of: tenant)
    #expect(aside.map { $0.marker?.quarantine?.from.rawValue } == ["odoo_acme"])
    #expect(await world.tenants.tenant(tenant)?.health.level == .healthy)
    let verbs = await world.sandbox?.ledger.filter { $0.system == "postgresql" }.map(\.verb)
    #expect(verbs == ["create", "create", "restore", "exchange"])
  }

  @Test("modules are updated when the image is newer than the backup")
  func olderBackup() async throws {
    let world = try OperationWorld()
    let tenant = try await world.adopt()
    let backup = try await world.backUp(tenant)
    let done = try await world.run(.restore, on: tenant, details: try restore(backup, updates: true))
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(done.step("odoo_update")?.phase == .done)
  }

  @Test("a backup that is gone parks before anything is changed, and so does a server that stays away")
  func missing() async throws {
    let world = try OperationWorld()
    let tenant = try await world.adopt()
    var details = try restore(try await world.backUp(tenant))
    let path = try #require(details.restore?.path)
    details.restore?.path = path + ".gone"
    let parked = try await world.run(.restore, on: tenant, details: details)
    #expect(parked.job?.fault?.code == "backup_missing")
    #expect(parked.job?.fault?.runbook == "docs/runbooks/restore.md")
    #expect(parked.step("scale_down")?.phase == .pending)
  }

  @Test(
    "whatever goes wrong with the databases, each change is made once",
    arguments: ["/restores/", "/exchanges/", "/dumps/"],
    [SandboxFault.Kind.lostAnswer, .failureAfterwards, .status(503)])
  func faults(route: String, kind: SandboxFault.Kind) async throws {
    let world = try OperationWorld()
    let tenant = try await world.adopt()
    let backup = try await world.backUp(tenant)
    await world.sandbox?.inject(SandboxFault(kind, method: .put, pathContains: route))
    let done = try await world.run(.restore, on: tenant, details: try restore(backup))
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(done.steps.contains { $0.attempt > 1 }, "the fault met nothing")
    let own = await world.sandbox?.ledger.filter {
      $0.operation == done.operation.rawValue && $0.system == "postgresql"
    }
    #expect(own?.map(\.verb) == ["create", "restore", "exchange"])
  }

  @Test("a clone is a tenant of its own with a neutralised copy; the original is only read")
  func clones() async throws {
    let world = try OperationWorld()
    let original = try await world.adopt()
    let backup = try await world.backUp(original)
    let before = await world.sandbox?.ledger.count ?? 0
    let copy = try await world.clone("copy", details: try clone(backup))
    #expect(copy.state == .succeeded, "\(String(describing: copy.job?.fault))")
    #expect(try await databases(world).isNeutralised(DatabaseName("odoo_copy")))
    #expect(try await databases(world).isNeutralised(DatabaseName("odoo_acme")) == false)
    #expect(await world.tenants.tenant(copy.tenant)?.health.level == .healthy)
    #expect(await world.tenants.subscription(of: copy.tenant)?.status == .pending)
    let own = await world.sandbox?.ledger.dropFirst(before).map(\.object) ?? []
    #expect(own.allSatisfy { !$0.contains("acme") }, "\(own)")
  }

  @Test("a copy that cannot be neutralised is never started")
  func alive() async throws {
    let world = try OperationWorld()
    let original = try await world.adopt()
    let backup = try await world.backUp(original)
    await world.sandbox?.set(.notNeutralised("odoo_copy"))
    let parked = try await world.clone("copy", details: try clone(backup))
    #expect(parked.state == .parked && parked.job?.fault?.message.contains("not neutralised") == true)
    #expect(parked.step("rollout")?.phase == .pending)
    let deployments = await world.sandbox?.ledger.filter { $0.object.hasPrefix("Deployment odoo-copy") }
    #expect(deployments?.isEmpty == true)
    await world.sandbox?.clear(.notNeutralised("odoo_copy"))
    #expect(try await world.retry(parked.operation, of: parked.tenant).state == .succeeded)
  }

  @Test("the plans say what is put aside, what is missing, and that a schema has no way")
  func plans() async throws {
    let world = try OperationWorld()
    var tenant = try Tenant.fixture()
    let restore = try await world.catalog.plan(
      .restore, for: tenant, details: try ResumeTests.details(.restore))
    #expect(
      restore.risks.contains { $0.code == "newer_work_aside" }
        && restore.risks.contains { $0.code == "file_store" })
    #expect(restore.confirmation == .typeSlugAndEnvironment)
    tenant.isolation = .schema
    for kind in [OperationKind.restore, .clone] {
      let plan = try await world.catalog.plan(kind, for: tenant, details: try ResumeTests.details(kind))
      #expect(plan.risks.contains { $0.code == "schema_isolation" && $0.level == .block })
      let alone = try await OperationWorld(connected: false).catalog.plan(
        kind, for: tenant, details: try ResumeTests.details(kind))
      #expect(alone.risks.contains { $0.code == "no_databases" && $0.level == .block })
    }
  }
}
