import TenantModel
import TenantryAPI

@testable import ConsoleApp

extension AgentFlow {
  static let made = [
    AgentFlow(
      id: "first_things", title: "What should I look at first?",
      summary: "Weighs what the advisor recommends.",
      subject: .platform, needsModel: false, tools: ["platform_suggestions"]),
    AgentFlow(
      id: "explain_operation", title: "Why did this operation fail?", summary: "Reads its steps and its log.",
      subject: .operation, needsModel: false, tools: ["get_operation", "read_runbook"]),
    AgentFlow(
      id: "review_tenant", title: "Review a tenant's health", summary: "Looks at its health and backups.",
      subject: .tenant, needsModel: false, tools: ["get_tenant", "propose_operation"]),
    AgentFlow(
      id: "plan_upgrades", title: "Which tenants should be upgraded next?", summary: "Compares images.",
      subject: .platform, needsModel: false, tools: ["images", "list_tenants"]),
    AgentFlow(
      id: "question", title: "Ask a question", summary: "Anything, in your own words.", subject: .question,
      needsModel: true, tools: ["list_tenants", "get_tenant"]),
  ]
}

extension AgentRun {
  static func make(
    _ number: Int, _ flow: String, _ state: State, tenant: Tenant? = nil, tokens: Int = 4_192,
    problem: String? = nil, ago: Double
  ) -> AgentRun {
    AgentRun(
      id: identifier("R", number), flow: flow, tenant: tenant?.slug, state: state, actor: "ops@north",
      role: .platformOwner, model: "sandbox-1", tokens: tokens, problem: problem,
      createdAt: .noon.minus(ago), startedAt: state == .queued ? nil : .noon.minus(ago - 1),
      finishedAt: state.isOver ? .noon.minus(ago - 9) : nil)
  }

  static let made = [
    make(3, "review_tenant", .running, tenant: .northwind, ago: 12),
    make(2, "plan_upgrades", .done, tokens: 6_261, ago: 2_160),
    make(
      1, "first_things", .outOfBudget, tokens: 50_000, problem: "Of the run's 50000 tokens 12 are left.",
      ago: 18_000),
  ]
}

extension AgentProposal {
  static let backup = make(1, .backup, ago: 600)
  static let upgrade = AgentProposal(
    id: identifier("P", 2), run: identifier("R", 2), tenantId: Tenant.northwind.id,
    tenant: Tenant.northwind.slug,
    kind: .upgradeImage, params: ["image": .text("odoo:18.0-20251106")], why: "A tested image is newer.",
    createdAt: .noon.minus(2_160))

  static func make(_ number: Int, _ kind: OperationKind, ago: Double) -> AgentProposal {
    AgentProposal(
      id: identifier("P", number), run: identifier("R", 3), tenantId: Tenant.northwind.id,
      tenant: Tenant.northwind.slug, kind: kind, why: "Its last backup is 31 h old.",
      createdAt: .noon.minus(ago))
  }

  static var rejected: AgentProposal {
    var proposal = make(3, .rebuild, ago: 90_000)
    proposal.state = .rejected
    proposal.decidedBy = "ana"
    proposal.decidedAt = .noon.minus(80_000)
    proposal.reason = "not on a Friday"
    return proposal
  }
}

extension GetAgentRun.Output {
  static func made(_ run: AgentRun, proposals: [AgentProposal] = []) -> GetAgentRun.Output {
    GetAgentRun.Output(
      run: run,
      entries: [
        AgentEntry(
          .question, "Review the health of the tenant “northwind”: how it is, and its backups.", at: .noon),
        AgentEntry(.lookup, tool: "get_tenant", "tenant northwind", at: .noon),
        AgentEntry(.finding, tool: "get_tenant", "northwind: active\nhealth: degraded", at: .noon),
        AgentEntry(.lookup, tool: "delete_tenant", "tenant northwind", at: .noon),
        AgentEntry(.refusal, tool: "delete_tenant", "There is no such tool.", at: .noon),
        AgentEntry(
          .text, "northwind is degraded: 1 of 2 pods is ready.\u{1B}[31m Its backup is old.", at: .noon),
      ], proposals: proposals, cancel: run.state.isOver ? .refused(reason: "it is over") : .allowed)
  }
}

extension ScriptedClient {
  static let noModel = IntegrationStatus(system: "model", title: "Language model", isConnected: false)

  /// A platform whose AI console nobody used yet.
  func answerAgents(
    runs: [AgentRun] = [], proposals: [AgentProposal] = [],
    model: IntegrationStatus = IntegrationStatus(system: "model", title: "Language model", isConnected: true)
  ) {
    on(
      ListAgentFlows.self,
      .init(
        items: AgentFlow.made, integration: model, model: model.isConnected ? "sandbox-1" : "advisor",
        tokensToday: runs.reduce(0) { $0 + $1.tokens }, tokensPerDayMax: 500_000, tokensPerRunMax: 50_000))
    on(ListAgentRuns.self, .init(items: runs))
    on(ListAgentProposals.self, .init(items: proposals))
    on(GetAgentRun.self) { question in
      guard let run = runs.first(where: { $0.id.rawValue == question.run }) else {
        throw APIProblem(.notFound, "There is no run “\(question.run)”.")
      }
      return .made(run, proposals: proposals.filter { $0.run == run.id })
    }
  }

  /// A platform whose AI console was used.
  static func asked(
    model: IntegrationStatus = IntegrationStatus(system: "model", title: "Language model", isConnected: true)
  ) -> ScriptedClient {
    let client = ScriptedClient.standard()
    client.answerAgents(runs: AgentRun.made, proposals: [.backup, .upgrade, .rejected], model: model)
    return client
  }
}
