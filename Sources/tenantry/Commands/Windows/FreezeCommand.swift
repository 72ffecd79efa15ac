import ArgumentParser

/// Whether operations may begin at all.
struct FreezeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "freeze",
    abstract: "Let no operation begin on the whole platform, or let them begin again.",
    subcommands: [FreezeStatusCommand.self, FreezeOnCommand.self, FreezeOffCommand.self],
    defaultSubcommand: FreezeStatusCommand.self)
}
