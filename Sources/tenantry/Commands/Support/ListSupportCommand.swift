import ArgumentParser
import TenantModel
import TenantryAPI

/// The support requests, a row each.
struct ListSupportCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List support requests, what is not closed first.", aliases: ["ls"])

  @Option(help: ArgumentHelp("Only requests of this tenant.", valueName: "slug"))
  var tenant: String?

  @Option(help: "Only requests in this state.")
  var state: [SupportRequest.State] = []

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let list = try await context.read(ListSupportRequests(tenant: tenant, state: state))
    try context.put(list, list.items, as: output.output, columns: SupportList.columns) {
      SupportList.text(list.items, at: context.environment.now(), context.style)
    }
    if list.items.isEmpty { context.say("No support requests.") }
  }
}

extension SupportRequest.State: ExpressibleByArgument {}

extension SupportRequest.Severity: ExpressibleByArgument {}
