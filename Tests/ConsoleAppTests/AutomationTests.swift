import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("Automation")
@MainActor
struct AutomationTests {
  private let client = ScriptedClient.automated()
  private let wide = Size(140, 45)
  private let small = Size(80, 24)

  private func route(_ query: [String: String] = [:]) -> Route { Route(.automationCenter, query: query) }

  @Test("looks as drawn in every state")
  func drawings() async {
    await PageStates(
      route: route(), name: "automation", full: client, empty: .automated([]), stranger: .financeOwner
    ).expectDrawings()
  }

  @Test("the executions look as drawn in every state")
  func executionDrawings() async {
    await PageStates(
      route: route(["tab": "executions", "execution": "1004"]), name: "automation-executions", full: client,
      empty: .automated([]), stranger: nil
    ).expectDrawings()
  }

  @Test("what failed last stands first, what is off stands last")
  func order() {
    let rows = WorkflowRow.inOrder(AutomationWorkflow.set).map(\.rowID)
    #expect(rows.prefix(2) == ["wfAcme", "wfNorth"])
    #expect(Set(rows.suffix(2)) == ["wfByHand", "wfMail"])
  }

  @Test("without n8n it is said why and how to connect it, and nothing can be done")
  func notConnected() async {
    let client = ScriptedClient.automated(
      [],
      n8n: IntegrationStatus(
        system: "n8n", title: "n8n", isConnected: false, problem: "The API key is in no variable."))
    let driver = await Driver(client, size: small, route: route())
    driver.expectDrawing("automation-not-connected-80x24")
    client.forgetAsked()
    await driver.press("a", "x", .enter)
    #expect(driver.screen.contains("n8n is not connected"))
    #expect(driver.console.dialogs.isEmpty && client.asked.isEmpty)
  }

  @Test("enter lists a workflow's executions, enter again reads one, esc leads back to those of all")
  func reading() async {
    let driver = await Driver(client, size: small, route: route(["workflow": "wfAcme"]))
    await driver.press(.enter)
    #expect(driver.screen.contains("only Sync contacts of acme-media"))
    #expect(driver.selectedLine.contains("failed") && !driver.screen.contains("Dunning"))
    #expect(driver.console.stack.last?.page?.route.query["of"] == "wfAcme")
    await driver.press(.enter)
    #expect(driver.screen.contains("Authorization failed") && driver.screen.contains("Failed at  Odoo"))
    driver.expectDrawing("automation-execution-80x24")
    await driver.press(.escape, .escape)
    #expect(driver.screen.contains("Dunning reminder") && !driver.screen.contains("only Sync"))
  }

  @Test("switching off a tenant's workflow in production wants its slug typed, and says what came of it")
  func switchOff() async {
    client.on(SwitchWorkflow.self) { asked in
      #expect(asked == SwitchWorkflow(workflow: "wfAcme", isActive: false))
      var changed = AutomationWorkflow.make("wfAcme", "Sync contacts", tenant: "acme-media")
      changed.isActive = false
      return changed
    }
    let driver = await Driver(client, size: small, route: route(["workflow": "wfAcme"]))
    await driver.press("a").advance(1)
    driver.expectDrawing("automation-switch-off-80x24")
    client.forgetAsked()
    await driver.press(.enter)
    #expect(!client.asked.contains(SwitchWorkflow.name))
    await driver.type("acme-media").press(.enter).advance(1).press(.enter)
    #expect(client.asked.contains(SwitchWorkflow.name) && client.asked.contains(ListWorkflows.name))
    #expect(driver.screen.contains("“Sync contacts” is inactive."))
  }

  @Test("a key that follows at once counts for what is so now, though the list is still on its way")
  func switchedTwice() async {
    client.on(SwitchWorkflow.self) { asked in
      var changed = AutomationWorkflow.make(
        "wfNorth", "Sync contacts", tenant: "northwind", environment: .staging)
      changed.isActive = asked.isActive
      return changed
    }
    let driver = await Driver(client, size: small, route: route(["workflow": "wfNorth"]))
    driver.hold(ListWorkflows.name)
    await driver.press("a").advance(1).press(.tab, .enter)
    #expect(driver.selectedLine.contains("inactive") && driver.selectedLine.contains("1 of 12"))
    await driver.press("a").advance(1)
    #expect(driver.screen.contains("Switch “Sync contacts” on?"))
  }

