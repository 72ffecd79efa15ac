import ArgumentParser
import PlatformHost
import TenantryAPI

/// `tenantry context add`: asks the server who one is, then writes it down.
struct AddContextCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Write a server down, once it knows you.")

  @Argument(help: "What it is called here: prod.")
  var name: String

  @Argument(help: "The server's address: https://tenantry.example.net.")
  var server: String

  @Option(help: "Where the token is found: env:NAME, file:/path or exec:command.")
  var token: String

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let added = try ContextFile.context(name, server: server, token: token)
    var file = try ContextFile.read(context.environment.variables)
    let platform = try await context.environment.opener.open(.remote(added, isReadOnly: true))
    let session: Session
    do {
      session = try await platform.client.call(WhoAmI())
    } catch {
      await platform.close()
      throw error
    }
    await platform.close()
    file.replace(name, with: added)
    try file.write(context.environment.variables)
    context.say("\(name) is written down: you are \(session.actor), \(session.role.rawValue), at \(server).")
  }
}
