import Integrations
import Operations
import TenantryAPI

extension GetWorkflow: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let n8n = try context.n8n()
    let book = try await context.automationBook(n8n, workflow: workflow)
    guard let found = book.workflows.first else { throw APIProblem(.notFound, "n8n has no such workflow.") }
    do throws(IntegrationError) {
      // One more than is shown says whether there are older ones.
      let executions = try await n8n.newest(Self.executionsMax + 1, of: found.id)
      let shown = executions.prefix(Self.executionsMax)
      return Output(
        workflow: book.workflow(found, executions: Array(shown)), executions: shown.map(book.execution),
        sample: AutomationSample(
          count: shown.count, since: shown.last?.startedAt, isWhole: shown.count == executions.count))
    } catch {
      try Task.checkCancellation()
      return Output(
        workflow: book.workflow(found), executions: [], sample: AutomationSample(problem: error.message))
    }
  }
}
