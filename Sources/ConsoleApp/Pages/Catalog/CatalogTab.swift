/// The two lists of the catalog.
package enum CatalogTab: String, CaseIterable, Equatable, Sendable {
  case bundles
  case modules

  var title: String { self == .bundles ? "Bundles" : "Modules" }

  var other: CatalogTab { self == .bundles ? .modules : .bundles }
}
