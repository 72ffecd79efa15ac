import ArgumentParser
import TenantryAPI

/// The workflows, a row each.
struct ListWorkflowsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the workflows, and how their last executions went.",
    usage: "tenantry automation list [--tenant <slug>] [-o <format>]",
    discussion: """
      A workflow belongs to the tenant that its tag tenant:<slug> names. LAST, AGE and FAILED speak of the newest
      \(ListWorkflows.sampleMax) executions of all, or with --tenant of the newest of each.

      Examples:
        tenantry automation list --tenant acme
        tenantry automation list -o json | jq -r '.items[] | select(.record.failed > 0) | .name'
      """, aliases: ["ls"])

  @Option(help: ArgumentHelp("Only those of this tenant.", valueName: "slug"))
  var tenant: String?

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(ListWorkflows(tenant: tenant))
    try context.put(answer, answer.items, as: output.output, columns: AutomationTable.workflowColumns) {
      AutomationTable.workflows(answer.items, at: context.environment.now(), context.style)
    }
    context.sayIfUnconnected(answer.integration)
    if let problem = answer.sample.problem { context.say("Executions are not known: \(problem)") }
    if answer.items.isEmpty, answer.integration.isConnected { context.say("No workflows.") }
  }
}
