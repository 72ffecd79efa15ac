import StorageCore
import TenantModel
import TenantryAPI
import TypedText

extension ListTenants: HandledEndpoint {
  package func ownership(in context: RequestContext) async throws -> Ownership { .other }

  package func handle(in context: RequestContext) async throws -> Output {
    guard (1...Self.limitMax).contains(limit), offset >= 0 else {
      throw APIProblem(
        .invalid, "The page is out of range.",
        fields: [.init(pointer: "limit", message: "must be 1 to \(Self.limitMax), and offset 0 or more")])
    }
    let page = try await context.parts.tenants.tenants(
      TenantQuery(
        text: q, statuses: Set(status), plans: Set(plan), regions: Set(region),
        agencyGroups: Set(agencyGroup), condition: try await condition(in: context),
        sort: sort.column, isDescending: descending, limit: limit, offset: offset))
    return Output(items: page.items, total: page.total)
  }

  /// What the filter asks for.
  ///
  /// - Throws: `APIProblem` with `invalid` when it has a fault.
  private func condition(in context: RequestContext) async throws -> FilterCondition? {
    guard let filter, !filter.isEmpty else { return nil }
    let offers = context.parts.offers
    let schema = FilterSchema.tenants(
      plans: try await offers.plans().map(\.id), regions: try await offers.regions().map(\.id))
    let reading = schema.read(filter, now: context.parts.now())
    if let fault = reading.fault {
      throw APIProblem(
        .invalid, "The filter cannot be used: \(fault.sentence)",
        fields: [.init(pointer: "filter", message: fault.sentence)])
    }
    return reading.condition
  }
}

extension TenantSort {
  fileprivate var column: TenantQuery.Sort {
    switch self {
    case .name: .name
    case .slug: .slug
    case .status: .status
    case .plan: .plan
    case .region: .region
    case .createdAt: .createdAt
    case .updatedAt: .updatedAt
    case .attention: .attention
    }
  }
}
