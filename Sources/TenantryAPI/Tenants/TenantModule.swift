import TenantModel

/// One module of a tenant with where it comes from and what was seen of it.
package struct TenantModule: Codable, Equatable, Sendable {
  /// Why a tenant has it.
  package enum Origin: String, CaseIterable, Codable, Hashable, Sendable {
    /// The tenant's bundle names it.
    case bundle
    /// A module of the bundle needs it.
    case dependency
    /// It was installed beside the bundle.
    case own
  }

  /// What its Odoo was last seen to have.
  package enum Found: String, CaseIterable, Codable, Hashable, Sendable {
    case installed
    case missing
    /// Odoo waits to install, upgrade or remove it.
    case unfinished
  }

  package var moduleName: ModuleName
  /// What people call it; nil for one that the catalog does not have.
  package var title: String?
  package var source: ModuleSource
  /// What the platform recorded; nil for a module of the bundle that the tenant was never given.
  package var state: TenantModuleState.State?
  /// Nil while nobody knows.
  package var found: Found?
  /// The version in the catalog, of the tenant's series; nil where it has none.
  package var version: String?
  package var origin: Origin
  /// The operation that changed it last; nil for what came with the tenant, or is no longer kept.
  package var lastOperation: OperationSummary?

  package init(
    moduleName: ModuleName, title: String? = nil, source: ModuleSource, state: TenantModuleState.State?,
    found: Found? = nil, version: String? = nil, origin: Origin, lastOperation: OperationSummary? = nil
  ) {
    self.moduleName = moduleName
    self.title = title
    self.source = source
    self.state = state
    self.found = found
    self.version = version
    self.origin = origin
    self.lastOperation = lastOperation
  }
}
