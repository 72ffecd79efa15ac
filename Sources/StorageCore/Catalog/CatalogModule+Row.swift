import TenantModel

extension CatalogModule {
  /// In the order of `CatalogSQL.moduleColumns`. No series is stored as the empty text.
  init(row: inout SQLRow) throws(StorageError) {
    let name = try row.name(ModuleName.self)
    let series = try row.text()
    self.init(
      name: name, title: try row.text(), summary: try row.optionalText(), source: try row.code(),
      repo: try row.text(), series: series.isEmpty ? nil : series, version: try row.text(),
      category: try row.optionalText(), license: try row.optionalText(), depends: try row.json(),
      application: try row.bool(), installable: try row.bool(), autoInstall: try row.bool(),
      developmentStatus: try row.optionalText(), lifecycle: try row.text(),
      externalDependencies: try row.json())
  }

  /// The same, and what the module is searched by.
  func columns() throws -> [SQLValue] {
    [
      .name(name), .text(series ?? ""), .text(title), .text(summary), .code(source), .text(repo),
      .text(version),
      .text(category), .text(license), try .json(depends), .bool(application), .bool(installable),
      .bool(autoInstall), .text(developmentStatus), .text(lifecycle), try .json(externalDependencies),
      .text(TextFolding.folded(name.rawValue + "\n" + title)),
    ]
  }
}
