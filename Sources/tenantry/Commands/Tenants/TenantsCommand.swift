import ArgumentParser

/// Everything about tenants.
struct TenantsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tenants",
    abstract: "List, show, create, pause, resume and rebuild tenants, and read their logs.",
    subcommands: [
      ListTenantsCommand.self, ShowTenantCommand.self, CreateTenantCommand.self, PauseTenantCommand.self,
      ResumeTenantCommand.self, RebuildTenantCommand.self, TenantLogsCommand.self,
    ],
    aliases: ["tenant"])
}
