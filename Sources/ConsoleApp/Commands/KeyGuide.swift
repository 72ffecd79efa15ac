import TerminalKit

/// Which keys commands have now, for what pages and dialogs say of keys: a hint must never name a key that was given
/// to something else.
package struct KeyGuide: Equatable, Sendable {
  private let bindings: KeyBindings

  /// Makes a guide; `bindings` stand in the place of the commands' own keys.
  package init(_ bindings: KeyBindings = KeyBindings()) { self.bindings = bindings }

  /// The hint of a command of the catalog: its first key, or without one how it is typed; nil when neither is there.
  package func hint(_ id: String, in scope: Command.Scope = .global, _ label: String) -> KeyHint? {
    key(id, in: scope).map { KeyHint($0, label) }
  }

  /// One hint for several commands that belong together: `↑↓ scroll`. Those without a key are left out.
  package func hint(_ ids: [String], in scope: Command.Scope, _ label: String) -> KeyHint? {
    let names = ids.compactMap { key($0, in: scope) }
    let isArrows = names.allSatisfy { Self.arrows.values.contains($0) }
    return names.isEmpty ? nil : KeyHint(names.joined(separator: isArrows ? "" : " "), label)
  }

  /// The name of a command's first key, or `:verb` where it has no key; nil when neither is there.
  package func key(_ id: String, in scope: Command.Scope = .global) -> String? {
    guard let command = CommandCatalog.command(id, in: scope) else { return nil }
    guard let key = bindings.keys(of: command).first else { return command.verbs.first.map { ":" + $0 } }
    return Self.arrows[key.name] ?? key.name
  }

  /// The hints of a question in the last line, while it is answered.
  var prompt: [KeyHint] {
    [hint("prompt_take", in: .prompt, "take it"), hint("prompt_leave", in: .prompt, "close")]
      .compactMap { $0 }
  }

  private static let arrows = ["up": "↑", "down": "↓", "left": "←", "right": "→"]
}

extension KeyHint {
  /// The text of a hint that may not be there: nothing then.
  static func line(_ hint: KeyHint?) -> Line { hint?.line ?? .empty }
}
