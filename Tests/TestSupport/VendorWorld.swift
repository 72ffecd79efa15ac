import Foundation
import HTTPTransport
import Integrations
import Sandbox

/// A sandbox platform with four tenants and a clock that a test moves. With `TENANTRY_RECORD` the exchanges go to the
/// contract check.
package struct VendorWorld: Sendable {
  package static let secret = "sandbox-secret-value"

  package let time = TimeBox()
  package let platform: SandboxPlatform
  package let transport: any Transport
  package let secrets = SecretResolver.system(environment: ["SANDBOX": secret])

  /// - Parameter folder: where the sandbox keeps what changed; nil for memory only.
  package init(folder: String? = nil) async throws {
    let platform = try SandboxPlatform(
      SandboxConfiguration(
        folder: folder, secrets: SandboxSecrets(all: Self.secret), now: { [time] in time.now },
        sleep: { _ in }))
    self.platform = platform
    if let path = ProcessInfo.processInfo.environment["TENANTRY_RECORD"] {
      transport = RecordingTransport(platform, to: try ExchangeRecorder(url: URL(fileURLWithPath: path)))
    } else {
      transport = platform
    }
    await platform.seed(
      SandboxTenant.State.allCases.enumerated().map { number, state in
        SandboxTenant(
          slug: "t\(number)x", namespace: "odoo-t\(number)x", host: "t\(number)x.tenants.sandbox",
          tenantId: "TENANT000\(number)", image: "odoo:18.0-20251106", replicas: 2, state: state,
          createdAt: time.now.addingTimeInterval(-90_000), clientId: nil, realm: "tenants")
      })
  }

  package func url(_ host: String, path: String = "") throws -> URL {
    guard let url = URL(string: "https://\(host)\(path)") else { throw URLError(.badURL) }
    return url
  }

  package func github(
    path: String = "", pageSize: Int = 100, environment: [String: String] = ["SANDBOX": secret]
  ) throws
    -> GitHubClient
  {
    GitHubClient(
      transport: transport, base: try url(SandboxHosts.github, path: path),
      repository: try GitHubRepositoryName("sandbox-platform/desired-state"),
      token: try SecretReference("env:SANDBOX"), secrets: .system(environment: environment),
      pageSize: pageSize, now: { [time] in time.now })
  }

  package func n8n(pageSize: Int = 100, environment: [String: String] = ["SANDBOX": secret]) throws
    -> N8nClient
  {
    N8nClient(
      transport: transport, base: try url(SandboxHosts.n8n), apiKey: try SecretReference("env:SANDBOX"),
      webhook: try N8nClient.WebhookCredential(
        header: "X-Tenantry-Token", secret: try SecretReference("env:SANDBOX")),
      secrets: .system(environment: environment), pageSize: pageSize, now: { [time] in time.now })
  }

  package func mattermost(
    team: String = "platform", pageSize: Int = 200, environment: [String: String] = ["SANDBOX": secret]
  )
    throws
    -> MattermostClient
  {
    MattermostClient(
      transport: transport, base: try url(SandboxHosts.mattermost), team: team,
      token: try SecretReference("env:SANDBOX"), secrets: .system(environment: environment),
      pageSize: pageSize, now: { [time] in time.now })
  }

  package func digitalOcean(pageSize: Int = 200, environment: [String: String] = ["SANDBOX": secret]) throws
    -> DigitalOceanClient
  {
    DigitalOceanClient(
      transport: transport, base: try url(SandboxHosts.digitalOcean),
      token: try SecretReference("env:SANDBOX"), secrets: .system(environment: environment),
      pageSize: pageSize, now: { [time] in time.now })
  }

  /// What the requests changed so far, as `verb object`.
  package func effects() async -> [String] { await platform.ledger.map { "\($0.verb) \($0.object)" } }
}
