import TenantModel
import TenantryAPI
import TerminalKit
import Testing

@testable import ConsoleApp

@Suite("AI console")
@MainActor
struct AIConsoleTests {
  private let client = ScriptedClient.asked()
  private let wide = Size(140, 45)
  private let route = Route(.aiConsole)
  private let proposals = Route(.aiConsole, query: ["tab": "proposals"])

  private func started(_ flow: String) -> AgentRun { .make(9, flow, .queued, tokens: 0, ago: 0) }

  @Test("looks as drawn in every state")
  func drawings() async {
    let empty = ScriptedClient.standard()
    empty.answerAgents()
    await PageStates(route: route, name: "ai", full: client, empty: empty, stranger: .financeOwner)
      .expectDrawings()
  }

  @Test("proposals and flows look as drawn", arguments: [Size(80, 24), Size(140, 45)])
  func tabs(size: Size) async {
    let driver = await Driver(client, size: size, route: proposals)
    driver.expectDrawing("ai-proposals-\(size.width)x\(size.height)")
    await driver.press(.tab)
    driver.expectDrawing("ai-flows-\(size.width)x\(size.height)")
  }

  @Test("what a run says is read in full, clean, while it is said")
  func reading() async {
    let driver = await Driver(client, size: Size(80, 24), route: route)
    await driver.press(.enter)
    #expect(driver.screen.contains("northwind is degraded") && !driver.screen.contains("\u{1B}"))
    #expect(driver.screen.contains("refused: There is no such tool."))
    driver.expectDrawing("ai-run-80x24")
    client.forgetAsked()
    await driver.change(topics: [.agents])
    #expect(client.asked.contains(GetAgentRun.name))
    await driver.press("q")
    #expect(driver.console.dialogs.isEmpty)
  }

  @Test("a run that goes on is cancelled, one that is over says so")
  func cancelling() async {
    client.on(CancelAgentRun.self) { asked in
      #expect(asked.run == AgentRun.made[0].id.rawValue)
      return .make(3, "review_tenant", .cancelled, tenant: .northwind, ago: 12)
    }
    let driver = await Driver(client, size: wide, route: route)
    await driver.press("c")
    #expect(client.asked.contains(CancelAgentRun.name))
    client.forgetAsked()
    await driver.press(.down, "c")
    #expect(driver.screen.contains("it is over") && !client.asked.contains(CancelAgentRun.name))
  }

  @Test("a flow about the platform runs at once, and its run is shown")
  func platform() async {
    client.on(StartAgentRun.self) { asked in
      #expect(asked.flow == "first_things" && asked.trigger == .ui && asked.idempotencyKey != nil)
      return .make(9, "first_things", .queued, tokens: 0, ago: 0)
    }
    let driver = await Driver(client, size: wide, route: route)
    await driver.press("n", .enter)
    #expect(client.asked.contains(StartAgentRun.name))
    #expect(driver.line(with: "Runs").contains("Proposals"))
  }

  @Test("a flow about a tenant asks which, and shows beside the field why it is refused")
  func tenant() async {
    client.on(StartAgentRun.self) { asked in
      guard asked.tenant == "northwind" else {
        throw APIProblem(
          .invalid, "no", fields: [.init(pointer: "tenant", message: "there is no such tenant")])
      }
      return .make(9, "review_tenant", .queued, tenant: .northwind, tokens: 0, ago: 0)
    }
    let driver = await Driver(client, size: wide, route: Route(.aiConsole, query: ["tab": "flows"]))
    await driver.press(.down, .down, .enter).advance(1).press(.ctrl("s"))
    #expect(driver.screen.contains("This has to be named."))
    await driver.type("nobody").press(.ctrl("s"))
    #expect(driver.screen.contains("there is no such tenant"))
    await driver.press(.ctrl("u")).type("northwind").press(.ctrl("s"))
    #expect(driver.console.dialogs.isEmpty)
  }

  @Test("without a model the advisor answers, and a question cannot be asked")
  func noModel() async {
    let client = ScriptedClient.asked(model: ScriptedClient.noModel)
    let driver = await Driver(client, size: wide, route: Route(.aiConsole, query: ["tab": "flows"]))
    #expect(driver.screen.contains("tenantry connect model"))
    #expect(driver.screen.contains("the built-in advisor answers"))
    await driver.press(.end)
    client.forgetAsked()
    await driver.press(.enter)
    #expect(driver.screen.contains("it needs a language model") && driver.console.dialogs.isEmpty)
  }

