import ArgumentParser

/// Everything about tenants.
struct TenantsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tenants",
    abstract: "List, show, create and operate tenants; their modules, logs, usage and drift.",
    subcommands: [
      ListTenantsCommand.self, ShowTenantCommand.self, CreateTenantCommand.self, PauseTenantCommand.self,
      ResumeTenantCommand.self, RebuildTenantCommand.self, UpgradeTenantCommand.self,
      ApplyModulesCommand.self,
      BackupTenantCommand.self, ListBackupsCommand.self, RestoreTenantCommand.self, CloneTenantCommand.self,
      DecommissionTenantCommand.self, PurgeTenantCommand.self, TenantLogsCommand.self,
      TenantModulesCommand.self, TenantInfraCommand.self, TenantUsageCommand.self, TenantDriftCommand.self,
    ],
    aliases: ["tenant"])
}
