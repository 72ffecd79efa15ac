import ArgumentParser

/// `tenantry context`: the servers that somebody works with.
struct ContextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "context", abstract: "Work with platforms that a server serves.",
    discussion: "A context is used by its name: tenantry --context prod, or TENANTRY_CONTEXT=prod.",
    subcommands: [ListContextsCommand.self, AddContextCommand.self, RemoveContextCommand.self],
    defaultSubcommand: ListContextsCommand.self)
}
