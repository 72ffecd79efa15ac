import Foundation
import Synchronization
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Choosing what an operation is done with")
@MainActor
struct OperationChoiceTests {
  private nonisolated static let sizes = [Size(80, 24), Size(140, 45)]

  /// What was planned and submitted.
  private final class Desk: Sendable {
    let planned = Mutex<[PlanOperation]>([])
    let submitted = Mutex<[SubmitOperation]>([])
  }

  private nonisolated static let images: [ImageRelease] = [
    ImageRelease(image: known("odoo:18.0-20251106"), status: .tested),
    ImageRelease(image: known("odoo:18.0-20251120"), status: .tested),
    ImageRelease(image: known("odoo:18.0-20251125"), status: .candidate),
    ImageRelease(image: known("odoo:18.0-20251118"), status: .blocked),
    ImageRelease(image: known("odoo:17.0-20251106"), status: .tested),
  ]

  private nonisolated static let backups: [BackupSummary] = [
    BackupSummary(
      id: identifier("B", 2), kind: .upgradeImage, madeAt: .noon.minus(7_200),
      path: "/backups/northwind/B000000002.dump", note: "245.5 MB in /backups/northwind/B000000002.dump",
      actor: "ana"),
    BackupSummary(
      id: identifier("B", 1), kind: .backup, madeAt: .noon.minus(90_000),
      path: "/backups/northwind/B000000001.dump", note: "244.1 MB in /backups/northwind/B000000001.dump",
      actor: "ana"),
  ]

  private func open(
    _ size: Size = Size(120, 40), role: TenantModel.Role = .platformOwner, backups: [BackupSummary] = backups,
    plan: OperationPlan = .upgrade
  ) async -> (Driver, Desk) {
    let client = ScriptedClient.detailed([.make(.northwind, role: role)], session: .make(role))
    let desk = Desk()
    client.on(ListInfraTemplates.self) { _ in .init(items: [], images: Self.images) }
    client.on(ListBundles.self) { _ in .init(items: .three) }
    client.on(ListBackups.self) { _ in .init(items: backups) }
    client.on(PlanOperation.self) { question in
      desk.planned.withLock { $0.append(question) }
      return .init(plan: plan, decision: .allowed, tenant: .northwind)
    }
    client.on(SubmitOperation.self) { question in
      desk.submitted.withLock { $0.append(question) }
      return .init(operationId: identifier("P", 1))
    }
    return (await Driver(client, size: size, route: .tenant("northwind")), desk)
  }

  @Test("every choice and the plan behind it have their drawings", arguments: sizes)
  func drawings(size: Size) async {
    let (driver, _) = await open(size)
    for (key, name) in [("i", "image"), ("a", "bundle"), ("T", "restore"), ("C", "clone")] as [(Key, String)]
    {
      await driver.press(key)
      driver.expectDrawing("choice-\(name)-\(size.width)x\(size.height)")
      await driver.press(.escape)
    }
    await driver.press("i").advance(1)
    await driver.press(.enter)
    driver.expectDrawing("choice-image-plan-\(size.width)x\(size.height)")
    let (empty, _) = await open(size, backups: [])
    await empty.press("T")
    empty.expectDrawing("choice-restore-none-\(size.width)x\(size.height)")
  }

  @Test("an image is chosen among those that may run, and planned and submitted with it")
  func image() async {
    let (driver, desk) = await open()
    await driver.press("i")
    #expect(driver.selectedLine.contains("odoo:18.0-20251125"))
    await driver.press(.down)
    await driver.advance(1).press(.enter)
    #expect(desk.planned.withLock { $0.last?.params } == ["image": .text("odoo:18.0-20251120")])
    await driver.type("northwind").press(.enter)
    await driver.advance(1).press(.enter)
    let sent = desk.submitted.withLock { $0 }
    #expect(sent.map(\.type) == [.upgradeImage] && sent.first?.runAt == nil)
    #expect(sent.first?.params == ["image": .text("odoo:18.0-20251120")])
  }

