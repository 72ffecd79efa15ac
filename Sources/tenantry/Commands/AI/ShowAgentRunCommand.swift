import ArgumentParser
import TenantryAPI

/// One run with what it said.
struct ShowAgentRunCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a run with what it said, looked up and proposes.")

  @Argument(help: ArgumentHelp("The run's id.", valueName: "run"))
  var run: String

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let detail = try await context.read(GetAgentRun(run: run))
    try context.put(detail, as: output.output) { AgentText.text(detail, context.style) }
    if let problem = detail.run.problem { context.say(problem, .warning) }
  }
}
