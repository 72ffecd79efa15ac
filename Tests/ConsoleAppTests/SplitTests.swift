import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("List and tenant side by side")
@MainActor
struct SplitTests {
  private func wide(_ width: Int = 200) async -> Driver {
    let client = ScriptedClient.detailed([
      .make(.acme, operations: [.acmeCreate]), .make(.northwind), .make(.halcyon), .make(.lumen),
    ])
    return await Driver(client, size: Size(width, 60), route: .tenants).advance(1)
  }

  @Test("the tenant under the bar stands beside the list once the bar has stayed on it")
  func follows() async {
    let driver = await wide()
    #expect(driver.screen.contains("https://acme-media.example.net"))
    driver.client.forgetAsked()
    await driver.press(.down, .down, .down)
    #expect(!driver.client.asked.contains(GetTenant.name), "who runs through a list asks for nothing")
    await driver.advance(1)
    #expect(driver.client.asked.filter { $0 == GetTenant.name }.count == 1)
    #expect(driver.screen.contains("https://lumen.example.net"))
    driver.expectDrawing("tenants-split-200x60")
  }

  @Test("it is asked for again when it changes")
  func live() async {
    let driver = await wide()
    driver.client.forgetAsked()
    await driver.change(tenants: [Tenant.acme.id])
    #expect(driver.client.asked.contains(GetTenant.name))
  }

  @Test("the list has the screen alone when somebody wants it so, and where there is no room for two")
  func alone() async {
    let driver = await wide()
    await driver.press("+")
    #expect(!driver.screen.contains("https://acme-media.example.net"))
    await driver.press("+").advance(1)
    #expect(driver.screen.contains("https://acme-media.example.net"))
    let narrow = await wide(159)
    #expect(!narrow.client.asked.contains(GetTenant.name))
    #expect(!narrow.screen.contains("https://acme-media.example.net"))
  }
}
