import ArgumentParser
import TerminalKit

/// The options that every command takes, before or after its own.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The folder with database and desired state.", valueName: "path"),
    completion: .directory)
  var dataFolder: String?

  @Option(help: ArgumentHelp("A platform that a server serves, by its name in tenantry context.", valueName: "name"))
  var context: String?

  @Flag(help: "Use stand-ins for every outside system, in a folder of their own.")
  var sandbox = false

  @Option(help: ArgumentHelp("How fast the stand-ins' time goes: 2 is twice as fast.", valueName: "factor"))
  var speed = 1.0

  @Flag(help: "Change nothing: commands that would are refused.")
  var readOnly = false

  @Flag(
    name: .customLong("no-color"),
    help: "No colour, as the variables NO_COLOR and TENANTRY_NO_COLOR do.")
  var noColour = false

  @Flag(help: "Signs and lines of ASCII alone.")
  var ascii = false

  @Flag(name: .customLong("utf8"), help: "Signs and lines of UTF-8, whatever the locale says.")
  var isUTF8 = false

  /// The signs that somebody chose; nil when the locale decides.
  var glyphs: Glyphs? { ascii ? .ascii : isUTF8 ? .unicode : nil }

  func validate() throws {
    guard context == nil || (dataFolder == nil && !sandbox) else {
      throw ValidationError("--context is a platform elsewhere: --data-folder and --sandbox do not go with it.")
    }
    guard !ascii || !isUTF8 else { throw ValidationError("--ascii and --utf8 cannot go together.") }
    guard (0.1...1_000).contains(speed) else {
      throw ValidationError("--speed must be between 0.1 and 1000.")
    }
  }
}

/// How a command writes its data.
struct OutputOptions: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table
    case json
  }

  @Option(name: .shortAndLong, help: "How to write the data.")
  var output: Format = .table
}
