import TenantModel

/// What is to be done to which tenant's database, and on whose behalf.
package struct DatabaseRequest: Equatable, Sendable {
  package var tenant: TenantID
  package var operation: OperationID
  package var fence: Int64
  package var name: DatabaseName
  package var isolation: Isolation

  package init(
    tenant: TenantID, operation: OperationID, fence: Int64, name: DatabaseName,
    isolation: Isolation = .database
  ) {
    self.tenant = tenant
    self.operation = operation
    self.fence = fence
    self.name = name
    self.isolation = isolation
  }

  package var marker: DatabaseMarker { DatabaseMarker(tenant: tenant, operation: operation, fence: fence) }
}
