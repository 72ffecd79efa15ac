import Foundation
import TenantModel

/// The module catalog in SQL.
package struct SQLCatalogStore: CatalogStore {
  let database: any StoreDatabase
  let now: @Sendable () -> Date

  package func seed(modules: [CatalogModule], bundles: [ModuleBundle]) async throws -> Bool {
    try await database.write { try CatalogTable.seed(modules: modules, bundles: bundles, in: $0) }
  }

  package func modules(_ query: ModuleQuery) async throws -> (items: [CatalogModule], total: Int) {
    try await database.read { try CatalogTable.modules(query, in: $0) }
  }

  package func modules(named name: ModuleName) async throws -> [CatalogModule] {
    try await database.read { try CatalogTable.modules(named: name, in: $0) }
  }

  package func allModules() async throws -> [CatalogModule] {
    try await database.read { try CatalogTable.allModules(in: $0) }
  }

  package func importModules(_ modules: [CatalogModule]) async throws -> Int {
    let now = now()
    return try await database.write { try CatalogTable.importModules(modules, at: now, in: $0) }
  }

  package func bundles() async throws -> [ModuleBundle] {
    try await database.read { try CatalogTable.bundles(in: $0) }
  }

  package func bundle(code: String) async throws -> ModuleBundle? {
    try await database.read { try CatalogTable.bundle(code: code, in: $0) }
  }

  package func save(_ bundle: ModuleBundle, replacing revision: Int?) async throws {
    let now = now()
    try await database.write { try CatalogTable.save(bundle, replacing: revision, at: now, in: $0) }
  }

  package func removeBundle(code: String, revision: Int) async throws {
    let now = now()
    try await database.write {
      try CatalogTable.removeBundle(code: code, revision: revision, at: now, in: $0)
    }
  }

  package func users(ofModule name: ModuleName) async throws -> [CatalogUser] {
    try await database.read { try CatalogTable.users(ofModule: name, in: $0) }
  }

  package func users(ofBundle code: String) async throws -> [CatalogUser] {
    try await database.read { try CatalogTable.users(ofBundle: code, in: $0) }
  }
}
