import TenantModel
import TenantryAPI
import TypedText

/// An operation that is asked for while no server can say what it would do: it waits to be sent.
struct PostponedOperation {
  let operate: OperateTenant

  /// Asks for the slug, and lets it wait.
  ///
  /// - Parameter problem: why the plan could not be read.
  func run(_ problem: APIProblem, on platform: any CommandPlatform) async throws {
    let (kind, context, tenant) = (operate.kind, operate.context, operate.options.tenant)
    guard let outbox = platform.outbox else { throw problem }
    guard OperationPolicy.mayWaitUnseen(kind), operate.proposal == nil else {
      throw CommandFailure(
        .unreachable, "\(problem.detail) To \(kind.command) \(tenant) is never done without seeing the plan.")
    }
    try consent(problem)
    let operation = SubmitOperation(
      tenant: tenant, type: kind, params: operate.params, runAt: operate.runAt, trigger: .cli,
      idempotencyKey: context.environment.makeKey(), override: operate.options.override)
    do {
      // It may be there again by now.
      try context.put("\(try await outbox.call(operation).operationId)\n")
    } catch let postponed as PostponedCall {
      try tell(postponed.call)
    }
  }

  /// Says what waits, and until when.
  func tell(_ call: PendingCall) throws {
    let context = operate.context
    context.say("Waiting to send: \(call.sentence), until \(MomentText.text(call.expiresAt)).")
    context.say("A console of this context sends it, and so does: tenantry outbox send", .quiet)
    try context.put("\(call.id)\n")
  }

  /// Comes back when the operator agrees: without a plan by the tenant's slug, however harmless it is.
  private func consent(_ problem: APIProblem) throws {
    let (kind, options, environment) = (operate.kind, operate.options, operate.context.environment)
    if let said = options.confirm {
      guard said == options.tenant else {
        throw CommandFailure(
          .usage, "--confirm says “\(said)”, but it has to say “\(options.tenant)”; nothing was done.")
      }
      return
    }
    guard environment.input.isTerminal, environment.messages.isTerminal else {
      throw CommandFailure(
        .usage, "There is no plan to agree to: say --confirm=\(options.tenant) to let it wait.",
        details: [problem.detail])
    }
    try environment.messages.write(
      "\(problem.detail)\n\(kind.verb) \(options.tenant) without seeing the plan? Type “\(options.tenant)” to go on: "
    )
    guard environment.input.readLine() == options.tenant else {
      throw CommandFailure(.refused, "Nothing was done to \(options.tenant).")
    }
  }
}
