import TenantModel
import TenantryAPI

extension GetTenantKPIs: HandledEndpoint {
  package func handle(in context: RequestContext) async throws -> Output {
    let counts = try await context.parts.tenants.countsByStatus()
    let count = { (status: TenantStatus) in counts[status] ?? 0 }
    let retired = count(.decommissioning) + count(.decommissioned)
    return Output(
      total: counts.values.reduce(0, +) - retired, active: count(.active), paused: count(.paused),
      error: count(.error), provisioning: count(.provisioning), retired: retired,
      softLimit: try await context.softLimits().limits.tenants ?? 0,
      agencyGroups: try await context.parts.tenants.agencyGroups().map(\.rawValue))
  }
}
