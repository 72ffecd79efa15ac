/// What a window concerns. Each part narrows it; an empty one does not.
package struct WindowScope: Codable, Equatable, Sendable {
  package var environment: TenantEnvironment?
  /// The kinds of operations. Empty for all but backups, which never do harm: they must be named to be held.
  package var operations: [OperationKind]
  package var tenants: [Slug]
  /// Agencies by name.
  package var agencies: [String]

  package init(
    environment: TenantEnvironment? = nil, operations: [OperationKind] = [], tenants: [Slug] = [],
    agencies: [String] = []
  ) {
    self.environment = environment
    self.operations = operations
    self.tenants = tenants
    self.agencies = agencies
  }

  /// Every operation but backups.
  package static let everything = WindowScope()

  /// Whether it concerns that operation.
  ///
  /// - Parameter tenant: nil for an operation that is about none; then only a scope without tenants concerns it.
  package func covers(_ kind: OperationKind, on tenant: Tenant?) -> Bool {
    guard operations.isEmpty ? kind != .backup : operations.contains(kind) else { return false }
    guard environment != nil || !tenants.isEmpty || !agencies.isEmpty else { return true }
    guard let tenant else { return false }
    if let environment, tenant.environment != environment { return false }
    guard !tenants.isEmpty || !agencies.isEmpty else { return true }
    return tenants.contains(tenant.slug) || agencies.contains(tenant.agencyGroup.rawValue)
  }

  /// `upgrade_image, rebuild · staging · acme`, or `everything`.
  package var words: String {
    let parts = [
      operations.map(\.rawValue).joined(separator: ", "), environment?.rawValue ?? "",
      (tenants.map(\.rawValue) + agencies).joined(separator: ", "),
    ].filter { !$0.isEmpty }
    return parts.isEmpty ? "everything" : parts.joined(separator: " · ")
  }
}
