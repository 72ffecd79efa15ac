import ArgumentParser
import TenantModel
import TenantryAPI

/// Says whether operations are frozen, and what waits.
struct FreezeStatusCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say whether operations are frozen, and what waits.",
    usage: "tenantry freeze status [-o json]")

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(ListWindows())
    let now = context.environment.now()
    try context.put(answer, as: output.output) {
      var facts = Facts()
      if let freeze = answer.freeze {
        facts.add("operations", "frozen", .bad)
        facts.add("since", Spell.time(freeze.since))
        facts.add("until", freeze.until.map { Spell.time($0) ?? "" } ?? "somebody lifts it")
        facts.add("by", freeze.by)
        facts.add("reason", freeze.reason)
      } else {
        facts.add("operations", "may begin", .good)
      }
      facts.add("held", "\(answer.held.count)", answer.held.isEmpty ? nil : .warning)
      if !answer.held.isEmpty {
        facts.section("Held")
        facts.add(clean: OperationTable.text(answer.held, at: now, context.style))
      }
      return facts.text(context.style)
    }
  }
}
