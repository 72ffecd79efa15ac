import TerminalKit
import TypedText

/// Reads `config.yaml`: what can be used of it, and every complaint with its place.
package struct UserConfigReader {
  private let commands: [Command]
  private let presets: [KeymapPreset]
  private let themes: [String]
  private let preset: String?
  private var config = UserConfig()
  private var problems: [FileProblem] = []

  private static let known = [
    "theme", "keymap", "keys", "mouse", "read_only", "aliases", "hotkeys", "ascii", "escape_delay_ms",
  ]

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - commands: every command there is.
  ///   - themes: the names of all themes; empty when nobody knows them, and then any name will do.
  ///   - preset: the keymap that counts whatever the file says, because an option names it.
  package init(commands: [Command], presets: [KeymapPreset], themes: [String] = [], preset: String? = nil) {
    self.commands = commands
    self.presets = presets
    self.themes = themes
    self.preset = preset
  }

  /// Reads the file.
  package func read(_ bytes: some Collection<UInt8>) -> (config: UserConfig, problems: [FileProblem]) {
    var reader = self
    do {
      if let root = try YAMLFile.read(bytes, noun: "configuration") { reader.read(root) }
    } catch {
      reader.config.hasBrokenKeys = true
      reader.problems.append(error)
    }
    let sorted = reader.problems.sorted { left, right in
      (left.place?.line ?? 0, left.place?.column ?? 0) < (right.place?.line ?? 0, right.place?.column ?? 0)
    }
    return (reader.config, sorted)
  }

  private mutating func read(_ root: FileNode) {
    guard let entries = root.entries else { return note(root.place, "A configuration is keys with values.") }
    for entry in entries {
      switch entry.key {
      case "theme": config.theme = word(entry, among: themes, "theme")
      case "keymap": config.keymap = word(entry, among: presets.map(\.name), "keymap")
      case "mouse": config.mouse = switched(entry)
      case "read_only": config.readOnly = switched(entry)
      case "ascii": config.ascii = switched(entry)
      case "escape_delay_ms": config.escapeDelayMilliseconds = number(entry, 1...5_000)
      case "aliases": readAliases(entry.value)
      case "keys", "hotkeys": break
      default:
        note(entry.place, "There is no key “\(entry.key)” in a configuration" + near(entry.key, Self.known))
      }
    }
    if config.keymap == nil, root["keymap"] != nil { config.hasBrokenKeys = true }
    let name = preset ?? config.keymap?.value ?? KeymapPreset.standard
    let base = presets.first { $0.name == name }?.bindings ?? KeyBindings()
    if let keys = entries.first(where: { $0.key == "keys" }) { readKeys(keys, over: base) }
    if let hotkeys = root["hotkeys"] { readHotkeys(hotkeys, base.overlaid(with: config.keys)) }
  }

  private mutating func readKeys(_ entry: FileEntry, over base: KeyBindings) {
    var reader = KeyBindingsReader(commands: commands)
    reader.read(entry.value)
    config.keys = reader.bindings(over: base)
    config.keysPlace = entry.place
    config.hasBrokenKeys = config.hasBrokenKeys || !reader.problems.isEmpty
    problems += reader.problems
  }

  private mutating func readAliases(_ node: FileNode) {
    guard let entries = node.entries else {
      if node.content != .word(nil) { note(node.place, "Aliases are words with the line each stands for.") }
      return
    }
    for entry in entries {
      guard let line = entry.value.word, !line.isEmpty, !entry.key.contains(" ") else {
        note(entry.place, "An alias is one word, and the line it stands for: bad: filter status:error.")
        continue
      }
      if commands.contains(where: { $0.verbs.contains(entry.key) }) {
        note(entry.place, "“\(entry.key)” is a command already.")
      } else if let problem = problem(with: line) {
        note(entry.value.place, problem)
      } else {
        config.aliases[entry.key] = .init(value: line, place: entry.place)
      }
    }
  }

  private mutating func readHotkeys(_ node: FileNode, _ bindings: KeyBindings) {
    guard let entries = node.entries else {
      if node.content != .word(nil) { note(node.place, "Hotkeys are keys with the line each stands for.") }
      return
    }
    let keymap = Keymap(commands, bindings)
    for entry in entries {
      guard case .success(let key) = KeyName.read(entry.key) else {
        if case .failure(let fault) = KeyName.read(entry.key) { breakKeys(entry.place, fault.sentence) }
        continue
      }
      let line = entry.value.word ?? entry.value["line"]?.word
      guard let line, !line.isEmpty else {
        breakKeys(entry.place, "A hotkey has a line: f5: filter status:paused, or line: and description:.")
        continue
      }
      if let taken = keymap.command(for: key, in: [.global]) {
        breakKeys(entry.place, "\(key.name) is already the key of “\(taken.name)” in global.")
      } else if let problem = problem(with: line) {
        breakKeys(entry.value.place, problem)
      } else if config.hotkeys.contains(where: { $0.key == key }) {
        breakKeys(entry.place, "\(key.name) is there twice.")
      } else {
        let title = entry.value["description"]?.word ?? ":" + line
        config.hotkeys.append(.init(key: key, title: title, line: line, place: entry.place))
      }
    }
  }

  /// Why a line of the palette could never be done; nil when its first word is known.
  private func problem(with line: String) -> String? {
    let first = line.split(separator: " ").first.map(String.init) ?? ""
    let words = commands.flatMap { $0.verbs + [$0.id] } + config.aliases.keys
    guard !words.contains(first) else { return nil }
    return "There is no command “\(first)”" + near(first, commands.flatMap(\.verbs))
  }

  private mutating func word(
    _ entry: FileEntry, among known: [String], _ noun: String
  ) -> UserConfig.Placed<String>? {
    guard let word = entry.value.word, !word.isEmpty else {
      note(entry.value.place ?? entry.place, "Here stands the name of a \(noun).")
      return nil
    }
    guard known.isEmpty || known.contains(word) else {
      let all = "; there are \(known.joined(separator: ", "))."
      let near = Spelling.suggestion(for: word, among: known).map { "; did you mean “\($0)”?" }
      note(entry.value.place, "There is no \(noun) “\(word)”\(near ?? all)")
      return nil
    }
    return .init(value: word, place: entry.place)
  }

  private mutating func switched(_ entry: FileEntry) -> UserConfig.Placed<Bool>? {
    switch entry.value.word?.lowercased() {
    case "true", "yes", "on": return .init(value: true, place: entry.place)
    case "false", "no", "off": return .init(value: false, place: entry.place)
    default:
      note(entry.value.place ?? entry.place, "\(entry.key) is true or false.")
      return nil
    }
  }

  private mutating func number(_ entry: FileEntry, _ range: ClosedRange<Int>) -> UserConfig.Placed<Int>? {
    guard let number = entry.value.word.flatMap({ Int($0) }), range.contains(number) else {
      note(
        entry.value.place ?? entry.place,
        "\(entry.key) is a whole number from \(range.lowerBound) to \(range.upperBound).")
      return nil
    }
    return .init(value: number, place: entry.place)
  }

  private mutating func breakKeys(_ place: FilePlace?, _ sentence: String) {
    config.hasBrokenKeys = true
    note(place, sentence)
  }

  private mutating func note(_ place: FilePlace?, _ sentence: String) {
    problems.append(FileProblem(place, sentence))
  }

  private func near(_ word: String, _ known: [String]) -> String {
    Spelling.suggestion(for: word, among: known).map { "; did you mean “\($0)”?" } ?? "."
  }
}
