import ArgumentParser

/// Everything about how people sign in to tenants.
struct SSOCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sso",
    abstract: "List the tenants' clients in Keycloak, and test whether people can sign in.",
    subcommands: [ListSSOCommand.self, ShowSSOCommand.self, TestSSOCommand.self])
}
