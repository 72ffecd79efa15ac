import ArgumentParser
import TenantryAPI

/// Ends a run.
struct CancelAgentRunCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "End a run; what it said stays.")

  @Argument(help: ArgumentHelp("The run's id.", valueName: "run"))
  var run: String

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let run = try await context.call(CancelAgentRun(run: run))
    try context.put(run, as: output.output) {
      AgentText.runs([run], at: context.environment.now(), context.style)
    }
  }
}
