import Foundation
import HTTPTransport
import TenantModel

/// The platform's own user in every tenant's Odoo: the way to read them one after the other.
package struct OdooAccess: Sendable {
  private let transport: any Transport
  private let login: String
  private let password: SecretReference
  private let secrets: SecretResolver
  private let now: @Sendable () -> Date

  /// - Parameters:
  ///   - login: a user of every tenant's database who may read settings.
  ///   - password: that user's password or API key.
  package init(
    transport: any Transport, login: String, password: SecretReference, secrets: SecretResolver,
    now: @escaping @Sendable () -> Date
  ) {
    self.transport = transport
    self.login = login
    self.password = password
    self.secrets = secrets
    self.now = now
  }

  /// Signs in to a tenant's Odoo.
  ///
  /// - Throws: `unauthorized` for a wrong login or password, `not_found` for a missing database.
  package func signIn(to tenant: Tenant) async throws(IntegrationError) -> OdooSession {
    let client = try OdooClient(
      transport: transport, base: tenant.odooUrl, database: tenant.dbName, login: login, password: password,
      secrets: secrets, now: now)
    return try await client.signIn()
  }
}
