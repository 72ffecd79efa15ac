import Foundation
import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Create tenant, its drawings")
@MainActor
struct CreateTenantDrawingTests {
  private nonisolated static let sizes = [Size(80, 24), Size(120, 40)]

  private func name(_ state: String, _ size: Size) -> String {
    "wizard-\(state)-\(size.width)x\(size.height)"
  }

  @Test("every step has its drawing", arguments: sizes)
  func steps(size: Size) async throws {
    let driver = await Driver(try .creating(), size: size, route: .createTenant)
    driver.expectDrawing(name("identity-empty", size))
    await driver.type("Acme 電通 Films").press(.tab, .tab).type("no").advance(0.3)
    driver.expectDrawing(name("identity", size))
    await driver.press(.right, .ctrl("n"))
    driver.expectDrawing(name("plan", size))
    await driver.press(.ctrl("n"))
    driver.expectDrawing(name("bundle", size))
    await driver.press(.ctrl("n"), .tab, .right).advance(0.3)
    driver.expectDrawing(name("infra", size))
    await driver.press(.ctrl("n"), .tab, .down).advance(0.3)
    driver.expectDrawing(name("sso", size))
    await driver.press(.ctrl("n")).advance(0.3)
    driver.expectDrawing(name("review", size))
    await driver.press(.enter)
    driver.expectDrawing(name("confirm", size))
    driver.hold(CreateTenant.name)
    await driver.press(.tab, .enter)
    driver.expectDrawing(name("creating", size))
    await driver.press(.escape, "n")
    driver.expectDrawing(name("resume", size))
  }

  @Test("what is not there yet is a skeleton", arguments: sizes)
  func loading(size: Size) async throws {
    let names = [
      GetTenantKPIs.name, ListPlans.name, ListBundles.name, ListRegions.name, ListInfraTemplates.name,
      ListKeycloakTemplates.name, PlanTenant.name,
    ]
    let driver = await Driver(try .creating(), size: size, route: .createTenant, holding: names)
    await driver.type("Acme Films").press(.tab, .tab).type("North").press(.ctrl("n"))
    driver.expectDrawing(name("plan-loading", size))
    await driver.press(.ctrl("n"))
    driver.expectDrawing(name("bundle-loading", size))
    await driver.press(.ctrl("n"))
    driver.expectDrawing(name("infra-loading", size))
    await driver.press(.ctrl("n"))
    driver.expectDrawing(name("sso-loading", size))
    await driver.press(.ctrl("n"))
    driver.expectDrawing(name("review-loading", size))
  }

  @Test("what does not come says why", arguments: sizes)
  func failing(size: Size) async throws {
    let gone = APIProblem(.unavailable, "The platform does not answer.", runbook: "control-plane")
    let cases: [(state: String, steps: Int, refuse: (ScriptedClient) -> Void)] = [
      ("plan-error", 1, { $0.refuse(ListPlans.self, gone) }),
      ("bundle-error", 2, { $0.refuse(ResolveBundle.self, gone) }),
      (
        "infra-error", 3,
        { client in
          client.refuse(ListRegions.self, gone)
          client.refuse(ListInfraTemplates.self, gone)
        }
      ),
      ("sso-error", 4, { $0.refuse(ListKeycloakTemplates.self, gone) }),
      ("review-error", 5, { $0.refuse(PlanTenant.self, gone) }),
    ]
    for (state, steps, refuse) in cases {
      let client = try ScriptedClient.creating()
      refuse(client)
      let driver = await Driver(client, size: size, route: .createTenant)
      await driver.type("Acme Films").press(.tab, .tab).type("North")
      for _ in 0..<steps { await driver.press(.ctrl("n")) }
      await driver.advance(0.3)
      driver.expectDrawing(name(state, size))
    }
  }

  @Test("what is not valid says so at its field", arguments: sizes)
  func invalid(size: Size) async throws {
    let driver = await Driver(try .creating(), size: size, route: .createTenant)
    await driver.press(.ctrl("n"))
    driver.expectDrawing(name("identity-invalid", size))
    await driver.type("Acme Media").press(.tab, .tab).type("North").advance(0.3)
    driver.expectDrawing(name("identity-taken", size))
    await driver.press(.backTab).type("x").press(.ctrl("n"), .ctrl("n"), .down, .down, .ctrl("n"))
    driver.expectDrawing(name("bundle-blocked", size))
    await driver.press(.up, .ctrl("n"), .ctrl("n")).advance(0.3)
    await driver.press(.tab, .down).type("http://*.example.net").press(.ctrl("n")).advance(0.3)
    driver.expectDrawing(name("sso-invalid", size))
  }
}
