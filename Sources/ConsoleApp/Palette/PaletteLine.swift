import TerminalKit
import TypedText

/// What was typed into the palette: the command whose verb begins it, when one does, and what stands behind.
struct PaletteLine: Equatable {
  /// What was typed, with its alias written out.
  let text: String
  /// The command; nil when no verb begins the line, which is a search then.
  let command: Command?
  /// What stands behind the verb, without blanks around.
  let arguments: String
  /// Whether the verb is finished: what follows belongs to the arguments.
  let isPastVerb: Bool
  private let verbs: [String]

  /// Why a line cannot be done.
  struct Problem: Error, Equatable {
    let sentence: String
  }

  /// Reads a line. An alias stands for other words, once: it cannot lead to itself.
  init(_ typed: String, commands: [Command], aliases: [String: String] = [:]) {
    let first = typed.prefix { $0 != " " }
    let text = aliases[String(first)].map { $0 + typed.dropFirst(first.count) } ?? typed
    let word = text.drop { $0 == " " }.prefix { $0 != " " }
    let verb = word.lowercased()
    self.text = text
    command = commands.first { $0.verbs.contains(verb) } ?? commands.first { $0.id == verb }
    let rest = text.drop { $0 == " " }.dropFirst(word.count)
    isPastVerb = command != nil && rest.first == " "
    arguments = rest.split(separator: " ").joined(separator: " ")
    verbs = commands.flatMap(\.verbs)
  }

  /// The words behind the verb.
  var words: [String] { arguments.split(separator: " ").map(String.init) }

  /// The argument that is being typed and what of it is there; nil when the verb is not finished, or takes no more.
  var open: (argument: Command.Argument, index: Int, typed: String)? {
    guard isPastVerb, let command else { return nil }
    let words = words
    let index = text.hasSuffix(" ") ? words.count : max(0, words.count - 1)
    guard command.arguments.indices.contains(index) else { return nil }
    return (command.arguments[index], index, index < words.count ? words[index] : "")
  }

  /// What the line asks for, taken by its word.
  var choice: Result<ShellChoice, Problem> {
    guard let command else { return .failure(unknown) }
    if let reason = command.disabledReason {
      return .failure(Problem(sentence: "\(command.title): \(reason)."))
    }
    let words = words
    for (index, argument) in command.arguments.enumerated() {
      guard index < words.count else {
        guard argument.isRequired else { break }
        return .failure(Problem(sentence: "Say which \(argument.name): \(command.usage ?? command.title)."))
      }
      if case .words(let known) = argument.values, !known.contains(words[index]) {
        let near = Spelling.suggestion(for: words[index], among: known).map { "; did you mean “\($0)”?" }
        return .failure(
          Problem(sentence: "There is no \(argument.name) “\(words[index])”\(near ?? ".")"))
      }
    }
    switch command.id {
    case ShellCommands.quit.id: return .success(.quit)
    case ShellCommands.tenant.id:
      return .success(.page(.tenant(words[0], tab: words.count > 1 ? words[1] : nil)))
    case ShellCommands.operation.id: return .success(.operation(words[0].uppercased()))
    default: return .success(.command(command.id, arguments: arguments))
    }
  }

  /// That no command begins so, with the one that was probably meant.
  var unknown: Problem {
    let word = text.split(separator: " ").first.map(String.init) ?? ""
    let near = Spelling.suggestion(for: word, among: verbs).map { "; did you mean “\($0)”?" } ?? "."
    return Problem(sentence: "There is no command “\(word)”\(near)")
  }
}
