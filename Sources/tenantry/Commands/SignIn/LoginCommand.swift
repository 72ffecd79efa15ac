import ArgumentParser
import PlatformHost
import SignIn
import TenantryAPI

/// `tenantry login`.
struct LoginCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "login", abstract: "Sign in to a platform that a server serves.",
    usage: "tenantry login [--context <name>] [--device]",
    discussion: """
      In a browser on this machine, or by a code that is typed in elsewhere: over SSH, and where there is no screen.
      What comes of it is kept in the desktop's keyring, or in a file that you alone may read.
      """)

  @Flag(help: "By a code that is typed in elsewhere, also where there is a browser.")
  var device = false

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let server = try context.signInContext()
    try await context.signIn(to: server, byCode: device)
    let platform = try await context.environment.opener.open(.remote(server, isReadOnly: true))
    let session: Result<Session, any Error>
    do {
      session = .success(try await platform.client.call(WhoAmI()))
    } catch {
      session = .failure(error)
    }
    await platform.close()
    let known = try session.get()
    context.say("You are \(known.actor), \(known.role.rawValue), at \(server.server.absoluteString).")
  }
}

extension CommandContext {
  /// The context that is signed in to: the one that is named, or the only one there is.
  ///
  /// - Throws: `CommandFailure` when that is not clear, or when one has a token there.
  func signInContext() throws(CommandFailure) -> ServerContext {
    let found: ServerContext
    if case .remote(let context, _) = place {
      found = context
    } else {
      let all = try ContextFile.read(environment.variables).contexts.filter { $0.access == .signIn }
      guard all.count == 1, let only = all.first else {
        throw CommandFailure(
          .usage, all.isEmpty ? "There is no context to sign in to." : "Say which: there are several.",
          hints: all.isEmpty
            ? ["tenantry context add prod https://… --login"]
            : all.map { "tenantry login --context \($0.name)" })
      }
      found = only
    }
    guard found.access == .signIn else {
      throw CommandFailure(
        .usage, "\(found.name) has a token, and nobody signs in with that.",
        hints: ["tenantry context add \(found.name) \(found.server.absoluteString) --login"])
    }
    return found
  }
}
