import ArgumentParser
import Foundation
import TenantModel
import TenantryAPI
import TypedText

/// What the commands take that do something to a tenant.
struct OperateOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The tenant's slug or id.", valueName: "slug"))
  var tenant: String

  @Flag(help: "Show what would be done, and do nothing.")
  var dryRun = false

  @Flag(name: .shortAndLong, help: "Do not ask, where Enter would do.")
  var yes = false

  @Option(help: ArgumentHelp("Do not ask: the words that you would have to type.", valueName: "words"))
  var confirm: String?

  @Flag(help: "Do not wait for the end; print the operation's id.")
  var noWait = false

  @Flag(help: "Where no server can be reached, let it wait to be sent, fifteen minutes at most.")
  var queue = false

  @Option(
    help: ArgumentHelp(
      "For platform owners: why it begins in spite of a freeze or a window.", valueName: "reason"))
  var override: String?
}

/// Shows the plan of an operation, asks as hard as the plan says, submits it and follows it.
struct OperateTenant {
  let kind: OperationKind
  let options: OperateOptions
  let output: OutputOptions.Format
  let context: CommandContext
  /// What the kind wants to know besides; nil for the kinds that want nothing.
  var params: OperationParams?
  /// When it is to begin; nil for now.
  var runAt: Date?
  /// What is approved by doing it; nil where somebody asks for it themselves.
  var proposal: AgentProposalID?
  /// What somebody else asked for and is approved by doing it; nil where nobody did.
  var approval: Approval?
  /// Why it is approved, if that is worth saying.
  var approvalReason: String?
  /// Why a second person is asked for it; nil to do it.
  var ask: String?

  func run() async throws {
    if options.dryRun { return try await context.reading { try await show($0) } }
    try await context.withPlatform { platform in
      let planned: PlanOperation.Output
      do {
        planned = try await platform.client.call(
          PlanOperation(
            tenant: options.tenant, type: kind, params: params, isOverridden: options.override != nil))
      } catch let problem as APIProblem where problem.isUnanswered && options.queue {
        return try await PostponedOperation(operate: self).run(problem, on: platform)
      }
      try allow(planned)
      guard !context.isReadOnly else {
        throw CommandFailure(.refused, "This is read-only: “\(verb)” would change \(planned.tenant.slug).")
      }
      try consent(to: planned)
      if let ask { return try await request(ask, planned, on: platform) }
      let id: OperationID
      do {
        id = try await submit(planned, on: platform)
      } catch let postponed as PostponedCall {
        return try PostponedOperation(operate: self).tell(postponed.call)
      }
      if options.noWait { return try context.put("\(id)\n") }
      if let runAt {
        context.say("\(kind.title) \(planned.tenant.slug) at \(MomentText.text(runAt)), operation \(id).")
        return
      }
      try await follow(id, of: planned.tenant, on: platform)
    }
  }

  private func submit(
    _ planned: PlanOperation.Output, on platform: any CommandPlatform
  ) async throws -> OperationID {
    if let approval {
      let approved = try await platform.client.call(
        DecideApproval(
          approval: approval.id.rawValue, approves: true, reason: approvalReason,
          expectedVersion: planned.tenant.version, trigger: .cli))
      guard let operation = approved.operation else {
        throw CommandFailure(.refused, "The approval began no operation.")
      }
      return operation
    }
    guard let proposal else {
      let operation = SubmitOperation(
        tenant: planned.tenant.id.rawValue, type: kind, params: params, runAt: runAt,
        expectedVersion: planned.tenant.version, trigger: .cli,
        idempotencyKey: context.environment.makeKey(), override: options.override)
      guard options.queue, let outbox = platform.outbox else {
        return try await platform.client.call(operation).operationId
      }
      return try await outbox.call(operation, saying: "\(kind.verb) \(planned.tenant.slug)").operationId
    }
    let approved = try await platform.client.call(
      DecideAgentProposal(
        proposal: proposal.rawValue, approves: true, expectedVersion: planned.tenant.version))
    guard let operation = approved.operation else {
      throw CommandFailure(.refused, "The approval began no operation.")
    }
    return operation
  }

  private func show(_ platform: any CommandPlatform) async throws {
    let planned = try await platform.client.call(
      PlanOperation(
        tenant: options.tenant, type: kind, params: params, isOverridden: options.override != nil))
    try context.put(planned, as: output) { facts(planned, context.style) }
    try allow(planned)
  }

