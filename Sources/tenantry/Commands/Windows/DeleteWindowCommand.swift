import ArgumentParser
import TenantModel
import TenantryAPI

/// Removes a maintenance window.
struct DeleteWindowCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Remove a window: what it holds begins.",
    usage: "tenantry windows delete <name> [--yes]")

  @Argument(help: ArgumentHelp("The window's name or id.", valueName: "name"))
  var window: String

  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await context.withPlatform { platform in
      try context.consent(to: "Remove the window “\(window)”?", yes: yes)
      let removed = try await platform.client.call(RemoveWindow(window: window))
      context.say("“\(removed.name)” is removed.")
    }
  }
}
