import ArgumentParser
import TenantryAPI

/// Runs a workflow by its webhook.
struct RunWorkflowCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run a workflow now, by its webhook.",
    usage: "tenantry automation run <workflow> [--yes] [--key <text>]",
    discussion:
      "n8n's API runs no workflow in another way; for one without a webhook it says so and ends with 1.")

  @Argument(help: ArgumentHelp("The workflow's id.", valueName: "workflow"))
  var workflow: String

  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @Option(help: ArgumentHelp("Asked again with the same key, nothing more is started.", valueName: "text"))
  var key: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await context.withPlatform { platform in
      let known = try await platform.client.call(GetWorkflow(workflow: workflow)).workflow
      if let reason = known.runRefusal {
        throw CommandFailure(.refused, "“\(known.name)” cannot be run: \(reason).")
      }
      try context.consent(to: "Run “\(known.name)” now?", yes: yes)
      let answer = try await platform.client.call(
        RunWorkflow(workflow: known.id, idempotencyKey: key ?? context.environment.makeKey()))
      try context.put(answer, as: output.output) { (answer.execution?.id ?? "started") + "\n" }
      if answer.wasStarted { context.say("It was started before, with the same key.") }
    }
  }
}
