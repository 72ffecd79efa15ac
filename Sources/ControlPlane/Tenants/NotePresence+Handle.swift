import TenantModel
import TenantryAPI

extension NotePresence: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> Output {
    let tenant = try await context.tenant(tenant)
    guard (1...Presence.consoleLengthMax).contains(console.count) else {
      throw APIProblem(
        .invalid, "The name of the console is not valid.",
        fields: [.init(pointer: "console", message: "must have 1 to \(Presence.consoleLengthMax) characters")])
    }
    // Who of the platform looks at what is the platform's own affair.
    guard context.caller.role != .tenantAdmin else { return Output(others: []) }
    let now = context.parts.now()
    let presence = Presence(
      actor: context.caller.actor, role: context.caller.role, doing: doing,
      operation: doing == .acting ? operation : nil, seenAt: now)
    return Output(
      others: try await context.parts.presence.note(presence, on: console, of: tenant.id, at: now))
  }
}
