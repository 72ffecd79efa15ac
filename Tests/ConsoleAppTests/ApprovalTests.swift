import Foundation
import Synchronization
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Approvals by a second person")
@MainActor
struct ApprovalTests {
  private nonisolated static let sizes = [Size(80, 24), Size(140, 45)]

  /// What was sent.
  private final class Desk: Sendable {
    let asked = Mutex<[AskApproval]>([])
    let decided = Mutex<[DecideApproval]>([])
  }

  private func open(
    _ client: ScriptedClient = .approving(), _ size: Size = Size(80, 24), route: Route = .tenant("northwind")
  ) async -> (Driver, Desk) {
    let desk = Desk()
    client.on(AskApproval.self) { question in
      desk.asked.withLock { $0.append(question) }
      return .make(9, .northwind, question.act, by: "ops@north")
    }
    client.on(DecideApproval.self) { question in
      desk.decided.withLock { $0.append(question) }
      return .make(1, .northwind, .decommission, question.approves ? .approved : .rejected)
    }
    client.on(SubmitOperation.self) { _ in
      Issue.record("an operation was submitted by one person")
      throw APIProblem(.refused, "no")
    }
    return (await Driver(client, size: size, route: route), desk)
  }

  private func list(_ driver: Driver) async { await driver.press(":").type("approvals").press(.enter) }

  @Test("looks calm: the list, what is asked for, the way to say yes", arguments: sizes)
  func drawings(size: Size) async {
    let (driver, _) = await open(.approving(), size)
    let name = { (part: String) in "approvals-\(part)-\(size.width)x\(size.height)" }
    driver.expectDrawing(name("tenant"))
    await list(driver)
    driver.expectDrawing(name("list"))
    await driver.press(.enter)
    driver.expectDrawing(name("one"))
    await driver.press("a")
    driver.expectDrawing(name("approve"))
    let (asking, _) = await open(.approving(), size)
    await asking.press("D")
    asking.expectDrawing(name("ask"))
    await asking.type("northwind production").press(.enter).advance(1).press(.enter)
    asking.expectDrawing(name("why"))
  }

  @Test("looks calm: one's own, one of a plan, one that changed, none at all", arguments: sizes)
  func others(size: Size) async {
    let name = { (part: String) in "approvals-\(part)-\(size.width)x\(size.height)" }
    let (own, _) = await open(.approving([.make(.make(1, by: "ops@north"), isOwn: true)]), size)
    await own.press("V")
    own.expectDrawing(name("own"))
    let (plan, _) = await open(.approving([.make(.make(1, .northwind, .plan))]), size)
    await plan.press("V")
    plan.expectDrawing(name("plan"))
    let (changed, _) = await open(.approving([.make(.make(1), changes: ["its plan was pro and is starter"])]), size)
    await changed.press("V")
    changed.expectDrawing(name("changed"))
    let client = ScriptedClient.approving([])
    client.on(ListApprovals.self, .init(items: []))
    let (none, _) = await open(client, size)
    await list(none)
    none.expectDrawing(name("none"))
  }

