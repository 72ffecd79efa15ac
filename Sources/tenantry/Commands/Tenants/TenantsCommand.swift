import ArgumentParser

/// Everything about tenants.
struct TenantsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tenants",
    abstract: "List, show and create tenants.",
    subcommands: [ListTenantsCommand.self, ShowTenantCommand.self, CreateTenantCommand.self],
    aliases: ["tenant"])
}
