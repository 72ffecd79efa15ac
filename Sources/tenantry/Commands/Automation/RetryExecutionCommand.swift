import ArgumentParser
import TenantryAPI

/// Tries a failed execution again.
struct RetryExecutionCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry", abstract: "Try a failed execution again, with the workflow as it is now.",
    usage: "tenantry automation retry <execution> [--yes]")

  @Argument(help: ArgumentHelp("The execution's id.", valueName: "execution"))
  var execution: String

  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await context.withPlatform { platform in
      let known = try await platform.client.call(GetExecution(execution: execution))
      if let reason = known.retryRefusal {
        throw CommandFailure(.refused, "Execution \(known.execution.id) cannot be tried again: \(reason).")
      }
      let name = known.execution.workflowName ?? known.execution.workflowId
      try context.consent(to: "Try execution \(known.execution.id) of “\(name)” again?", yes: yes)
      let again = try await platform.client.call(RetryExecution(execution: known.execution.id))
      try context.put(again, as: output.output) { "\(again.id)\n" }
    }
  }
}
