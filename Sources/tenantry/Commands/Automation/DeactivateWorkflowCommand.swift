import ArgumentParser
import TenantryAPI

/// Lets a workflow be.
struct DeactivateWorkflowCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "deactivate", abstract: "Switch a workflow off.",
    usage: "tenantry automation deactivate <workflow> [--yes | --confirm=<word>]",
    discussion: """
      Where a tenant in production depends on it, its slug has to be said with --confirm; where operations do, “off”.
      """)

  @Argument(help: ArgumentHelp("The workflow's id.", valueName: "workflow"))
  var workflow: String

  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @Option(help: ArgumentHelp("What would be typed.", valueName: "word"))
  var confirm: String?

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await context.withPlatform { platform in
      let known = try await platform.client.call(GetWorkflow(workflow: workflow)).workflow
      guard known.isActive else { return try context.put(known, as: output.output) { "inactive already\n" } }
      try ask(about: known, context)
      let changed = try await platform.client.call(SwitchWorkflow(workflow: known.id, isActive: false))
      try context.put(changed, as: output.output) { "\(changed.id) inactive\n" }
    }
  }

  private func ask(about workflow: AutomationWorkflow, _ context: CommandContext) throws {
    guard let word = workflow.wordsToSwitchOff else {
      return try context.consent(to: "Switch “\(workflow.name)” off?", yes: yes || confirm != nil)
    }
    if confirm == word { return }
    let why =
      workflow.servesOperations
      ? "Operations that create tenants depend on it" : "\(word) in production depends on it"
    guard confirm == nil else {
      throw CommandFailure(.usage, "--confirm says “\(confirm ?? "")”, not “\(word)”.")
    }
    guard context.environment.input.isTerminal, context.environment.messages.isTerminal else {
      throw CommandFailure(.usage, "\(why): without a terminal, say --confirm=\(word).")
    }
    try context.environment.messages.write("\(why). Type \(word) to switch “\(workflow.name)” off: ")
    guard context.environment.input.readLine() == word else {
      throw CommandFailure(.refused, "Nothing was done.")
    }
  }
}
