import ArgumentParser

/// `tenantry context list`.
struct ListContextsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Show what is written down.")

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  private struct Row: Encodable {
    var name: String
    var server: String
    var token: String
  }

  func run(in context: CommandContext) async throws {
    let contexts = try ContextFile.read(context.environment.variables).contexts
    let rows = contexts.map { Row(name: $0.name, server: $0.server.absoluteString, token: $0.token) }
    try context.put(rows, as: output.output) {
      var table = TextTable(.init("NAME"), .init("SERVER"), .init("TOKEN"))
      table.rows = rows.map { [.init($0.name, .strong), .init($0.server), .init($0.token)] }
      return table.text(context.style)
    }
    if rows.isEmpty { context.say("No server is written down: tenantry context add NAME ADDRESS --token …") }
  }
}
