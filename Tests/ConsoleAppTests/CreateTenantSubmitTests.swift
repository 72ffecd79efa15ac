import Foundation
import Synchronization
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Create tenant, sending it")
@MainActor
struct CreateTenantSubmitTests {
  private final class Desk: Sendable {
    let sent = Mutex<[CreateTenant]>([])
    let problem = Mutex<APIProblem?>(nil)
  }

  private func open(_ driver: inout Driver?, desk: Desk, client: ScriptedClient) async {
    client.on(CreateTenant.self) { question in
      desk.sent.withLock { $0.append(question) }
      if let problem = desk.problem.withLock({ $0 }) { throw problem }
      return .init(
        tenantId: identifier("T", 77), slug: known(question.request.slug), operationId: identifier("P", 1))
    }
    let made = await Driver(client, size: Size(120, 40), route: .createTenant)
    await made.type("Acme Films").press(.tab, .tab).type("Northside")
    await made.press(.ctrl("n"), .ctrl("n"), .ctrl("n"), .ctrl("n"), .ctrl("n"))
    await made.advance(1)
    driver = made
  }

  private func reviewed(_ desk: Desk, _ client: ScriptedClient? = nil) async throws -> Driver {
    var driver: Driver?
    await open(&driver, desk: desk, client: try client ?? .creating())
    return try #require(driver)
  }

  @Test("after a broken line the same request goes out under the same key")
  func sameKey() async throws {
    let desk = Desk()
    desk.problem.withLock { $0 = APIProblem(.timeout, "No answer in 30 s.") }
    let driver = try await reviewed(desk)
    await driver.press(.enter, .tab, .enter)
    #expect(driver.screen.contains("No answer in 30 s."))
    #expect(driver.screen.contains("● Review"))
    desk.problem.withLock { $0 = nil }
    await driver.press(.enter, .tab, .enter)
    let keys = desk.sent.withLock { $0 }.map(\.idempotencyKey)
    #expect(keys.count == 2)
    #expect(keys[0] != nil && keys[0] == keys[1])
    #expect(driver.console.stack.last?.page?.route == .tenant("acme-films"))
  }

  @Test("another request goes out under another key")
  func otherKey() async throws {
    let desk = Desk()
    desk.problem.withLock { $0 = APIProblem(.timeout, "No answer in 30 s.") }
    let driver = try await reviewed(desk)
    await driver.press(.enter, .tab, .enter)
    await driver.press(.up, .up, .up, .up, .enter, .down, .ctrl("n"), .ctrl("n"), .ctrl("n"), .ctrl("n"))
    await driver.advance(1)
    await driver.press(.enter, .tab, .enter)
    let sent = desk.sent.withLock { $0 }
    #expect(sent.count == 2)
    #expect(sent.first?.request.plan == "starter" && sent.last?.request.plan == "pro")
    #expect(sent.first?.idempotencyKey != sent.last?.idempotencyKey)
  }

  @Test("a request that was sent before the crash can be sent again, though its own slug is taken by now")
  func afterTheCrash() async throws {
    let desk = Desk()
    let client = try ScriptedClient.creating()
    let driver = try await reviewed(desk, client)
    driver.hold(CreateTenant.name)
    await driver.press(.enter, .tab, .enter)
    #expect(driver.screen.contains("creating…"))
    let key = WizardDraft(await driver.drafts.load(key: WizardDraft.key))?.sent?.idempotencyKey
    await driver.press(.escape)
    await driver.release(CreateTenant.name)
    client.on(
      CheckSlug.self,
      .init(isAvailable: false, reason: "The slug “acme-films” belongs to Acme Films already."))
    client.refuse(
      PlanTenant.self,
      APIProblem(.conflict, "The slug is taken.", fields: [.init(pointer: "slug", message: "is taken")]))
    await driver.press("n")
    #expect(driver.screen.contains("Sending it again makes no second tenant."))
    await driver.press(.enter)
    await driver.advance(1)
    #expect(driver.screen.contains("● Review"))
    await driver.press(.enter)
    #expect(desk.sent.withLock { $0 }.map(\.idempotencyKey) == [key, key])
    #expect(driver.console.stack.last?.page?.route == .tenant("acme-films"))
  }

  @Test("nothing can be changed while it is being sent")
  func whileSending() async throws {
    let driver = try await reviewed(Desk())
    driver.hold(CreateTenant.name)
    await driver.press(.enter, .tab, .enter)
    await driver.press(.ctrl("p"), .enter, .up)
    #expect(driver.screen.contains("creating…"))
    await driver.release(CreateTenant.name)
    #expect(driver.console.stack.last?.page?.route == .tenant("acme-films"))
  }

  @Test("a refused field is where one is taken, with the platform's words, until it changes")
  func refusedField() async throws {
    let desk = Desk()
    desk.problem.withLock {
      $0 = APIProblem(
        .conflict, "The slug is taken.",
        fields: [.init(pointer: "slug", message: "belongs to Acme Films Ltd already")])
    }
    let driver = try await reviewed(desk)
    await driver.press(.enter, .tab, .enter)
    #expect(driver.screen.contains("● Identity"))
    #expect(driver.line(with: "› Slug") != "")
    #expect(driver.screen.contains("belongs to Acme Films Ltd already"))
    await driver.type("-2")
    #expect(!driver.screen.contains("belongs to Acme Films Ltd already"))
  }

  @Test("what the plan refuses on arrival at the review is shown at its field")
  func refusedPlan() async throws {
    let client = try ScriptedClient.creating()
    client.refuse(
      PlanTenant.self,
      APIProblem(
        .invalid, "One field is not valid.",
        fields: [.init(pointer: "redirect_uris/0", message: "is not on the host")]))
    let driver = try await reviewed(Desk(), client)
    #expect(driver.screen.contains("● SSO"))
    #expect(driver.screen.contains("is not on the host"))
  }

  @Test("a plan with a blocking risk is shown and cannot be sent")
  func blocked() async throws {
    let client = try ScriptedClient.creating()
    let desk = Desk()
    let driver = try await reviewed(desk, client)
    let plan = try #require(driver.console.wizard?.plan.value)
    client.on(PlanTenant.self) { _ in
      var plan = plan
      plan.plan.risks = [.init(level: .block, code: "capacity", message: "the cluster has no room for it")]
      return plan
    }
    await driver.press("r")
    await driver.press(.ctrl("p"), .ctrl("n"))
    await driver.advance(1)
    #expect(driver.screen.contains("the cluster has no room for it"))
    await driver.press(.enter)
    #expect(driver.console.dialogs.isEmpty)
  }
}

extension Console {
  /// The wizard, when it is on the screen.
  var wizard: CreateTenantPage? { stack.last?.component as? CreateTenantPage }
}
