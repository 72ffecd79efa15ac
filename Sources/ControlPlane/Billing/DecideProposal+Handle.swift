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
    if approves { try await checkSecondPerson(id, in: context) }
    return try await context.parts.billing.decide(
      id, approves: approves, by: context.caller.actor, reason: said, at: context.parts.now())
  }

  /// Where a change of plan needs two people, who proposed it is not the second; neither is a program.
  private func checkSecondPerson(_ id: ChangeRequestID, in context: RequestContext) async throws {
    guard context.parts.platform.secondPerson.contains(.plan),
      let found = try await context.parts.billing.changeRequest(id), found.kind == .planChange
    else { return }
    guard context.caller.kind == .person, context.caller.actor != found.proposedBy else {
      throw APIProblem(.refused, "Proposal \(id): a second person approves a change of plan.")
    }
  }
}
