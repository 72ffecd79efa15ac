import ArgumentParser
import TerminalKit

/// How the console treats its terminal.
struct TerminalOptions: ParsableArguments, Equatable {
  @Flag(help: "Begin at the overview, not where you were the last time.")
  var fresh = false

  @Flag(help: "Lines instead of a screen, for screen readers and pipes; so does TENANTRY_LINEAR=1.")
  var linear = false

  @Flag(help: "Take clicks and the wheel; shift then selects text. F9 changes it.")
  var mouse = false

  @Option(
    help: ArgumentHelp(
      "How long Escape waits for the rest of a key, 1 to 5000. Without it ESCDELAY, else 25, over SSH 100.",
      valueName: "milliseconds"))
  var escapeDelay: Int?

  @Option(
    help: ArgumentHelp(
      "Which keys to use: default, k9s, vim; TENANTRY_KEYMAP says it, too.", valueName: "name"))
  var keymap: String?
  @Option(help: ArgumentHelp("How the screen looks; TENANTRY_THEME says it, too.", valueName: "name"))
  var theme: String?

  @Option(help: "How many colours to use at most.")
  var colors: Colors?

  enum Colors: String, CaseIterable, ExpressibleByArgument {
    case sixteen = "16"
    case many = "256"
    case all = "true"

    var depth: ColorDepth {
      switch self {
      case .sixteen: .ansi16
      case .many: .indexed256
      case .all: .trueColor
      }
    }
  }

  func validate() throws {
    if let escapeDelay, !(1...5_000).contains(escapeDelay) {
      throw ValidationError("--escape-delay must be between 1 and 5000.")
    }
  }

  static func == (left: TerminalOptions, right: TerminalOptions) -> Bool {
    left.mouse == right.mouse && left.escapeDelay == right.escapeDelay && left.theme == right.theme
      && left.colors == right.colors && left.fresh == right.fresh && left.linear == right.linear
      && left.keymap == right.keymap
  }
}
