import Foundation
import TenantModel
import Testing

@Suite("The catalog that ships")
struct ShippedCatalogTests {
  @Test("every row of the real files is read")
  func counts() throws {
    let catalog = try ShippedFiles.catalog()
    #expect(catalog.modules.count == 2_673)
    #expect(catalog.bundles.count == 8)
    #expect(Set(catalog.modules.map(\.name)).count == 2_673)
    let bySeries = Dictionary(grouping: catalog.modules, by: { $0.series ?? "none" }).mapValues(\.count)
    #expect(bySeries == ["18.0": 1_376, "17.0": 569, "16.0": 639, "19.0": 76, "none": 13])
    let bySource = Dictionary(grouping: catalog.modules, by: \.source).mapValues(\.count)
    #expect(bySource == [.core: 590, .oca: 1_762, .ipai: 321])
    #expect(catalog.modules.count { !$0.installable } == 38)
    #expect(catalog.modules.count { $0.application } == 133)
    #expect(catalog.modules.count { $0.autoInstall } == 294 + 122)
    #expect(catalog.modules.count { !$0.externalDependencies.isEmpty } == 164)
  }

  @Test("a row is read field by field")
  func row() throws {
    let modules = try ShippedFiles.catalog().modules
    let account = try #require(modules.first { $0.name.rawValue == "account" })
    #expect(
      account
        == CatalogModule(
          name: .known("account"), title: "Invoicing", source: .core, repo: "odoo/odoo", series: "18.0",
          version: "18.0.1.3", category: "Accounting/Accounting", license: "LGPL-3",
          depends: ["base_setup", "onboarding", "product", "analytic", "portal", "digest"].map(ModuleName.known),
          application: true, lifecycle: "released"))
    let payment = try #require(modules.first { $0.name.rawValue == "account_payment" })
    #expect(payment.autoInstall)
    #expect(payment.autoInstallTriggers == [.known("account")])
    let fleet = try #require(modules.first { $0.name.rawValue == "account_fleet" })
    #expect(fleet.autoInstallTriggers == fleet.depends)
  }

  @Test("bundles are read with what they stand in for")
  func bundles() throws {
    let bundles = try ShippedFiles.catalog().bundles
    #expect(
      bundles.map(\.code) == [
        "finance_ppm", "crm", "hr", "retail", "services", "helpdesk", "procurement", "platform_base",
      ])
    #expect(bundles.allSatisfy { !$0.replacesEe.isEmpty && !$0.gaps.isEmpty && !$0.modules.isEmpty })
    #expect(bundles[0].modules.first == .known("account"))
  }

  @Test("memory that is lent reads like data that is owned")
  func borrowedMemory() throws {
    let modules = try ShippedFiles.data("modules.json")
    let bundles = try ShippedFiles.data("bundles.json")
    let read = try modules.withUnsafeBytes { modules in
      try bundles.withUnsafeBytes { bundles in
        try ShippedCatalog.decode(modules: modules, bundles: bundles)
      }
    }
    #expect(read.modules == (try ShippedFiles.catalog().modules))
  }

  @Test("a name that is not one is refused", arguments: [
    #"[{"name": "a-b"}]"#, #"[{}]"#, "{}", "", #"[{"name": "a", "auto_install": 1}]"#,
  ])
  func refuses(text: String) {
    #expect(throws: DecodingError.self) {
      try ShippedCatalog.decode(modules: Data(text.utf8), bundles: Data("[]".utf8))
    }
  }

  @Test("reading takes far less than a second")
  func speed() throws {
    let modules = try ShippedFiles.data("modules.json")
    let bundles = try ShippedFiles.data("bundles.json")
    let elapsed = try ContinuousClock().measure {
      _ = try ShippedCatalog.decode(modules: modules, bundles: bundles)
    }
    print("shipped catalog read in \(elapsed)")
    #expect(elapsed < .seconds(2))
  }
}
