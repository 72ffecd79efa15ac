/// How a command asks for a yes that no operation's plan asks for.
extension CommandContext {
  /// Comes back when the person agrees; `yes` is `--yes`.
  ///
  /// - Throws: `CommandFailure`: refused by the person, or nobody there to ask.
  func consent(to question: String, yes: Bool) throws {
    if yes { return }
    guard environment.input.isTerminal, environment.messages.isTerminal else {
      throw CommandFailure(.usage, "There is nobody to ask: without a terminal, say --yes.")
    }
    try environment.messages.write("\(question) [y/N] ")
    guard ["y", "yes"].contains((environment.input.readLine() ?? "").lowercased()) else {
      throw CommandFailure(.refused, "Nothing was done.")
    }
  }

  /// Comes back when the person has typed `words`, or given them as `--confirm`.
  ///
  /// - Parameter facts: what they agree to, shown before they are asked.
  /// - Throws: `CommandFailure` as `consent(to:yes:)`.
  func consent(typing words: String, confirm: String?, about what: String, _ facts: () -> String = { "" }) throws {
    if let confirm {
      guard confirm == words else {
        throw CommandFailure(
          .usage, "--confirm says “\(confirm)”, but it has to say “\(words)”; nothing was done.")
      }
      return
    }
    guard environment.input.isTerminal, environment.messages.isTerminal else {
      throw CommandFailure(.usage, "There is nobody to ask: without a terminal, say --confirm=\(words).")
    }
    try environment.messages.write(facts() + "\n\(what.prefix(1).uppercased() + what.dropFirst())? Type “\(words)” to go on: ")
    guard environment.input.readLine() == words else {
      throw CommandFailure(.refused, "Nothing was done.")
    }
  }
}
