/// The tabs of a tenant's page; the raw values are those of the route (`?tab=logs`).
enum TenantTab: String, CaseIterable, Sendable {
  case overview
  case logs

  var title: String {
    switch self {
    case .overview: "Overview"
    case .logs: "Logs"
    }
  }
}
