import StorageCore
import TenantModel
import TenantryAPI

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
        agencyGroups: Set(agencyGroup),
        sort: sort.column, isDescending: descending, limit: limit, offset: offset))
    return Output(items: page.items, total: page.total)
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