  @Test("what needs two people is asked for, with the words typed and a reason, and not done")
  func ask() async {
    let (driver, desk) = await open()
    await driver.press("D")
    #expect(driver.screen.contains("Takes two: a second person approves"))
    await driver.type("northwind").press(.enter).advance(1).press(.enter)
    #expect(driver.console.dialogs.count == 1, "half of the words is not enough")
    await driver.type(" production").press(.enter).advance(1).press(.enter)
    #expect(driver.console.dialogs.count == 2)
    await driver.press(.ctrl("s"))
    #expect(driver.screen.contains("Say why, in one sentence.") && desk.asked.withLock { $0 }.isEmpty)
    await driver.advance(1).type("it ended").press(.ctrl("s"))
    #expect(
      desk.asked.withLock { $0 } == [
        AskApproval(
          tenant: Tenant.northwind.id.rawValue, act: .decommission, reason: "it ended",
          expectedVersion: Tenant.northwind.version)
      ])
    #expect(driver.console.dialogs.isEmpty && driver.screen.contains("Asked: decommission northwind."))
  }

  @Test("the list leads to one, and its words typed approve it and open the operation")
  func approve() async {
    let (driver, desk) = await open()
    await list(driver)
    #expect(driver.screen.contains("2 for you") && driver.screen.contains("decommission northwind"))
    await driver.press(.enter)
    #expect(driver.screen.contains("the contract ended in October") && driver.screen.contains("ada@north"))
    await driver.press("a", "a", .enter, .enter)
    #expect(desk.decided.withLock { $0 }.isEmpty)
    await driver.press(.ctrl("u")).type("northwind production").press(.enter).advance(1).press(.enter)
    #expect(
      desk.decided.withLock { $0 } == [
        DecideApproval(
          approval: "A000000001", approves: true, expectedVersion: Tenant.northwind.version, trigger: .ui)
      ])
    #expect(driver.console.dialogs.isEmpty && driver.screen.contains("op P000000001"))
  }

  @Test("a rejection wants a reason")
  func reject() async {
    let (driver, desk) = await open()
    await driver.press("V", "x").advance(1).press(.ctrl("s"))
    #expect(driver.screen.contains("Say why, in one sentence."))
    await driver.type("not yet").press(.ctrl("s"))
    #expect(desk.decided.withLock { $0 }.first?.reason == "not yet")
    #expect(driver.console.dialogs.isEmpty && driver.screen.contains("Rejected: decommission northwind."))
  }

  @Test("who asked takes it back and cannot approve it")
  func withdraw() async {
    let client = ScriptedClient.approving([.make(.make(1, by: "ops@north"), isOwn: true)])
    client.on(WithdrawApproval.self) { question in
      #expect(question.approval == "A000000001")
      return .make(1, .northwind, .decommission, .withdrawn)
    }
    let (driver, desk) = await open(client)
    await driver.press("V", "a")
    #expect(driver.console.dialogs.count == 1 && driver.screen.contains("another person decides"))
    await driver.press("w").advance(1).press(.tab, .enter)
    #expect(driver.console.dialogs.isEmpty && driver.screen.contains("Decommission northwind: withdrawn."))
    #expect(desk.decided.withLock { $0 }.isEmpty)
  }

  @Test("what changed meanwhile is said, and not approved")
  func changed() async {
    let (driver, _) = await open(.approving([.make(.make(1), changes: ["it was active and is paused"])]))
    await driver.press("V", "a")
    #expect(driver.screen.contains("Changed since it was asked for: it was active and is paused"))
    #expect(driver.console.dialogs.count == 1)
  }

  @Test("a change of plan is asked for where two are wanted, and approved by the slug")
  func plan() async {
    let client = ScriptedClient.approving([.make(.make(1, .northwind, .plan))])
    let (driver, desk) = await open(client)
    await driver.press("V", "a").advance(1).type("northwind").press(.enter).advance(1).press(.enter)
    #expect(desk.decided.withLock { $0 }.first?.approves == true)
    #expect(driver.console.dialogs.isEmpty)
    let item = SubscriptionView.make(.northwind)
    #expect(FormTask.planChange(item, plans: [], in: .two()) == .askPlan(item, plans: []))
    #expect(FormTask.planChange(item, plans: [], in: .make()) == .adjustPlan(item, plans: []))
  }

  @Test("who may not know of them is not offered them")
  func forbidden() async {
    let (driver, _) = await open(.approving(role: .financeOwner))
    await driver.press(":").type("approvals")
    #expect(!driver.screen.contains("See what waits for a second person"))
  }

  @Test("a list that shows them follows what others decide")
  func follows() async {
    let client = ScriptedClient.approving()
    let (driver, _) = await open(client)
    await list(driver)
    client.on(ListApprovals.self, .init(items: []))
    await driver.change(topics: [.approvals])
    #expect(driver.screen.contains("Nothing was asked for."))
  }
}