  @Test("switching off what operations start says so and wants a word typed; staging wants a button")
  func severity() async {
    let driver = await Driver(client, size: small, route: route(["workflow": "wfProvision"]))
    await driver.press("a").advance(1)
    #expect(
      driver.screen.contains("Operations that create tenants start it") && driver.screen.contains("Type off"))
    let other = await Driver(client, size: small, route: route(["workflow": "wfNorth"]))
    await other.press("a").advance(1)
    #expect(other.screen.contains("To go on, choose Switch off") && !other.screen.contains("Type "))
  }

  @Test("what cannot be run or switched on says why, and nothing is asked")
  func refusals() async {
    let driver = await Driver(client, size: small, route: route(["workflow": "wfAcme"]))
    client.forgetAsked()
    await driver.press("x")
    #expect(driver.screen.contains("starts a workflow by a"))
    let other = await Driver(client, size: small, route: route(["workflow": "wfByHand"]))
    await other.press("a")
    #expect(other.screen.contains("it has nothing that could"))
    #expect(other.console.dialogs.isEmpty && !client.asked.contains(SwitchWorkflow.name))
  }

  @Test("a workflow with a webhook is run after a question, with a key of its own")
  func run() async {
    client.on(RunWorkflow.self) { asked in
      #expect(asked.workflow == "wfStatement" && !asked.idempotencyKey.isEmpty)
      return .init(
        execution: .make(
          2_001, of: .make("wfStatement", "Monthly statement", tenant: "northwind"), .running, ago: 0),
        wasStarted: false)
    }
    let driver = await Driver(client, size: small, route: route(["workflow": "wfStatement"]))
    await driver.press("x").advance(1).press(.tab, .enter)
    #expect(client.asked.contains(RunWorkflow.name))
    #expect(driver.screen.contains("runs as execution 2001"))
  }

  @Test("a failed execution is tried again after a question; one that did well is not")
  func retry() async {
    client.on(RetryExecution.self) { asked in
      #expect(asked.execution == "1004")
      return .make(
        2_002, of: .make("wfAcme", "Sync contacts", tenant: "acme-media"), .running, ago: 0, mode: "retry",
        retryOf: 1_004)
    }
    let failed = route(["tab": "executions", "execution": "1004"])
    let driver = await Driver(client, size: small, route: failed)
    await driver.press("R").advance(1).press(.tab, .enter)
    #expect(driver.screen.contains("tried again as execution 2002"))
    let read = await Driver(client, size: small, route: failed)
    await read.press(.enter, "R").advance(1)
    #expect(read.screen.contains("Try execution 1004 again?"))
    let done = await Driver(client, size: small, route: route(["tab": "executions", "execution": "1001"]))
    await done.press("R")
    #expect(done.screen.contains("it did not fail") && done.console.dialogs.isEmpty)
  }

  @Test("what n8n refuses is said, and the list is read again")
  func failing() async {
    client.refuse(RunWorkflow.self, APIProblem(.refused, "n8n answered 404: not registered."))
    let driver = await Driver(client, size: small, route: route(["workflow": "wfStatement"]))
    client.forgetAsked()
    await driver.press("x").advance(1).press(.tab, .enter)
    #expect(driver.screen.contains("n8n answered 404"))
    #expect(client.asked.contains(ListWorkflows.name))
  }

  @Test("a tenant's page leads to its workflows alone, and esc to those of all")
  func scoped() async {
    let client = ScriptedClient.detailed([.make(.northwind)])
    client.answerAutomation(AutomationWorkflow.set)
    let driver = await Driver(client, size: wide, route: .tenant("northwind"))
    await driver.press("w")
    #expect(driver.console.stack.last?.page?.route.query["tenant"] == "northwind")
    #expect(driver.screen.contains("only of northwind") && !driver.screen.contains("Dunning reminder"))
    await driver.press(.escape)
    #expect(driver.screen.contains("Dunning reminder") && !driver.screen.contains("only of"))
  }

  @Test("the route brings tab, scope, selection and filter back")
  func routes() async {
    let query = [
      "tab": "executions", "tenant": "acme-media", "of": "wfAcme", "execution": "1003",
      "filter": "failed:yes",
    ]
    let driver = await Driver(client, size: small, route: route(query))
    let found = driver.console.stack.last?.page?.route.query ?? [:]
    for (name, value) in query { #expect(found[name] == value, "\(name)") }
    #expect(driver.selectedLine.contains("retry"))
  }

  @Test("n8n is asked again while the page is open, and whoever walks through the list is not")
  func restraint() async {
    let driver = await Driver(client, size: wide, route: route())
    client.forgetAsked()
    await driver.press(.down, .down)
    #expect(client.asked.isEmpty)
    await driver.advance(0.3)
    #expect(client.asked == [GetWorkflow.name])
    client.forgetAsked()
    await driver.advance(Double(AutomationPage.secondsBetweenLooks))
    #expect(client.asked.contains(ListWorkflows.name) && client.asked.contains(GetWorkflow.name))
    let narrow = ScriptedClient.automated()
    let other = await Driver(narrow, size: small, route: route())
    await other.press(.down).advance(1)
    #expect(!narrow.asked.contains(GetWorkflow.name))
  }

  @Test("filters know the tenant, the state and the tags")
  func filters() async {
    let driver = await Driver(client, size: small, route: route())
    await driver.press("/").type("tag:finance status:active").press(.enter)
    #expect(driver.line(with: "── Workflows").contains("2 of 8"))
    await driver.press(.escape, "/").type("tenant:lumen").press(.enter)
    #expect(driver.line(with: "── Workflows").contains("2 of 8"))
  }

  @Test("who may only look is told so")
  func readOnly() async {
    var session = Session.make()
    session.isReadOnly = true
    client.on(WhoAmI.self, session)
    let driver = await Driver(client, size: small, route: route(["workflow": "wfStatement"]))
    await driver.press("x")
    #expect(driver.screen.contains("read-only") && driver.console.dialogs.isEmpty)
  }
}
