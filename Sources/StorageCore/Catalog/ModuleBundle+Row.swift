import TenantModel

extension ModuleBundle {
  /// In the order of `CatalogSQL.bundleColumns`.
  init(row: inout SQLRow) throws(StorageError) {
    self.init(
      code: try row.text(), name: try row.text(), type: try row.text(), description: try row.text(),
      version: try row.text(), modules: try row.json(), replacesEe: try row.text(), gaps: try row.text(),
      isDraft: try row.bool(), revision: try row.int(), createdAt: try row.optionalTime(),
      updatedAt: try row.optionalTime())
  }

  func columns() throws -> [SQLValue] {
    [
      .text(code), .text(name), .text(type), .text(description), .text(version), try .json(modules),
      .text(replacesEe), .text(gaps), .bool(isDraft), .int(revision), .time(createdAt), .time(updatedAt),
    ]
  }
}
