import Foundation
import HTTPTransport
import Integrations
import Operations
import Sandbox

/// The systems around the cluster, as operations use them, in a sandbox.
package struct SandboxSystemClients: Sendable {
  package let supabase: SupabaseSystem
  package let superset: SupersetSystem
  package let n8n: N8nSystem
  package let mattermost: MattermostSystem
  package let github: GitHubSystem

  package init(
    transport: any Transport, secrets: SecretResolver, now: @escaping @Sendable () -> Date
  ) throws {
    supabase = SupabaseSystem(
      SupabaseClient(
        transport: transport, management: try Self.url(SandboxHosts.supabase),
        reference: try SupabaseReference(SandboxHosts.supabaseReference),
        projectURL: try Self.url(SandboxHosts.supabaseProject), token: SandboxSlot.supabaseToken.reference,
        serviceKey: SandboxSlot.supabaseServiceKey.reference, secrets: secrets, now: now))
    superset = SupersetSystem(
      SupersetClient(
        transport: transport, base: try Self.url(SandboxHosts.superset),
        username: SandboxHosts.supersetUser, password: SandboxSlot.supersetPassword.reference,
        secrets: secrets, now: now),
      database: .init(
        name: "analytics", maskedURI: "postgresql://superset:XXXXXXXXXX@db.sandbox:5432/postgres"),
      password: SandboxSlot.supersetDatabasePassword.reference)
    n8n = N8nSystem(
      N8nClient(
        transport: transport, base: try Self.url(SandboxHosts.n8n),
        apiKey: SandboxSlot.n8nAPIKey.reference,
        webhook: try N8nClient.WebhookCredential(
          header: "X-Tenantry-Token", secret: SandboxSlot.n8nWebhookSecret.reference),
        secrets: secrets, now: now), settleTime: .milliseconds(30))
    mattermost = MattermostSystem(
      MattermostClient(
        transport: transport, base: try Self.url(SandboxHosts.mattermost), team: "platform",
        token: SandboxSlot.mattermostToken.reference, secrets: secrets, now: now))
    github = GitHubSystem(
      GitHubClient(
        transport: transport, base: try Self.url(SandboxHosts.github),
        repository: try GitHubRepositoryName("sandbox-platform/desired-state"),
        token: SandboxSlot.githubToken.reference, secrets: secrets, now: now), pollInterval: .milliseconds(10),
      settleTime: .milliseconds(30), logs: transport)
  }

  private static func url(_ host: String) throws -> URL {
    guard let url = URL(string: "https://\(host)") else { throw URLError(.badURL) }
    return url
  }
}
