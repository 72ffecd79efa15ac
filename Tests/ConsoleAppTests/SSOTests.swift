import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Sign-in")
@MainActor
struct SSOTests {
  private let client = ScriptedClient.sso()
  private let wide = Size(140, 45)

  @Test("looks as drawn in every state")
  func drawings() async {
    await PageStates(
      route: Route(.ssoConfig), name: "sso", full: client, empty: .sso([]), stranger: .financeOwner
    ).expectDrawings()
  }

  @Test("what differs is marked where it differs")
  func differing() async {
    let driver = await Driver(client, size: wide, route: Route(.ssoConfig, query: ["client": "northwind"]))
    #expect(driver.screen.contains("wanted, not allowed"))
    #expect(driver.screen.contains("allowed, not wanted"))
    #expect(driver.screen.contains("invalid redirect uri"))
    driver.expectDrawing("sso-differs-140x45")
  }

  @Test("without Keycloak it is said why, and no login is tested")
  func notConnected() async {
    let client = ScriptedClient.sso(
      keycloak: IntegrationStatus(
        system: "keycloak", title: "Keycloak", isConnected: false,
        problem: "The client's secret is in no variable."))
    let driver = await Driver(client, size: Size(80, 24), route: Route(.ssoConfig))
    driver.expectDrawing("sso-not-connected-80x24")
    client.forgetAsked()
    await driver.press("l")
    #expect(driver.screen.contains("Keycloak is not connected"))
    #expect(driver.console.dialogs.isEmpty && client.asked.isEmpty)
  }

  @Test("a Keycloak that is left alone says since when and why")
  func leftAlone() async {
    let breaker = BreakerStatus(
      state: .open, since: .noon.minus(90), nextTry: .noon.addingTimeInterval(30), reason: "It timed out.")
    let driver = await Driver(
      .sso(
        keycloak: IntegrationStatus(
          system: "keycloak", title: "Keycloak", isConnected: true, breaker: breaker)),
      size: wide, route: Route(.ssoConfig))
    #expect(driver.line(with: "── Keycloak").contains("left alone"))
    #expect(driver.line(with: "operations wait").contains("It timed out."))
  }

  @Test("a login is tested in a dialog, again by its key, and put away")
  func login() async {
    let driver = await Driver(client, size: Size(80, 24), route: Route(.ssoConfig))
    await driver.press("l")
    #expect(driver.screen.contains("People can sign in."))
    driver.expectDrawing("sso-login-test-80x24")
    client.on(
      TestSSOLogin.self,
      .init(
        isPassing: false, issuer: "https://keycloak.example.net/realms/tenants",
        findings: ["the client is disabled"], problem: nil))
    await driver.press("l")
    #expect(driver.screen.contains("People cannot sign in.") && driver.screen.contains("is disabled"))
    client.on(
      TestSSOLogin.self,
      .init(isPassing: false, issuer: nil, findings: [], problem: "Keycloak did not answer."))
    await driver.press("l")
    #expect(driver.screen.contains("It could not be found out. Keycloak did not answer."))
    await driver.press(.enter)
    #expect(driver.console.dialogs.isEmpty)
  }

  @Test("enter opens the tenant under the bar; trouble stands first")
  func opening() async {
    client.answerDetail()
    let driver = await Driver(client, route: Route(.ssoConfig))
    #expect(driver.selectedLine.contains("lumen"))
    await driver.press(.enter)
    #expect(driver.console.stack.last?.page?.route == .tenant("lumen"))
  }

  @Test("repair rebuilds the tenant after a question, and shows the operation")
  func repair() async {
    client.on(PlanOperation.self) { asked in
      #expect(asked.type == .rebuild)
      return .init(plan: .pause(.enter), decision: .allowed, tenant: .lumen)
    }
    client.on(SubmitOperation.self) { asked in
      #expect(asked.type == .rebuild && asked.tenant == Tenant.lumen.id.rawValue)
      return .init(operationId: identifier("P", 1))
    }
    let driver = await Driver(client, route: Route(.ssoConfig))
    await driver.press("b").advance(1).press(.tab, .enter)
    #expect(client.asked.contains(SubmitOperation.name))
    #expect(client.asked.contains(GetOperation.name))
  }

  @Test(
    "whoever walks through the list asks Keycloak only about where they stop, and nothing where it is narrow")
  func restraint() async {
    let driver = await Driver(client, size: wide, route: Route(.ssoConfig))
    client.forgetAsked()
    await driver.press(.down, .down, .down)
    #expect(client.asked.isEmpty)
    await driver.advance(0.3)
    #expect(client.asked == [GetSSOClient.name])
    let narrow = ScriptedClient.sso()
    let small = await Driver(narrow, size: Size(80, 24), route: Route(.ssoConfig))
    await small.press(.down).advance(1)
    #expect(!narrow.asked.contains(GetSSOClient.name))
    await small.resize(140, 45)
    #expect(narrow.asked.contains(GetSSOClient.name))
  }

  @Test("what cannot be read of Keycloak is said, and the list stays")
  func failing() async {
    client.on(GetSSOClient.self) { question in
      guard let found = SSOClient.platform.first(where: { $0.tenant.slug.rawValue == question.tenant }) else {
        throw APIProblem(.notFound, "There is no such tenant.")
      }
      return .init(
        client: found, found: nil, problem: "Keycloak did not answer in time.", events: [],
        eventsProblem: nil)
    }
    let driver = await Driver(client, size: wide, route: Route(.ssoConfig))
    #expect(driver.screen.contains("Keycloak did not answer in time."))
    #expect(driver.screen.contains("odoo-northwind"))
  }

  @Test("the filter narrows the table; a change of a tenant reads it again")
  func filterAndChanges() async {
    let driver = await Driver(client, size: Size(100, 30), route: Route(.ssoConfig))
    await driver.press("/").type("state:differs").press(.enter)
    #expect(driver.line(with: "── Clients").contains("1 of 20"))
    client.forgetAsked()
    await driver.change(topics: [.billing])
    #expect(!client.asked.contains(ListSSOClients.name))
    await driver.change(tenants: [Tenant.northwind.id])
    #expect(client.asked.contains(ListSSOClients.name))
  }

  @Test("who may only look cannot repair, and may test")
  func readOnly() async {
    var session = Session.make()
    session.isReadOnly = true
    client.on(WhoAmI.self, session)
    let driver = await Driver(client, route: Route(.ssoConfig))
    await driver.press("b")
    #expect(driver.screen.contains("read-only") && driver.console.dialogs.isEmpty)
    await driver.press("l")
    #expect(driver.screen.contains("People can sign in."))
  }
}
