import TenantModel
import TenantryAPI

/// The control plane: answers every endpoint, for every caller, by the policy.
///
/// It holds no state of its own; everything lies in the stores, so that any number of them can stand side by side.
package struct ControlPlane: Sendable {
  package let parts: ControlPlaneParts

  package init(parts: ControlPlaneParts) {
    self.parts = parts
  }

  /// Checks the permission and answers.
  ///
  /// - Throws: `APIProblem`, or `CancellationError` when the caller was cancelled.
  package func answer<E: Endpoint>(_ endpoint: E, for caller: Caller) async throws -> E.Output {
    guard let handled = endpoint as? any HandledEndpoint else {
      throw APIProblem(.notFound, "This control plane does not know “\(E.name)”.")
    }
    do {
      return try await answer(handled, expecting: E.Output.self, for: caller)
    } catch let cancellation as CancellationError {
      throw cancellation
    } catch {
      throw APIProblem(translating: error)
    }
  }

  private func answer<H: HandledEndpoint, Output>(
    _ endpoint: H, expecting: Output.Type, for caller: Caller
  ) async throws -> Output {
    guard caller.scope?.allows(H.name) ?? true else {
      throw APIProblem(.forbidden, "“\(H.name)” is not among what this token is for.")
    }
    guard H.changesNothing || !caller.isReadOnly else {
      throw APIProblem(.refused, "This is read-only: nothing is changed from here.")
    }
    let context = RequestContext(parts: parts, caller: caller)
    guard !H.changesNothing else { return try await decide(endpoint, expecting: expecting, in: context) }
    let trail = try await AuditTrail(endpoint, in: context)
    do {
      let output = try await decide(endpoint, expecting: expecting, in: context, trail)
      await trail.end(H.operation(in: output))
      return output
    } catch {
      await trail.end(error)
      throw error
    }
  }

  /// Checks the permission, writes down that it is begun, and does it.
  private func decide<H: HandledEndpoint, Output>(
    _ endpoint: H, expecting: Output.Type, in context: RequestContext, _ trail: AuditTrail? = nil
  ) async throws -> Output {
    let ownership = try await endpoint.ownership(in: context)
    let decision = AccessPolicy.decide(context.caller.role, H.permission, ownership)
    guard decision.isAllowed else {
      throw APIProblem(
        .forbidden, "Not allowed for \(context.caller.role.rawValue): \(decision.reason ?? "").")
    }
    try await trail?.begin()
    guard let output = try await endpoint.handle(in: context) as? Output else {
      throw APIProblem(.internal, "The answer to “\(H.name)” has an unexpected shape.")
    }
    return output
  }
}
