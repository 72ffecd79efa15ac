import ArgumentParser
import TenantModel
import TenantryAPI

/// Asks for something on behalf of a tenant.
struct AskSupportCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Open a support request for a tenant.",
    usage: "tenantry support ask <slug> --subject <text> --text <text> [--severity <severity>]",
    discussion:
      "The operators are told in Mattermost, where it is connected, by the next process that drives the queue."
  )

  @Argument(help: ArgumentHelp("The tenant's slug or id.", valueName: "slug"))
  var tenant: String

  @Option(help: "What it is about, in a few words.")
  var subject: String

  @Option(help: "What happens, and since when.")
  var text: String

  @Option(help: "How grave it is.")
  var severity = SupportRequest.Severity.normal

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let request = try await context.call(
      OpenSupportRequest(tenant: tenant, subject: subject, text: text, severity: severity))
    try context.put(request, as: output.output) { SupportList.facts(request, context.style) }
  }
}
