import ConsoleApp
import Foundation
import TenantModel
import TenantryAPI

/// Gives a bundle to many tenants: plans each, asks once, submits each, follows each.
struct BulkAssignment {
  /// What it comes to for one tenant.
  struct Planned: Encodable, Sendable {
    var slug: String
    /// Why it is left alone; nil where it can be done.
    var refusal: String?
    /// Nil where nothing could be planned.
    var plan: OperationPlan?
    var tenant: Tenant?

    /// What is done, for people.
    var words: String { refusal ?? plan?.effects.joined(separator: "; ") ?? "" }
  }

  /// An operation that was submitted.
  struct Begun: Sendable {
    var slug: String
    var operation: OperationID
  }

  let bundle: String
  let context: CommandContext

  private var params: OperationParams { ["bundle": .text(bundle)] }

  /// A plan for each, in their order.
  func plans(of slugs: [String], _ client: any ControlPlaneClient) async throws -> [Planned] {
    var plans: [Planned] = []
    for slug in slugs {
      do {
        let output = try await client.call(PlanOperation(tenant: slug, type: .moduleApply, params: params))
        let block = output.plan.risks.first { $0.level == .block }?.message
        plans.append(
          Planned(
            slug: output.tenant.slug.rawValue, refusal: output.decision.reason ?? block, plan: output.plan,
            tenant: output.tenant))
      } catch let problem as APIProblem where problem.code == .notFound || problem.code == .refused {
        plans.append(Planned(slug: slug, refusal: problem.detail))
      }
    }
    return plans
  }

  func table(_ plans: [Planned], _ style: Style) -> String {
    var table = TextTable(.init("TENANT"), .init("ENV"), .init("CAN IT"), .init("WHAT"))
    table.rows = plans.map { planned in
      let isReady = planned.refusal == nil
      return [
        .init(planned.slug, .strong), .init(planned.tenant?.environment.rawValue),
        .init(isReady ? "yes" : "no", isReady ? .good : .warning), .init(planned.words),
      ]
    }
    return table.text(style)
  }

  // MARK: consent

  /// Comes back when the operator agrees to those that can be done.
  func consent(to plans: [Planned], yes: Bool, confirm: String?) throws {
    let ready = ready(plans)
    guard !ready.isEmpty else {
      throw CommandFailure(
        .refused, "None of them can be given “\(bundle)”.", details: plans.map { "\($0.slug): \($0.words)" })
    }
    let severity = BulkSeverity(.moduleApply, ready)
    if let confirm {
      let wanted = severity.words ?? bundle
      guard confirm == wanted else {
        throw CommandFailure(
          .usage, "--confirm says “\(confirm)”, but it has to say “\(wanted)”; nothing was done.")
      }
      return
    }
    if severity.words == nil, yes { return }
    try ask(plans, severity, count: ready.count, saidYes: yes)
  }

  private func ask(_ plans: [Planned], _ severity: BulkSeverity, count: Int, saidYes: Bool) throws {
    let environment = context.environment
    let what = "Apply \(bundle) to \(count) \(count == 1 ? "tenant" : "tenants")"
    guard environment.input.isTerminal, environment.messages.isTerminal else {
      let instead = severity.words.map { "--confirm=\"\($0)\"" } ?? "--yes"
      let why = saidYes ? "--yes is not enough here" : "There is nobody to ask"
      throw CommandFailure(
        .usage, "\(why): without a terminal, say \(instead).", hints: ["What it would do: --dry-run"])
    }
    let question = severity.words.map { "\(what)? Type “\($0)” to go on: " } ?? "\(what)? [y/N] "
    try environment.messages.write(table(plans, context.messageStyle) + "\n" + question)
    let answer = environment.input.readLine() ?? ""
    let isYes = severity.words.map { $0 == answer } ?? ["y", "yes"].contains(answer.lowercased())
    guard isYes else { throw CommandFailure(.refused, "Nothing was done.") }
  }

  private func ready(_ plans: [Planned]) -> [(tenant: Tenant, plan: OperationPlan)] {
    plans.compactMap { planned in
      guard planned.refusal == nil, let tenant = planned.tenant, let plan = planned.plan else { return nil }
      return (tenant, plan)
    }
  }

  // MARK: doing it

  /// Submits those that can be done, with the version that was planned. One that does not start stops no other.
  func submit(_ plans: [Planned], _ client: any ControlPlaneClient) async throws -> [Begun] {
    for planned in plans where planned.refusal != nil {
      context.say("\(planned.slug) is left alone: \(planned.words)", .warning)
    }
    var begun: [Begun] = []
    for (tenant, _) in ready(plans) {
      do {
        let output = try await client.call(
          SubmitOperation(
            tenant: tenant.id.rawValue, type: .moduleApply, params: params, expectedVersion: tenant.version,
            trigger: .cli, idempotencyKey: context.environment.makeKey()))
        begun.append(Begun(slug: tenant.slug.rawValue, operation: output.operationId))
      } catch let problem as APIProblem {
        context.say("\(tenant.slug) did not start: \(problem.detail)", .bad)
      }
    }
    guard begun.count == ready(plans).count else {
      throw CommandFailure(
        .refused, "\(begun.count) of \(ready(plans).count) began.",
        details: begun.map { "\($0.slug): operation \($0.operation)" })
    }
    return begun
  }

  /// Waits for the end of each; the worst ending is the command's.
  func follow(_ begun: [Begun], on platform: any CommandPlatform) async throws {
    var worst: CommandExit?
    for one in begun {
      context.say("Apply \(bundle) to \(one.slug), operation \(one.operation).")
      let ending = try await OperationWatch(
        context: context, platform: platform, operation: one.operation.rawValue
      ).run().ending
      if ending.status != .ok { worst = ending.status }
    }
    if let worst { throw worst }
  }
}
