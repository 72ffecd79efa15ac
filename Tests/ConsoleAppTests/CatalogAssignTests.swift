import Synchronization
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Giving a bundle to tenants")
@MainActor
struct CatalogAssignTests {
  private final class Desk: Sendable {
    let planned = Mutex<[PlanOperation]>([])
    let submitted = Mutex<[SubmitOperation]>([])
  }

  private nonisolated static let tenants: [Tenant] = [.northwind, .lumen, .halcyon]

  /// A catalog, and a platform that refuses the tenant that is paused.
  private func open(_ role: TenantModel.Role = .platformOwner, size: Size = Size(140, 45)) async -> (
    Driver, Desk
  ) {
    let client = ScriptedClient.cataloged(session: .make(role))
    let desk = Desk()
    client.on(ListTenants.self) { question in
      let page = Array(Self.tenants.dropFirst(question.offset).prefix(2))
      return .init(items: page, total: Self.tenants.count)
    }
    client.on(PlanOperation.self) { question in
      desk.planned.withLock { $0.append(question) }
      let tenant = Self.tenants.first { $0.id.rawValue == question.tenant } ?? .lumen
      var plan = OperationPlan.pause(.enter, risks: [])
      plan.kind = question.type
      plan.effects = ["3 to install: helpdesk_mgmt, project, rating"]
      let decision = OperationPolicy.decide(.moduleApply, status: tenant.status, role: .platformOwner)
      return .init(plan: plan, decision: decision, tenant: tenant)
    }
    client.on(SubmitOperation.self) { question in
      desk.submitted.withLock { $0.append(question) }
      return .init(operationId: identifier("P", 7))
    }
    return (await Driver(client, size: size, route: .catalog), desk)
  }

  @Test("tenants are chosen with marks and a filter, as drawn", arguments: PageStates.sizes)
  func choosing(size: Size) async {
    let (driver, _) = await open(size: size)
    await driver.press("a").advance(1)
    await driver.press(.space)
    driver.expectDrawing("catalog-assign-\(size.width)x\(size.height)")
    await driver.press("/").type("status:paused").press(.enter)
    #expect(driver.screen.contains("halcyon-studio") && !driver.screen.contains("lumen "))
    await driver.press(.escape)
    #expect(driver.console.dialogs.count == 1, "esc cleared the filter")
  }

  @Test(
    "each marked tenant is planned with the bundle and gets an operation of its own; the refused are left alone"
  )
  func assigning() async throws {
    let (driver, desk) = await open()
    await driver.press("a").advance(1)
    await driver.press(.space, .end, "v", .enter)
    let code = try #require(desk.planned.withLock { $0.first?.params?.values["bundle"] })
    #expect(desk.planned.withLock { $0.count } == 3)
    #expect(
      desk.planned.withLock {
        $0.allSatisfy { $0.type == .moduleApply && $0.params?.values["bundle"] == code }
      })
    #expect(driver.screen.contains("2 will be changed, ⊘ 1 cannot be."))
    #expect(driver.line(with: "⊘ the tenant is paused").contains("halcyon-studio"))
    #expect(driver.screen.contains("3 to install: helpdesk_mgmt, project, rating"))
    driver.expectDrawing("catalog-assign-plans-140x45")
    await driver.advance(1).press(.tab, .enter)
    let sent = desk.submitted.withLock { $0 }
    #expect(Set(sent.map(\.tenant)) == [Tenant.northwind.id.rawValue, Tenant.lumen.id.rawValue])
    #expect(sent.allSatisfy { $0.params?.values["bundle"] == code && $0.type == .moduleApply })
    await driver.press(.enter)
    #expect(driver.screen.contains("2 operations started."))
  }

  @Test("a module is installed on tenants from its own list")
  func module() async {
    let (driver, desk) = await open()
    await driver.press(.tab).advance(1)
    await driver.press("a").advance(1).press(.enter)
    let params = desk.planned.withLock { $0.first?.params }
    #expect(params?.values["modules"] != nil && params?.values["bundle"] == nil)
    #expect(driver.screen.contains("Install "))
  }

  @Test("enter that is held does not choose, esc leaves without anything")
  func leaving() async {
    let (driver, desk) = await open()
    await driver.press("a", .enter)
    #expect(driver.console.dialogs.count == 1)
    await driver.press(.escape)
    #expect(driver.console.dialogs.isEmpty && desk.planned.withLock { $0.isEmpty })
  }

  @Test("tenants that cannot be read say so, and nothing can be chosen")
  func failing() async {
    let (driver, desk) = await open()
    driver.client.refuse(ListTenants.self, APIProblem(.unavailable, "The platform does not answer."))
    await driver.press("a").advance(1)
    #expect(driver.screen.contains("The platform does not answer."))
    await driver.press(.enter)
    #expect(driver.console.dialogs.count == 1 && desk.planned.withLock { $0.isEmpty })
  }

  @Test("an operator assigns, too; a draft is given to nobody")
  func refusing() async {
    let (driver, _) = await open(.platformOperator)
    await driver.press("a").advance(1)
    #expect(driver.console.dialogs.count == 1)
    await driver.press(.escape)
    let client = ScriptedClient.cataloged([[ModuleBundle].three[0].drafted()])
    let drafts = await Driver(client, size: Size(140, 45), route: .catalog)
    await drafts.press("a")
    #expect(drafts.console.dialogs.isEmpty && drafts.screen.contains("it is a draft"))
  }
}

extension ModuleBundle {
  fileprivate func drafted() -> ModuleBundle {
    var copy = self
    copy.isDraft = true
    return copy
  }
}
