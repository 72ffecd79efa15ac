import Foundation
import TenantModel
import Testing

/// The figures that the bundles' file states of itself.
private struct StatedCounts: Decodable {
  struct Counts: Decodable {
    var modules: Int
    var closure: Int
    var bySource: [String: Int]

    private enum CodingKeys: String, CodingKey {
      case modules, closure
      case bySource = "by_source"
    }
  }

  var code: String
  var counts: Counts
}

extension BundleResolution {
  fileprivate var names: [String] { modules.map(\.name.rawValue) }

  /// True when every module stands after all that it depends on.
  fileprivate func isOrdered(by modules: [CatalogModule]) -> Bool {
    var places: [ModuleName: Int] = [:]
    for (place, entry) in self.modules.enumerated() { places[entry.name] = place }
    return modules.filter { $0.series == series }.allSatisfy { module in
      guard let place = places[module.name] else { return true }
      return module.dependencies.allSatisfy { (places[$0] ?? -1) < place }
    }
  }
}

private let base = CatalogModule.plain("base", source: .core)

private func resolve(_ modules: [CatalogModule], _ requested: String...) -> BundleResolution {
  BundleResolver(series: "18.0", modules: modules).resolve(requested.map(ModuleName.known))
}

@Suite("The bundle resolver")
struct BundleResolverTests {
  @Test("all shipped bundles can be applied, and their closures are as large as stated")
  func shippedBundles() throws {
    let catalog = try ShippedFiles.catalog()
    let stated = try JSONDecoder().decode([StatedCounts].self, from: ShippedFiles.data("bundles.json"))
    let resolver = BundleResolver(series: "18.0", modules: catalog.modules)
    for (bundle, stated) in zip(catalog.bundles, stated) {
      let resolution = resolver.resolve(bundle)
      #expect(resolution.bundle == stated.code)
      #expect(resolution.series == "18.0")
      #expect(resolution.modules.count == stated.counts.closure, "\(bundle.code)")
      #expect(resolution.modules.count(where: \.isRequested) == stated.counts.modules)
      let requested = resolution.modules.filter(\.isRequested)
      #expect(
        Dictionary(grouping: requested, by: \.source.rawValue).mapValues(\.count) == stated.counts.bySource)
      #expect(resolution.isApplicable, "\(resolution.findings.filter(\.blocks).map(\.message))")
      #expect(resolution.isOrdered(by: catalog.modules))
      #expect(resolution.names.first == "base")
      #expect(Set(resolution.names).count == resolution.names.count)
    }
  }

  @Test("of all the shipped 18.0 rows exactly the names that no row has are absent, each with its reason")
  func wholeSeries() throws {
    let catalog = try ShippedFiles.catalog()
    let own = catalog.modules.filter { $0.series == "18.0" }
    let resolution = BundleResolver(series: "18.0", modules: catalog.modules).resolve(own.map(\.name))
    #expect(resolution.isOrdered(by: catalog.modules))
    let absent = resolution.findings.filter { [.missing, .noPort, .enterpriseOnly].contains($0.code) }
    let needed = Set(own.filter(\.installable).flatMap(\.dependencies))
    #expect(Set(absent.map(\.module)) == needed.subtracting(own.map(\.name)))
    #expect(absent.count == Set(absent.map(\.module)).count)
    #expect(absent.contains { $0.code == .enterpriseOnly && $0.module.rawValue == "marketing_automation" })
    #expect(absent.contains { $0.code == .noPort && $0.module.rawValue == "base_substate" })
    #expect(absent.contains { $0.code == .missing && $0.module.rawValue == "field_vector" })
    #expect(!resolution.findings.contains { $0.code == .cycle })
  }

  @Test("the order is by depth, then by name, whatever the order of the request")
  func order() {
    let modules = [
      base, .plain("web", ["base"]), .plain("mail", ["web"]), .plain("a", ["mail", "z"]),
      .plain("z", ["base"]),
      .plain("b", ["web"]),
    ]
    #expect(resolve(modules, "a", "b").names == ["base", "web", "z", "b", "mail", "a"])
    #expect(resolve(modules, "b", "a", "b").names == ["base", "web", "z", "b", "mail", "a"])
    #expect(resolve(modules, "a").modules.filter(\.isRequested).map(\.name.rawValue) == ["a"])
  }

  @Test("a module without dependencies depends on base")
  func impliedBase() {
    #expect(resolve([base, .plain("a")], "a").names == ["base", "a"])
  }

  @Test("a missing module is named with the way to it")
  func missing() {
    let modules = [base, .plain("a", ["b"]), .plain("b", ["nowhere"]), .plain("c", ["nowhere"])]
    let resolution = resolve(modules, "a", "c", "absent", "absent")
    #expect(!resolution.isApplicable)
    #expect(
      resolution.findings == [
        BundleFinding(
          code: .missing, module: .known("absent"), path: [.known("absent")],
          message: "absent is not in the catalog."),
        BundleFinding(
          code: .missing, module: .known("nowhere"), path: ["c", "nowhere"].map(ModuleName.known),
          message: "nowhere is not in the catalog (c → nowhere)."),
      ])
    #expect(resolution.names == ["b", "c", "a"])
  }

  @Test("a module of another series is named with its series and its repository")
  func otherSeries() {
    let modules = [
      base, .plain("a", ["old", "older", "loose"]), .plain("old", series: "16.0"),
      .plain("old", series: "17.0", repo: "OCA/web"), .plain("older", series: "9.0", repo: "OCA/web"),
      .plain("older", series: "16.0", repo: "OCA/crm"), .plain("loose", series: nil, repo: "acme/odoo"),
    ]
    let findings = resolve(modules, "a").findings
    #expect(findings.map(\.code) == [.noPort, .noPort, .noPort])
    #expect(
      findings.map(\.message) == [
        "old has a port for 17.0 only (OCA/web), none for 18.0 (a → old).",
        "older has a port for 16.0 only (OCA/crm), none for 18.0 (a → older).",
        "loose names no Odoo series (acme/odoo), none for 18.0 (a → loose).",
      ])
  }

  @Test("a module of Enterprise is named as one, unless the catalog has it")
  func enterprise() {
    let modules = [base, .plain("a", ["account_accountant"])]
    let findings = resolve(modules, "a").findings
    #expect(findings.map(\.code) == [.enterpriseOnly])
    #expect(
      findings.map(\.message) == [
        "account_accountant is part of Odoo Enterprise: it does not exist on Community "
          + "(a → account_accountant)."
      ])
    let own = modules + [.plain("account_accountant", ["base"])]
    #expect(resolve(own, "a").isApplicable)
  }

  @Test("none of the names kept as Enterprise's is in the shipped catalog")
  func enterpriseNames() throws {
    let names = Set(try ShippedFiles.catalog().modules.map(\.name.rawValue))
    #expect(EnterpriseModules.names.intersection(names).isEmpty)
    for name in [
      "account_accountant", "helpdesk", "documents", "planning", "hr_payroll", "hr_appraisal",
      "account_asset",
      "account_budget", "marketing_automation", "appointment", "knowledge", "sign", "web_studio",
      "sale_subscription",
      "web_enterprise", "quality_control",
    ] {
      #expect(EnterpriseModules.contains(.known(name)))
    }
  }

  @Test("a cycle is spelled out once, with the way to it, and the rest is still ordered")
  func cycle() {
    let modules = [
      base, .plain("top", ["a"]), .plain("a", ["b", "d"]), .plain("b", ["c"]), .plain("c", ["a", "base"]),
      .plain("d", ["base"]),
    ]
    let resolution = resolve(modules, "top")
    #expect(!resolution.isApplicable)
    #expect(
      resolution.findings == [
        BundleFinding(
          code: .cycle, module: .known("a"), path: ["a", "b", "c", "a"].map(ModuleName.known),
          message: "These modules need one another, so that none can be installed first: a → b → c → a "
            + "(reached by top → a).")
      ])
    #expect(resolution.names == ["base", "d", "a", "b", "c", "top"])
  }

  @Test("a module that needs itself is a cycle, two circles are two, a double circle is one")
  func manyCycles() {
    let own = resolve([base, .plain("a", ["a"])], "a").findings
    #expect(own.map(\.path) == [["a", "a"].map(ModuleName.known)])
    let two = resolve(
      [
        base, .plain("t", ["a", "c"]), .plain("a", ["b"]), .plain("b", ["a"]), .plain("c", ["d"]),
        .plain("d", ["c"]),
      ], "t")
    #expect(
      two.findings.map(\.path) == [["a", "b", "a"], ["c", "d", "c"]].map { $0.map(ModuleName.known) })
    let double = resolve([base, .plain("a", ["b", "c"]), .plain("b", ["a"]), .plain("c", ["a"])], "a")
    #expect(double.findings.map(\.path) == [["a", "b", "a"].map(ModuleName.known)])
  }

  @Test("a module that cannot be installed blocks, and what only it needs is left out")
  func notInstallable() {
    let modules = [
      base, .plain("a", ["off"]), .plain("off", ["below"], installable: false), .plain("below", ["base"]),
    ]
    let resolution = resolve(modules, "a")
    #expect(resolution.findings.map(\.code) == [.notInstallable])
    #expect(resolution.findings[0].path == ["a", "off"].map(ModuleName.known))
    #expect(resolution.names == ["a"])
  }

  @Test("alpha status and licences that are not free are notes behind what blocks")
  func notes() {
    let modules = [
      base, .plain("a", ["x", "y", "certificate", "gone", "ok"], status: "Alpha"),
      .plain("x", license: "OPL-1"), .plain("y", license: "OEEL-1"),
      .plain("certificate", license: "OEEL-1", source: .core), .plain("ok", license: nil, status: "Mature"),
    ]
    let resolution = resolve(modules, "a")
    #expect(resolution.findings.map(\.code) == [.missing, .alpha, .licence, .licence, .licence])
    #expect(resolution.findings.filter { !$0.blocks }.count == 4)
    #expect(
      resolution.findings.dropFirst().map(\.message) == [
        "a is in development status Alpha: its data may not survive an update.",
        "x is under a licence that is not free (OPL-1): check that you may run it (a → x).",
        "y is under Odoo Enterprise's licence (OEEL-1): it needs a subscription (a → y).",
        "certificate stands in the Community tree under Odoo Enterprise's licence (OEEL-1) "
          + "(a → certificate).",
      ])
    #expect(resolve(modules.filter { $0.name.rawValue != "a" }, "certificate").isApplicable)
  }

  @Test("of two rows with one name and series the later counts")
  func laterRowCounts() {
    let modules = [base, .plain("a", ["gone"]), .plain("a", ["base"])]
    #expect(resolve(modules, "a").isApplicable)
  }

  @Test("an empty request resolves to nothing")
  func nothing() {
    let resolution = resolve([base])
    #expect(resolution.modules.isEmpty && resolution.findings.isEmpty && resolution.isApplicable)
  }
}
