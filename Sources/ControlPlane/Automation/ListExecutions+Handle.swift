import Integrations
import Operations
import TenantModel
import TenantryAPI

extension ListExecutions: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    var known: Tenant?
    if let tenant { known = try await context.tenant(tenant) }
    guard let n8n = context.parts.n8n else {
      return Output(integration: context.n8nStatus, items: [], hasMore: false)
    }
    let limit = min(max(limit, 1), Self.limitMax)
    let book =
      if let workflow {
        try await context.automationBook(n8n, workflow: workflow)
      } else {
        try await context.automationBook(n8n, tenant: known)
      }
    var own = book.workflows
    if let known { own = own.filter { AutomationBook.slug(of: $0) == known.slug.rawValue } }
    let isNarrow = workflow != nil || known != nil
    // One more than is shown says whether there are older ones.
    let found = try await context.asking { () async throws(IntegrationError) in
      isNarrow ? try await n8n.newest(limit + 1, ofEach: own) : try await n8n.newest(limit + 1)
    }
    return Output(
      integration: context.n8nStatus, items: found.prefix(limit).map(book.execution),
      hasMore: found.count > limit)
  }
}
