import TenantModel

/// The modules and bundles that the platform knows. A module is one row per name and series.
package protocol CatalogStore: Sendable {
  /// Fills an empty catalog; one that has any module is left alone. Returns true when it filled it.
  func seed(modules: [CatalogModule], bundles: [ModuleBundle]) async throws -> Bool

  /// One page and how many match, by name.
  func modules(_ query: ModuleQuery) async throws -> (items: [CatalogModule], total: Int)

  /// Every row with this name: one per series.
  func modules(named name: ModuleName) async throws -> [CatalogModule]

  /// The whole catalog, for resolving: 2,673 rows when it ships.
  func allModules() async throws -> [CatalogModule]

  /// Adds modules, and replaces those that are there under the same name and series. Returns how many were
  /// new.
  func importModules(_ modules: [CatalogModule]) async throws -> Int

  /// The bundles, by name.
  func bundles() async throws -> [ModuleBundle]

  func bundle(code: String) async throws -> ModuleBundle?
}
