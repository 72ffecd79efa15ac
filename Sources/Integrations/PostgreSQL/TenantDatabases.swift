import Foundation
import TenantModel

/// The server on which tenants have their databases, as operations need it.
package protocol TenantDatabases: Sendable {
  /// What stands under the name; nil when nothing does.
  func find(_ name: DatabaseName, isolation: Isolation) async throws(IntegrationError) -> TenantDatabase?

  /// Bytes that databases take, by name; one that is not there, or that we may not look into, is absent.
  func sizes(of names: [DatabaseName]) async throws(IntegrationError) -> [DatabaseName: Int]

  /// Makes the role and the database or schema, or brings what is there to what it should be.
  ///
  /// - Throws: `IntegrationError` with `conflict` when what is there is somebody else's, with `superseded`
  ///   when a worker with a higher fence has been there for the same operation.
  func prepare(_ request: DatabaseRequest) async throws(IntegrationError) -> PreparedDatabase

  /// Writes the tenant's database to a file, which has its name only once it is whole.
  ///
  /// - Parameter progress: told about every second how many bytes there are.
  func dump(
    _ request: DatabaseRequest, to path: String, progress: @escaping @Sendable (Int) -> Void
  ) async throws(IntegrationError) -> DatabaseDump

  /// The whole dump at a path; nil when there is none.
  ///
  /// - Throws: `IntegrationError` with `invalid` when it is not what was written.
  func dump(at path: String) async throws(IntegrationError) -> DatabaseDump?

  /// Restores a dump into a database of its own beside the tenant's.
  ///
  /// - Returns: what it is called.
  func restore(_ dump: DatabaseDump, for request: DatabaseRequest) async throws(IntegrationError)
    -> DatabaseName

  /// Puts the database in use aside and the restored one in its place.
  ///
  /// - Returns: what the former one is called now; nil when there was none.
  @discardableResult
  func switchToRestored(_ request: DatabaseRequest, at now: Date) async throws(IntegrationError)
    -> DatabaseName?

  /// Copies another tenant's dump into the database that was prepared for this one, neutralised before anybody can enter.
  ///
  /// - Returns: what the former database is called now; nil when there was none.
  @discardableResult
  func clone(
    _ dump: DatabaseDump, into staging: DatabaseRequest, at now: Date
  ) async throws(IntegrationError) -> DatabaseName?

  /// Whether a database cannot act on the world.
  func isNeutralised(_ name: DatabaseName) async throws(IntegrationError) -> Bool

  /// Closes the tenant's database and gives it a name under which it is kept.
  ///
  /// - Returns: that name.
  @discardableResult
  func quarantine(_ request: DatabaseRequest, at now: Date) async throws(IntegrationError) -> DatabaseName

  /// The databases of a tenant that are put aside, by name.
  func aside(of tenant: TenantID) async throws(IntegrationError) -> [TenantDatabase]

  /// Drops a database that was put aside, with its roles when nothing else uses them.
  func drop(_ confirmed: DropConfirmation) async throws(IntegrationError)
}

extension TenantDatabases {
  /// As above, for who does not want to know how far it is.
  package func dump(_ request: DatabaseRequest, to path: String) async throws(IntegrationError)
    -> DatabaseDump
  {
    try await dump(request, to: path, progress: { _ in })
  }
}
