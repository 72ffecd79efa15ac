import ArgumentParser
import Foundation
import TenantryAPI

/// One execution, with why it failed.
struct ShowExecutionCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "execution", abstract: "Show an execution: where and why it failed, who tried it again.",
    usage: "tenantry automation execution <execution> [-o json]")

  @Argument(help: ArgumentHelp("The execution's id.", valueName: "execution"))
  var execution: String

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(GetExecution(execution: execution))
    let now = context.environment.now()
    try context.put(answer, as: output.output) {
      let found = answer.execution
      var facts = Facts()
      facts.section("Execution \(found.id)")
      facts.add("state", found.status.rawValue, AutomationTable.meaning(found.status))
      facts.add("workflow", found.workflowName ?? found.workflowId)
      facts.add("tenant", found.tenant)
      facts.add("began", Spell.time(found.startedAt))
      facts.add("took", found.seconds.map(Spell.duration))
      facts.add("started by", found.mode)
      facts.add("tries again", found.retryOf)
      facts.add(found.status.isFailed ? "failed at" : "last node", answer.node)
      facts.add("error", answer.error, .bad)
      facts.add("", answer.errorDetail)
      facts.add("url", found.url)
      if !answer.retries.isEmpty {
        facts.section("Tried again")
        facts.add(clean: AutomationTable.executions(answer.retries, at: now, context.style))
      }
      return facts.text(context.style)
    }
  }
}
