import TenantModel

/// The server on which tenants have their databases, as operations need it.
package protocol TenantDatabases: Sendable {
  /// What stands under the name; nil when nothing does.
  func find(_ name: DatabaseName, isolation: Isolation) async throws(IntegrationError) -> TenantDatabase?

  /// Makes the role and the database or schema, or brings what is there to what it should be.
  ///
  /// - Throws: `IntegrationError` with `conflict` when what is there is somebody else's, with `superseded` when a worker
  ///   with a higher fence has been there for the same operation.
  func prepare(_ request: DatabaseRequest) async throws(IntegrationError) -> PreparedDatabase
}
