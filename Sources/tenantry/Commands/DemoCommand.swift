import ArgumentParser

/// The console on stand-ins for every outside system.
struct DemoCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Open the console on a made-up platform: nothing to install, nothing to break.",
    usage: "tenantry demo [--seed <number>] [--speed <factor>]",
    discussion: """
      Agencies, tenants, operations and logs are invented, outside systems are stand-ins in memory. Everything
      works; nothing is kept unless --data-folder names a place for it. The same seed gives the same platform.
      """)

  static let seedDefault: UInt64 = 18

  @Option(help: ArgumentHelp("Which platform to make up.", valueName: "number"))
  var seed: UInt64 = DemoCommand.seedDefault

  @OptionGroup(title: "Console options") var terminal: TerminalOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let path = try global.dataFolder.map {
      try DataFolder.path(
        option: $0, variables: context.environment.variables, folder: context.environment.folder)
    }
    try await context.runConsole(at: .demo(path: path, seed: seed, speed: global.speed), terminal)
  }
}
