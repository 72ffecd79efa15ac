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
}
