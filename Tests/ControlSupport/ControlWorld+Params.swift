import ControlPlane
import Foundation
import Integrations
import Sandbox
import TenantModel

extension ControlWorld {
  /// What a kind can be asked with on an adopted tenant that runs `odoo:18.0-20250930`, having made what it needs; nil when
  /// it wants nothing.
  package func params(_ kind: OperationKind, on slug: String) async throws -> OperationParams? {
    switch kind {
    case .upgradeImage: return ["image": .text("odoo:18.0-20251106")]
    case .moduleApply: return ["bundle": .text("finance_ppm"), "update": .flag(true)]
    case .restore: return ["backup": .text(try await backUp(slug).rawValue)]
    case .clone: return ["slug": .text("copy"), "backup": .text(try await backUp(slug).rawValue)]
    case .purge:
      try await putAside(slug, daysAgo: 40)
      return nil
    case .create, .pause, .resume, .rebuild, .backup, .decommission, .bundleChange: return nil
    }
  }

  /// A backup by hand, or any id while the tenant is in no state for one.
  package func backUp(_ slug: String) async throws -> OperationID {
    let status = try await tenant(slug).status
    guard OperationPolicy.decide(.backup, status: status, role: .platformOwner).isAllowed else {
      return try OperationID("0000000000")
    }
    let backup = try await submit(.backup, on: slug)
    try await finish(backup, secondsPerStep: 1, externalRef: "/backups/\(slug)/\(backup).dump")
    return backup
  }

  /// A database of the tenant that was put aside so long ago.
  package func putAside(_ slug: String, daysAgo: Double) async throws {
    guard let sandbox else { return }
    let tenant = try await tenant(slug)
    let databases = SandboxDatabases(
      transport: sandbox, password: SandboxSlot.postgresqlPassword.reference,
      secrets: SandboxSecrets().resolver)
    let request = DatabaseRequest(
      tenant: tenant.id, operation: try OperationID("QVARANT1NE"), fence: 1, name: tenant.dbName)
    _ = try await databases.prepare(request)
    try await databases.quarantine(request, at: time.now.addingTimeInterval(-daysAgo * 86_400))
  }
}
