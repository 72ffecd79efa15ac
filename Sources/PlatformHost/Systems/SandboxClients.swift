import Foundation
import HTTPTransport
import Integrations
import Operations
import Sandbox

/// The clients of a sandbox's systems: each as it would be for the real one, at another host.
package struct SandboxClients {
  package let transport: any Transport
  package let secrets: SecretResolver
  package let now: @Sendable () -> Date

  package init(transport: any Transport, secrets: SecretResolver, now: @escaping @Sendable () -> Date) {
    self.transport = transport
    self.secrets = secrets
    self.now = now
  }

  package var kubernetes: KubernetesClient {
    KubernetesClient(
      transport: transport, base: url(SandboxHosts.kubernetes), token: SandboxSlot.kubernetesToken.reference,
      secrets: secrets, now: now)
  }

  package var keycloak: KeycloakClient {
    KeycloakClient(
      transport: transport, base: url(SandboxHosts.keycloak), clientId: "tenantry",
      clientSecret: SandboxSlot.keycloakClientSecret.reference, secrets: secrets, now: now)
  }

  package var odoo: OdooHealthClient { OdooHealthClient(transport: transport, now: now) }

  package var odooAccess: OdooAccess {
    OdooAccess(
      transport: transport, login: SandboxHosts.odooUser, password: SandboxSlot.odooPassword.reference,
      secrets: secrets, now: now)
  }

  package var databases: SandboxDatabases {
    SandboxDatabases(
      transport: transport, password: SandboxSlot.postgresqlPassword.reference, secrets: secrets)
  }

  package func supabase() throws -> SupabaseSystem {
    SupabaseSystem(
      SupabaseClient(
        transport: transport, management: url(SandboxHosts.supabase),
        reference: try SupabaseReference(SandboxHosts.supabaseReference),
        projectURL: url(SandboxHosts.supabaseProject), token: SandboxSlot.supabaseToken.reference,
        serviceKey: SandboxSlot.supabaseServiceKey.reference, secrets: secrets, now: now))
  }

  package var superset: SupersetSystem {
    SupersetSystem(
      SupersetClient(
        transport: transport, base: url(SandboxHosts.superset), username: SandboxHosts.supersetUser,
        password: SandboxSlot.supersetPassword.reference, secrets: secrets, now: now),
      database: .init(
        name: "analytics",
        maskedURI: "postgresql://superset:XXXXXXXXXX@db.\(SandboxHosts.supabaseProject):5432/postgres"),
      password: SandboxSlot.supersetDatabasePassword.reference)
  }

  package func n8n(settleTime: Duration) throws -> N8nSystem {
    N8nSystem(
      N8nClient(
        transport: transport, base: url(SandboxHosts.n8n), apiKey: SandboxSlot.n8nAPIKey.reference,
        webhook: try N8nClient.WebhookCredential(
          header: "X-Tenantry-Token", secret: SandboxSlot.n8nWebhookSecret.reference),
        secrets: secrets, now: now),
      settleTime: settleTime)
  }

  package var mattermost: MattermostSystem {
    MattermostSystem(
      MattermostClient(
        transport: transport, base: url(SandboxHosts.mattermost), team: "platform",
        token: SandboxSlot.mattermostToken.reference, secrets: secrets, now: now))
  }

  package var model: ModelSystem {
    ModelSystem(
      AnthropicModel(
        transport: transport, base: url(SandboxHosts.anthropic), model: SandboxHosts.model,
        key: SandboxSlot.anthropicKey.reference, secrets: secrets, now: now), name: SandboxHosts.model)
  }

  package func github(pollInterval: Duration) throws -> GitHubSystem {
    GitHubSystem(
      GitHubClient(
        transport: transport, base: url(SandboxHosts.github),
        repository: try GitHubRepositoryName("sandbox-platform/desired-state"),
        token: SandboxSlot.githubToken.reference, secrets: secrets, now: now),
      pollInterval: pollInterval, logs: transport)
  }

  private func url(_ host: String) -> URL {
    guard let url = URL(string: "https://\(host)") else {
      preconditionFailure("the sandbox's host \(host) makes no URL")
    }
    return url
  }
}
