import TenantModel
import TenantryAPI

@testable import ConsoleApp

extension OperationSummary {
  /// An operation on a bundle.
  static func bundle(
    _ number: Int, _ code: String, _ state: OperationState, step: String? = nil, fault: OperationFault? = nil
  ) -> OperationSummary {
    OperationSummary(
      id: identifier("P", number), subject: "bundle \(code)", tenantId: nil, tenantSlug: nil, tenantName: nil,
      bundleCode: code, kind: .bundleChange, state: state, currentStep: step, stepsDone: 1, stepsTotal: 4,
      fraction: 0.3, secondsLeft: nil, fault: fault, actor: "ana", triggerSource: .ui,
      createdAt: .noon.minus(90), startedAt: .noon.minus(88), finishedAt: nil)
  }
}

extension CatalogModule {
  static func make(
    _ name: String, source: ModuleSource = .oca, series: String? = "18.0", status: String? = nil,
    depends: [String] = ["base"], application: Bool = false
  ) -> CatalogModule {
    CatalogModule(
      name: known(name), title: name.split(separator: "_").map(\.capitalized).joined(separator: " "),
      summary: "What \(name) does, in a sentence.", source: source,
      repo: source == .core ? "odoo/odoo" : "OCA/project", series: series, version: "\(series ?? "18.0").1.0",
      category: "Project", license: source == .core ? "LGPL-3" : "AGPL-3", depends: depends.map { known($0) },
      application: application, developmentStatus: status, lifecycle: source == .core ? "released" : "merged")
  }
}

extension [CatalogModule] {
  static let few: [CatalogModule] = [
    .make("base", source: .core, depends: []),
    .make("project", source: .core, application: true),
    .make("project_timeline", status: "Production/Stable", depends: ["project", "web_timeline"]),
    .make("project_wip", status: "Alpha", depends: ["project"]),
    .make("web_timeline", series: "17.0", status: "Beta"),
  ]
}

extension ModuleUse {
  static let project = ModuleUse(
    series: "18.0",
    needs: [
      .init(name: known("base"), source: .core, next: 0), .init(name: known("mail"), source: .core, next: 3),
    ],
    neededBy: [
      .init(name: known("project_timeline"), source: .oca, next: 0),
      .init(name: known("project_wip"), source: .oca, next: 2),
    ], needsInAll: 9, neededByInAll: 14, bundles: [.init(code: "crm", isRequested: false)],
    tenants: [
      CatalogUser(
        id: Tenant.northwind.id, slug: Tenant.northwind.slug, name: Tenant.northwind.name, status: .active,
        state: .installed)
    ])
}

extension BundleDetail {
  /// The bundle as a platform would tell of it.
  static func make(_ bundle: ModuleBundle, change: OperationSummary? = nil) -> BundleDetail {
    let users: [Tenant] = bundle.code == "crm" ? [.northwind, .halcyon] : []
    return BundleDetail(
      bundle: bundle, resolution: .make(bundle.code),
      tenants: users.map { CatalogUser(id: $0.id, slug: $0.slug, name: $0.name, status: $0.status) },
      change: change)
  }
}

extension ScriptedClient {
  /// The standard platform, and all that the catalog asks of it.
  static func cataloged(
    _ bundles: [ModuleBundle] = .three, changes: [OperationSummary] = [], session: Session = .make()
  ) -> ScriptedClient {
    let client = ScriptedClient.standard(session: session)
    client.answerCatalog(bundles, changes: changes)
    return client
  }

  func answerCatalog(_ bundles: [ModuleBundle] = .three, changes: [OperationSummary] = []) {
    on(ListBundles.self, .init(items: bundles, changes: changes))
    on(ListStartingBundles.self, .init(items: Array([ModuleBundle].three.prefix(2))))
    on(GetBundle.self) { question in
      guard let bundle = bundles.first(where: { $0.code == question.code }) else {
        throw APIProblem(.notFound, "There is no bundle “\(question.code)”.")
      }
      return .make(bundle, change: changes.first { $0.bundleCode == question.code })
    }
    on(ListModules.self) { question in
      let words = question.q ?? ""
      let all = [CatalogModule].few.filter { words.isEmpty || $0.name.rawValue.contains(words) }
      guard let filter = question.filter else { return .init(items: all, total: 2_673) }
      let word = filter.replacing("name=", with: "")
      let found = all.filter { $0.name.rawValue.contains(word) }
      return .init(items: found, total: found.count)
    }
    on(GetModule.self) { question in
      .init(items: [CatalogModule].few.filter { $0.name.rawValue == question.name })
    }
    on(GetModuleUse.self, .project)
    on(CheckBundle.self) { question in
      let isEmpty = question.bundle.modules.isEmpty
      let fields: [APIProblem.Field] =
        isEmpty ? [.init(pointer: "modules", message: "must name at least one module")] : []
      let code = question.bundle.modules.contains("point_of_sale") ? "retail" : question.bundle.code
      return .init(fields: fields, resolution: .make(code, modules: question.bundle.modules.count * 3))
    }
    on(SaveBundle.self, .init(operationId: identifier("P", 1)))
    on(RemoveBundle.self, .init(operationId: identifier("P", 1)))
  }
}
