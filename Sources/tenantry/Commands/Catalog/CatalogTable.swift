import TenantModel

/// Modules and bundles as rows of text.
enum CatalogTable {
  /// What a program gets of a module as CSV, by the API's names.
  static let moduleColumns: [CSVText.Column<CatalogModule>] = [
    .init("name") { $0.name.rawValue }, .init("source") { $0.source.rawValue }, .init("series") { $0.series },
    .init("version") { $0.version }, .init("license") { $0.license }, .init("repo") { $0.repo },
    .init("title") { $0.title }, .init("installable") { "\($0.installable)" },
    .init("depends") { $0.depends.map(\.rawValue).joined(separator: " ") },
  ]

  /// The same of a bundle.
  static let bundleColumns: [CSVText.Column<ModuleBundle>] = [
    .init("code") { $0.code }, .init("name") { $0.name }, .init("version") { $0.version },
    .init("modules") { $0.modules.map(\.rawValue).joined(separator: " ") },
    .init("replaces_ee") { $0.replacesEe }, .init("gaps") { $0.gaps },
  ]

  static func text(_ modules: [CatalogModule], _ style: Style) -> String {
    var table = TextTable(
      .init("NAME"), .init("SOURCE"), .init("SERIES"), .init("VERSION"), .init("LICENSE"),
      .init("REPOSITORY"),
      .init("TITLE"))
    table.rows = modules.map { module in
      [
        .init(module.name.rawValue, .strong), .init(module.source.rawValue), .init(module.series),
        .init(module.version), .init(module.license), .init(module.repo), .init(module.title),
      ]
    }
    return table.text(style)
  }

  static func text(_ bundles: [ModuleBundle], _ style: Style) -> String {
    var table = TextTable(
      .init("CODE"), .init("NAME"), .init("VERSION"), .init("MODULES", .trailing), .init("STANDS IN FOR"))
    table.rows = bundles.map { bundle in
      [
        .init(bundle.code, .strong), .init(bundle.name), .init(bundle.version),
        .init("\(bundle.modules.count)"),
        .init(bundle.replacesEe),
      ]
    }
    return table.text(style)
  }
}
