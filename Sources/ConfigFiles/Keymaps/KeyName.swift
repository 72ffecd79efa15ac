import TerminalKit
import TypedText

/// Reads the name of a key, and says of one that no terminal sends what to write in its place.
enum KeyName {
  /// Why a name is no key that can be bound.
  struct Fault: Error, Equatable {
    let sentence: String
  }

  static func read(_ text: String) -> Result<Key, Fault> {
    guard let key = Key(name: text) ?? functionless(text) else {
      let near = Spelling.suggestion(for: text, among: names).map { "; did you mean “\($0)”?" }
      return .failure(Fault(sentence: "There is no key “\(text)”\(near ?? ".")"))
    }
    if let sentence = impossibility(of: key) { return .failure(Fault(sentence: sentence)) }
    return .success(key)
  }

  /// A name in another case: `Enter`, `Ctrl-W`.
  private static func functionless(_ text: String) -> Key? {
    let lower = text.lowercased()
    return text.count > 1 ? Key(name: lower) : nil
  }

  private static func impossibility(of key: Key) -> String? {
    guard case .character(let character) = key.code, !key.modifiers.isEmpty else { return nil }
    if key.modifiers.contains(.shift) {
      return "\(key.name) is typed as “\(character.uppercased())”: write that."
    }
    guard key.modifiers.contains(.ctrl) else { return nil }
    switch character.lowercased() {
    case "c": return "ctrl-c always quits: it cannot mean anything else."
    case "z": return "ctrl-z always suspends the program: it cannot mean anything else."
    case "i": return "A terminal sends the same for ctrl-i as for tab: write tab."
    case "m", "j": return "A terminal sends the same for \(key.name) as for enter: write enter."
    case "[": return "A terminal sends the same for ctrl-[ as for esc: write esc."
    case let other where other.first.map { !$0.isASCII || $0.isNumber } ?? true:
      return "A terminal has no code for \(key.name)."
    default: return character.isUppercase ? "\(key.name) is the same as ctrl-\(character.lowercased())." : nil
    }
  }

  private static let names =
    ["enter", "tab", "esc", "backspace", "del", "ins", "up", "down", "left", "right", "home", "end", "pgup"]
    + ["pgdn", "space", "shift-tab"] + (1...12).map { "f\($0)" }
}
