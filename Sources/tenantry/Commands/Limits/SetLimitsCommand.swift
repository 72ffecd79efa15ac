import ArgumentParser
import TenantModel
import TenantryAPI

/// Sets limits.
struct SetLimitsCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Set limits; those that are not named stay as they are.",
    usage: "tenantry limits set [--tenants <n>] [--storage <GiB>] [--cpu <cores>] [--memory <GiB>]",
    discussion: """
      Nothing is refused because of a limit: whoever goes beyond one is told before.

      Examples:
        tenantry limits set --tenants 80
        tenantry limits set --cpu 128 --memory none
      """)

  @Option(help: ArgumentHelp("Tenants, or none.", valueName: "n"))
  var tenants: String?

  @Option(help: ArgumentHelp("GiB of all volumes, or none.", valueName: "GiB"))
  var storage: String?

  @Option(help: ArgumentHelp("Cores that all plans ask for, or none.", valueName: "cores"))
  var cpu: String?

  @Option(help: ArgumentHelp("GiB of memory that all plans ask for, or none.", valueName: "GiB"))
  var memory: String?

  @OptionGroup var output: ListOutputOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let said: [(LimitUse.Kind, String?)] = [
      (.tenants, tenants), (.storage, storage), (.cpu, cpu), (.memory, memory),
    ]
    let limits = Dictionary(
      said.compactMap { kind, text in text.map { (kind.rawValue, $0) } }
    ) { first, _ in first }
    guard !limits.isEmpty else {
      throw CommandFailure(.usage, "Say which limit: --tenants, --storage, --cpu or --memory.")
    }
    try await context.withPlatform { platform in
      try context.putLimits(await platform.client.call(SetLimits(limits: limits)), as: output.output)
    }
  }
}
