import Integrations

/// Where tenants' analytics are kept, and what fills them.
package struct SupabaseSystem: Sendable {
  package var client: SupabaseClient
  /// The edge function that fills a tenant's schema; nil where something else does.
  package var etlFunction: String?

  package init(_ client: SupabaseClient, etlFunction: String? = "tenant-etl") {
    self.client = client
    self.etlFunction = etlFunction
  }

  /// The function, where there is a key to call it with.
  package var callableFunction: String? { client.hasProjectKey ? etlFunction : nil }
}
