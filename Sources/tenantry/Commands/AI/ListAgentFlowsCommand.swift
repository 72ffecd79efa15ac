import ArgumentParser
import TenantModel
import TenantryAPI

/// The flows, a row each.
struct ListAgentFlowsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "flows", abstract: "List the flows, who answers, and what is left of today's tokens.")

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(ListAgentFlows())
    try context.put(answer, answer.items, as: output.output, columns: Self.columns) {
      var table = TextTable(.init("FLOW"), .init("ABOUT"), .init("ANSWERED BY"), .init("WHAT IT DOES"))
      table.rows = answer.items.map { flow in
        [
          .init(flow.id, .strong), .init(flow.subject.rawValue),
          .init(flow.needsModel ? "model alone" : "model or advisor", .quiet), .init(flow.summary),
        ]
      }
      return table.text(context.style)
    }
    context.say(
      answer.integration.isConnected
        ? "\(answer.model) answers; \(answer.tokensToday) of \(answer.tokensPerDayMax) tokens were spent today."
        : "The built-in advisor answers. For a language model: tenantry connect model", .quiet)
  }

  private static let columns: [CSVText.Column<AgentFlow>] = [
    .init("id") { $0.id }, .init("title") { $0.title }, .init("subject") { $0.subject.rawValue },
    .init("needs_model") { "\($0.needsModel)" }, .init("summary") { $0.summary },
  ]
}
