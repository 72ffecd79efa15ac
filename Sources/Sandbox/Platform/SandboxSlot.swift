import Integrations

/// A place where a secret of a sandbox platform is needed: one for each that the real systems have.
package enum SandboxSlot: String, CaseIterable, Sendable {
  case kubernetesToken = "kubernetes_token"
  case keycloakClientSecret = "keycloak_client_secret"
  case postgresqlPassword = "postgresql_password"
  case githubToken = "github_token"
  case n8nAPIKey = "n8n_api_key"
  case n8nWebhookSecret = "n8n_webhook_secret"
  case mattermostToken = "mattermost_token"
  case supabaseToken = "supabase_token"
  case supabaseServiceKey = "supabase_service_key"
  case supersetPassword = "superset_password"
  case supersetDatabasePassword = "superset_database_password"
  case digitalOceanToken = "digitalocean_token"
  case anthropicKey = "anthropic_key"
  case openAIKey = "openai_key"
  case odooPassword = "odoo_password"

  /// The variable that its value comes from.
  package var variable: String { "TENANTRY_SANDBOX_\(rawValue.uppercased())" }

  /// Where a client finds it.
  package var reference: SecretReference { .environment(variable) }
}
