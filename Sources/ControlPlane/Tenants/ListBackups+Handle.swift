import TenantModel
import TenantryAPI

extension ListBackups: HandledEndpoint {
  private static let seenMax = 100

  package func ownership(in context: RequestContext) async throws -> Ownership {
    try await context.ownership(of: tenant)
  }

  package func handle(in context: RequestContext) async throws -> Output {
    let tenant = try await context.tenant(tenant)
    let seen = try await context.parts.monitor.backups(of: tenant.id, limit: Self.seenMax)
    let sizes = Dictionary(seen.map { ($0.place, $0.bytes) }) { first, _ in first }
    let made = try await context.backups(of: tenant).map { backup in
      var backup = backup
      backup.bytes = sizes[backup.path] ?? nil
      return backup
    }
    return Output(items: made, nightly: seen.filter { $0.source == .schedule })
  }
}
