import TenantModel
import TenantryAPI

extension UnfreezeOperations: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    guard let freeze = try await context.parts.windows.calendar().freeze,
      freeze.isActive(at: context.parts.now())
    else { throw APIProblem(.refused, "Operations are not frozen.") }
    try await context.parts.windows.endFreeze(by: context.caller.actor)
    return Output(freeze: freeze, held: try await context.heldOperations().count)
  }
}
