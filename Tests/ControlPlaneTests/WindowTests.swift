import ControlSupport
import Foundation
import JobEngine
import StorageCore
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("The freeze and maintenance windows", .timeLimit(.minutes(20)))
struct WindowTests {
  private func request(
    _ name: String = "night", until: String = "2h", change: (inout WindowRequest) -> Void = { _ in }
  ) -> WindowRequest {
    var request = WindowRequest(name: name, until: until, reason: "because")
    change(&request)
    return request
  }

  @Test("in a freeze nothing is accepted but backups, and whoever is refused reads who froze and why")
  func freeze() async throws {
    let world = try await ControlWorld(connected: true)
    try await world.adopt("acme")
    let freeze = try await world.owner.call(FreezeOperations(reason: " incident  4711 "))
    #expect(freeze.reason == "incident 4711" && freeze.by == "platform_owner@north")
    let why = "operations are frozen since 2025-11-22 08:26Z by platform_owner@north: incident 4711"
    for role in [Role.platformOwner, .platformOperator] {
      let answer = await problem { try await world.submit(.rebuild, on: "acme", as: role) }
      #expect(answer == APIProblem(.refused, "Rebuild the tenant: refused, \(why)."))
    }
    let create = await problem {
      try await world.owner.call(CreateTenant(request: .fixture("brand-new"), trigger: .cli))
    }
    #expect(create == APIProblem(.refused, "Create the tenant: refused, \(why)."))
    let bundle = await problem {
      try await world.owner.call(RemoveBundle(code: "broken", expectedRevision: 1, trigger: .cli))
    }
    #expect(bundle == APIProblem(.refused, "Change the bundle: refused, \(why)."))
    #expect(try await world.counts().jobs == 0)
    // A plan says it, and so does every page on which it could be asked for.
    let plan = try await world.operator.call(PlanOperation(tenant: "acme", type: .rebuild))
    #expect(plan.decision == .refused(reason: why))
    #expect(plan.plan.risks.contains { $0.code == "frozen" && $0.message == why })
    let owners = "only a platform owner overrides the freeze and windows"
    #expect(plan.override == .refused(reason: owners))
    let detail = try await world.operator.call(GetTenant(tenant: "acme"))
    let pause = detail.actions.first { $0.kind == .pause }
    #expect(pause?.decision == .refused(reason: why) && pause?.override == .refused(reason: owners))
    #expect(detail.actions.first { $0.kind == .backup }?.decision == .allowed)
    #expect(try await world.operator.call(WhoAmI()).freeze == freeze)

    let backup = try await world.submit(.backup, on: "acme", as: .platformOperator)
    #expect(try await world.operator.call(GetOperation(operation: backup.rawValue)).summary.hold == nil)
  }

