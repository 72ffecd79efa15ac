import ArgumentParser

/// When operations may begin.
struct WindowsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "windows",
    abstract: "List, add and remove the times in which operations do not begin, or alone begin.",
    subcommands: [ListWindowsCommand.self, CreateWindowCommand.self, DeleteWindowCommand.self])
}
