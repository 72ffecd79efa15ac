import TerminalKit

/// The last line of a terminal, rewritten in place; on anything else it is never written.
struct LiveLine: Sendable {
  let context: CommandContext

  /// A terminal that says it is dumb cannot go back to the start of a line.
  var isLive: Bool {
    context.environment.messages.isTerminal && context.environment.variables["TERM"] != "dumb"
  }

  /// Writes lines that stay above, and the line that lives below them. The lines are clean already.
  func replace(adding lines: [String], with live: String?) {
    var text = isLive ? "\r\u{1B}[K" : ""
    for line in lines { text += line + "\n" }
    if isLive, let live {
      // One cell stays free: a full line would wrap and could not be taken back.
      text += TextFit.truncate(live, to: (context.environment.messages.width ?? 80) - 1)
    }
    guard !text.isEmpty else { return }
    do {
      try context.environment.messages.write(text)
    } catch {
      return  // Nobody reads the messages; the operation matters more.
    }
  }

  func clear() { replace(adding: [], with: nil) }
}