  @Test("what may not run cannot be chosen, and the reason stands beside it")
  func refused() async {
    let (driver, desk) = await open(role: .platformOperator)
    await driver.press("i")
    #expect(driver.screen.contains("is a candidate") && driver.screen.contains("is blocked"))
    await driver.press(.up, .up, .up)
    await driver.advance(1).press(.enter)
    #expect(desk.planned.withLock { $0 }.isEmpty && driver.console.dialogs.count == 1)
  }

  @Test("enter in the field says what is missing in the list")
  func nothingChosen() async {
    let (driver, desk) = await open(role: .platformOperator)
    await driver.press("i", .up, .up, .up, .tab).advance(1)
    await driver.press(.enter)
    #expect(driver.screen.contains("Nothing is chosen above that may be done."))
    let (early, other) = await open()
    early.hold(ListBackups.name)
    await early.press("C", .tab).type("acme-test").advance(1)
    await early.press(.enter)
    #expect(early.screen.contains("is not loaded yet"))
    await early.release(ListBackups.name)
    #expect(!early.screen.contains("is not loaded yet"))
    #expect((desk.planned.withLock { $0 } + other.planned.withLock { $0 }).isEmpty)
  }

  @Test("a time that is none is said; one that is one is sent and shown")
  func scheduled() async {
    let (driver, desk) = await open()
    await driver.press("i", .tab).type("tonight")
    await driver.advance(1).press(.enter)
    #expect(driver.screen.contains("Say 22:00"))
    await driver.press(.ctrl("u")).type("22:00")
    await driver.press(.enter)
    #expect(driver.screen.contains("begins at ") && driver.screen.contains("22:00Z"))
    await driver.type("northwind").press(.enter)
    await driver.advance(1).press(.enter)
    #expect(desk.submitted.withLock { $0.first?.runAt } != nil)
  }

  @Test("a bundle, a backup and a copy's slug are sent as what they are")
  func others() async {
    let (driver, desk) = await open()
    await driver.press("a").advance(1)
    await driver.press(.enter)
    #expect(desk.planned.withLock { $0.last }?.type == .moduleApply)
    await driver.press(.escape, "T").advance(1)
    await driver.press(.enter)
    #expect(desk.planned.withLock { $0.last?.params } == ["backup": .text("B000000002")])
    await driver.press(.escape, "C").advance(1)
    await driver.press(.enter)
    #expect(driver.screen.contains("What is the copy to be called?"))
    await driver.type("north-test").press(.enter)
    #expect(
      desk.planned.withLock { $0.last?.params } == [
        "slug": .text("north-test"), "backup": .text("B000000002"),
      ])
  }

  @Test(
    "kinds that want to know nothing go straight to their plan",
    arguments: [("B", OperationKind.backup), ("D", .decommission)] as [(Key, OperationKind)])
  func direct(key: Key, kind: OperationKind) async {
    let (driver, desk) = await open()
    await driver.press(key)
    #expect(desk.planned.withLock { $0.last?.type } == kind)
    #expect(desk.planned.withLock { $0.last?.params } == nil)
  }

  @Test(
    "an operator may not do what is a platform owner's, and is told so", arguments: ["C", "D", "X"] as [Key])
  func ownersOnly(key: Key) async {
    let (driver, _) = await open(role: .platformOperator)
    await driver.press(key)
    #expect(driver.console.dialogs.isEmpty && driver.screen.contains("only a platform owner"))
  }
}

extension OperationPlan {
  /// What exchanging the image of a production tenant looks like.
  static let upgrade = OperationPlan(
    kind: .upgradeImage,
    steps: [
      Step(name: "gates", title: "Check the gates", secondsTypical: 1),
      Step(name: "backup", title: "Back up the database", secondsTypical: 60),
      Step(name: "odoo_update", title: "Update the modules", secondsTypical: 180),
      Step(name: "rollout", title: "Roll out", secondsTypical: 60),
    ], secondsExpected: 301,
    risks: [
      Risk(
        level: .warn, code: "short_outage", message: "northwind does not answer while its modules are updated"
      )
    ],
    effects: ["odoo:18.0-20251106 \u{2192} odoo:18.0-20251120"],
    undo: "tenantry tenants upgrade northwind --rollback goes back to odoo:18.0-20251106.",
    cancel: "At any time; once the pods are stopped, rebuild the tenant.", confirmation: .typeSlug)
}
