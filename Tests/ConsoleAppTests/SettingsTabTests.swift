import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("The tabs of the settings")
@MainActor
struct SettingsTabTests {
  private let client = ScriptedClient.standard()

  private func states(_ tab: String, empty: ScriptedClient = .standard()) async {
    await PageStates(
      route: Route(.settingsPlatform, query: ["tab": tab]), name: "settings-\(tab)", full: client,
      empty: empty,
      stranger: .platformOperator
    ).expectDrawings()
  }

  @Test("limits look as drawn in every state")
  func limits() async { await states("limits") }

  @Test("roles look as drawn in every state")
  func roles() async { await states("roles") }

  @Test("images look as drawn in every state")
  func images() async throws {
    client.on(ListInfraTemplates.self, try .made())
    await states("images")
  }

  @Test("references look as drawn in every state")
  func secrets() async {
    client.on(ListSecretReferences.self, .made)
    await states("secrets")
  }

  @Test("receivers of webhooks look as drawn in every state")
  func hooks() async {
    client.on(ListHooks.self, .made)
    await states("hooks")
  }

  @Test("receivers are asked for again while they are looked at, and no longer; one that fails is told on the tab")
  func hooksAge() async {
    client.on(ListHooks.self, .made)
    let driver = await Driver(client, route: Route(.settingsPlatform, query: ["tab": "hooks"]))
    #expect(driver.surface.lines[2].contains("Hooks ✖"))
    #expect(driver.selectedLine.contains("pager") && driver.selectedLine.contains("✖ failing"))
    client.on(ListHooks.self, .init(items: [.init(name: "pager", host: "pager.example.net", events: [], toldUpTo: 1, behind: 0)]))
    await driver.advance(6)
    #expect(driver.selectedLine.contains("● up to date") && !driver.surface.lines[2].contains("✖"))
    await driver.press(.tab)
    client.forgetAsked()
    await driver.advance(20)
    #expect(!client.asked.contains(ListHooks.name))
  }

  @Test("receivers are found by their state and by why they cannot be told")
  func hooksFiltered() async {
    client.on(ListHooks.self, .made)
    let driver = await Driver(client, route: Route(.settingsPlatform, query: ["tab": "hooks"]))
    await driver.press("/").type("state:behind").press(.enter)
    #expect(driver.selectedLine.contains("wiki") && driver.screen.contains("1 of 5"))
    await driver.press("/").press(.ctrl("u")).type("503").press(.enter)
    #expect(driver.selectedLine.contains("pager"))
    await driver.press("/").press(.ctrl("u")).type("given>0").press(.enter)
    #expect(driver.selectedLine.contains("billing-feed"))
  }

  @Test("the platform looks as drawn in every state")
  func platform() async { await states("platform") }

  @Test("limits are set in a form that shows what is refused beside its field")
  func setting() async {
    client.refuse(
      SetLimits.self,
      APIProblem(
        .invalid, "The limits cannot be set like this.",
        fields: [.init(pointer: "tenants", message: "must be a whole number, or none")]))
    let driver = await Driver(client, route: Route(.settingsPlatform, query: ["tab": "limits"]))
    await driver.press(.enter).advance(1).type("x").press(.ctrl("s"))
    driver.expectDrawing("settings-set-limits-80x24")
    client.on(SetLimits.self) { asked in
      #expect(asked.limits == ["tenants": "80", "storage": "10240", "cpu": "none", "memory": "none"])
      return .init(items: [LimitUse(kind: .tenants, used: 40, limit: 80)])
    }
    await driver.press(.ctrl("u")).type("80").press(.ctrl("s"))
    #expect(driver.console.dialogs.isEmpty && driver.screen.contains("40 of 80"))
  }

  @Test("a limit that is near is told on the line of tabs, one that is over on its own line, too")
  func near() async {
    client.on(
      GetLimits.self,
      .init(items: [
        LimitUse(kind: .tenants, used: 40, limit: 50), LimitUse(kind: .storage, used: 120, limit: 100),
      ]))
    let driver = await Driver(client, route: Route(.settingsPlatform, query: ["tab": "limits"]))
    #expect(driver.surface.lines[2].contains("Limits ⚠"))
    #expect(
      driver.line(with: "Tenants   ").contains("80 %") && driver.line(with: "Tenants   ").contains("near"))
    #expect(driver.line(with: "Storage").contains("120 %") && driver.line(with: "Storage").contains("over"))
  }

  @Test("the matrix says what the policy says: for each role, and for its own tenants alone")
  func matrix() async {
    let driver = await Driver(client, route: Route(.settingsPlatform, query: ["tab": "roles"]))
    await driver.press("/").type("may:billing.propose").press(.enter)
    let line = driver.selectedLine
    #expect(line.contains("billing.propose") && line.filter { $0 == "✔" }.count == 2)
    await driver.press("/").press(.ctrl("u")).type("may:portal.manage").press(.enter)
    #expect(driver.selectedLine.contains("own"))
  }

  @Test("an image is allowed or blocked from here, and the templates are a key away")
  func image() async throws {
    client.on(ListInfraTemplates.self, try .made())
    let driver = await Driver(client, route: Route(.settingsPlatform, query: ["tab": "images"]))
    client.on(SetImageStatus.self) { asked in ImageRelease(image: known(asked.image), status: asked.status) }
    await driver.press(.enter).advance(1).press(.ctrl("s"))
    #expect(client.asked.contains(SetImageStatus.name) && driver.console.dialogs.isEmpty)
    await driver.press("g")
    #expect(driver.console.stack.last?.page?.route.page == .infraTemplates)
  }

  @Test("tab goes through all parts and back to the first; each asks for its own alone")
  func tabs() async {
    let driver = await Driver(client, route: Route(.settingsPlatform))
    client.forgetAsked()
    for endpoint in [
      ListWindows.name, GetLimits.name, nil, ListInfraTemplates.name, ListSecretReferences.name,
      ListAudit.name, ListHooks.name, GetPlatform.name, ListIntegrations.name,
    ] {
      await driver.press(.tab)
      #expect(client.asked == [endpoint].compactMap { $0 })
      client.forgetAsked()
    }
    await driver.press(.backTab)
    #expect(driver.screen.contains("This platform"))
  }
}
