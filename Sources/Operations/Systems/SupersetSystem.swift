import Integrations

/// Where tenants' dashboards are made, of what, and from which database.
package struct SupersetSystem: Sendable {
  package var client: SupersetClient
  /// The database with the tenants' schemas, as Superset knows it or is to know it.
  package var database: SupersetTemplate.Database
  /// Of that database; needed only while Superset does not know it yet.
  package var password: SecretReference?
  package var template: SupersetTemplate

  package init(
    _ client: SupersetClient, database: SupersetTemplate.Database, password: SecretReference? = nil,
    template: SupersetTemplate = .tenantOverview
  ) {
    self.client = client
    self.database = database
    self.password = password
    self.template = template
  }
}
