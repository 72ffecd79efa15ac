import Foundation
import TenantModel

/// The catalog's files as they lie in the repository.
enum ShippedFiles {
  static func data(_ name: String) throws -> Data {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try Data(contentsOf: root.appending(path: "Sources/CCatalog/data/\(name)"))
  }

  static func catalog() throws -> (modules: [CatalogModule], bundles: [ModuleBundle]) {
    try ShippedCatalog.decode(modules: data("modules.json"), bundles: data("bundles.json"))
  }
}

extension ModuleName {
  /// A name that a test knows to be one.
  static func known(_ text: String) -> ModuleName {
    do throws(InvalidName) { return try ModuleName(text) } catch { preconditionFailure(error.message) }
  }
}

extension CatalogModule {
  /// A module of 18.0 with nothing special about it.
  static func plain(
    _ name: String, _ depends: [String] = [], series: String? = "18.0", repo: String = "OCA/test",
    license: String? = "AGPL-3", installable: Bool = true, status: String? = nil, source: ModuleSource = .oca
  ) -> CatalogModule {
    CatalogModule(
      name: .known(name), title: name, source: source, repo: repo, series: series, version: "18.0.1.0.0",
      license: license, depends: depends.map(ModuleName.known), installable: installable,
      developmentStatus: status,
      lifecycle: "merged")
  }
}
