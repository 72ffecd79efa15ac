import ArgumentParser
import Foundation

/// `tenantry context remove`. The server and a token stay as they are; a sign-in is forgotten.
struct RemoveContextCommand: PlatformCommand {
  static let configuration = CommandConfiguration(commandName: "remove", abstract: "Forget a server.")

  @Argument(help: "What it is called here.")
  var name: String

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    var file = try ContextFile.read(context.environment.variables)
    guard let removed = file[name] else {
      throw CommandFailure(.usage, "There is no context “\(name)”.", hints: ["tenantry context list"])
    }
    file.replace(name, with: nil)
    try file.write(context.environment.variables)
    if let seen = CacheFolder.path(ofContext: name, context.environment.variables) {
      _ = try? FileManager.default.removeItem(atPath: seen)  // Nothing was seen of it, mostly.
    }
    if removed.access == .signIn,
      case .untold(let why) = try await context.environment.signIn.signOut(removed)
    {
      context.say("The provider was not told: \(why).", .warning)
    }
    context.say("\(name) is forgotten.")
  }
}
