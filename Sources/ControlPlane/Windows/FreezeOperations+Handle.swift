import TenantModel
import TenantryAPI

extension FreezeOperations: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> OperationsFreeze {
    let now = context.parts.now()
    let reason = try context.checkedReason(reason)
    if let until, until <= now {
      throw APIProblem(
        .invalid, "The freeze cannot end before it begins.",
        fields: [.init(pointer: "until", message: "must be later than now")])
    }
    let freeze = OperationsFreeze(reason: reason, by: context.caller.actor, since: now, until: until)
    try await context.parts.windows.freeze(freeze)
    return freeze
  }
}
