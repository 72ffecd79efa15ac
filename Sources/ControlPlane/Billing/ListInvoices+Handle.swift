import StorageCore
import TenantModel
import TenantryAPI

extension ListInvoices: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership {
    guard let tenant else { return .other }
    return try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> Output {
    var query = InvoiceQuery(statuses: Set(status), period: period, limit: Self.limitMax + 1)
    if let tenant { query.tenant = try await context.tenant(tenant).id }
    let items = try await context.parts.billing.invoices(query)
    return Output(items: Array(items.prefix(Self.limitMax)), hasMore: items.count > Self.limitMax)
  }
}
