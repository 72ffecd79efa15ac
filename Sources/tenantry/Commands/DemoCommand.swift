import ArgumentParser
import PlatformHost
import TenantModel

/// The console on stand-ins for every outside system.
struct DemoCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Open the console on a made-up platform: nothing to install, nothing to break.",
    usage:
      "tenantry demo [--seed <number>] [--speed <factor>] [--environment <name>] [--role <name>] [--pull-requests]",
    discussion: """
      Agencies, tenants, operations and logs are invented, outside systems are stand-ins in memory. Everything
      works; nothing is kept unless --data-folder names a place for it. The same seed gives the same platform.
      With --environment production it behaves like production: it opens read-only, and :write 15m <reason> gives
      write access for a while. With --pull-requests changes of the desired state go to a stand-in for GitHub, which
      merges them once their check has passed. With --role one sees what somebody else sees: platform_operator,
      finance_owner, or tenant_admin, who has the tenants of one agency.
      """)

  static let seedDefault: UInt64 = 18

  @Option(help: ArgumentHelp("Which platform to make up.", valueName: "number"))
  var seed: UInt64 = DemoCommand.seedDefault

  @Option(help: ArgumentHelp("What it says of itself: production or staging.", valueName: "name"))
  var environment: TenantEnvironment?

  @Option(
    help: ArgumentHelp(
      "As whom to look: platform_owner, platform_operator, tenant_admin …", valueName: "name"))
  var role = Role.platformOwner

  @Flag(help: "Ask for changes of the desired state as pull requests.")
  var pullRequests = false

  @OptionGroup(title: "Console options") var terminal: TerminalOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let path = try global.dataFolder.map {
      try DataFolder.path(
        option: $0, variables: context.environment.variables, folder: context.environment.folder)
    }
    try await context.runConsole(
      at: .demo(
        path: path, speed: global.speed,
        DemoChoices(seed: seed, environment: environment, usesPullRequests: pullRequests, role: role)),
      terminal)
  }
}

extension TenantEnvironment: ExpressibleByArgument {}
extension Role: ExpressibleByArgument {}
