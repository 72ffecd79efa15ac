import Foundation
import TenantModel
import TenantryAPI

/// The module that is shown: its rows of the catalog, and its place among the others.
struct ModulePane: Equatable, Sendable {
  /// Nil while none is shown.
  let name: String?
  private(set) var rows = Loadable<GetModule.Output>.loading
  private(set) var use = Loadable<ModuleUse>.loading
  var tree = ModuleUseTree()

  init(_ name: String? = nil) { self.name = name }

  /// The row of the platform's series, else the newest.
  var module: CatalogModule? {
    let items = rows.value?.items ?? []
    return items.first { $0.series == use.value?.series } ?? items.first
  }

  mutating func receive(_ result: Result<GetModule.Output, APIProblem>, of name: String, at now: Date) {
    if name == self.name { rows.receive(result, at: now) }
  }

  mutating func receive(_ result: Result<ModuleUse, APIProblem>, of name: String, at now: Date) {
    guard name == self.name else { return }
    use.receive(result, at: now)
    if case .success(let use) = result { tree.begin(with: use, of: name) }
  }
}
