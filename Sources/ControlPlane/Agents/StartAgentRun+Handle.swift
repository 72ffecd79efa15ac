import Foundation
import Operations
import TenantModel
import TenantryAPI

extension StartAgentRun: HandledEndpoint {
  /// Runs of one person that may be under way at a time.
  private static let openMax = 5

  package func handle(in context: RequestContext) async throws -> AgentRun {
    guard let flow = AgentFlows.flow(flow) else {
      let known = AgentFlows.all.map(\.id).joined(separator: ", ")
      throw APIProblem(
        .invalid, "There is no flow “\(self.flow.prefix(40))”; the flows: \(known).",
        fields: [.init(pointer: "flow", message: "must be one of \(known)")])
    }
    let now = context.parts.now()
    var run = AgentRun(
      id: context.newIdentifier(), flow: flow.id, actor: context.caller.actor, role: context.caller.role,
      model: context.answerer, createdAt: now)
    try await name(flow, in: context, &run)
    try await checkMeans(flow, in: context)
    let idempotency = try context.idempotency(key: idempotencyKey, endpoint: Self.name, request: self)
    let job = try AgentJob.job(run, trigger: trigger, idempotency: idempotency, at: now)
    return try await context.parts.agents.start(run, job: job, at: now)
  }

  /// What the run is about.
  private func name(_ flow: AgentFlow, in context: RequestContext, _ run: inout AgentRun) async throws {
    switch flow.subject {
    case .platform: break
    case .tenant:
      guard let tenant, !tenant.isEmpty else { throw missing("tenant", "the tenant's slug or id") }
      run.tenant = try await context.tenant(tenant).slug
    case .operation:
      guard let operation, !operation.isEmpty else { throw missing("operation", "the operation's id") }
      let job = try await context.job(operation)
      run.operation = try OperationID(job.id.rawValue)
      run.tenant = try await context.tenant(of: job)?.slug
    case .question:
      run.question = try context.text(question, field: "question", lengthMax: AgentRun.questionLengthMax)
    }
    if flow.subject != .question, let question, !question.isEmpty {
      run.question = try context.text(question, field: "question", lengthMax: AgentRun.questionLengthMax)
    }
  }

  private func missing(_ field: String, _ what: String) -> APIProblem {
    APIProblem(
      .invalid, "This flow is about one \(field): name it.",
      fields: [.init(pointer: field, message: "must be \(what)")])
  }

  /// Whether somebody can answer, and tokens and room are left.
  private func checkMeans(_ flow: AgentFlow, in context: RequestContext) async throws {
    guard let model = context.parts.model else {
      guard !flow.needsModel else {
        throw APIProblem(
          .refused, "“\(flow.title)” needs a language model, and none is connected: tenantry connect model.")
      }
      return try await checkRoom(in: context)
    }
    guard try await context.tokensToday() < model.tokensPerDay else {
      throw APIProblem(
        .refused, "Today's \(model.tokensPerDay) tokens are spent; there are new ones at midnight UTC.")
    }
    try await checkRoom(in: context)
  }

  private func checkRoom(in context: RequestContext) async throws {
    let runs = try await context.parts.agents.runs(limit: ListAgentRuns.limitMax)
    let open = runs.count { !$0.state.isOver && $0.actor == context.caller.actor }
    guard open < Self.openMax else {
      throw APIProblem(.refused, "\(open) of your runs are not over: wait for one, or cancel it.")
    }
  }
}
