import ArgumentParser
import PlatformHost
import TenantModel

/// `tenantry context list`.
struct ListContextsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Show what is written down.")

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  private struct Row: Encodable {
    var name: String
    var server: String
    var token: String?
    var login: String?
    var environment: TenantEnvironment?

    init(_ context: ServerContext) {
      name = context.name
      server = context.server.absoluteString
      environment = context.environment
      switch context.access {
      case .token(let reference): token = reference
      case .signIn: login = "oidc"
      }
    }
  }

  func run(in context: CommandContext) async throws {
    let contexts = try ContextFile.read(context.environment.variables).contexts
    let rows = contexts.map { Row($0) }
    try context.put(rows, as: output.output) {
      var table = TextTable(.init("NAME"), .init("ENVIRONMENT"), .init("SERVER"), .init("SIGN-IN"))
      table.rows = rows.map {
        [
          .init($0.name, .strong),
          .init($0.environment?.rawValue ?? "-", $0.environment == .production ? .bad : nil),
          .init($0.server),
          .init($0.token ?? "tenantry login"),
        ]
      }
      return table.text(context.style)
    }
    if rows.isEmpty { context.say("No server is written down: tenantry context add NAME ADDRESS --login") }
  }
}
