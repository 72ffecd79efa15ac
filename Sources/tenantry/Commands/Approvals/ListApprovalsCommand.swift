import ArgumentParser
import TenantModel
import TenantryAPI

/// What people ask for, a row each.
struct ListApprovalsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List what people asked for, what is open first.")

  @Option(help: ArgumentHelp("Of one tenant.", valueName: "slug"))
  var tenant: String?

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(ListApprovals(tenant: tenant))
    try context.put(answer, answer.items, as: output.output, columns: Self.columns) {
      ApprovalText.table(answer.items, at: context.environment.now(), context.style)
    }
    if answer.items.isEmpty { return context.say("Nothing was asked for.") }
    guard !answer.waiting.isEmpty else { return }
    context.say("\(answer.waiting.count) for you to decide: tenantry approvals show \(answer.waiting[0])")
  }

  private static let columns: [CSVText.Column<Approval>] = [
    .init("id") { $0.id.rawValue }, .init("tenant_slug") { $0.tenantSlug.rawValue },
    .init("act") { $0.act.rawValue }, .init("plan") { $0.planId }, .init("state") { $0.state.rawValue },
    .init("reason") { $0.reason }, .init("asked_by") { $0.askedBy },
    .init("asked_at") { Spell.time($0.askedAt) }, .init("expires_at") { Spell.time($0.expiresAt) },
    .init("decided_by") { $0.decidedBy }, .init("decided_at") { Spell.time($0.decidedAt) },
    .init("decision_reason") { $0.decisionReason }, .init("operation") { $0.operation?.rawValue },
  ]
}
