import ArgumentParser
import PlatformHost
import TenantModel
import TenantryAPI

/// `tenantry context add`: signs in where that is wanted, asks the server who one is, then writes it down.
struct AddContextCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Write a server down, once it knows you.",
    usage: """
      tenantry context add <name> <server> --login [--device] [--production | --staging]
      tenantry context add <name> <server> --token <reference> [--production | --staging]
      """)

  @Argument(help: "What it is called here: prod.")
  var name: String

  @Argument(help: "The server's address: https://tenantry.example.net.")
  var server: String

  @Option(help: "Where a token is found: env:NAME, file:/path or exec:command.")
  var token: String?

  @Flag(help: "Sign in at the server's provider.")
  var login = false

  @Flag(help: "Sign in by a code that is typed in elsewhere, also where there is a browser.")
  var device = false

  @Flag(help: "It is production: shown as such, and opened read-only.")
  var production = false

  @Flag(help: "It is staging.")
  var staging = false

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    guard (token != nil) != login else {
      throw ValidationError("A context has --login, or --token and where it is.")
    }
    guard login || !device else {
      throw ValidationError("--device is a way to sign in: it goes with --login.")
    }
    guard !production || !staging else {
      throw ValidationError("--production and --staging cannot go together.")
    }
  }

  func run(in context: CommandContext) async throws {
    let environment: TenantEnvironment? = production ? .production : staging ? .staging : nil
    let added = try ContextFile.context(
      name, server: server, access: token.map { .token($0) } ?? .signIn, environment: environment)
    // A file that cannot be read as it is shall stop nobody after signing in.
    _ = try ContextFile.read(context.environment.variables)
    if login { try await context.signIn(to: added, byCode: device) }
    let session = try await session(of: added, in: context)
    try await ContextFile.change(context.environment.variables) { $0.replace(added.name, with: added) }
    context.say("\(name) is written down: you are \(session.actor), \(session.role.rawValue), at \(server).")
  }

  /// Who one is there. What was signed in for nothing is forgotten again, unless the server may know better soon.
  private func session(of added: ServerContext, in context: CommandContext) async throws -> Session {
    let platform = try await context.environment.opener.open(.remote(added, isReadOnly: true))
    let session: Result<Session, any Error>
    do {
      session = .success(try await platform.client.call(WhoAmI()))
    } catch {
      session = .failure(error)
    }
    await platform.close()
    if login, case .failure(let error) = session {
      do {
        _ = try await context.environment.signIn.signOut(added)
      } catch {
        context.say(
          "The sign-in could not be forgotten: \(CommandFailure(translating: error).message)", .warning)
      }
      throw error
    }
    return try session.get()
  }
}
