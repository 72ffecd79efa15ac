import Integrations
import Operations
import TenantryAPI

extension GetExecution: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let n8n = try context.n8n()
    let found = try await context.execution(execution, n8n)
    let book = try await context.bookOfWorkflow(found, n8n)
    var output = Output(
      execution: book.execution(found), node: found.node, error: found.errorMessage,
      errorDetail: found.errorDescription)
    guard found.status.isFailed else {
      output.retryRefusal = AutomationBook.retryRefusal(found, retries: [])
      return output
    }
    let retries = try await context.retries(of: found, n8n)
    output.retries = retries.map(book.execution)
    output.retryRefusal = AutomationBook.retryRefusal(found, retries: retries)
    return output
  }
}

extension RequestContext {
  /// Executions of its workflow among which those are looked for that try one again.
  private static let retriesAmong = 100

  /// - Throws: `APIProblem` with `notFound`.
  func execution(_ id: String, _ n8n: N8nSystem) async throws -> N8nExecution {
    let found = try await asking { () async throws(IntegrationError) in
      try await n8n.client.execution(id)
    }
    guard let found else { throw APIProblem(.notFound, "n8n has no execution “\(id.prefix(60))”.") }
    return found
  }

  /// The workflow of an execution; empty where it is gone and its executions are still there.
  func bookOfWorkflow(_ execution: N8nExecution, _ n8n: N8nSystem) async throws -> AutomationBook {
    do {
      return try await automationBook(n8n, workflow: execution.workflowId)
    } catch let problem as APIProblem where problem.code == .notFound {
      return AutomationBook(n8n: n8n, workflows: [], tenants: [:])
    }
  }

  /// Those that tried an execution again, newest first.
  func retries(of execution: N8nExecution, _ n8n: N8nSystem) async throws -> [N8nExecution] {
    try await asking { () async throws(IntegrationError) in
      try await n8n.newest(Self.retriesAmong, of: execution.workflowId).filter { $0.retryOf == execution.id }
    }
  }
}
