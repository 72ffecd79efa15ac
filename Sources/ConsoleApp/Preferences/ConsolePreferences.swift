import TerminalKit

/// What a person has decided of the console: keys, short words, keys for whole sentences.
package struct ConsolePreferences: Equatable, Sendable {
  /// The keys that commands have in the place of their own.
  package var keys: KeyBindings
  /// What a first word in the palette stands for.
  package var aliases: [String: String]
  package var hotkeys: [Hotkey]
  /// What is listed for arguments by name, for example `themes`; the platform's own are asked for.
  package var listed: [String: [String]]

  package init(
    keys: KeyBindings = KeyBindings(), aliases: [String: String] = [:], hotkeys: [Hotkey] = [],
    listed: [String: [String]] = [:]
  ) {
    self.keys = keys
    self.aliases = aliases
    self.hotkeys = hotkeys
    self.listed = listed
  }

  /// A key that stands for a line of the palette, everywhere where no dialog is open.
  package struct Hotkey: Equatable, Sendable {
    package let key: Key
    /// What it does, for help and palette.
    package let title: String
    /// What would be typed behind the colon.
    package let line: String

    package init(_ key: Key, title: String, line: String) {
      self.key = key
      self.title = title
      self.line = line
    }
  }
}
