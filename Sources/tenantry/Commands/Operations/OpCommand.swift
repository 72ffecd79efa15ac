import ArgumentParser

/// Everything about operations.
struct OpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "op",
    abstract: "List, show, watch, retry, cancel and let operations begin.",
    discussion: "An operation is named by its id, or by the beginning of it when only one begins so.",
    subcommands: [
      ListOperationsCommand.self, ShowOperationCommand.self, WatchOperationCommand.self,
      RetryOperationCommand.self, CancelOperationCommand.self, OverrideOperationCommand.self,
    ],
    aliases: ["ops"])
}
