import ArgumentParser

/// Runbooks, systems and the team's chat.
struct SupportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "support",
    abstract: "Search and read runbooks, ask the systems how they are, read the team's chat.",
    subcommands: [
      SearchRunbooksCommand.self, ShowRunbookCommand.self, SystemsCommand.self, ChatCommand.self,
    ])
}
