import Foundation
import StorageCore
import Synchronization
import TenantModel

/// A catalog and a platform that hold what they are given.
package struct MemoryCatalog: CatalogStore, PlatformStore {
  private let catalog: [CatalogModule]
  private let defaults: PlatformDefaults
  private let shelf = BundleShelf()

  package init(catalog: [CatalogModule], defaults: PlatformDefaults) {
    self.catalog = catalog
    self.defaults = defaults
  }

  package func seed(modules: [CatalogModule], bundles: [ModuleBundle]) -> Bool { false }
  package func modules(_ query: ModuleQuery) -> (items: [CatalogModule], total: Int) {
    (catalog, catalog.count)
  }
  package func modules(named name: ModuleName) -> [CatalogModule] { catalog.filter { $0.name == name } }
  package func allModules() -> [CatalogModule] { catalog }
  package func importModules(_ modules: [CatalogModule]) -> Int { 0 }
  package func bundles() -> [ModuleBundle] {
    shelf.bundles.withLock { $0.values.sorted { $0.code < $1.code } }
  }
  package func bundle(code: String) -> ModuleBundle? { shelf.bundles.withLock { $0[code] } }
  package func save(_ bundle: ModuleBundle, replacing revision: Int?) throws {
    try shelf.bundles.withLock { bundles in
      guard bundles[bundle.code]?.revision == revision else {
        throw StorageError(.versionConflict, "The bundle was changed meanwhile.")
      }
      bundles[bundle.code] = bundle
    }
  }
  package func removeBundle(code: String, revision: Int) { shelf.bundles.withLock { $0[code] = nil } }
  package func users(ofModule name: ModuleName) -> [CatalogUser] { [] }
  package func users(ofBundle code: String) -> [CatalogUser] { [] }
  package func seed(_ defaults: PlatformDefaults) {}
  package func plans() -> [Plan] { defaults.plans }
  package func regions() -> [Region] { defaults.regions }
  package func images() -> [ImageRelease] { defaults.images }
  package func templates() -> [InfraTemplate] { defaults.templates }
  package func ssoTemplates() -> [SSOTemplate] { defaults.ssoTemplates }
  package func offerUse() -> OfferUse { OfferUse() }
  package func softLimits() -> SoftLimitsRecord? { nil }
  package func save(softLimits record: SoftLimitsRecord) throws { throw Self.isFixed }

  package func save(template: InfraTemplate, expecting version: Int?) throws { throw Self.isFixed }
  package func retire(template id: String, expecting version: Int, at time: Date?) throws {
    throw Self.isFixed
  }
  package func save(image: ImageRelease) throws { throw Self.isFixed }

  private static let isFixed = StorageError(.readOnly, "What this catalog offers is fixed.")
}

/// The bundles that were written, for whoever holds the catalog.
private final class BundleShelf: Sendable {
  let bundles = Mutex<[String: ModuleBundle]>([:])
}
