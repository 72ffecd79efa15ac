import ArgumentParser
import TenantModel

/// The console on stand-ins for every outside system.
struct DemoCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Open the console on a made-up platform: nothing to install, nothing to break.",
    usage: "tenantry demo [--seed <number>] [--speed <factor>] [--environment <name>] [--pull-requests]",
    discussion: """
      Agencies, tenants, operations and logs are invented, outside systems are stand-ins in memory. Everything
      works; nothing is kept unless --data-folder names a place for it. The same seed gives the same platform.
      With --environment production it behaves like production: it opens read-only, and :write 15m <reason> gives
      write access for a while. With --pull-requests changes of the desired state go to a stand-in for GitHub, which
      merges them once their check has passed.
      """)

  static let seedDefault: UInt64 = 18

  @Option(help: ArgumentHelp("Which platform to make up.", valueName: "number"))
  var seed: UInt64 = DemoCommand.seedDefault

  @Option(help: ArgumentHelp("What it says of itself: production or staging.", valueName: "name"))
  var environment: TenantEnvironment?

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
        path: path, seed: seed, speed: global.speed, environment: environment, usesPullRequests: pullRequests),
      terminal)
  }
}

extension TenantEnvironment: ExpressibleByArgument {}
