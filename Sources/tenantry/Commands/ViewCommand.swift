import ArgumentParser
import TerminalKit

/// A log file in the console's log viewer, without a platform.
struct ViewCommand: PlatformCommand {
  static let configuration = CommandConfiguration(
    commandName: "view",
    abstract:
      "Read a log file: search, filter, errors and warnings, times. Needs no platform and changes nothing.",
    usage: "tenantry view <file> [--follow]",
    discussion: """
      Odoo's, PostgreSQL's, nginx's and syslog's lines are understood, JSON lines too. “-” reads standard input.
      With --follow new lines are shown as they come, also after the file was rotated.

      Examples:
        tenantry view /var/log/odoo/odoo.log --follow
        kubectl logs deploy/odoo | tenantry view -
      """)

  @Argument(help: ArgumentHelp("The file, or “-”.", valueName: "file"), completion: .file())
  var file: String

  @Flag(name: .shortAndLong, help: "Go on with what comes.")
  var follow = false

  @OptionGroup(title: "Console options") var terminal: TerminalOptions
  @OptionGroup(title: "Global options") var global: GlobalOptions

  func run(in context: CommandContext) async throws {
    let isPiped = file == "-"
    guard context.environment.output.isTerminal, isPiped || context.environment.input.isTerminal else {
      throw CommandFailure(
        .usage, "The viewer needs a terminal.", hints: ["In a script or a pipe: grep, tail, cat"])
    }
    guard !isPiped || !context.environment.input.isTerminal else {
      throw CommandFailure(
        .usage, "Nothing is piped in.", hints: ["For example: kubectl logs deploy/odoo | tenantry view -"])
    }
    let configuration = try ConsoleConfiguration.load(
      keymap: terminal.keymap, variables: context.environment.variables)
    let path = isPiped || file.hasPrefix("/") ? file : context.environment.folder + "/" + file
    try await context.environment.opener.viewLog(
      LogViewSettings(
        path: isPiped ? nil : path, name: file, isFollowed: follow, noColour: context.noColour,
        glyphs: context.glyphs, terminal: terminal, configuration: configuration))
  }
}

/// Which log is to be viewed, and how.
struct LogViewSettings: Equatable, Sendable {
  /// The absolute path of the file; nil for standard input.
  var path: String?
  /// What was typed.
  var name: String
  var isFollowed: Bool
  var noColour: Bool
  /// The signs that somebody chose; nil when configuration and locale decide.
  var glyphs: Glyphs?
  var terminal: TerminalOptions
  /// Keys and looks, as the console has them.
  var configuration: ConsoleConfiguration
}
