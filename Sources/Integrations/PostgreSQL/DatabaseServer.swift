import PostgresConnection
import TenantModel

/// Which server tenants have their databases on, and how their roles sign in.
package struct DatabaseServer: Sendable {
  /// As the administrator, in the database where administration is done.
  package var target: PostgresTarget
  /// The administrator's password; nil where the server asks for none.
  package var password: SecretReference?
  /// Where a tenant's role finds its password: a reference with `{database}` in it, such as
  /// `file:/etc/odoo/{database}`. Nil for roles that sign in without one.
  package var rolePassword: String?
  /// The same for the role that reads.
  package var readerPassword: String?
  /// Where tenants that are schemas live; nil when there are none.
  package var sharedDatabase: DatabaseName?
  /// Sessions that one tenant may have at once.
  package var connectionsMax: Int
  /// Sessions that a reader may have at once.
  package var readerConnectionsMax: Int

  package init(
    target: PostgresTarget, password: SecretReference? = nil, rolePassword: String? = nil,
    readerPassword: String? = nil, sharedDatabase: DatabaseName? = nil, connectionsMax: Int = 64,
    readerConnectionsMax: Int = 5
  ) {
    self.target = target
    self.password = password
    self.rolePassword = rolePassword
    self.readerPassword = readerPassword
    self.sharedDatabase = sharedDatabase
    self.connectionsMax = connectionsMax
    self.readerConnectionsMax = readerConnectionsMax
  }

  /// The template with the database's name in it.
  ///
  /// - Throws: `IntegrationError` with `secret_unavailable` when that is no reference.
  static func reference(_ template: String?, for name: DatabaseName) throws(IntegrationError)
    -> SecretReference?
  {
    guard let template else { return nil }
    return try SecretReference(template.replacing("{database}", with: name.rawValue))
  }
}
