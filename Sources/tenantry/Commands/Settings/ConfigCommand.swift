import ArgumentParser

/// Everything about the console's configuration.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show and check the console's configuration.",
    subcommands: [ShowConfigCommand.self, ValidateConfigCommand.self])
}

/// Prints what counts.
struct ShowConfigCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print every setting as it counts: default, file, variable or option.",
    usage: "tenantry config show [--origin] [-o table|json]")

  @Flag(help: "Say who said so: default, file and line, variable, option.")
  var origin = false

  @OptionGroup var output: OutputOptions
  @OptionGroup(title: "Console options") var terminal: TerminalOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let configuration = try ConsoleConfiguration.load(
      keymap: terminal.keymap, variables: context.environment.variables)
    let settings = EffectiveSetting.all(
      of: configuration, options: (global, terminal), variables: context.environment.variables)
    try context.put(settings, as: output.output) {
      var table = TextTable(.init("SETTING"), .init("VALUE"))
      if origin { table.columns.append(.init("ORIGIN")) }
      table.rows = settings.map { setting in
        [TextTable.Cell(setting.name), TextTable.Cell(setting.value)]
          + (origin ? [TextTable.Cell(setting.origin, .quiet)] : [])
      }
      return table.text(context.style)
    }
    let count = configuration.problems.count
    if count > 0 {
      context.say("\(count) \(count == 1 ? "problem" : "problems"): tenantry config validate.", .warning)
    }
  }
}

/// Says what is wrong with the file.
struct ValidateConfigCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Say what is wrong with config.yaml, line by line.",
    discussion: "Ends with 2 when anything is wrong.")

  @OptionGroup(title: "Console options") var terminal: TerminalOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let configuration = try ConsoleConfiguration.load(
      keymap: terminal.keymap, variables: context.environment.variables)
    guard let path = configuration.path else {
      throw CommandFailure(.usage, "There is no place for a configuration: HOME is not set.")
    }
    for problem in configuration.problems { context.say(problem.line(in: path)) }
    if !configuration.problems.isEmpty { throw CommandExit.usage }
    context.say("\(path): nothing is wrong.", .quiet)
  }
}