  @Test("a proposal is approved in the usual dialog, with the plan as it is now, and its operation is shown")
  func approve() async {
    client.on(GetTenant.self) { asked in
      #expect(asked.tenant == Tenant.northwind.id.rawValue)
      return TenantDetail.make(.northwind)
    }
    client.on(PlanOperation.self) { asked in
      #expect(asked.type == .backup)
      return .init(plan: .pause(.enter), decision: .allowed, tenant: .northwind)
    }
    client.on(DecideAgentProposal.self) { asked in
      #expect(asked.approves && asked.proposal == AgentProposal.backup.id.rawValue)
      #expect(asked.expectedVersion == Tenant.northwind.version)
      var approved = AgentProposal.backup
      approved.state = .approved
      approved.operation = identifier("P", 1)
      return approved
    }
    let driver = await Driver(client, size: wide, route: proposals)
    await driver.press("a").advance(1).press(.tab, .enter)
    #expect(client.asked.contains(DecideAgentProposal.name) && !client.asked.contains(SubmitOperation.name))
    #expect(client.asked.contains(GetOperation.name))
  }

  @Test("a proposal that is refused when it is approved says why, and stays open")
  func refused() async {
    client.on(GetTenant.self) { _ in TenantDetail.make(.northwind) }
    client.on(PlanOperation.self) { _ in
      .init(plan: .pause(.enter), decision: .refused(reason: "the tenant is paused"), tenant: .northwind)
    }
    let driver = await Driver(client, size: wide, route: proposals)
    await driver.press(.enter).advance(1)
    #expect(driver.screen.contains("the tenant is paused"))
    await driver.press(.tab, .enter)
    #expect(!client.asked.contains(DecideAgentProposal.name))
  }

  @Test("a proposal is rejected with a reason; one that was decided cannot be")
  func reject() async {
    client.on(DecideAgentProposal.self) { asked in
      #expect(!asked.approves && asked.reason == "tomorrow")
      return .rejected
    }
    let driver = await Driver(client, size: wide, route: proposals)
    await driver.press("x").advance(1).press(.ctrl("s"))
    #expect(driver.screen.contains("Say why"))
    await driver.type("tomorrow").press(.ctrl("s"))
    #expect(client.asked.contains(DecideAgentProposal.name) && driver.screen.contains("is rejected"))
    let decided = Route(
      .aiConsole, query: ["tab": "proposals", "proposal": AgentProposal.rejected.id.rawValue])
    let late = await Driver(client, size: wide, route: decided)
    await late.press("x")
    #expect(late.screen.contains("it was rejected"))
    #expect(late.console.dialogs.isEmpty)
  }

  @Test("who may only look neither runs nor decides, and is told why")
  func readOnly() async {
    var session = Session.make()
    session.isReadOnly = true
    client.on(WhoAmI.self, session)
    let driver = await Driver(client, size: wide, route: proposals)
    await driver.press("a")
    #expect(driver.screen.contains("read-only") && driver.console.dialogs.isEmpty)
    await driver.press(.tab)
    client.forgetAsked()
    await driver.press(.enter)
    #expect(!client.asked.contains(StartAgentRun.name))
  }

  @Test("the overview asks about what it recommends: an operation, a tenant, or what comes first")
  func fromOverview() async {
    client.on(StartAgentRun.self) { asked in
      #expect(asked.flow == "explain_operation" && asked.operation == OperationSummary.acmeCreate.id.rawValue)
      return .make(9, "explain_operation", .queued, tokens: 0, ago: 0)
    }
    let driver = await Driver(client, size: wide)
    await driver.press("s", "a")
    #expect(driver.console.stack.last?.page?.route.page == .aiConsole)
    #expect(client.asked.contains(StartAgentRun.name))
  }

  @Test("what runs say is read again when something of theirs changes, and nothing else asks for it")
  func changes() async {
    let driver = await Driver(client, size: wide, route: route)
    client.forgetAsked()
    await driver.change(topics: [.billing])
    #expect(client.asked.isEmpty)
    await driver.change(topics: [.agents])
    #expect(client.asked.contains(ListAgentRuns.name) && client.asked.contains(GetAgentRun.name))
  }
}
