import Integrations
import Operations
import TenantModel
import TenantryAPI

extension ListWorkflows: HandledEndpoint {
  /// Executions that are looked at of each workflow where only a tenant's are asked for.
  private static let executionsOfEach = 50

  package func handle(in context: RequestContext) async throws -> Output {
    var known: Tenant?
    if let tenant { known = try await context.tenant(tenant) }
    guard let n8n = context.parts.n8n else {
      return Output(integration: context.n8nStatus, items: [], sample: AutomationSample())
    }
    let book = try await context.automationBook(n8n, tenant: known)
    var executions: [N8nExecution] = []
    var sample = AutomationSample()
    do throws(IntegrationError) {
      // A workflow of one tenant may be quiet for longer than the newest of all reach back.
      let limit = known == nil ? Self.sampleMax : Self.executionsOfEach
      executions =
        known == nil
        ? try await n8n.newest(limit) : try await n8n.newest(limit, ofEach: book.workflows)
      let isWhole =
        known == nil
        ? executions.count < limit
        : book.workflows.allSatisfy { workflow in
          executions.count { $0.workflowId == workflow.id } < limit
        }
      sample = AutomationSample(
        count: executions.count, since: executions.last?.startedAt, isWhole: isWhole)
    } catch {
      sample.problem = error.message
    }
    try Task.checkCancellation()
    return Output(
      integration: context.n8nStatus,
      items: book.workflows.map { book.workflow($0, executions: executions) }
        .sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) },
      sample: sample)
  }
}
