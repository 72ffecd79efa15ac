import TenantModel
import TenantryAPI

extension DecideProposal: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> ChangeRequest {
    guard let id = try? ChangeRequestID(proposal.uppercased()) else {
      throw APIProblem(.notFound, "There is no proposal “\(proposal.prefix(40))”.")
    }
    var said = reason
    if !approves || !(reason ?? "").isEmpty {
      said = try context.text(reason, field: "reason", lengthMax: ChangeRequest.reasonLengthMax)
    }
    return try await context.parts.billing.decide(
      id, approves: approves, by: context.caller.actor, reason: said, at: context.parts.now())
  }
}
