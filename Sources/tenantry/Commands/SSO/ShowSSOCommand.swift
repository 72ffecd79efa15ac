import ArgumentParser
import Foundation
import TenantModel
import TenantryAPI

/// One tenant's client, wanted and as Keycloak has it now.
struct ShowSSOCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a tenant's client as Keycloak has it now, and the last logins.",
    usage: "tenantry sso show <slug> [-o json]")

  @Argument(help: ArgumentHelp("The tenant's slug or id.", valueName: "slug"))
  var tenant: String

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(GetSSOClient(tenant: tenant))
    let now = context.environment.now()
    try context.put(answer, as: output.output) { Self.text(answer, at: now, context.style) }
  }

  private static func text(_ answer: GetSSOClient.Output, at now: Date, _ style: Style) -> String {
    let client = answer.client
    var facts = Facts()
    facts.section(client.tenant.slug.rawValue)
    facts.add("state", client.state.rawValue, ListSSOCommand.meaning(client.state))
    facts.add("realm", client.config.keycloakRealm)
    facts.add("client", client.config.keycloakClientId)
    facts.add("wanted", client.config.redirectUris.map(\.rawValue).joined(separator: " "))
    if let problem = answer.problem {
      facts.add("found", problem, .bad)
    } else if let found = answer.found {
      facts.add("found", found.redirectUris.isEmpty ? "none" : found.redirectUris.joined(separator: " "))
      facts.add("enabled", found.isEnabled ? "yes" : "no", found.isEnabled ? nil : .warning)
    } else {
      facts.add("found", "no such client", .bad)
    }
    facts.add("compared", client.lookedAt.map { "\(Spell.age(of: $0, at: now) ?? "?") ago" } ?? "never")
    if !client.findings.isEmpty {
      facts.section("Differs")
      facts.add(clean: DriftTable.text(client.findings.map { (nil, $0) }, at: now, style))
    }
    facts.section("Last logins")
    facts.add("not known", answer.eventsProblem, .bad)
    for event in answer.events {
      facts.add(
        Spell.time(event.time) ?? "?",
        [event.type, event.error, event.address].compactMap { $0 }.joined(separator: " "),
        event.error == nil ? nil : .warning)
    }
    return facts.text(style)
  }
}
