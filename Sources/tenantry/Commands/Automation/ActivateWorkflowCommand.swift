import ArgumentParser
import TenantryAPI

/// Lets a workflow listen.
struct ActivateWorkflowCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "activate", abstract: "Switch a workflow on.",
    usage: "tenantry automation activate <workflow> [--yes]")

  @Argument(help: ArgumentHelp("The workflow's id.", valueName: "workflow"))
  var workflow: String

  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await context.withPlatform { platform in
      let known = try await platform.client.call(GetWorkflow(workflow: workflow)).workflow
      guard !known.isActive else { return try context.put(known, as: output.output) { "active already\n" } }
      try context.consent(to: "Switch “\(known.name)” on?", yes: yes)
      let changed = try await platform.client.call(SwitchWorkflow(workflow: known.id, isActive: true))
      try context.put(changed, as: output.output) { "\(changed.id) active\n" }
    }
  }
}
