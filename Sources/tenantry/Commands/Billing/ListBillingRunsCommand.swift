import ArgumentParser
import ConsoleApp
import TenantModel
import TenantryAPI

/// The billing runs, a row each.
struct ListBillingRunsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs", abstract: "List billing runs, newest first.")

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let list = try await context.read(ListBillingRuns())
    try context.put(list, list.items, as: output.output, columns: BillingList.runColumns) {
      BillingList.runs(list.items, context.style)
    }
    if list.items.isEmpty { context.say("No billing runs.") }
  }
}
