import Foundation
import HTTPTransport

/// Where the systems of a sandbox platform answer. Odoo answers at the hosts of the ingresses in its Kubernetes.
package enum SandboxHosts {
  /// The platform's own user in every tenant's Odoo.
  package static let odooUser = "tenantry"
  package static let kubernetes = "kubernetes.sandbox"
  package static let keycloak = "keycloak.sandbox"
  package static let github = "api.github.sandbox"
  /// Where GitHub keeps the logs of jobs.
  package static let githubLogs = "logs.github.sandbox"
  package static let n8n = "n8n.sandbox"
  package static let mattermost = "mattermost.sandbox"
  /// The address of the incoming webhook that posts to #ops.
  package static var mattermostHook: String { "https://\(mattermost)/hooks/\(SandboxMattermost.hookKey)" }
  package static let postgresql = "postgresql.sandbox"
  package static let digitalOcean = "api.digitalocean.sandbox"
  package static let supabase = "supabase.sandbox"
  /// Where the functions and tables of Supabase's one project answer.
  package static let supabaseProject = "\(supabaseReference).supabase.sandbox"
  package static let supabaseReference = SandboxSupabase.reference
  package static let superset = "superset.sandbox"
  /// Who signs in to Superset.
  package static let supersetUser = SandboxSuperset.username
  /// One language model in two dialects.
  package static let anthropic = "anthropic.sandbox"
  package static let openAI = "openai.sandbox"
  package static let model = SandboxModel.name
  /// Tenants are `<slug>.tenants.sandbox`.
  package static let tenantDomain = "tenants.sandbox"

  /// An error in the dialect of whoever answers at a host.
  static func failure(at host: String, _ status: Int, _ reason: String, _ message: String) -> HTTPResponse {
    switch host {
    case github: SandboxGitHub.failure(status, message)
    case postgresql: SandboxPostgres.failure(status, message)
    case n8n: SandboxN8n.failure(status, message)
    case mattermost: SandboxMattermost.failure(status, "sandbox.injected.app_error", message)
    case digitalOcean: SandboxDigitalOcean.failure(status, "injected", message)
    case supabase, supabaseProject: SandboxSupabase.failure(status, message)
    case superset: SandboxSuperset.failure(status, message)
    case anthropic: SandboxAnthropic.failure(status, "api_error", message)
    case openAI: SandboxOpenAI.failure(status, message, code: .null)
    default: SandboxKubernetes.failure(status, reason, message)
    }
  }
}
