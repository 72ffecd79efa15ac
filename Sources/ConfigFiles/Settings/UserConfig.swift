import TerminalKit

/// What a person's `config.yaml` says; nil and empty for what it does not say.
package struct UserConfig: Equatable, Sendable {
  /// A value with its place in the file.
  package struct Placed<Value: Equatable & Sendable>: Equatable, Sendable {
    package let value: Value
    package let place: FilePlace?
  }

  /// A key for a line of the palette.
  package struct Hotkey: Equatable, Sendable {
    package let key: Key
    /// What help and palette call it.
    package let title: String
    /// What would be typed.
    package let line: String
    package let place: FilePlace?
  }

  package internal(set) var theme: Placed<String>?
  package internal(set) var keymap: Placed<String>?
  package internal(set) var mouse: Placed<Bool>?
  package internal(set) var readOnly: Placed<Bool>?
  package internal(set) var ascii: Placed<Bool>?
  /// How long a lone escape is waited for, 1 to 5,000.
  package internal(set) var escapeDelayMilliseconds: Placed<Int>?
  /// The keys in the place of the preset's, without those that cannot be.
  package internal(set) var keys = KeyBindings()
  /// Where `keys` stands.
  package internal(set) var keysPlace: FilePlace?
  package internal(set) var aliases: [String: Placed<String>] = [:]
  package internal(set) var hotkeys: [Hotkey] = []
  /// Whether something of `keymap`, `keys` or `hotkeys` was left out: an older map that was whole is then better.
  package internal(set) var hasBrokenKeys = false

  /// Makes a configuration that says nothing.
  package init() {}
}