  /// Comes back where it may be done, or asked for, as this command wants.
  private func allow(_ planned: PlanOperation.Output) throws {
    switch planned.decision {
    case .allowed where ask != nil:
      throw CommandFailure(
        .refused, "Nobody has to be asked to \(verb) \(planned.tenant.slug): leave --ask away.")
    case .allowed: return
    // Whoever approves is the second person.
    case .needsApproval where approval != nil || ask != nil: return
    case .needsApproval(let reason):
      throw CommandFailure(
        .refused, "To \(verb) \(planned.tenant.slug) needs approval: \(reason).",
        hints: ["Ask for it, and say why: tenantry tenants \(verb) \(planned.tenant.slug) --ask \"why\""])
    case .refused(let reason): throw refusal(reason, planned)
    }
  }

  private func request(
    _ reason: String, _ planned: PlanOperation.Output, on platform: any CommandPlatform
  ) async throws {
    let asked = try await platform.client.call(
      AskApproval(
        tenant: planned.tenant.id.rawValue, act: .decommission, reason: reason,
        expectedVersion: planned.tenant.version))
    try context.put(asked, as: output) {
      ApprovalText.table([asked], at: context.environment.now(), context.style)
    }
    context.say("Nothing is done until a second person approves it: tenantry approvals approve \(asked.id)")
  }

  private func follow(_ id: OperationID, of tenant: Tenant, on platform: any CommandPlatform) async throws {
    context.say("\(kind.title) \(tenant.slug), operation \(id).")
    let ending = try await OperationWatch(context: context, platform: platform, operation: id.rawValue).run()
      .ending
    guard ending.status == .ok else { throw ending.status }
    let now = try await platform.client.call(GetTenant(tenant: tenant.id.rawValue)).tenant
    try context.put(now, as: output) { TenantTable.text([now], at: context.environment.now(), context.style) }
  }

  // MARK: consent

  /// Comes back when the operator agrees.
  private func consent(to planned: PlanOperation.Output) throws {
    let slug = planned.tenant.slug
    let words = planned.plan.confirmation.words(slug: slug, environment: planned.tenant.environment)
    if let said = options.confirm {
      let wanted = words ?? slug.rawValue
      guard said == wanted else {
        throw CommandFailure(
          .usage, "--confirm says “\(said)”, but it has to say “\(wanted)”; nothing was done.")
      }
    }
    switch planned.plan.confirmation {
    case .enter:
      if options.yes || options.confirm != nil { return }
      try ask(planned, "\(kind.title) \(slug)? [y/N] ", else: "say --yes to \(verb) \(slug).") {
        ["y", "yes"].contains($0.lowercased())
      }
    case .typeSlug, .typeSlugAndEnvironment:
      if options.confirm != nil { return }
      let wanted = words ?? slug.rawValue
      let option = wanted.contains(" ") ? "--confirm=\"\(wanted)\"" : "--confirm=\(wanted)"
      try ask(
        planned, "\(kind.title) \(slug)? Type “\(wanted)” to go on: ",
        else: "say \(option) to \(verb) \(slug).",
        why: options.yes ? "--yes is not enough here" : "There is nobody to ask"
      ) { $0 == wanted }
    case .secondPerson:
      throw CommandFailure(
        .refused,
        "To \(verb) \(slug) needs the word of a second person, which the command line cannot ask for.")
    }
  }

  private func ask(
    _ planned: PlanOperation.Output, _ question: String, else instead: String,
    why: String = "There is nobody to ask", isYes: (String) -> Bool
  ) throws {
    let environment = context.environment
    guard environment.input.isTerminal, environment.messages.isTerminal else {
      throw CommandFailure(
        .usage, "\(why): without a terminal, \(instead)",
        hints: ["What it would do: tenantry tenants \(verb) \(planned.tenant.slug) --dry-run"])
    }
    let seen = context.platformOptions.put(into: facts(planned, context.messageStyle))
    try environment.messages.write(seen + "\n" + question)
    guard isYes(environment.input.readLine() ?? "") else {
      throw CommandFailure(.refused, "Nothing was done to \(planned.tenant.slug).")
    }
  }

  private func refusal(_ reason: String, _ planned: PlanOperation.Output) -> CommandFailure {
    let isFrozen = planned.plan.risks.contains { $0.code == "frozen" }
    return CommandFailure(
      .refused, "The platform will not \(verb) \(planned.tenant.slug): \(reason).",
      hints: isFrozen
        ? ["A platform owner lifts it: tenantry freeze off; or goes on: --override \"why\""] : [])
  }

  private func facts(_ planned: PlanOperation.Output, _ style: Style) -> String {
    OperationPlanFacts(plan: planned.plan, tenant: planned.tenant, style: style).text
  }

  private var verb: String { kind.command }
}
