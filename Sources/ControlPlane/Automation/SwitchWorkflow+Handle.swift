import Integrations
import Operations
import TenantryAPI

extension SwitchWorkflow: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> AutomationWorkflow {
    let n8n = try context.n8n()
    let book = try await context.automationBook(n8n, workflow: workflow)
    guard let found = book.workflows.first else { throw APIProblem(.notFound, "n8n has no such workflow.") }
    if isActive, let reason = book.switchRefusal(found) {
      throw APIProblem(.refused, "“\(found.name)” cannot be switched on: \(reason).")
    }
    let changed = try await context.asking { () async throws(IntegrationError) in
      try await n8n.client.setActive(isActive, workflow: found.id)
    }
    return AutomationBook(n8n: n8n, workflows: [changed], tenants: book.tenants).workflow(changed)
  }
}
