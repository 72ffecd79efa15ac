import Foundation
import Synchronization
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("The table of tenants")
@MainActor
struct TenantsTableTests {
  /// What was submitted, which tenants are refused, and which do not start.
  private final class Desk: Sendable {
    let submitted = Mutex<[SubmitOperation]>([])
    let refused = Mutex<[String: String]>([:])
    let failing = Mutex<Set<String>>([])
  }

  private func open(
    _ tenants: [Tenant] = [.northwind, .halcyon, .lumen], size: Size = Size(120, 40),
    confirmation: OperationPlan.Confirmation = .enter
  ) async -> (Driver, Desk) {
    let client = ScriptedClient.standard()
    let desk = Desk()
    client.on(ListTenants.self) { _ in .init(items: tenants, total: tenants.count) }
    client.on(PlanOperation.self) { question in
      guard let tenant = tenants.first(where: { $0.id.rawValue == question.tenant }) else {
        throw APIProblem(.notFound, "There is no such tenant.")
      }
      let reason = desk.refused.withLock { $0[tenant.slug.rawValue] }
      var plan = OperationPlan.pause(confirmation, risks: [])
      plan.kind = question.type
      return .init(plan: plan, decision: reason.map { .refused(reason: $0) } ?? .allowed, tenant: tenant)
    }
    client.on(SubmitOperation.self) { question in
      desk.submitted.withLock { $0.append(question) }
      if desk.failing.withLock({ $0.contains(question.tenant) }) {
        throw APIProblem(.conflict, "The tenant has changed meanwhile.")
      }
      return .init(operationId: identifier("P", 7))
    }
    return (await Driver(client, size: size, route: .tenants), desk)
  }

  @Test("space marks, v marks up to here, U takes all marks away, and the rule counts them")
  func marking() async {
    let (driver, _) = await open()
    await driver.press(.space, .down, "v")
    #expect(driver.screen.contains("• 3 marked"))
    #expect(driver.line(with: "northwind").hasPrefix(" •"))
    await driver.press("U")
    #expect(!driver.screen.contains("marked"))
    await driver.press("U")
    #expect(driver.screen.contains("nothing is marked"))
  }

