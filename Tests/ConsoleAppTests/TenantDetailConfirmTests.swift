import Foundation
import Synchronization
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Confirming an operation on a tenant")
@MainActor
struct TenantDetailConfirmTests {
  /// What was submitted, and how the platform answers it.
  private final class Desk: Sendable {
    let submitted = Mutex<[SubmitOperation]>([])
    let problem = Mutex<APIProblem?>(nil)
    let plan: Mutex<PlanOperation.Output>
    /// For each plan that was asked for in a freeze, whether the freeze was set aside.
    let overridden = Mutex<[Bool]>([])

    init(_ plan: PlanOperation.Output) { self.plan = Mutex(plan) }
  }

  private func open(
    _ seen: Tenant = .northwind, now: Tenant? = nil, plan: OperationPlan = .pause(),
    decision: Decision = .allowed, detail: TenantDetail? = nil
  ) async -> (Driver, Desk) {
    let client = ScriptedClient.detailed([detail ?? .make(seen), .make(.lumen)])
    let desk = Desk(.init(plan: plan, decision: decision, tenant: now ?? seen))
    client.on(PlanOperation.self) { _ in desk.plan.withLock { $0 } }
    client.on(SubmitOperation.self) { question in
      desk.submitted.withLock { $0.append(question) }
      if let problem = desk.problem.withLock({ $0 }) { throw problem }
      return .init(operationId: identifier("P", 1))
    }
    return (await Driver(client, route: .tenant(seen.slug.rawValue)), desk)
  }

  @Test("a refused action says why and opens nothing")
  func refused() async {
    let (driver, _) = await open()
    await driver.press("u")
    #expect(driver.console.dialogs.isEmpty)
    #expect(driver.screen.contains("the tenant is not paused"))
  }

  @Test("a production tenant is paused by typing its slug; the version shown is sent")
  func typed() async {
    let (driver, desk) = await open()
    await driver.press("p")
    #expect(driver.screen.contains("Type northwind to go on"))
    await driver.press("p", .enter, .enter)
    #expect(desk.submitted.withLock { $0 }.isEmpty)
    await driver.press(.ctrl("u")).type("northwind")
    await driver.press(.enter, .enter, .enter)
    #expect(desk.submitted.withLock { $0 }.isEmpty, "enter that is held goes no further than the button")
    await driver.advance(1).press(.enter)
    let sent = desk.submitted.withLock { $0 }
    #expect(sent.count == 1)
    #expect(sent.first?.expectedVersion == Tenant.northwind.version)
    #expect(sent.first?.type == .pause)
    #expect(sent.first?.trigger == .ui)
    #expect(sent.first?.idempotencyKey != nil)
    #expect(driver.console.dialogs.isEmpty)
    #expect(driver.screen.contains("op P000000001"))
  }

  /// The tenant's page in a freeze that may be set aside, or not.
  private func openFrozen(override: Decision) async -> (Driver, Desk) {
    let frozen = Decision.refused(reason: "frozen by ana: incident 4711")
    var detail = TenantDetail.make(.northwind)
    detail.actions = detail.actions.map { .init(kind: $0.kind, decision: frozen, override: override) }
    let (driver, desk) = await open(detail: detail)
    driver.client.on(PlanOperation.self) { question in
      desk.overridden.withLock { $0.append(question.isOverridden) }
      return .init(
        plan: .pause(), decision: question.isOverridden ? .allowed : frozen, tenant: .northwind,
        override: question.isOverridden ? nil : override)
    }
    return (driver, desk)
  }

  @Test("whoever may sets a freeze aside with a reason, sees the plan again, and confirms it as ever")
  func overridden() async {
    let (driver, desk) = await openFrozen(override: .allowed)
    await driver.press("p")
    #expect(driver.screen.contains("Not possible: frozen by ana: incident 4711."))
    #expect(driver.screen.contains("B sets the freeze aside for this one, with a reason."))
    await driver.advance(1).press("B").advance(1).press(.enter)
    #expect(driver.screen.contains("Say why, in one sentence."))
    await driver.type("the cure for 4711").press(.enter)
    #expect(driver.screen.contains("In spite of the freeze: the cure for 4711"))
    await driver.advance(1).press(.enter)
    #expect(desk.submitted.withLock { $0 }.isEmpty, "a reason is no confirmation")
    await driver.type("northwind").press(.enter).advance(1).press(.enter)
    let sent = desk.submitted.withLock { $0 }
    #expect(sent.map(\.override) == ["the cure for 4711"])
    #expect(desk.overridden.withLock { $0 } == [false, true])
  }

