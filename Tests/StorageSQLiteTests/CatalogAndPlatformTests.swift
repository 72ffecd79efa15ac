import StorageCore
import TenantModel
import Testing

@testable import StorageSQLite

@Suite("Catalog and platform")
struct CatalogAndPlatformTests {
  private func module(_ name: String, series: String? = "18.0", title: String = "Title") throws
    -> CatalogModule
  {
    CatalogModule(
      name: try ModuleName(name), title: title, summary: nil, source: .oca, repo: "OCA/project",
      series: series,
      version: "18.0.1.0", license: "AGPL-3", depends: [.base], lifecycle: "merged",
      externalDependencies: ["python": ["lxml"]])
  }

  @Test("the catalog is filled once, read back as it was, and searched literally")
  func catalog() async throws {
    let catalog = try await SQLiteStorage.forTest().catalog
    let modules = [
      try module("alpha", title: "Über 100%"), try module("beta"), try module("beta", series: nil),
    ]
    let bundle = ModuleBundle(
      code: "b", name: "Bundle", type: "app", description: "d", version: "1",
      modules: [try ModuleName("beta")],
      replacesEe: "x", gaps: "")
    #expect(try await catalog.seed(modules: modules, bundles: [bundle]))
    #expect(try await !catalog.seed(modules: modules, bundles: [bundle]))
    #expect(try await catalog.allModules() == [modules[0], modules[2], modules[1]])
    #expect(try await catalog.bundles() == [bundle])
    #expect(try await catalog.bundle(code: "b") == bundle)
    #expect(try await catalog.bundle(code: "b\0") == nil)
    #expect(try await catalog.modules(named: try ModuleName("beta")).count == 2)

    func found(_ query: ModuleQuery) async throws -> [String] {
      let page = try await catalog.modules(query)
      #expect(page.total == page.items.count)
      return page.items.map(\.name.rawValue)
    }
    #expect(try await found(ModuleQuery(text: "ÜBER")) == ["alpha"])
    #expect(try await found(ModuleQuery(text: "%")) == ["alpha"])
    #expect(try await found(ModuleQuery(text: "be\0")) == [])
    #expect(try await found(ModuleQuery(series: "18.0")) == ["alpha", "beta"])
    #expect(try await found(ModuleQuery(source: .core)) == [])
  }

  @Test("an import replaces what has the same name and series, and tells what was new")
  func importing() async throws {
    let catalog = try await SQLiteStorage.forTest().catalog
    #expect(try await catalog.importModules([try module("alpha"), try module("beta")]) == 2)
    #expect(
      try await catalog.importModules([
        try module("alpha", title: "New"), try module("alpha", series: "17.0"),
      ]) == 1)
    #expect(try await catalog.modules(named: try ModuleName("alpha")).map(\.title) == ["Title", "New"])
  }

  @Test("the platform's defaults are written once and read back in their order")
  func platform() async throws {
    let platform = try await SQLiteStorage.forTest().platform
    let defaults = try PlatformDefaults.standard()
    try await platform.seed(defaults)
    var others = defaults
    others.plans[0].name = "Other"
    try await platform.seed(others)
    #expect(try await platform.plans() == defaults.plans)
    #expect(try await platform.regions() == defaults.regions)
    #expect(try await platform.images() == defaults.images)
    #expect(try await platform.templates() == defaults.templates)
    #expect(try await platform.ssoTemplates() == defaults.ssoTemplates)
  }
}
