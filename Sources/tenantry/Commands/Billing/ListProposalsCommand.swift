import ArgumentParser
import ConsoleApp
import TenantModel
import TenantryAPI

/// The proposals, a row each.
struct ListProposalsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "proposals", abstract: "List what was proposed, the newest first.")

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let list = try await context.read(ListProposals())
    try context.put(list, list.items, as: output.output, columns: BillingExport.proposals) {
      BillingList.proposals(list.items, context.style)
    }
    if list.items.isEmpty { context.say("Nothing is proposed.") }
  }
}