  @Test("whoever may not is told why on the page, and no dialog opens")
  func frozen() async {
    let (driver, desk) = await openFrozen(override: .refused(reason: "only a platform owner"))
    await driver.press("p")
    #expect(driver.console.dialogs.isEmpty && desk.overridden.withLock { $0 }.isEmpty)
    #expect(driver.screen.contains("frozen by ana: incident 4711"))
  }

  @Test("a light one opens on Cancel: the same key and enter alone never confirm")
  func light() async {
    let (driver, desk) = await open(plan: .pause(.enter, risks: []))
    await driver.press("p", "p", "p")
    #expect(driver.screen.contains("▸[ Cancel ]"))
    await driver.press(.enter)
    #expect(driver.console.dialogs.count == 1, "too soon to be meant")
    await driver.advance(1).press(.enter)
    #expect(driver.console.dialogs.isEmpty)
    await driver.press("p", .tab)
    #expect(driver.screen.contains("▸[ Pause ]"))
    await driver.press(.enter)
    #expect(desk.submitted.withLock { $0 }.count == 1)
  }

  @Test(
    "the key that opened it never confirms, however long it is held",
    arguments: [
      OperationPlan.Confirmation.enter, .typeSlug, .typeSlugAndEnvironment,
    ])
  func held(confirmation: OperationPlan.Confirmation) async {
    let (driver, desk) = await open(plan: .pause(confirmation, risks: []))
    for _ in 0..<90 {
      await driver.press("p").advance(1.0 / 30)
      await driver.press(.enter).advance(1.0 / 30)
    }
    #expect(driver.console.dialogs.count == 1)
    #expect(!driver.screen.contains("ppp"), "what is swallowed is not typed either")
    #expect(desk.submitted.withLock { $0 }.isEmpty)
  }

  @Test("the most severe wants slug and environment, and each grade says what it is")
  func severe() async {
    let (driver, desk) = await open(plan: .pause(.typeSlugAndEnvironment))
    await driver.press("p").type("northwind").press(.enter)
    #expect(driver.screen.contains("SEVERE  Type slug and environment, northwind production, to go on:"))
    #expect(driver.screen.contains("that is not “northwind production”"))
    await driver.type(" production").press(.enter).advance(1).press(.enter)
    #expect(desk.submitted.withLock { $0 }.count == 1)
    let (careful, _) = await open()
    #expect(await careful.press("p").screen.contains("CAREFUL  Type northwind to go on:"))
    let (light, _) = await open(plan: .pause(.enter))
    #expect(await light.press("p").screen.contains("To go on, choose Pause and press enter."))
  }

  @Test("it says what is reached and how to come back, in sight on a small screen")
  func reach() async {
    let (driver, _) = await open(plan: .pause(risks: []))
    await driver.press("p")
    #expect(driver.line(with: "Affects").contains("northwind.example.net · production of Westend"))
    #expect(driver.line(with: "Running").contains("nothing else runs on it"))
    #expect(driver.line(with: "Backup").contains("none is known here"))
    #expect(driver.line(with: "Takes").contains("about 45s"))
    #expect(driver.line(with: "Undo").contains("Resume it"))
  }

  @Test("it says how old the newest backup is where none is made")
  func lastBackup() async {
    let made = Backup(
      source: .operation, place: "a.dump", finishedAt: .noon.addingTimeInterval(-29 * 60), bytes: nil)
    let (driver, desk) = await open(plan: .pause(risks: []))
    desk.plan.withLock { $0.lastBackup = made }
    await driver.press("p")
    #expect(driver.line(with: "Backup").contains("the last one was made 29m ago"))
  }

  @Test("who changed it is named, and the focus stays on Cancel")
  func changedBy() async {
    var now = Tenant.northwind
    now.status = .error
    now.version = 8
    now.currentOperationId = identifier("P", 2)
    let (driver, _) = await open(now: now)
    driver.client.on(ListOperations.self) { _ in
      .init(items: [.make(2, .northwind, .rebuild, .running, ago: 7)])
    }
    await driver.press("p")
    #expect(driver.line(with: "P000000002").contains("P000000002 (rebuild) by ana 9s ago"))
    #expect(driver.screen.contains("▸[ Cancel ]"))
    await driver.type("northwind").advance(1)
    #expect(!driver.screen.contains("✔ matches"))
  }

