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

  /// Writes a bundle as it is to be, in the place of the revision that was seen; nil where there was none. Asked again
  /// after it was done, it changes nothing.
  ///
  /// - Throws: `StorageError` with `versionConflict` when the catalog has another revision.
  func save(_ bundle: ModuleBundle, replacing revision: Int?) async throws

  /// Takes out a bundle; one that is gone is no error.
  ///
  /// - Throws: `StorageError` with `versionConflict` when the catalog has another revision.
  func removeBundle(code: String, revision: Int) async throws

  /// The tenants that have a module or are to have it, by slug; those that are decommissioned are left out.
  func users(ofModule name: ModuleName) async throws -> [CatalogUser]

  /// The tenants that were made from a bundle, by slug; those that are decommissioned are left out.
  func users(ofBundle code: String) async throws -> [CatalogUser]
}
