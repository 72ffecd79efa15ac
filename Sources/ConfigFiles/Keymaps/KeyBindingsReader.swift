import TerminalKit
import TypedText

/// Reads which keys commands are to have: scope → command → key or list, `none` for no key.
struct KeyBindingsReader {
  /// One command's keys as written.
  struct Entry: Equatable {
    let command: Command
    let keys: [(key: Key, place: FilePlace?)]
    let place: FilePlace?

    static func == (left: Entry, right: Entry) -> Bool {
      left.command == right.command && left.place == right.place
        && left.keys.map(\.key) == right.keys.map(\.key)
    }
  }

  /// Every command there is.
  let commands: [Command]
  private(set) var entries: [Entry] = []
  private(set) var problems: [FileProblem] = []

  init(commands: [Command]) { self.commands = commands }

  /// Reads a mapping of scopes; what is wrong in it is left out, and noted.
  mutating func read(_ node: FileNode) {
    guard let scopes = node.entries else {
      if node.content != .word(nil) { note(node.place, "Here stands a mapping: scope, command, key.") }
      return
    }
    for scope in scopes {
      let own = commands.filter { $0.scope.name == scope.key }
      guard !own.isEmpty else {
        note(scope.place, "There is no scope “\(scope.key)”" + near(scope.key, commands.map(\.scope.name)))
        continue
      }
      guard let entries = scope.value.entries else {
        if scope.value.content != .word(nil) {
          note(scope.value.place, "Under a scope stand commands with keys.")
        }
        continue
      }
      for entry in entries { read(entry, of: own) }
    }
  }

  /// The keys, laid over a preset's. Where two commands of a scope then have one key, what is written here for it
  /// does not count, and is noted.
  mutating func bindings(over preset: KeyBindings) -> KeyBindings {
    var own = KeyBindings()
    for entry in entries { own[entry.command.scope, entry.command.id] = entry.keys.map(\.key) }
    for conflict in Keymap(commands, preset.overlaid(with: own)).conflicts {
      let mine = entries.filter { entry in
        entry.command.scope == conflict.scope && conflict.commands.contains(entry.command.id)
          && entry.keys.contains { $0.key == conflict.key }
      }
      guard let last = mine.last else { continue }
      let others = commands.filter { other in
        other.scope == conflict.scope && other.id != last.command.id && conflict.commands.contains(other.id)
      }
      let place = last.keys.first { $0.key == conflict.key }?.place ?? last.place
      note(
        place,
        "\(conflict.key.name) is already the key of “\(others.map(\.name).joined(separator: "”, “"))” in \(conflict.scope.name):"
          + " give that another key, or none.")
      for entry in mine { own[entry.command.scope, entry.command.id] = nil }
    }
    return own
  }

  private mutating func read(_ entry: FileEntry, of own: [Command]) {
    guard let command = own.first(where: { $0.name == entry.key || $0.id == entry.key }) else {
      note(
        entry.place,
        "There is no command “\(entry.key)” in \(own[0].scope.name)" + near(entry.key, own.map(\.name)))
      return
    }
    let words = entry.value.items ?? [entry.value]
    var keys: [(key: Key, place: FilePlace?)] = []
    for word in words {
      guard let text = word.word else {
        return note(word.place ?? entry.place, "A key is a word such as ctrl-w, or none.")
      }
      if text == "none" {
        if words.count > 1 { return note(word.place, "none stands alone: it takes every key away.") }
        continue
      }
      switch KeyName.read(text) {
      case .success(let key): keys.append((key, word.place))
      case .failure(let fault): return note(word.place, fault.sentence)
      }
    }
    entries.append(Entry(command: command, keys: keys, place: entry.place))
  }

  private mutating func note(_ place: FilePlace?, _ sentence: String) {
    problems.append(FileProblem(place, sentence))
  }

  private func near(_ word: String, _ known: [String]) -> String {
    Spelling.suggestion(for: word, among: known).map { "; did you mean “\($0)”?" } ?? "."
  }
}
