import ArgumentParser

/// How the console treats its terminal.
struct TerminalOptions: ParsableArguments, Equatable {
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

  func validate() throws {
    if let escapeDelay, !(1...5_000).contains(escapeDelay) {
      throw ValidationError("--escape-delay must be between 1 and 5000.")
    }
  }

  static func == (left: TerminalOptions, right: TerminalOptions) -> Bool {
    left.mouse == right.mouse && left.escapeDelay == right.escapeDelay
      && left.keymap == right.keymap
  }
}
