import TerminalKit

/// Reads a key as k9s writes it: `Shift-A`, `Ctrl-U`, `F1`.
enum K9sKey {
  static func read(_ text: String) -> Result<Key, KeyName.Fault> {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2, parts[0].lowercased() == "shift", let letter = parts[1].first, parts[1].count == 1 {
      guard letter.isLetter else {
        return .failure(
          .init(sentence: "\(text) is another sign on every keyboard: choose a letter or a function key."))
      }
      return .success(Key(.character(Character(letter.uppercased()))))
    }
    return KeyName.read(text.count == 1 ? text : text.lowercased())
  }
}