  @Test(
    "a version that is not the one shown is refused in the dialog with the new state, and nothing is sent again"
  )
  func mismatch() async {
    let (driver, desk) = await open(plan: .pause(.enter))
    desk.problem.withLock { $0 = APIProblem(.conflict, "The tenant has version 2 by now.") }
    var now = Tenant.northwind
    now.version = 2
    now.status = .error
    await driver.press("p")
    desk.plan.withLock { $0.tenant = now }
    await driver.press(.tab, .enter)
    #expect(driver.screen.contains("The tenant has version 2 by now."))
    #expect(driver.screen.contains("Changed since you looked: status ● active → ✖ error"))
    #expect(driver.screen.contains("▸[ Cancel ]"))
    #expect(desk.submitted.withLock { $0 }.count == 1)
  }

  @Test("what changed since the person looked stands on top")
  func changed() async {
    var now = Tenant.northwind
    now.status = .error
    now.version = 8
    now.currentOperationId = identifier("P", 44)
    let (driver, _) = await open(now: now)
    await driver.press("p")
    #expect(driver.screen.contains("Changed since you looked: status ● active → ✖ error"))
    #expect(driver.screen.contains("P000000044"))
  }

  @Test("a tenant that changes under the dialog wants the slug again")
  func changedUnder() async {
    let (driver, desk) = await open()
    await driver.press("p").type("northwind")
    #expect(driver.screen.contains("✔ matches"))
    var now = Tenant.northwind
    now.version = 2
    now.status = .error
    desk.plan.withLock { $0.tenant = now }
    await driver.change(tenants: [now.id])
    #expect(!driver.screen.contains("✔ matches"))
    await driver.press(.enter, .enter)
    #expect(desk.submitted.withLock { $0 }.isEmpty)
  }

  @Test("a change that changes nothing leaves what is being typed")
  func unchanged() async {
    let (driver, _) = await open()
    await driver.press("p").type("north")
    await driver.change(tenants: [Tenant.northwind.id])
    await driver.type("wind")
    #expect(driver.screen.contains("✔ matches"))
  }

  @Test("after a broken line the same key is sent again, after a conflict another")
  func keys() async {
    let (driver, desk) = await open(plan: .pause(.enter))
    desk.problem.withLock { $0 = APIProblem(.unavailable, "The line is broken.") }
    await driver.press("p", .tab, .enter)
    #expect(driver.screen.contains("The line is broken."))
    await driver.press(.enter)
    desk.problem.withLock { $0 = APIProblem(.conflict, "The tenant has version 9 by now.") }
    await driver.press(.enter)
    #expect(driver.screen.contains("The tenant has version 9 by now."))
    desk.problem.withLock { $0 = nil }
    await driver.press(.tab, .enter)
    let keys = desk.submitted.withLock { $0 }.map(\.idempotencyKey)
    #expect(keys.count == 4)
    #expect(keys[0] == keys[1] && keys[1] == keys[2])
    #expect(keys[3] != keys[2])
  }

  @Test("what the policy refuses now cannot be pressed")
  func policy() async {
    let (driver, desk) = await open(plan: .pause(.enter), decision: .refused(reason: "a change freeze is on"))
    await driver.press("p")
    #expect(driver.screen.contains("Not possible: a change freeze is on."))
    await driver.press(.tab, .enter)
    #expect(desk.submitted.withLock { $0 }.isEmpty)
  }

  @Test("a plan that cannot be read can be asked for again")
  func unreadable() async {
    let client = ScriptedClient.detailed([.make(.northwind)])
    client.refuse(PlanOperation.self, APIProblem(.timeout, "No answer in 10 s."))
    let driver = await Driver(client, route: .tenant("northwind"))
    await driver.press("p")
    #expect(driver.screen.contains("No answer in 10 s."))
    client.on(PlanOperation.self) { _ in .init(plan: .pause(), decision: .allowed, tenant: .northwind) }
    await driver.press("r")
    #expect(driver.screen.contains("Resume it: people are back"))
  }

  @Test("nobody has to wait for an answer")
  func sending() async {
    let (driver, _) = await open(plan: .pause(.enter))
    driver.hold(SubmitOperation.name)
    await driver.press("p", .tab, .enter)
    #expect(driver.screen.contains("sending…"))
    await driver.press(.enter, .escape)
    #expect(driver.console.dialogs.isEmpty)
    #expect(driver.screen.contains("was sent"))
  }
}
