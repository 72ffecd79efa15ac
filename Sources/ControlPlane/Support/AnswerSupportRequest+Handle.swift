import TenantModel
import TenantryAPI

extension AnswerSupportRequest: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership {
    guard context.caller.role == .tenantAdmin else { return .own }
    return try await context.ownership {
      try await context.tenant(context.supportRequest(request).tenantId.rawValue)
    }
  }

  package func handle(in context: RequestContext) async throws -> SupportRequest {
    let known = try await context.supportRequest(request)
    let now = context.parts.now()
    let isAnswer = context.caller.role != .tenantAdmin
    var message: SupportRequest.Message?
    if !closes || !(text ?? "").isEmpty {
      let text = try context.text(text, field: "text", lengthMax: SupportRequest.textLengthMax)
      message = .init(author: context.caller.actor, isAnswer: isAnswer, text: text, at: now)
    }
    return try await context.parts.support.answer(
      known.id, message, state: closes ? .closed : isAnswer ? .answered : .open, at: now)
  }
}

extension RequestContext {
  /// The support request by its id.
  ///
  /// - Throws: `APIProblem` with `notFound`.
  func supportRequest(_ reference: String) async throws -> SupportRequest {
    if let id = try? SupportRequestID(reference.uppercased()), let known = try await parts.support.request(id)
    {
      return known
    }
    throw APIProblem(.notFound, "There is no support request “\(reference.prefix(40))”.")
  }
}
