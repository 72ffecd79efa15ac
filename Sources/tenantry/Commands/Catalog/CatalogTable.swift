import TenantModel
import TenantryAPI

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
    .init("is_draft") { "\($0.isDraft)" }, .init("revision") { "\($0.revision)" },
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

  /// - Parameter changes: the operations on bundles that are not over.
  static func text(_ bundles: [ModuleBundle], changes: [OperationSummary] = [], _ style: Style) -> String {
    var table = TextTable(
      .init("CODE"), .init("STATE"), .init("NAME"), .init("VERSION"), .init("MODULES", .trailing),
      .init("STANDS IN FOR"))
    let changing = Dictionary(
      changes.compactMap { change in change.bundleCode.map { ($0, change) } },
      uniquingKeysWith: { first, _ in first })
    table.rows = bundles.map { bundle in
      [
        .init(bundle.code, .strong), state(bundle, changing[bundle.code]), .init(bundle.name),
        .init(bundle.version), .init("\(bundle.modules.count)"), .init(bundle.replacesEe),
      ]
    }
    let known = Set(bundles.map(\.code))
    table.rows += changing.filter { !known.contains($0.key) }.sorted { $0.key < $1.key }.map { code, change in
      [.init(code, .strong), .init("creating", change.state.meaning), .init(nil), .init(nil), .init(nil), .init(nil)]
    }
    return table.text(style)
  }

  private static func state(_ bundle: ModuleBundle, _ change: OperationSummary?) -> TextTable.Cell {
    if let change {
      return .init(change.state == .parked ? "parked" : "changing", change.state.meaning)
    }
    return bundle.isDraft ? .init("draft", .quiet) : .init("ready", .good)
  }
}
