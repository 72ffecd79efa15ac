import ArgumentParser
import TenantModel
import TenantryAPI

/// Lifts the freeze.
struct FreezeOffCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "off", abstract: "Lift the freeze: what waited begins.", usage: "tenantry freeze off",
    discussion: "Ends with 1 when operations are not frozen.")

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    try await context.withPlatform { platform in
      let lifted = try await platform.client.call(UnfreezeOperations())
      context.say(
        "Operations may begin. They were frozen by \(lifted.freeze.by): \(lifted.freeze.reason)", .good)
      if lifted.held > 0 { context.say("Windows hold \(lifted.held) still: tenantry windows list") }
    }
  }
}
