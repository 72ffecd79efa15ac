import Foundation
import HTTPTransport
import JobEngine
import Sandbox
import TenantModel
import TestSupport
import Testing

@testable import Operations

@Suite("exchanging a tenant's image")
struct UpgradeImageTests {
  static let old = "odoo:18.0-20250930"
  static let new = "odoo:18.0-20251106"

  static func details(
    _ from: String = old, _ to: String = new, isRollback: Bool = false
  ) throws -> OperationDetails {
    OperationDetails(
      image: ImageChange(
        from: try ImageReference(from), to: try ImageReference(to), isRollback: isRollback,
        role: .platformOperator))
  }

  private func file(_ world: OperationWorld, _ name: String) async throws -> String {
    let files = try await world.git.files(of: Slug("acme"))
    return String(decoding: files[try GitPath.tenant(Slug("acme"), name)] ?? Data(), as: UTF8.self)
  }

  @Test("it dumps, commits, stops, updates the modules, starts, tests and notes the image, once each")
  func success() async throws {
    let world = try OperationWorld()
    let tenant = try await world.create(image: Self.old).tenant
    let before = await world.sandbox?.ledger.count ?? 0
    let done = try await world.run(.upgradeImage, on: tenant, details: try Self.details())
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(
      done.steps.map(\.name) == [
        "gates", "backup", "desired_state", "scale_down", "odoo_update", "rollout", "smoke_test",
        "record_image", "note",
      ])
    #expect(done.steps.allSatisfy { $0.phase == .done && $0.attempt == 1 })
    // What Odoo says comes first in a line: not the pod's whole name, nor the database.
    #expect(done.log.contains { $0.contains(/^\w+: odoo\.modules\./) }, "\(done.log)")
    #expect(!done.log.contains { $0.contains("odoo_acme odoo.") })
    let record = await world.tenants.tenant(tenant)
    #expect(record?.image.rawValue == Self.new && record?.health.level == .healthy)
    #expect(try await file(world, "k8s/deployment-odoo.yaml").contains(Self.new))
    let own = await world.sandbox?.ledger.dropFirst(before).map { "\($0.verb) \($0.object)" } ?? []
    // Stopped and started: two changes of the deployment, everything else once.
    let twice = Dictionary(grouping: own, by: { $0 }).filter { $0.value.count > 1 }.keys.sorted()
    #expect(twice == ["update CronJob odoo-acme/odoo-backup", "update Deployment odoo-acme/odoo"])
    #expect(
      own.contains { $0.hasPrefix("create Job odoo-acme/odoo-update-") }
        && own.contains("create Dump odoo_acme"))
  }

  @Test("a rollback starts the former image and leaves the database alone")
  func rollback() async throws {
    let world = try OperationWorld()
    let tenant = try await world.create(image: Self.new).tenant
    let done = try await world.run(
      .upgradeImage, on: tenant, details: try Self.details(Self.new, Self.old, isRollback: true))
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(done.step("odoo_update")?.phase == .skipped && done.step("scale_down")?.phase == .skipped)
    #expect(await world.tenants.tenant(tenant)?.image.rawValue == Self.old)
  }

  @Test("with git alone it commits the image and says what was not connected")
  func gitOnly() async throws {
    let world = try OperationWorld(connected: false)
    let tenant = try await world.create(image: Self.old).tenant
    let done = try await world.run(.upgradeImage, on: tenant, details: try Self.details())
    #expect(done.state == .succeeded, "\(String(describing: done.job?.fault))")
    #expect(done.step("rollout")?.skipReason == "not connected")
    #expect(try await file(world, "tenant.yaml").contains(Self.new))
  }

  @Test("a gate that has closed since parks before anything is changed")
  func gates() async throws {
    let world = try OperationWorld()
    let tenant = try await world.create(image: Self.old).tenant
    await world.tenants.record(health: Health(level: .down, summary: "0 of 1 pods ready"), of: tenant)
    let down = try await world.run(.upgradeImage, on: tenant, details: try Self.details())
    #expect(down.state == .parked && down.job?.fault?.code == "gate_closed")
    #expect(down.job?.fault?.runbook == "docs/runbooks/image-upgrade.md")
    #expect(down.step("backup")?.phase == .pending)
    await world.tenants.record(health: Health(level: .healthy, summary: "1 of 1 pods ready"), of: tenant)
    #expect(try await world.retry(down.operation, of: tenant).state == .succeeded)
    let unlisted = try await world.run(
      .upgradeImage, on: tenant, details: try Self.details(Self.new, "odoo:18.0-20260101"))
    #expect(unlisted.job?.fault?.message.contains("is in no list") == true)
  }

  @Test("an image that cannot be pulled parks with the record still naming the former one")
  func pullFails() async throws {
    let world = try OperationWorld()
    let tenant = try await world.create(image: Self.old).tenant
    await world.sandbox?.set(.imagePullFails(Self.new))
    let parked = try await world.run(.upgradeImage, on: tenant, details: try Self.details())
    #expect(parked.job?.fault?.code == "image_pull")
    #expect(await world.tenants.tenant(tenant)?.image.rawValue == Self.old)
    await world.sandbox?.clear(.imagePullFails(Self.new))
    #expect(try await world.retry(parked.operation, of: tenant).state == .succeeded)
  }

  @Test("an update that fails parks with the log's end, and a retry makes the job anew")
  func updateFails() async throws {
    let world = try OperationWorld()
    let tenant = try await world.create(image: Self.old).tenant
    await world.sandbox?.set(.initFails("odoo-acme"))
    let parked = try await world.run(.upgradeImage, on: tenant, details: try Self.details())
    #expect(parked.job?.fault?.code == "update_failed" && parked.job?.fault?.detail.isEmpty == false)
    await world.sandbox?.clear(.initFails("odoo-acme"))
    #expect(try await world.retry(parked.operation, of: tenant).state == .succeeded)
  }

  @Test("the plan says from what to what, what people will feel, and how to go back")
  func plan() async throws {
    let world = try OperationWorld()
    var tenant = try Tenant.fixture()
    tenant.image = try ImageReference(Self.old)
    let plan = try await world.catalog.plan(.upgradeImage, for: tenant, details: try Self.details())
    #expect(plan.effects.contains("\(Self.old) \u{2192} \(Self.new)"))
    #expect(plan.risks.contains { $0.code == "short_outage" && $0.level == .warn })
    #expect(plan.undo.contains("tenantry tenants upgrade acme --rollback goes back to \(Self.old)"))
    #expect(plan.steps.allSatisfy { $0.skipReason == nil })
    let refused = try await world.catalog.plan(
      .upgradeImage, for: tenant, details: try Self.details(Self.old, "odoo:17.0-20251106"))
    #expect(refused.risks.contains { $0.code == "image_refused" && $0.level == .block })
    tenant.health = Health(level: .down, summary: "nothing answers")
    let down = try await world.catalog.plan(.upgradeImage, for: tenant, details: try Self.details())
    #expect(down.risks.contains { $0.code == "tenant_down" && $0.level == .block })
  }
}
