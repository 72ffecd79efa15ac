import TenantModel

extension CatalogUser {
  /// In the order of `CatalogSQL.usersOfModule`.
  init(row: inout SQLRow) throws(StorageError) {
    self.init(
      id: try row.name(TenantID.self), slug: try row.name(Slug.self), name: try row.name(DisplayText.self),
      status: try row.code(), state: try row.optionalCode())
  }
}
