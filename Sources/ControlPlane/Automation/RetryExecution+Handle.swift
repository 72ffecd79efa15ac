import Integrations
import Operations
import TenantryAPI

extension RetryExecution: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> AutomationExecution {
    let n8n = try context.n8n()
    let found = try await context.execution(execution, n8n)
    let book = try await context.bookOfWorkflow(found, n8n)
    guard !book.workflows.isEmpty else {
      throw APIProblem(.refused, "Execution \(found.id) cannot be tried again: its workflow is gone.")
    }
    let retries = try await context.retries(of: found, n8n)
    if let reason = AutomationBook.retryRefusal(found, retries: retries) {
      throw APIProblem(.refused, "Execution \(found.id) cannot be tried again: \(reason).")
    }
    do throws(IntegrationError) {
      return book.execution(try await n8n.client.retry(found.id))
    } catch {
      try Task.checkCancellation()
      guard error.retry == .uncertain else { throw APIProblem(outside: error) }
      // An answer that got lost is no retry that did not begin.
      let known = Set(retries.map(\.id))
      guard let there = try await context.retries(of: found, n8n).first(where: { !known.contains($0.id) })
      else {
        throw APIProblem(
          .timeout,
          "\(error.message) Whether it is tried again is not known: look at its workflow's executions.")
      }
      return book.execution(there)
    }
  }
}
