import ArgumentParser
import ConsoleApp
import TenantModel
import TenantryAPI

/// The subscriptions, a row each.
struct ListSubscriptionsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "subscriptions", abstract: "List who is on which plan, and what they owe.", aliases: ["subs"]
  )

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let list = try await context.read(ListSubscriptions())
    try context.put(list, list.items, as: output.output, columns: BillingExport.subscriptions) {
      BillingList.subscriptions(list.items, context.style)
    }
    if list.items.isEmpty { context.say("Nobody is billed.") }
  }
}
