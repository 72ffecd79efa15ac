import ArgumentParser
import TenantModel
import TenantryAPI

/// The clients of all tenants, a row each.
struct ListSSOCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the clients of all tenants, as they were last compared.",
    usage: "tenantry sso list [-o <format>]",
    discussion: """
      Keycloak is not asked: the console compares while it is open. What differs is in tenantry tenants drift.

      Examples:
        tenantry sso list
        tenantry sso list -o json | jq -r '.items[] | select(.state == "differs") | .tenant.slug'
      """)

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(ListSSOClients())
    let now = context.environment.now()
    try context.put(answer, answer.items, as: output.output, columns: Self.columns) {
      var table = TextTable(
        .init("TENANT"), .init("STATE"), .init("REALM"), .init("CLIENT"), .init("REDIRECT URIS"),
        .init("SEEN", .trailing))
      table.rows = answer.items.map { client in
        [
          .init(client.tenant.slug.rawValue, .strong),
          .init(client.state.rawValue, Self.meaning(client.state)), .init(client.config.keycloakRealm),
          .init(client.config.keycloakClientId),
          .init(client.config.redirectUris.map(\.rawValue).joined(separator: " ")),
          .init(Spell.age(of: client.lookedAt, at: now)),
        ]
      }
      return table.text(context.style)
    }
    if answer.items.isEmpty { context.say("No tenant signs in yet.") }
    if !answer.integration.isConnected { context.say("Keycloak is not connected: tenantry connect keycloak") }
  }

  private static let columns: [CSVText.Column<SSOClient>] = [
    .init("tenant_slug") { $0.tenant.slug.rawValue }, .init("state") { $0.state.rawValue },
    .init("keycloak_realm") { $0.config.keycloakRealm },
    .init("keycloak_client_id") { $0.config.keycloakClientId },
    .init("redirect_uris") { $0.config.redirectUris.map(\.rawValue).joined(separator: " ") },
    .init("findings") { "\($0.findings.count)" }, .init("looked_at") { Spell.time($0.lookedAt) },
  ]

  static func meaning(_ state: SSOClient.State) -> Style.Meaning? {
    switch state {
    case .inOrder: .good
    case .differs: .warning
    case .missing: .bad
    case .notLookedAt, .closed: .quiet
    }
  }
}
