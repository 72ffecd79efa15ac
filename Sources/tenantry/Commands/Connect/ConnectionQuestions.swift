import Integrations

/// Asks for a system's fields one after another, in lines.
struct ConnectionQuestions {
  let definition: SystemDefinition
  /// What is written down already, offered again.
  let known: [String: String]

  /// - Throws: `CommandFailure` when the input ends.
  func ask(_ context: CommandContext) throws -> [String: String] {
    var texts: [String: String] = [:]
    for field in definition.fields {
      context.say(field.help, .quiet)
      texts[field.name] = try ask(field, context)
    }
    return texts
  }

  /// Who gets a field wrong so often is no person.
  private static let triesMax = 10

  /// Asks until the answer has the field's form. Nothing typed takes what is offered.
  private func ask(_ field: ConnectionField, _ context: CommandContext) throws -> String {
    let offered = known[field.name] ?? field.standard
    let hint = offered.map { " [\($0)]" } ?? (field.isRequired ? "" : " (enter to leave it out)")
    for _ in 0..<Self.triesMax {
      try context.environment.messages.write("\(field.title)\(hint): ")
      guard let line = context.environment.input.readLine() else {
        throw CommandFailure(.interrupted, "Nothing was written.")
      }
      let typed = line.filter { !$0.isNewline }
      // A dash takes away what is written down and not needed.
      if typed == "-", !field.isRequired { return "" }
      let text = typed.isEmpty ? offered ?? "" : typed
      if text.isEmpty, !field.isRequired { return "" }
      let objection = text.isEmpty ? "It is needed." : field.objection(to: text)
      guard let objection else { return text }
      context.say(objection, .warning)
    }
    throw CommandFailure(.usage, "Nothing was written: “\(field.name)” was wrong too often.")
  }
}
