import ControlSupport
import Foundation
import StorageCore
import TenantModel
import TenantryAPI
import Testing

@testable import ControlPlane

@Suite("Platform and catalog", .timeLimit(.minutes(20)))
struct PlatformTests {
  @Test("tenants are counted by status; those that are gone count apart")
  func tenantKPIs() async throws {
    let world = try await ControlWorld()
    let empty = try await world.owner.call(GetTenantKPIs())
    #expect(
      empty
        == .init(
          total: 0, active: 0, paused: 0, error: 0, provisioning: 0, retired: 0, softLimit: 50,
          agencyGroups: []))
    let statuses: [TenantStatus] = [
      .active, .active, .active, .paused, .paused, .error, .provisioning, .decommissioning, .decommissioned,
    ]
    for (index, status) in statuses.enumerated() {
      try await world.adopt(
        "agency-\(index)", status: status, group: index.isMultiple(of: 2) ? "South" : "North")
    }
    let kpis = try await world.owner.call(GetTenantKPIs())
    #expect(
      kpis
        == .init(
          total: 7, active: 3, paused: 2, error: 1, provisioning: 1, retired: 2, softLimit: 50,
          agencyGroups: ["North", "South"]))
    #expect(kpis.total == kpis.active + kpis.paused + kpis.error + kpis.provisioning)
  }

  @Test("without a cluster there is no usage, and the reason is told")
  func resourceKPIs() async throws {
    let world = try await ControlWorld()
    #expect(
      try await world.owner.call(GetResourceKPIs()) == .init(usage: nil, reason: "no cluster connected"))
  }

  @Test("the curves show the last day as it was stored, sixty values at most, and the newest look last")
  func resourceHistory() async throws {
    let world = try await ControlWorld(connected: true)
    let now = Date()
    for minute in 0..<400 {
      try await world.storage.monitor.record(
        platform: PlatformSample(
          takenAt: now.addingTimeInterval(-300 * Double(minute) - 60), cpuUsed: Double(minute),
          cpuTotal: 1_000,
          memoryUsed: nil, memoryTotal: 10, storageUsed: 5, storageTotal: 10, nodesReady: 3, nodesNotReady: 0)
      )
    }
    let usage = try #require(try await world.owner.call(GetResourceKPIs()).usage)
    #expect(usage.cpu.history.count == 60 && usage.storage.history.count == 60)
    #expect(usage.memory.history.count == 1)
    // 288 samples lie in a day; those before are left out.
    #expect(usage.cpu.history.first.map { $0 > 0.27 && $0 < 0.288 } == true)
    #expect(usage.cpu.history.dropLast().last == 0)
    #expect(usage.nodesReady == 3 && usage.cpu.total > 0)
  }

  @Test("who am I tells the place, the role and what is connected")
  func whoAmI() async throws {
    let world = try await ControlWorld()
    let session = try await world.client(.financeOwner).call(WhoAmI())
    #expect(session.context == "test" && session.mode == .embedded && session.role == .financeOwner)
    #expect(session.actor == "finance_owner@north" && session.tenantsSoftLimit == 50)
    #expect(session.integrations.map(\.isConnected) == [false])
  }

  @Test("plans, regions, templates and images are what the platform offers, newest image first")
  func offers() async throws {
    let world = try await ControlWorld()
    let defaults = try PlatformDefaults.standard()
    #expect(try await world.owner.call(ListPlans()).items == defaults.plans)
    #expect(try await world.owner.call(ListRegions()).items == defaults.regions)
    #expect(try await world.owner.call(ListKeycloakTemplates()).items == defaults.ssoTemplates)
    let infra = try await world.owner.call(ListInfraTemplates())
    #expect(infra.items == defaults.templates)
    #expect(infra.images.map(\.image.rawValue) == ["odoo:18.0-20251106", "odoo:18.0-20250930"])
  }

  @Test(
    "a page of tenants outside the bounds is refused",
    arguments: [(0, 0), (501, 0), (-1, 0), (20, -1), (.max, .min)])
  func pageBounds(limit: Int, offset: Int) async throws {
    let world = try await ControlWorld()
    let refusal = await problem { try await world.owner.call(ListTenants(limit: limit, offset: offset)) }
    #expect(refusal?.code == .invalid && refusal?.fields.map(\.pointer) == ["limit"])
  }

  @Test("tenants are filtered, sorted and paged")
  func listTenants() async throws {
    let world = try await ControlWorld()
    for (index, status) in [TenantStatus.active, .paused, .error, .active].enumerated() {
      try await world.adopt("agency-\(index)", status: status, group: index < 2 ? "North" : "South")
    }
    func slugs(_ endpoint: ListTenants) async throws -> [String] {
      try await world.owner.call(endpoint).items.map(\.slug.rawValue)
    }
    #expect(try await slugs(ListTenants(status: [.active])) == ["agency-0", "agency-3"])
    #expect(
      try await slugs(ListTenants(agencyGroup: ["South"], sort: .slug, descending: true)) == [
        "agency-3", "agency-2",
      ])
    #expect(try await slugs(ListTenants(q: "Y-2")) == ["agency-2"])
    #expect(try await slugs(ListTenants(q: "%")) == [])
    #expect(try await slugs(ListTenants(sort: .attention, limit: 1)) == ["agency-2"])
    let page = try await world.owner.call(ListTenants(limit: 2, offset: 3))
    #expect(page.items.count == 1 && page.total == 4)
    for sort in TenantSort.allCases { #expect(try await slugs(ListTenants(sort: sort)).count == 4) }
    #expect(try await slugs(ListTenants(filter: "status:active !group:north")) == ["agency-3"])
    #expect(try await slugs(ListTenants(status: [.active], filter: "/[01]$/ age<1h")) == ["agency-0"])
    #expect(try await slugs(ListTenants(filter: " ")).count == 4)
  }

  @Test(
    "a filter with a fault is refused with the sentence, never answered with an empty list",
    arguments: [
      ("staus:error", "unknown field “staus”; did you mean “status”?"),
      ("plan:gold", "unknown plan “gold”: starter, pro, enterprise"), ("(a", "this “(” is not closed"),
    ])
  func badFilter(text: String, sentence: String) async throws {
    let world = try await ControlWorld()
    let refusal = await problem { try await world.owner.call(ListTenants(filter: text)) }
    #expect(refusal?.code == .invalid)
    #expect(refusal?.fields == [.init(pointer: "filter", message: sentence)])
    #expect(refusal?.detail == "The filter cannot be used: \(sentence)")
  }

  // MARK: - Catalog

  /// The catalog that ships, read from the sources.
  private static func shipped() throws -> (modules: [CatalogModule], bundles: [ModuleBundle]) {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let data = root.appending(path: "Sources/CCatalog/data")
    return try ShippedCatalog.decode(
      modules: Data(contentsOf: data.appending(path: "modules.json")),
      bundles: Data(contentsOf: data.appending(path: "bundles.json")))
  }

  @Test("each of the eight bundles that ship can be installed, in an order that keeps every dependency")
  func shippedBundles() async throws {
    let shipped = try Self.shipped()
    let world = try await ControlWorld()
    _ = try await world.owner.call(ImportModules(modules: shipped.modules))
    #expect(
      shipped.bundles.map(\.code).sorted()
        == ["crm", "finance_ppm", "helpdesk", "hr", "platform_base", "procurement", "retail", "services"])
    let known = Dictionary(
      shipped.modules.filter { $0.series == "18.0" }.map { ($0.name, $0) }
    ) { first, _ in first }
    let resolver = RequestContext(
      parts: world.controlPlane.parts, caller: Caller(actor: "ada", role: .platformOwner))
    for bundle in shipped.bundles {
      let resolution = try await resolver.resolve(bundle)
      #expect(
        resolution.isApplicable, "\(bundle.code): \(resolution.findings.filter(\.blocks).map(\.message))")
      #expect(resolution.bundle == bundle.code && resolution.series == "18.0")
      #expect(Set(resolution.modules.filter(\.isRequested).map(\.name)) == Set(bundle.modules))
      var installed: Set<ModuleName> = []
      for module in resolution.modules {
        #expect(
          known[module.name]?.dependencies.allSatisfy(installed.contains) == true,
          "\(module.name) comes too early")
        #expect(installed.insert(module.name).inserted, "\(module.name) comes twice")
      }
    }
  }

  @Test("a bundle is resolved by its code, and one that there is not names those that there are")
  func resolveBundle() async throws {
    let world = try await ControlWorld()
    let resolution = try await world.owner.call(ResolveBundle(code: "broken"))
    #expect(!resolution.isApplicable && resolution.findings.map(\.module.rawValue) == ["no_such_module"])
    #expect(try await world.owner.call(ListBundles()).items.map(\.code) == ["broken", "finance_ppm"])
    let refusal = await problem { try await world.owner.call(ResolveBundle(code: "nothing")) }
    #expect(refusal?.code == .notFound && refusal?.detail.contains("broken, finance_ppm") == true)
  }

  @Test("imported modules are added or replace those of the same name and series")
  func importModules() async throws {
    let world = try await ControlWorld()
    var base = try [CatalogModule].small[0]
    base.title = "Base, patched"
    let new = CatalogModule(
      name: try ModuleName("ipai_new"), title: "New", source: .ipai, repo: "ipai/addons", series: "18.0",
      version: "18.0.1.0", depends: [.base], lifecycle: "imported")
    var older = new
    older.series = "17.0"
    let counts = try await world.owner.call(ImportModules(modules: [base, new, older]))
    #expect(counts == .init(added: 2, replaced: 1))
    #expect(
      try await world.owner.call(ImportModules(modules: [base, new, older])) == .init(added: 0, replaced: 3))
    #expect(try await world.owner.call(GetModule(name: "base")).items == [base])
    #expect(try await world.owner.call(GetModule(name: "ipai_new")).items.map(\.series) == ["18.0", "17.0"])
    #expect(try await world.owner.call(ListModules(q: "PATCHED")).items == [base])
    #expect(
      try await world.owner.call(ListModules(source: .ipai, series: "17.0", limit: 0, offset: -1)).total == 1)
    #expect(await problem { try await world.owner.call(GetModule(name: "none")) }?.code == .notFound)
    #expect(await problem { try await world.owner.call(GetModule(name: "$(id)")) }?.code == .invalid)
  }

  // MARK: - Adoption

  @Test("adopted tenants are taken as they are: their status, pauser, health and age, and nothing is run")
  func adopt() async throws {
    let world = try await ControlWorld()
    try await world.adopt("acme", status: .paused, pausedBy: .billing)
    let detail = try await world.owner.call(GetTenant(tenant: "acme"))
    #expect(detail.tenant.status == .paused && detail.tenant.pausedBy == .billing)
    #expect(detail.tenant.statusReason == "paused by billing" && detail.tenant.health.level == .healthy)
    #expect(detail.sso?.status == .active && detail.sso?.keycloakClientId == "odoo-acme")
    #expect(detail.subscription?.status == .active)
    #expect(detail.modules.count == 5 && detail.modules.allSatisfy { $0.state == .installed })
    #expect(detail.operations.isEmpty)
  }

  @Test("of tenants adopted together all are taken, or none when one of them does not fit", arguments: 0..<6)
  func allOrNone(flaw: Int) async throws {
    let world = try await ControlWorld()
    try await world.adopt("taken")
    let before = try await world.counts()
    var bad = try AdoptedTenant.fixture(flaw == 0 ? "taken" : "bad")
    switch flaw {
    case 1: bad.spec.bundle = "nothing"
    case 2: bad.spec.ssoTemplate = "nothing"
    case 3: bad.spec.plan = "nothing"
    case 4: bad.spec.region = "nothing"
    case 5: bad.spec.template = "nothing"
    default: break
    }
    let good = try AdoptedTenant.fixture("good")
    let refusal = await problem {
      try await world.controlPlane.adopt([good, bad], as: Caller(actor: "ada", role: .platformOwner))
    }
    #expect(refusal?.code == (flaw == 0 ? .conflict : .notFound))
    let fields = ["slug", "bundle", "sso_template", "plan", "region", "template"]
    #expect(refusal?.fields.map(\.pointer) == [fields[flaw]])
    #expect(try await world.counts() == before)
    let records = try await world.controlPlane.adopt([good], as: Caller(actor: "ada", role: .platformOwner))
    #expect(records.map(\.tenant.slug.rawValue) == ["good"])
  }
}
