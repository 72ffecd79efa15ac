import ArgumentParser
import Foundation
import TenantryAPI

/// One workflow with its last executions.
struct ShowWorkflowCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a workflow with its last executions.",
    usage: "tenantry automation show <workflow> [-o json]")

  @Argument(help: ArgumentHelp("The workflow's id.", valueName: "workflow"))
  var workflow: String

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(GetWorkflow(workflow: workflow))
    let now = context.environment.now()
    try context.put(answer, as: output.output) { Self.text(answer, at: now, context.style) }
    if let problem = answer.sample.problem { context.say("Executions are not known: \(problem)") }
  }

  private static func text(_ answer: GetWorkflow.Output, at now: Date, _ style: Style) -> String {
    let workflow = answer.workflow
    var facts = Facts()
    facts.section(workflow.name)
    facts.add("id", workflow.id)
    facts.add("state", workflow.isActive ? "active" : "inactive", workflow.isActive ? .good : .quiet)
    facts.add("tenant", workflow.tenant)
    facts.add(
      "started by",
      [workflow.trigger.rawValue, workflow.triggerDetail].compactMap { $0 }.joined(separator: " "))
    facts.add("tags", workflow.tags.joined(separator: ", "))
    facts.add("url", workflow.url)
    if workflow.servesOperations { facts.add("serves", "operations that create tenants") }
    facts.add("stays off", workflow.switchRefusal)
    facts.add("not run from here", workflow.runRefusal)
    facts.section("Last executions")
    facts.add(clean: AutomationTable.executions(answer.executions, at: now, style))
    return facts.text(style)
  }
}
