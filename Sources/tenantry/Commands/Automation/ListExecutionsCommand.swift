import ArgumentParser
import TenantryAPI

/// The executions, a row each.
struct ListExecutionsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "executions", abstract: "List executions, newest first, those that run included.",
    usage:
      "tenantry automation executions [--workflow <id>] [--tenant <slug>] [--status <status>] [-o <format>]",
    discussion: """
      Examples:
        tenantry automation executions --status error
        tenantry automation executions --tenant acme -o csv
      """)

  @Option(help: ArgumentHelp("Only those of this workflow.", valueName: "id"))
  var workflow: String?

  @Option(help: ArgumentHelp("Only those of this tenant's workflows.", valueName: "slug"))
  var tenant: String?

  @Option(help: "Only those that stand so, among the newest.")
  var status: [AutomationExecution.Status] = []

  @Option(help: ArgumentHelp("How many are looked at.", valueName: "number"))
  var limit = ListExecutions.limitDefault

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    guard (1...ListExecutions.limitMax).contains(limit) else {
      throw ValidationError("--limit must be 1 to \(ListExecutions.limitMax).")
    }
  }

  func run(in context: CommandContext) async throws {
    var answer = try await context.read(
      ListExecutions(workflow: workflow, tenant: tenant, limit: limit))
    if !status.isEmpty { answer.items.removeAll { !status.contains($0.status) } }
    try context.put(answer, answer.items, as: output.output, columns: AutomationTable.executionColumns) {
      AutomationTable.executions(answer.items, at: context.environment.now(), context.style)
    }
    context.sayIfUnconnected(answer.integration)
    if answer.items.isEmpty, answer.integration.isConnected { context.say("No such executions.") }
    if answer.hasMore { context.say("There are older ones than the newest \(limit).") }
  }
}

extension AutomationExecution.Status: ExpressibleByArgument {}
