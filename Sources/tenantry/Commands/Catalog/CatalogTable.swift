import TenantModel

/// Modules and bundles as rows of text.
enum CatalogTable {
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
