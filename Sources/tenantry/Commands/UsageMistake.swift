import ArgumentParser
import TypedText

/// A mistake in the arguments, said in our form: one sentence, and where the help is.
struct UsageMistake {
  /// The parser's words: a sentence, a list of values perhaps, help and usage.
  let text: String
  let arguments: [String]

  var failure: CommandFailure {
    if let unknown = unknownCommand { return unknown }
    let lines = text.split(separator: "\n").map(String.init)
    let sentence = lines.first.map { String($0.trimmingPrefix("Error: ")) } ?? "The arguments are not valid."
    let values = lines.dropFirst().filter { $0.hasPrefix("  - ") }.map { $0.dropFirst(4) }
    let help = lines.last { $0.contains("--help") }.map { String($0.trimmingPrefix { $0 == " " }) }
    let end = values.isEmpty ? "" : " \(values.joined(separator: ", "))"
    return CommandFailure(.usage, Self.sentence(sentence + end), hints: help.map { [$0] } ?? [])
  }

  /// The failure when a word stands where a command should, and is none.
  private var unknownCommand: CommandFailure? {
    guard text.contains("Unexpected argument") || text.contains("unexpected arguments") else { return nil }
    var path = ["tenantry"]
    var commands = TenantryCommand.configuration.subcommands
    let valued = Self.valuedOptions
    var rest = arguments[...]
    while let word = rest.popFirst() {
      if valued.contains(word[...]) { rest = rest.dropFirst() }
      if word.hasPrefix("-") { continue }
      guard !commands.isEmpty, word != "help" else { return nil }
      guard let next = commands.first(where: { Self.names(of: $0).contains(word) }) else {
        return Self.unknown(word, path.joined(separator: " "), commands)
      }
      path.append(next.configuration.commandName ?? word)
      commands = next.configuration.subcommands
    }
    return nil
  }

  /// The options before a command whose next word is their value, as the help has them: `  --context <name>  …`.
  private static var valuedOptions: Set<Substring> {
    let help = TenantryCommand.helpMessage(columns: 200)
      + TenantryCommand.helpMessage(for: GalleryCommand.self, columns: 200)
    let lines = help.split(separator: "\n").filter { $0.hasPrefix("  -") }.map { $0.drop { $0 == " " } }
    return Set(
      lines.flatMap { line in
        let words = line.prefix(upTo: line.firstRange(of: "  ")?.lowerBound ?? line.endIndex).split(separator: " ")
        guard words.last?.hasPrefix("<") == true else { return [Substring]() }
        return words.filter { $0.hasPrefix("-") }.map { $0.hasSuffix(",") ? $0.dropLast() : $0 }
      })
  }

  private static func unknown(
    _ word: String, _ path: String, _ commands: [any ParsableCommand.Type]
  ) -> CommandFailure {
    let names = commands.compactMap { $0.configuration.commandName }
    let near = Spelling.suggestion(for: word, among: names).map { "; did you mean “\(path) \($0)”?" } ?? "."
    return CommandFailure(
      .usage, "There is no command “\(path) \(word)”\(near)",
      hints: ["The commands: \(names.joined(separator: ", "))"])
  }

  private static func names(of command: any ParsableCommand.Type) -> [String] {
    [command.configuration.commandName].compactMap { $0 } + command.configuration.aliases
  }

  /// With a full stop, unless it ends with a mark of its own.
  private static func sentence(_ text: String) -> String {
    guard let last = text.last, !".?!".contains(last) else { return text }
    return text + "."
  }
}
