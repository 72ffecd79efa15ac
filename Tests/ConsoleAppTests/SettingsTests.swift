import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

extension ListIntegrations.Output {
  /// One that is connected, one that is left alone, one that is wrong, one that is missing.
  static let made = ListIntegrations.Output(items: [
    IntegrationSettings(
      status: IntegrationStatus(system: "keycloak", title: "Keycloak", isConnected: true),
      purpose: "Makes each tenant's sign-in and tests it.",
      fields: [
        .init(
          name: "url", title: "Address of Keycloak", help: "The address of its root.", isRequired: true,
          isReference: false, value: "https://sso.example.net"),
        .init(
          name: "secret", title: "Client secret", help: "Where the secret is.", isRequired: true,
          isReference: true, value: "env:KEYCLOAK_SECRET"),
        .init(
          name: "ca", title: "Certificate authority", help: "A PEM file.", isRequired: false,
          isReference: false, value: nil),
      ]),
    IntegrationSettings(
      status: IntegrationStatus(
        system: "superset", title: "Superset", isConnected: true,
        breaker: BreakerStatus(
          state: .open, since: .noon.minus(90), nextTry: .noon.minus(-30), reason: "it did not answer")),
      purpose: "Shows each tenant's dashboards.", fields: []),
    IntegrationSettings(
      status: IntegrationStatus(
        system: "github", title: "GitHub", isConnected: false,
        problem: "connections.yaml:4:3: “token” is no reference."),
      purpose: "Reviews changes of the desired state.", fields: []),
    IntegrationSettings(
      status: IntegrationStatus(system: "n8n", title: "n8n", isConnected: false),
      purpose: "Runs tenants' automations.", fields: []),
  ])
}

extension IntegrationReport {
  static let keycloak = IntegrationReport(
    system: "keycloak", identity: "service-account-tenantry", version: "26.0.7",
    checks: [
      .init(name: "token", isPassing: true, sentence: "The client gets a token."),
      .init(
        name: "view-events", isPassing: false,
        sentence: "It may not view-events: give the service account that role."),
    ])
}

@Suite("Settings")
@MainActor
struct SettingsTests {
  private let client = ScriptedClient.standard()

  init() { client.on(ListIntegrations.self, .made) }

  @Test("looks as drawn in every state")
  func drawings() async {
    let empty = ScriptedClient.standard()
    empty.on(ListIntegrations.self, .init(items: []))
    await PageStates(
      route: Route(.settingsPlatform), name: "settings", full: client, empty: empty,
      stranger: .platformOperator
    ).expectDrawings()
  }

  @Test("what is connected can be tried, and the report says what is missing", arguments: PageStates.sizes)
  func report(size: Size) async {
    client.on(TestIntegration.self, .keycloak)
    let driver = await Driver(client, size: size, route: Route(.settingsPlatform))
    await driver.press("T")
    driver.expectDrawing("settings-report-\(size.width)x\(size.height)")
    await driver.press(.enter)
    #expect(driver.console.dialogs.isEmpty)
    client.forgetAsked()
    await driver.press(.end, "T")
    #expect(driver.screen.contains("Try the connection as it is written down: it is") && client.asked.isEmpty)
  }

  @Test("the form asks what the system wants to know, and stays until it works", arguments: PageStates.sizes)
  func connecting(size: Size) async {
    client.refuse(
      SaveIntegration.self,
      APIProblem(
        .invalid, "Keycloak cannot be connected like this.",
        fields: [.init(pointer: "secret", message: "“hunter2” says not where the secret is.")]))
    let driver = await Driver(client, size: size, route: Route(.settingsPlatform))
    await driver.press(.enter).advance(1).press(.tab, .ctrl("u")).type("hunter2").press(.ctrl("s"))
    driver.expectDrawing("settings-connect-\(size.width)x\(size.height)")
    client.on(SaveIntegration.self) { asked in
      #expect(asked.fields == ["url": "https://sso.example.net", "secret": "env:SSO", "ca": ""])
      return SaveIntegration.Output(report: .keycloak)
    }
    await driver.press(.ctrl("u")).type("env:SSO").press(.ctrl("s"))
    #expect(driver.console.dialogs.isEmpty)
    #expect(driver.screen.contains("is written down"))
  }

  @Test("where nobody can change them it is said why")
  func fixed() async {
    client.on(
      ListIntegrations.self,
      .init(items: ListIntegrations.Output.made.items, fixed: "The stand-ins of a sandbox are connected always."))
    let driver = await Driver(client, route: Route(.settingsPlatform))
    await driver.press(.enter)
    #expect(driver.console.dialogs.isEmpty)
    #expect(driver.screen.contains("stand-ins of a sandbox are connected always"))
  }

  @Test("the filter finds what is wrong")
  func filter() async {
    let driver = await Driver(client, route: Route(.settingsPlatform))
    await driver.press("/").type("state:wrong").press(.enter)
    #expect(driver.line(with: "── Connected").contains("1 of 4"))
    #expect(driver.selectedLine.contains("GitHub"))
  }
}
