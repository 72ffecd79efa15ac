/// What preparing a tenant's database has brought about.
package struct PreparedDatabase: Equatable, Sendable {
  /// False when it was there before and has been taken over.
  package var isNew: Bool
  /// What was done, a phrase each, in order.
  package var changes: [String]

  package init(isNew: Bool, changes: [String]) {
    self.isNew = isNew
    self.changes = changes
  }
}
