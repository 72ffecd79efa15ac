import Foundation
import JobEngine
import Operations
import Sandbox
import StorageCore
import TenantModel

extension OperationWorld {
  /// A tenant that was there before anybody asked for it, with everything of its own: quicker than creating it.
  package func adopt(
    _ slug: String = "acme", image: String = "odoo:18.0-20251106", isServing: Bool = true
  ) async throws -> TenantID {
    let id: TenantID = Self.newId()
    var tenant = try Tenant.fixture(slug, id: id.rawValue)
    tenant.image = try ImageReference(image)
    tenant.status = .active
    var record = try NewTenantRecord.fixture(tenant)
    for index in record.modules.indices { record.modules[index].state = .installed }
    record.subscription.status = .active
    await tenants.adopt([record])
    await sandbox?.seed([
      SandboxTenant(
        slug: slug, namespace: tenant.k8sNamespace.rawValue, host: tenant.odooUrl.host,
        tenantId: id.rawValue, image: image, replicas: isServing ? 1 : 0,
        state: isServing ? .running : .paused,
        createdAt: Date(timeIntervalSinceNow: -86_400), clientId: "odoo-\(slug)", realm: "tenants",
        database: tenant.dbName.rawValue)
    ])
    return id
  }

  /// Backs the tenant up, and says how the backup would be restored.
  package func backUp(_ id: TenantID) async throws -> Finished {
    try await run(.backup, on: id)
  }
}

extension OperationWorld {
  /// Asks for a copy in staging and works until that is over or parked.
  package func clone(_ slug: String, details: OperationDetails) async throws -> Finished {
    let operation: OperationID = Self.newId()
    let id: TenantID = Self.newId()
    var tenant = try Tenant.fixture(slug, id: id.rawValue, operation: operation)
    tenant.environment = .staging
    let job = try catalog.job(
      .clone, on: tenant, id: operation, actor: "ops@north", trigger: .cli, idempotency: nil, at: Date(),
      details: details)
    try await tenants.create(.fixture(tenant), job: job)
    return try await finish(operation, of: id)
  }
}
