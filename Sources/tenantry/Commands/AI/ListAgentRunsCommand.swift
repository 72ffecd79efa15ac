import ArgumentParser
import TenantModel
import TenantryAPI

/// The runs, a row each.
struct ListAgentRunsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List runs of flows, newest first.")

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(ListAgentRuns(limit: ListAgentRuns.limitMax))
    try context.put(answer, answer.items, as: output.output, columns: Self.columns) {
      AgentText.runs(answer.items, at: context.environment.now(), context.style)
    }
    if answer.items.isEmpty { context.say("Nothing was asked yet: tenantry ai flows") }
  }

  private static let columns: [CSVText.Column<AgentRun>] = [
    .init("id") { $0.id.rawValue }, .init("flow") { $0.flow }, .init("state") { $0.state.rawValue },
    .init("tenant") { $0.tenant?.rawValue }, .init("operation") { $0.operation?.rawValue },
    .init("actor") { $0.actor }, .init("model") { $0.model }, .init("tokens") { "\($0.tokens)" },
    .init("created_at") { Spell.time($0.createdAt) }, .init("finished_at") { Spell.time($0.finishedAt) },
  ]
}
