import ArgumentParser
import Foundation
import TenantModel
import TenantryAPI
import TypedText

/// Freezes operations.
struct FreezeOnCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "on", abstract: "Let no operation begin until the freeze is lifted.",
    usage: "tenantry freeze on --reason <text> [--until <moment>] [--yes]",
    discussion: """
      What runs, ends; what waits, waits; backups go on. Everybody who is refused reads the reason. A platform owner
      lets single operations begin: tenantry op override, or --override on a tenant's operation.

      Examples:
        tenantry freeze on --reason "incident 4711" --yes
        tenantry freeze on --reason "storage is being moved" --until 2h
      """)

  @Option(help: ArgumentHelp("Why, one sentence.", valueName: "text"))
  var reason: String

  @Option(help: ArgumentHelp("When it ends by itself: \(MomentText.forms).", valueName: "moment"))
  var until: String?

  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let end = try until.map { try context.moment($0, option: "--until") }
    try await context.withPlatform { platform in
      try context.consent(to: "Freeze all operations?", yes: yes)
      let freeze = try await platform.client.call(FreezeOperations(reason: reason, until: end))
      context.say("Operations are frozen: \(freeze.reason)", .warning)
    }
  }
}
