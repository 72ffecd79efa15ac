import ArgumentParser

/// Everything about help: runbooks, systems, the team's chat, and what tenants ask for.
struct SupportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "support",
    abstract: "Runbooks, how the systems are, the team's chat, and support requests of tenants.",
    discussion: """
      Examples:
        tenantry support runbooks image cannot be pulled
        tenantry support list --state open
        tenantry support ask acme --subject "Slow since noon" --text "Every page takes ten seconds." --severity high
        tenantry support answer 8F3K2M4N5P --text "A worker hung; it runs again."
        tenantry support settings acme
      """,
    subcommands: [
      SearchRunbooksCommand.self, ShowRunbookCommand.self, SystemsCommand.self, ChatCommand.self,
      ListSupportCommand.self, ShowSupportCommand.self, AskSupportCommand.self, AnswerSupportCommand.self,
      CloseSupportCommand.self, LocalSettingsCommand.self,
    ])
}
