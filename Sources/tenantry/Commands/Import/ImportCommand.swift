import ArgumentParser

/// Takes over what people have in other programs.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take over what you have in another program.",
    subcommands: [ImportK9sCommand.self])
}
