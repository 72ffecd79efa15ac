import TenantModel

/// What tenants are to be as their records stand, one after the other.
package struct DesiredStates: Sendable {
  let environment: OperationEnvironment
  let resolver: BundleResolver

  /// Nil when the tenant's plan, template or sign-in has no record.
  ///
  /// - Throws: `DesiredStateError` when it cannot be written, `StorageError` when the records cannot be read.
  package func state(of tenant: Tenant) async throws -> DesiredState? {
    let isPaused = tenant.status == .paused
    let input = try await environment.input(for: tenant, isPaused: isPaused, resolver: resolver)
    return try input.map { try DesiredState($0) }
  }
}
