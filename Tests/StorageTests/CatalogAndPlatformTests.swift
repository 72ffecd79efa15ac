import StorageCore
import StorageSupport
import TenantModel
import Testing

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
    let catalog = try await OpenStorage.forTest().catalog
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
    let catalog = try await OpenStorage.forTest().catalog
    #expect(try await catalog.importModules([try module("alpha"), try module("beta")]) == 2)
    #expect(
      try await catalog.importModules([
        try module("alpha", title: "New"), try module("alpha", series: "17.0"),
      ]) == 1)
    #expect(try await catalog.modules(named: try ModuleName("alpha")).map(\.title) == ["Title", "New"])
  }

  private func bundle(_ revision: Int, name: String = "CRM") throws -> ModuleBundle {
    ModuleBundle(
      code: "crm", name: name, type: "crm", description: "", version: "1", modules: [try ModuleName("beta")],
      replacesEe: "", gaps: "", isDraft: revision == 2, revision: revision, createdAt: testTime,
      updatedAt: testTime)
  }

  @Test("a bundle is written in the place of the revision that was seen, and of no other")
  func savingBundles() async throws {
    let storage = try await OpenStorage.forTest()
    let catalog = storage.catalog
    try await catalog.save(try bundle(1), replacing: nil)
    #expect(try await catalog.bundle(code: "crm") == bundle(1))
    // Asked again after an interruption.
    let before = try await storage.changes.latestSequence()
    try await catalog.save(try bundle(1), replacing: nil)
    #expect(try await storage.changes.latestSequence() == before)
    try await catalog.save(try bundle(2, name: "Sales"), replacing: 1)
    #expect(try await catalog.bundle(code: "crm") == bundle(2, name: "Sales"))
    for wrong in [nil, 1, 3] {
      let error = await #expect(throws: StorageError.self) {
        try await catalog.save(try bundle(9, name: "Other"), replacing: wrong)
      }
      #expect(error?.code == .versionConflict)
    }
  }

  @Test("a bundle is removed at the revision that was seen; one that is gone is gone")
  func removingBundles() async throws {
    let storage = try await OpenStorage.forTest()
    try await storage.catalog.save(try bundle(1), replacing: nil)
    let error = await #expect(throws: StorageError.self) {
      try await storage.catalog.removeBundle(code: "crm", revision: 2)
    }
    #expect(error?.code == .versionConflict)
    try await storage.catalog.removeBundle(code: "crm", revision: 1)
    try await storage.catalog.removeBundle(code: "crm", revision: 1)
    #expect(try await storage.catalog.bundles().isEmpty)
    let topics = try await storage.changes.changes(after: 0, limit: 10).compactMap { change in
      if case .topic(let topic) = change { return topic.topic }
      return PlatformTopic?.none
    }
    #expect(topics == [.catalog, .catalog])
  }

  @Test("who has a module and who was made from a bundle is known by slug; who is gone has nothing")
  func users() async throws {
    let storage = try await OpenStorage.forTest()
    var records = [try NewTenantRecord.make("north"), try NewTenantRecord.make("acme"), try NewTenantRecord.make("gone")]
    records[2].tenant.status = .decommissioned
    try await storage.tenants.adopt(records)
    let code = records[0].tenant.bundleCode
    #expect(try await storage.catalog.users(ofBundle: code).map(\.slug.rawValue) == ["acme", "north"])
    #expect(try await storage.catalog.users(ofBundle: "other").isEmpty)
    let name = try ModuleName("beta")
    for (record, state) in zip(records, [TenantModuleState.State.pending, .removed, .installed]) {
      try await storage.tenants.record(
        modules: [TenantModuleState(moduleName: name, source: .oca, state: state, lastOperationId: nil)],
        of: record.tenant.id)
    }
    let users = try await storage.catalog.users(ofModule: name)
    #expect(users.map(\.slug.rawValue) == ["north"] && users.first?.state == .pending)
  }

  @Test("the platform's defaults are written once and read back in their order")
  func platform() async throws {
    let platform = try await OpenStorage.forTest().platform
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
