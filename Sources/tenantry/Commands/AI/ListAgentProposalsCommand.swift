import ArgumentParser
import TenantModel
import TenantryAPI

/// The proposals, a row each.
struct ListAgentProposalsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "proposals", abstract: "List what runs proposed, what is open first.")

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(ListAgentProposals())
    try context.put(answer, answer.items, as: output.output, columns: Self.columns) {
      AgentText.proposals(answer.items, at: context.environment.now(), context.style)
    }
    if answer.items.isEmpty { context.say("Nothing is proposed.") }
  }

  private static let columns: [CSVText.Column<AgentProposal>] = [
    .init("id") { $0.id.rawValue }, .init("run") { $0.run.rawValue },
    .init("tenant_slug") { $0.tenant.rawValue },
    .init("type") { $0.kind.rawValue }, .init("state") { $0.state.rawValue }, .init("why") { $0.why },
    .init("created_at") { Spell.time($0.createdAt) }, .init("expires_at") { Spell.time($0.expiresAt) },
    .init("decided_by") { $0.decidedBy }, .init("operation") { $0.operation?.rawValue },
  ]
}
