import ControlSupport
import Foundation
import JobEngine
import Operations
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("Operations with parameters", .timeLimit(.minutes(20)))
struct OperationParametersTests {
  private func submit(
    _ kind: OperationKind, _ params: OperationParams?, runAt: Date? = nil, key: String? = nil,
    as role: Role = .platformOwner, _ world: ControlWorld
  ) async throws -> OperationID {
    try await world.client(role).call(
      SubmitOperation(
        tenant: "acme", type: kind, params: params, runAt: runAt, trigger: .api, idempotencyKey: key)
    ).operationId
  }

  private func details(_ operation: OperationID, _ world: ControlWorld) async throws -> OperationDetails? {
    try await world.storage.jobs.job(JobID(operation.rawValue)).flatMap(OperationCatalog.details)
  }

  @Test("what is missing, unknown or does not exist is named by its field, and nothing is enqueued")
  func refusals() async throws {
    let world = try await ControlWorld(connected: true)
    try await world.adopt("acme", image: "odoo:18.0-20250930")
    let before = try await world.counts()
    let cases: [(OperationKind, OperationParams?, String, String)] = [
      (.upgradeImage, nil, "params.image", "is missing"),
      (.upgradeImage, ["rollback": .flag(true)], "params.rollback", "no upgrade of acme to go back from"),
      (.moduleApply, ["bundle": .text("none")], "params.bundle", "must be one of: broken, finance_ppm"),
      (.restore, ["backup": .text("0123456789")], "params.backup", "there is none of acme"),
      (.clone, ["slug": .text("acme")], "params.slug", "belongs to Agency acme already"),
      (.pause, ["image": .text("odoo:18.0")], "params.image", "this operation takes none"),
    ]
    for (kind, params, pointer, message) in cases {
      let refusal = await problem { try await submit(kind, params, world) }
      #expect(refusal?.code == .invalid, "\(kind)")
      #expect(
        refusal?.fields.contains { $0.pointer == pointer && $0.message.contains(message) } == true,
        "\(kind): \(String(describing: refusal))")
      if kind != .clone { #expect(refusal?.detail.contains(message) == true) }
    }
    #expect(try await world.counts() == before)
  }

  @Test("a plan with a risk that blocks refuses to submit, with its words")
  func blocks() async throws {
    let world = try await ControlWorld(connected: true)
    try await world.adopt("acme")
    for (params, words) in [
      (["image": .text("odoo:17.0-20250101")], "no database goes back from 18.0"),
      (["image": .text("odoo:18.0-20991231")], "is in no list"),
    ] as [(OperationParams, String)] {
      let refusal = await problem { try await submit(.upgradeImage, params, world) }
      #expect(refusal?.code == .refused && refusal?.detail.contains(words) == true)
    }
    let broken = await problem { try await submit(.moduleApply, ["bundle": .text("broken")], world) }
    #expect(broken?.code == .refused && broken?.detail.contains("no_such_module") == true)
    let early = await problem {
      try await world.putAside("acme", daysAgo: 3)
      return try await submit(.purge, nil, world)
    }
    #expect(early?.code == .refused, "an active tenant is not purged")
  }

  @Test("what an operation is done with is frozen when it is asked for")
  func frozen() async throws {
    let world = try await ControlWorld(connected: true)
    try await world.adopt("acme", image: "odoo:18.0-20250930")
    let upgrade = try await submit(.upgradeImage, ["image": .text("odoo:18.0-20251106")], world)
    let change = try #require(try await details(upgrade, world)?.image)
    #expect(change.from.rawValue == "odoo:18.0-20250930" && change.to.rawValue == "odoo:18.0-20251106")
    try await world.finish(upgrade, secondsPerStep: 1)
    try await world.storage.tenants.record(image: change.to, of: try await world.tenant("acme").id)
    let back = try await submit(.upgradeImage, ["rollback": .flag(true)], world)
    let undone = try #require(try await details(back, world)?.image)
    #expect(undone.isRollback && undone.to == change.from)
    let shown = try await world.owner.call(GetOperation(operation: back.rawValue))
    #expect(shown.undo.contains("tenantry tenants upgrade acme --rollback"))
  }

  @Test("an operation may begin later, but neither yesterday nor next month")
  func scheduled() async throws {
    let world = try await ControlWorld(connected: true)
    try await world.adopt("acme")
    for seconds in [-60, 3_456_000] as [TimeInterval] {
      let refusal = await problem {
        try await submit(.backup, nil, runAt: world.time.now.addingTimeInterval(seconds), world)
      }
      #expect(refusal?.fields.map(\.pointer) == ["run_at"])
    }
    let moment = world.time.now.addingTimeInterval(3_600)
    let operation = try await submit(.backup, nil, runAt: moment, world)
    #expect(try await world.storage.jobs.job(JobID(operation.rawValue))?.readyAt == moment)
    #expect(try await world.tenant("acme").currentOperationId == operation)
    #expect(try await world.owner.call(CancelOperation(operation: operation.rawValue)).state == .cancelled)
    #expect(try await world.tenant("acme").status == .active)
  }

  @Test("backups are those that operations have made, newest first, and restore and clone take them by id")
  func backups() async throws {
    let world = try await ControlWorld(connected: true)
    try await world.adopt("acme")
    let first = try await world.backUp("acme")
    let second = try await world.backUp("acme")
    let items = try await world.owner.call(ListBackups(tenant: "acme")).items
    #expect(items.map(\.id) == [second, first] && items.allSatisfy { $0.path.hasSuffix(".dump") })
    let restore = try await submit(.restore, ["backup": .text(first.rawValue)], world)
    #expect(try await details(restore, world)?.restore?.path == items.last?.path)
  }

  @Test("a clone is a tenant of its own in staging, asked for once however often it is sent")
  func clone() async throws {
    let world = try await ControlWorld(connected: true)
    try await world.adopt("acme")
    let backup = try await world.backUp("acme")
    let first = try await submit(.clone, ["slug": .text("copy")], key: "k", world)
    #expect(try await submit(.clone, ["slug": .text("copy")], key: "k", world) == first)
    let copy = try await world.tenant("copy")
    #expect(copy.environment == .staging && copy.status == .provisioning && copy.currentOperationId == first)
    #expect(copy.odooUrl.rawValue == "https://copy.tenants.sandbox" && copy.dbName.rawValue == "odoo_copy")
    let original = try await world.tenant("acme")
    #expect(original.status == .active && original.currentOperationId == nil)
    let detail = try await world.owner.call(GetTenant(tenant: "copy"))
    #expect(detail.sso?.keycloakClientId == "odoo-copy" && detail.subscription?.status == .pending)
    #expect(try await details(first, world)?.copy?.backup == backup)
    let refused = await problem {
      try await submit(.clone, ["slug": .text("other")], as: .platformOperator, world)
    }
    #expect(refused?.code == .refused && refused?.detail.contains("only a platform owner") == true)
  }

  @Test(
    "a tenant is decommissioning while it is taken down and decommissioned afterwards, and is billed no more")
  func decommission() async throws {
    let world = try await ControlWorld(isTimeReal: true)
    try await world.adopt("acme")
    let operation = try await submit(.decommission, nil, world)
    _ = try await world.work(until: operation)
    let tenant = try await world.tenant("acme")
    #expect(tenant.status == .decommissioned && tenant.pausedBy == nil && tenant.currentOperationId == nil)
    #expect(try await world.owner.call(GetTenant(tenant: "acme")).subscription?.status == .ended)
    let again = await problem { try await submit(.rebuild, nil, world) }
    #expect(again?.detail.contains("the tenant is decommissioned") == true)
  }
}
