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
          depends: ["base_setup", "onboarding", "product", "analytic", "portal", "digest"].map(
            ModuleName.known),
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

  @Test("every value is what Foundation's reader finds too")
  func agreesWithFoundation() throws {
    let modules = try ShippedFiles.catalog().modules
    let rows = try #require(
      try JSONSerialization.jsonObject(with: ShippedFiles.data("modules.json")) as? [[String: Any]])
    #expect(rows.count == modules.count)
    let differing = zip(rows, modules).filter { row, module in !Self.isSame(row, module) }
    #expect(differing.map(\.1.name) == [])
  }

  private static func isSame(_ row: [String: Any], _ module: CatalogModule) -> Bool {
    let texts: [(String, String?)] = [
      ("name", module.name.rawValue), ("title", module.title), ("source", module.source.rawValue),
      ("repo", module.repo), ("series", module.series), ("version_full", module.version),
      ("category", module.category), ("license", module.license), ("lifecycle", module.lifecycle),
      ("development_status", module.developmentStatus),
    ]
    return texts.allSatisfy { key, value in row[key] as? String == value }
      && row["depends"] as? [String] == module.depends.map(\.rawValue)
      && row["application"] as? Bool == module.application
      && row["installable"] as? Bool == module.installable
      && (row["auto_install"] as? Bool ?? true) == module.autoInstall
      && row["external_dependencies"] as? [String: [String]] == module.externalDependencies
  }

  @Test("escapes and blanks are read as JSON means them")
  func escapes() throws {
    let text = #"""
      [ {"name" : "a", "title":"q\" \\ \/ \b\f\n\r\t \u00e9 \ud83d\ude42 中", "source":"oca","repo":"r",
        "series":null, "version_full":"1","depends":[ ],"external_dependencies":{ },"application":true,
        "installable":false,
        "auto_install":[],"lifecycle":"x","other":[1.5e-3,{"x":[true,null]},"y\"]"],"commit":null}
      ]
      """#
    let module = try #require(
      try ShippedCatalog.decode(modules: Data(text.utf8), bundles: Data("[]".utf8)).modules.first)
    #expect(module.title == "q\" \\ / \u{8}\u{C}\n\r\t é 🙂 中")
    #expect(module.autoInstall && module.autoInstallTriggers.isEmpty && !module.installable)
  }

  @Test(
    "what is not a catalog is refused with its place",
    arguments: [
      (
        #"[{"name": "a-b"}]"#,
        "byte 15: The module name may hold only letters, digits and underscores, "
          + "and must not start with a digit."
      ),
      ("[{}]", "byte 3: the module has no name, source or version"),
      ("{}", "byte 0: `[` expected"), ("", "byte 0: `[` expected"), ("[", "byte 1: `{` expected"),
      (#"[{"name": "a", "auto_install": 1}]"#, "byte 31: true or false expected"),
      (#"[{"source": "x"}]"#, "byte 15: a source is core, oca or ipai"),
      (#"[{"x": }]"#, "byte 7: a value expected"), (#"[{"title": "x"#, "byte 13: the string does not end"),
      (#"[{"title": "\x"}]"#, "byte 14: an escape that JSON does not know"),
      (#"[{"title": "\u12"}]"#, "byte 14: four hexadecimal digits expected"),
      ("[] x", "byte 3: the end of the text expected"),
    ])
  func refuses(text: String, expected: String) {
    #expect {
      try ShippedCatalog.decode(modules: Data(text.utf8), bundles: Data("[]".utf8))
    } throws: { error in
      "\(error)" == expected
    }
  }

  @Test("no prefix of the text brings the reader down")
  func survivesEveryPrefix() throws {
    let text = try ShippedFiles.data("modules.json").prefix(3_000)
    let accepted = (0..<text.count).filter { length in
      (try? ShippedCatalog.decode(modules: text.prefix(length), bundles: Data("[]".utf8))) != nil
    }
    #expect(accepted == [])
  }

  @Test("reading takes far less than a second")
  func speed() throws {
    let modules = try ShippedFiles.data("modules.json")
    let bundles = try ShippedFiles.data("bundles.json")
    let before = threadTime()
    _ = try ShippedCatalog.decode(modules: modules, bundles: bundles)
    #expect(threadTime() - before < .seconds(1))
  }

  /// What this thread has had of the processor: the clock would count what other tests take.
  private func threadTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
