import Foundation
import TenantModel

/// What is done to the catalog inside a transaction.
package enum CatalogTable {
  package static func seed(
    modules: [CatalogModule], bundles: [ModuleBundle], in connection: any SQLConnection
  ) throws -> Bool {
    guard try connection.number(CatalogSQL.anyModule) == 0 else { return false }
    for module in modules { try connection.run(CatalogSQL.saveModule, try module.columns()) }
    for bundle in bundles { try connection.run(CatalogSQL.insertBundle, try bundle.columns()) }
    return true
  }

  package static func importModules(
    _ modules: [CatalogModule], at now: Date, in connection: any SQLConnection
  ) throws -> Int {
    var added = 0
    for module in modules {
      let key: [SQLValue] = [.name(module.name), .text(module.series ?? "")]
      if try connection.number(CatalogSQL.knowsModule, key) == 0 { added += 1 }
      try connection.run(CatalogSQL.saveModule, try module.columns())
    }
    if !modules.isEmpty { try ChangeTable.append(.catalog, at: now, in: connection) }
    return added
  }

  package static func modules(
    _ query: ModuleQuery, in connection: any SQLConnection
  ) throws -> (items: [CatalogModule], total: Int) {
    let text = query.text.flatMap { $0.isEmpty ? nil : $0 }
    if let text, TextFolding.isUnfindable(text) { return ([], 0) }
    let filters: [SQLValue] = [
      .text(text.map(TextFolding.folded)), .code(query.source), .text(query.series), .text(query.repo),
    ]
    let place: [SQLValue] = [
      .int(min(max(query.limit, 1), ModuleQuery.limitMax)), .int(max(query.offset, 0)),
    ]
    let items = try connection.rows(CatalogSQL.page, filters + place) { row in try CatalogModule(row: &row) }
    return (items, Int(try connection.number(CatalogSQL.count, filters)))
  }

  package static func modules(named name: ModuleName, in connection: any SQLConnection) throws
    -> [CatalogModule]
  {
    try connection.rows(CatalogSQL.modulesNamed, [.name(name)]) { row in try CatalogModule(row: &row) }
  }

  package static func allModules(in connection: any SQLConnection) throws -> [CatalogModule] {
    try connection.rows(CatalogSQL.allModules, []) { row in try CatalogModule(row: &row) }
  }

  package static func bundles(in connection: any SQLConnection) throws -> [ModuleBundle] {
    try connection.rows(CatalogSQL.bundles, []) { row in try ModuleBundle(row: &row) }
  }

  package static func bundle(code: String, in connection: any SQLConnection) throws -> ModuleBundle? {
    try connection.first(CatalogSQL.bundle, [.text(code)]) { row in try ModuleBundle(row: &row) }
  }

  package static func save(
    _ bundle: ModuleBundle, replacing revision: Int?, at now: Date, in connection: any SQLConnection
  ) throws {
    let current = try self.bundle(code: bundle.code, in: connection)
    if let current, current.revision == bundle.revision, current.saysSame(as: bundle) { return }
    guard current?.revision == revision else { throw conflict(bundle.code) }
    try connection.run(
      current == nil ? CatalogSQL.insertBundle : CatalogSQL.updateBundle, try bundle.columns())
    try ChangeTable.append(.catalog, at: now, in: connection)
  }

  package static func removeBundle(
    code: String, revision: Int, at now: Date, in connection: any SQLConnection
  ) throws {
    guard let current = try bundle(code: code, in: connection) else { return }
    guard current.revision == revision else { throw conflict(code) }
    try connection.run(CatalogSQL.deleteBundle, [.text(code)])
    try ChangeTable.append(.catalog, at: now, in: connection)
  }

  package static func users(ofModule name: ModuleName, in connection: any SQLConnection) throws
    -> [CatalogUser]
  {
    try connection.rows(CatalogSQL.usersOfModule, [.name(name)]) { row in try CatalogUser(row: &row) }
  }

  package static func users(ofBundle code: String, in connection: any SQLConnection) throws -> [CatalogUser] {
    try connection.rows(CatalogSQL.usersOfBundle, [.text(code)]) { row in try CatalogUser(row: &row) }
  }

  private static func conflict(_ code: String) -> StorageError {
    StorageError(.versionConflict, "The bundle \(code) was changed meanwhile.")
  }
}
