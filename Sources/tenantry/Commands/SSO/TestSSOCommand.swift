import ArgumentParser
import TenantryAPI

/// Tests whether people could sign in to a tenant.
struct TestSSOCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Ask Keycloak whether people could sign in to a tenant.",
    usage: "tenantry sso test <slug> [-o json]",
    discussion: """
      Reads the realm's discovery document and keys, the client and its redirect URIs. Nobody signs in and nothing
      is changed. Ends with 0 when people can sign in, with 1 when they cannot, and with 3 when Keycloak does not
      say.
      """)

  @Argument(help: ArgumentHelp("The tenant's slug or id.", valueName: "slug"))
  var tenant: String

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let answer = try await context.read(TestSSOLogin(tenant: tenant))
    try context.put(answer, as: output.output) {
      var facts = Facts()
      facts.add("login", answer.isPassing ? "in order" : nil, .good)
      for finding in answer.findings { facts.add("wrong", finding, .bad) }
      facts.add("issuer", answer.issuer)
      return facts.text(context.style)
    }
    if let problem = answer.problem { throw CommandFailure(.unreachable, problem) }
    guard answer.isPassing else { throw CommandFailure(.refused, "People cannot sign in to \(tenant).") }
  }
}