  @Test("an owner goes on with a reason; an operator does not")
  func override() async throws {
    let world = try await ControlWorld(connected: true)
    try await world.adopt("acme")
    _ = try await world.owner.call(FreezeOperations(reason: "incident"))
    let submit = SubmitOperation(tenant: "acme", type: .rebuild, trigger: .cli, override: "the cure")
    let refused = await problem { try await world.operator.call(submit) }
    #expect(
      refused?.code == .forbidden && refused?.detail.contains("only a platform owner overrides") == true)
    let empty = await problem {
      try await world.owner.call(
        SubmitOperation(tenant: "acme", type: .rebuild, trigger: .cli, override: " "))
    }
    #expect(empty?.code == .invalid && empty?.fields.map(\.pointer) == ["reason"])
    let offered = try await world.owner.call(GetTenant(tenant: "acme")).actions
    #expect(offered.first { $0.kind == .rebuild }?.override == .allowed)
    // What is refused for another reason, or not at all, is no matter of the freeze.
    #expect(offered.filter { [.resume, .backup].contains($0.kind) }.allSatisfy { $0.override == nil })
    #expect(try await world.owner.call(PlanOperation(tenant: "acme", type: .rebuild)).override == .allowed)
    let planned = try await world.owner.call(PlanOperation(tenant: "acme", type: .rebuild, isOverridden: true))
    #expect(planned.decision == .allowed && planned.override == nil)
    let id = try await world.owner.call(submit).operationId
    let detail = try await world.owner.call(GetOperation(operation: id.rawValue))
    #expect(detail.summary.hold == nil && detail.overridden == "platform_owner@north: the cure")
    #expect(try await world.claim(id).job.pass == JobPass(actor: "platform_owner@north", reason: "the cure"))
  }

  @Test("what was queued before the freeze waits, and begins when it is lifted")
  func lifting() async throws {
    let world = try await ControlWorld(connected: true)
    try await world.adopt("acme", status: .active)
    let id = try await world.submit(.pause, on: "acme")
    _ = try await world.owner.call(FreezeOperations(reason: "incident"))
    await #expect(throws: JobStoreError.self) { try await world.claim(id) }
    let listed = try await world.operator.call(ListWindows())
    #expect(listed.held.map(\.id) == [id] && listed.freeze?.reason == "incident")
    #expect(listed.held[0].hold?.cause == .freeze && listed.held[0].state == .queued)
    #expect(
      try await world.operator.call(ListOperations(tenant: "acme")).items[0].hold?.reason
        == "frozen by platform_owner@north: incident")
    let lifted = try await world.owner.call(UnfreezeOperations())
    #expect(lifted.freeze.reason == "incident" && lifted.held == 0)
    #expect(try await world.claim(id).job.state == .running)
    let again = await problem { try await world.owner.call(UnfreezeOperations()) }
    #expect(again == APIProblem(.refused, "Operations are not frozen."))
  }

  @Test("an operation that is asked for in a closed time is accepted, says so in its plan, and waits")
  func closedWindow() async throws {
    let world = try await ControlWorld(connected: true)
    try await world.adopt("acme")
    let view = try await world.owner.call(SaveWindow(request: request { $0.operations = "rebuild" }))
    #expect(view.state == .open && view.window.scope.operations == [.rebuild])
    let plan = try await world.operator.call(PlanOperation(tenant: "acme", type: .rebuild))
    #expect(plan.decision == .allowed)
    #expect(
      plan.plan.risks.contains {
        $0.code == "closed_window" && $0.message == "It will wait until 2025-11-22 10:26Z: night: because"
      })
    let id = try await world.submit(.rebuild, on: "acme", as: .platformOperator)
    let detail = try await world.operator.call(GetOperation(operation: id.rawValue))
    #expect(
      detail.summary.hold
        == OperationHold(
          cause: .window, reason: "night: because", until: world.time.now + 7_200))
    #expect(
      detail.override == .refused(reason: "only a platform owner freezes operations and changes windows"))
    #expect(detail.retry.isAllowed == false && detail.cancel.isAllowed)

    let forbidden = await problem {
      try await world.operator.call(OverrideHold(operation: id.rawValue, reason: "r"))
    }
    #expect(forbidden?.code == .forbidden)
    let begun = try await world.owner.call(OverrideHold(operation: id.rawValue, reason: "agreed"))
    #expect(begun.hold == nil)
    let twice = await problem {
      try await world.owner.call(OverrideHold(operation: id.rawValue, reason: "r"))
    }
    #expect(twice?.detail.contains("Nothing holds operation \(id)") == true)
  }

  @Test("windows are listed open first, then by when they open, and those that are over last")
  func list() async throws {
    let world = try await ControlWorld()
    for (name, from, until) in [("later", "5h", "6h"), ("soon", "1h", "2h"), ("open", "", "30m")] {
      _ = try await world.owner.call(SaveWindow(request: request(name, until: until) { $0.from = from }))
    }
    _ = try await world.owner.call(
      SaveWindow(
        request: request("weekly", until: "") {
          ($0.days, $0.start, $0.lasts, $0.timeZone) = ("mon-fri", "22:00", "6h", "Asia/Singapore")
        }))
    let items = try await world.operator.call(ListWindows()).items
    #expect(items.map(\.window.name.rawValue) == ["open", "soon", "later", "weekly"])
    #expect(items.map(\.state) == [.open, .ahead, .ahead, .ahead])
    #expect(items[3].span?.from == Date(timeIntervalSince1970: 1_763_992_800))
    world.time.advance(12 * 3_600)
    let later = try await world.operator.call(ListWindows()).items
    #expect(
      later.last?.state == .over && later.last?.span == nil && later[0].window.name.rawValue == "weekly")
  }

  @Test("everything that is wrong with a window is said beside its field")
  func refusals() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme", group: "North")
    func fields(_ change: @escaping (inout WindowRequest) -> Void) async -> [String] {
      let answer = await problem { try await world.owner.call(SaveWindow(request: request(change: change))) }
      return answer?.fields.map(\.pointer) ?? []
    }
    #expect(await fields { $0.name = " " } == ["name"])
    #expect(await fields { $0.kind = "maybe" } == ["kind"])
    #expect(await fields { $0.until = "" } == ["until"])
    #expect(await fields { ($0.from, $0.until) = ("2025-11-22 10:00", "2025-11-22 09:00") } == ["until"])
    #expect(await fields { $0.from = "soon" } == ["from"])
    #expect(
      await fields { ($0.days, $0.start, $0.lasts, $0.timeZone) = ("someday", "25:00", "9d", "Mars") }
        == ["days", "start", "lasts", "time_zone"])
    #expect(await fields { $0.environment = "moon" } == ["environment"])
    #expect(await fields { $0.operations = "rebuild, explode" } == ["operations"])
    #expect(await fields { $0.tenants = "Acme!" } == ["tenants"])
    #expect(await fields { $0.agencies = "North; Nowhere" } == ["agencies"])
    #expect(await fields { $0.reason = "" } == ["reason"])
    #expect(try await world.owner.call(ListWindows()).items.isEmpty)
    let until = await problem {
      try await world.owner.call(FreezeOperations(reason: "r", until: world.time.now))
    }
    #expect(until?.fields.map(\.pointer) == ["until"])
  }

  @Test("a window is changed as it was seen, found by its name, and its name is its own")
  func change() async throws {
    let world = try await ControlWorld()
    let first = try await world.owner.call(SaveWindow(request: request()))
    let taken = await problem { try await world.owner.call(SaveWindow(request: request())) }
    #expect(taken?.code == .conflict && taken?.fields.map(\.pointer) == ["name"])
    let id = first.window.id.rawValue
    let second = try await world.owner.call(
      SaveWindow(window: id, request: WindowRequest(first.window), expectedRevision: 1))
    #expect(second.window.revision == 2 && second.window.createdBy == first.window.createdBy)
    let stale = await problem {
      try await world.owner.call(
        SaveWindow(window: id, request: self.request { $0.reason = "x" }, expectedRevision: 1))
    }
    #expect(stale?.code == .conflict)
    #expect(try await world.owner.call(RemoveWindow(window: "NIGHT")).id == first.window.id)
    let gone = await problem { try await world.owner.call(RemoveWindow(window: "night")) }
    #expect(gone?.code == .notFound)
  }

  @Test("a window as it is asked for again is the window")
  func again() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme", group: "North")
    let view = try await world.owner.call(
      SaveWindow(
        request: request("payroll", until: "") {
          ($0.days, $0.start, $0.lasts, $0.timeZone) = ("sun-mon", "02:30", "1h30m", "Europe/Berlin")
          ($0.operations, $0.tenants, $0.agencies) = ("purge, restore", "acme", "North")
          ($0.environment, $0.kind) = ("staging", "allow")
        }))
    var same = try await world.owner.call(
      SaveWindow(window: "payroll", request: WindowRequest(view.window), expectedRevision: 1)
    ).window
    same.revision = 1
    #expect(same == view.window)
  }
}
