import ArgumentParser
import TenantModel
import TenantryAPI

/// Pauses a tenant that owes what is past due.
struct PauseForBillingCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "pause", abstract: "Pause a tenant until it has paid what is past due.",
    usage: "tenantry billing pause <slug> --confirm <slug> [--no-wait]",
    discussion: "Everybody who works in it loses access. Only a platform owner resumes it.")

  @Argument(help: ArgumentHelp("The tenant's slug.", valueName: "slug"))
  var tenant: String

  @Option(help: ArgumentHelp("The slug once more.", valueName: "slug"))
  var confirm: String

  @Flag(help: "Do not wait for the end; print the operation's id.")
  var noWait = false

  @OptionGroup(title: "Global options") var global: GlobalOptions

  func validate() throws {
    guard confirm == tenant else { throw ValidationError("--confirm must be “\(tenant)”; nothing was done.") }
  }

  func run(in context: CommandContext) async throws {
    try await context.withPlatform { platform in
      let id = try await platform.client.call(
        PauseForBilling(tenant: tenant, trigger: .cli, idempotencyKey: context.environment.makeKey())
      ).operationId
      if noWait { return try context.put("\(id)\n") }
      let ending = try await OperationWatch(context: context, platform: platform, operation: id.rawValue)
        .run().ending
      if ending.status != .ok { throw ending.status }
    }
  }
}
