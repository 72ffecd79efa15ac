import Foundation
import TerminalKit

extension Console {
  /// What came of a line.
  package struct Heard: Sendable {
    package var effects: [ConsoleEffect]
    /// What is answered before the place is described.
    package var answer: [String]
    /// True when the place is to be described: something was done, or it was asked for.
    package var describes: Bool
  }

  /// Takes a line that somebody typed instead of pressing keys.
  ///
  /// A number chooses; in a text field the line goes into it, from `=` on as it is, and a key is said with a slash.
  /// Elsewhere it is a key's name, a command or its unique beginning, or a sentence of the palette.
  package mutating func hear(_ line: String, now: Date) -> Heard {
    self.now = now
    let text = line.trimmingCharacters(in: .whitespaces)
    switch text {
    case "": return Heard(effects: [], answer: [], describes: true)
    case "?": return Heard(effects: [], answer: commandsSpoken, describes: false)
    default: break
    }
    let answer = act(on: text)
    return Heard(effects: handle(.clockTicked, now: now), answer: answer ?? [], describes: answer == nil)
  }

  /// Does what a line says; answers why not, or nil when it did.
  private mutating func act(on text: String) -> [String]? {
    let choices = spoken.choices
    if let number = Int(text), number > 0 {
      guard number <= choices.count else { return ["There is no number \(number) here."] }
      switch choices[number - 1].action {
      case .press(let keys): for key in keys { press(key) }
      case .command(let id): runCommand(id)
      }
      return nil
    }
    if top?.component.captures == true {
      if text.hasPrefix("/"), let key = Key(name: String(text.dropFirst())) {
        press(key)
      } else {
        fill(text.hasPrefix("=") ? String(text.dropFirst()) : text)
      }
      return nil
    }
    return say(text)
  }

  /// Puts text into the field in the place of what stands there, and goes on.
  private mutating func fill(_ text: String) {
    press(.ctrl("e"))
    press(.ctrl("u"))
    paste(text)
    press(.enter)
  }

  /// What is alive here comes first; else the line is taken as the palette takes it.
  private mutating func say(_ text: String) -> [String]? {
    let line = PaletteLine(text, commands: paletteCommands, aliases: preferences.aliases)
    guard let command = line.command, !line.arguments.isEmpty || !isAlive(command) else { return find(text) }
    switch line.choice {
    case .success(let choice): take(choice)
    case .failure(let problem): return [problem.sentence]
    }
    return nil
  }

  private func isAlive(_ command: Command) -> Bool {
    command.scope != .global && liveCommands.contains { $0.id == command.id }
  }

  /// A key by its name, else the one command that begins so.
  private mutating func find(_ text: String) -> [String]? {
    if let key = Key(name: text) {
      press(key)
      return nil
    }
    let wanted = text.lowercased()
    let live = liveCommands
    let exact = live.filter { $0.id == wanted || $0.label == wanted }
    let found =
      exact.isEmpty
      ? live.filter { command in
        [command.id, command.label, command.title].contains { $0.lowercased().hasPrefix(wanted) }
      } : exact
    guard let only = found.first else { return ["I do not know “\(text)”. ? lists what can be done here."] }
    guard Set(found.map(\.id)).count == 1 else {
      return ["“\(text)” may be: " + found.map { $0.label }.joined(separator: ", ") + "."]
    }
    if let reason = only.disabledReason { return ["\(only.title): \(reason)."] }
    runCommand(only.id)
    return nil
  }
}
