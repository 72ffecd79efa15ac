import ArgumentParser

/// Everything about what tenants ask for.
struct SupportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "support",
    abstract: "Support requests of tenants, and the settings that tenants decide themselves.",
    discussion: """
      Examples:
        tenantry support list --state open
        tenantry support ask acme --subject "Slow since noon" --text "Every page takes ten seconds." --severity high
        tenantry support answer 8F3K2M4N5P --text "A worker hung; it runs again."
        tenantry support settings acme
      """,
    subcommands: [
      ListSupportCommand.self, ShowSupportCommand.self, AskSupportCommand.self, AnswerSupportCommand.self,
      CloseSupportCommand.self, LocalSettingsCommand.self,
    ])
}