  @Test("marks stay with their tenants from page to page")
  func pages() async {
    let driver = await Driver(.standard(tenants: 45), route: .tenants)
    await driver.press(.space, "]", .space)
    #expect(driver.screen.contains("2 marked, 1 not in this list"))
    await driver.press("[")
    #expect(driver.screen.contains("2 marked, 1 not in this list"))
    await driver.resize(60, 20)
    #expect(
      driver.screen.contains("2 marked, 1 not in this list"),
      "what keys act on is said on a narrow screen too")
  }

  @Test("how many there are in all goes along with what happens, whatever the filter leaves of it")
  func total() async {
    let driver = await Driver(.standard(tenants: 40), route: .tenants)
    await driver.press("/").type("acme").press(.enter)
    #expect(driver.screen.contains("1 of 40"))
    driver.client.serve(.platform(41))
    await driver.change(tenants: [[Tenant].platform(41)[40].id])
    #expect(driver.screen.contains("1 of 41"))
  }

  @Test("a marked tenant that is gone loses its mark, and that is said")
  func gone() async {
    let (driver, _) = await open()
    await driver.press(.space, .space)
    driver.client.on(ListTenants.self) { _ in .init(items: [.halcyon, .lumen], total: 2) }
    await driver.change(tenants: [Tenant.northwind.id])
    #expect(driver.screen.contains("• 1 marked"))
    #expect(driver.screen.contains("northwind is gone and its mark with it."))
  }

  @Test("each marked tenant gets an operation of its own; the refused are named and left alone")
  func bulk() async {
    let (driver, desk) = await open()
    desk.refused.withLock { $0 = ["halcyon-studio": "the tenant is paused already"] }
    await driver.press(.space, .space, .space, "p")
    #expect(driver.screen.contains("Pause 3 tenants"))
    #expect(driver.screen.contains("2 will be paused, ⊘ 1 cannot be."))
    #expect(driver.line(with: "⊘ the tenant is").contains("halcyon-studio"))
    driver.expectDrawing("tenants-bulk-120x40")
    await driver.press("p", .enter)
    #expect(desk.submitted.withLock { $0 }.isEmpty, "it opens on Cancel")
    await driver.advance(1)
    await driver.press(.tab, .enter)
    let sent = desk.submitted.withLock { $0 }
    #expect(sent.map(\.tenant) == [Tenant.northwind.id.rawValue, Tenant.lumen.id.rawValue])
    #expect(Set(sent.compactMap(\.idempotencyKey)).count == 2)
    #expect(sent.allSatisfy { $0.expectedVersion == 1 && $0.type == .pause })
    #expect(driver.screen.contains("✔ 2 started   ⊘ 1 left alone"))
    await driver.press(.enter)
    #expect(driver.console.dialogs.isEmpty)
    #expect(driver.screen.contains("2 operations started."))
    #expect(driver.screen.contains("• 1 marked"), "the refused one stays marked")
  }

  @Test("what does not start says why beside its tenant, and stays marked")
  func failing() async {
    let (driver, desk) = await open()
    desk.failing.withLock { $0 = [Tenant.lumen.id.rawValue] }
    await driver.press(.space, .space, .space, "b").advance(1)
    await driver.press(.tab, .enter)
    #expect(driver.line(with: "✖ The tenant has changed").contains("lumen"))
    driver.expectDrawing("tenants-bulk-done-120x40")
    await driver.press(.escape)
    #expect(driver.screen.contains("2 operations started, 1 did not; they stay marked."))
    #expect(driver.screen.contains("• 1 marked"))
  }

  @Test("the more and the graver they are, the more has to be typed")
  func severity() async {
    let many = (1...6).map { Tenant.make($0, "tenant-\($0)") }
    let (grave, desk) = await open(many, confirmation: .typeSlug)
    await grave.press(.space).press("G", "v", "p")
    #expect(grave.screen.contains("SEVERE  Type pause 6 production to go on"))
    // The key that opened the dialog counts for nothing in the beginning.
    await grave.advance(1).type("pause 6")
    await grave.press(.enter, .enter)
    #expect(desk.submitted.withLock { $0 }.isEmpty)
    await grave.type(" production").press(.enter)
    await grave.advance(1).press(.enter)
    #expect(desk.submitted.withLock { $0 }.count == 6, "\(grave.screen)")

    let (light, _) = await open(many)
    await light.press(.space).press("G", "v", "u")
    #expect(light.screen.contains("CAREFUL  Type resume 6 to go on"))
    let (few, _) = await open(Array(many.prefix(2)), confirmation: .typeSlug)
    await few.press(.space, .space, "p")
    #expect(few.screen.contains("CAREFUL  Type pause 2 to go on"))
  }

  @Test("when the policy refuses all of them, nothing can be pressed")
  func allRefused() async {
    let (driver, desk) = await open()
    desk.refused.withLock { $0 = ["northwind": "no", "lumen": "no", "halcyon-studio": "no"] }
    await driver.press(.space, .space, .space, "p").advance(1)
    #expect(driver.screen.contains("Not possible: none of them can be paused."))
    await driver.press(.tab, .enter)
    #expect(desk.submitted.withLock { $0 }.isEmpty)
    #expect(driver.console.dialogs.isEmpty)
  }

  @Test("without marks the same keys act on the selected tenant alone")
  func single() async {
    let (driver, _) = await open()
    await driver.press("p")
    #expect(driver.screen.contains("Pause Northwind"))
  }

  @Test("columns are chosen, moved and kept; the first one always stays")
  func columns() async {
    let (driver, _) = await open()
    await driver.press("C")
    driver.expectDrawing("tenants-columns-120x40")
    await driver.press(.space, .down, .space)
    await driver.press(.end, "g", .down, .down, .down, "K", .enter)
    let head = driver.line(with: "TENANT").split(separator: " ").map(String.init)
    #expect(head.prefix(3) == ["TENANT", "NAME", "HEALTH▴"], "\(head)")
    await driver.press("C", "0", .enter)
    #expect(driver.line(with: "TENANT").contains("STATUS"))
    await driver.press("C", .down, .space, .escape)
    #expect(driver.line(with: "TENANT").contains("STATUS"), "esc keeps what was")
  }

  @Test("wide shows every column, and arrows bring those at the edge into sight")
  func wide() async {
    let (driver, _) = await open()
    await driver.press("w")
    #expect(driver.screen.contains("wide"))
    driver.expectDrawing("tenants-wide-120x40")
    for _ in 0..<20 { await driver.press(.right) }
    #expect(driver.line(with: "TENANT").contains("URL"))
    #expect(driver.line(with: "TENANT").contains("‹"))
    #expect(driver.screen.contains("https://northwind.example.net"))
    await driver.press("w")
    #expect(!driver.line(with: "TENANT").contains("URL"))
  }

  @Test("a column pointed at is sorted by, again turns it round, and what cannot be sorted says so")
  func sorting() async {
    let driver = await Driver(size: Size(120, 40), route: .tenants)
    await driver.press("S")
    #expect(driver.screen.contains("point at a column first"))
    await driver.press(Key(.right, .shift), Key(.right, .shift), "S")
    #expect(driver.screen.contains("by name"))
    await driver.press("S")
    #expect(driver.screen.contains("by name, reversed"))
    await driver.press(Key(.right, .shift), Key(.right, .shift), "S")
    #expect(driver.screen.contains("the platform does not sort by agency group"))
  }

  @Test("a cell that changed carries a sign for some seconds")
  func changes() async {
    let (driver, _) = await open()
    var changed = Tenant.northwind
    changed.status = .paused
    let now = changed
    driver.client.on(ListTenants.self) { _ in .init(items: [now, .halcyon, .lumen], total: 3) }
    await driver.change(tenants: [now.id])
    #expect(driver.line(with: "northwind").contains("paused Δ"))
    await driver.advance(7)
    #expect(!driver.screen.contains("Δ"))
  }
}
