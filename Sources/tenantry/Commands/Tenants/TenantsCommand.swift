import ArgumentParser

/// Everything about tenants.
struct TenantsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tenants",
    abstract: "List, show, create, pause, resume and rebuild tenants; their logs, usage, backups and drift.",
    subcommands: [
      ListTenantsCommand.self, ShowTenantCommand.self, CreateTenantCommand.self, PauseTenantCommand.self,
      ResumeTenantCommand.self, RebuildTenantCommand.self, TenantLogsCommand.self, TenantUsageCommand.self,
      TenantBackupsCommand.self, TenantDriftCommand.self,
    ],
    aliases: ["tenant"])
}
