import ArgumentParser

/// How much this environment should hold at most.
struct LimitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "limits",
    abstract: "Show and set how much this environment should hold at most.",
    subcommands: [ShowLimitsCommand.self, SetLimitsCommand.self], defaultSubcommand: ShowLimitsCommand.self)
}
