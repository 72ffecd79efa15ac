import ArgumentParser

/// `tenantry logout`.
struct LogoutCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "logout", abstract: "Forget a sign-in, here and at the provider.",
    usage: "tenantry logout [--context <name>]")

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let server = try context.signInContext()
    switch try await context.environment.signIn.signOut(server) {
    case .wasNotSignedIn: context.say("Nobody was signed in to \(server.name).")
    case .done: context.say("Signed out of \(server.name).")
    case .untold(let why):
      context.say("Signed out of \(server.name) here. The provider was not told: \(why).", .warning)
    }
  }
}
