/// The outside systems that a platform can be connected to.
package enum SystemCatalog {
  /// In the order in which people are shown them.
  package static let all: [SystemDefinition] = [
    KubernetesClient.definition, OdooHealthClient.definition, KeycloakClient.definition,
    TenantDatabaseClient.definition, GitRemote.definition, GitHubClient.definition, N8nClient.definition,
    SupabaseClient.definition, SupersetClient.definition, MattermostClient.definition,
    DigitalOceanClient.definition, ModelConnection.definition,
  ]

  /// The system of a name.
  package static subscript(name: String) -> SystemDefinition? { all.first { $0.name == name } }
}
