import TerminalKit

/// What of a person's k9s can be taken over, and what cannot.
package struct K9sImport: Equatable, Sendable {
  /// A file of k9s.
  package struct File: Sendable {
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  private(set) var aliases: [(name: String, line: String)] = []
  private(set) var hotkeys: [(key: Key, description: String, line: String)] = []
  /// Skins as theme files: the theme's name and the text of its file.
  package private(set) var themes: [(name: String, text: String)] = []
  /// What could not be taken over, each `file:line:column: reason`.
  package private(set) var leftOut: [String] = []
  private let keymap: Keymap
  private let verbs: Set<String>

  package static func == (left: Self, right: Self) -> Bool {
    left.yaml == right.yaml && left.leftOut == right.leftOut
      && left.themes.elementsEqual(right.themes) { $0 == $1 }
  }

  /// Starts an import.
  ///
  /// - Parameters:
  ///   - commands: every command there is.
  ///   - bindings: the keys that they have: a hotkey takes none away.
  package init(commands: [Command], bindings: KeyBindings) {
    keymap = Keymap(commands, bindings)
    verbs = Set(commands.flatMap(\.verbs))
  }

  /// How much there is to write.
  package var count: Int { aliases.count + hotkeys.count + themes.count }

  /// Takes over `aliases.yaml`.
  package mutating func takeAliases(_ file: File) {
    for entry in entries(of: "aliases", in: file) {
      guard !verbs.contains(entry.key) else {
        leave(entry.place, file, "alias \(entry.key): it is a command here already")
        continue
      }
      switch K9sCommand.line(for: entry.value.word ?? "") {
      case .success(let line): aliases.append((entry.key, line))
      case .failure(let fault): leave(entry.place, file, "alias \(entry.key): \(fault.sentence)")
      }
    }
  }

  /// Takes over `hotkeys.yaml`.
  package mutating func takeHotkeys(_ file: File) {
    for entry in entries(of: "hotKeys", in: file) {
      let name = "hotkey \(entry.key)"
      switch K9sKey.read(entry.value["shortCut"]?.word ?? "") {
      case .failure(let fault): leave(entry.place, file, "\(name): \(fault.sentence)")
      case .success(let key):
        if let taken = keymap.command(for: key, in: [.global]) {
          leave(entry.place, file, "\(name): \(key.name) is already the key of “\(taken.name)”")
          continue
        }
        switch K9sCommand.line(for: entry.value["command"]?.word ?? "") {
        case .success(let line):
          hotkeys.append((key, entry.value["description"]?.word ?? entry.key, line))
        case .failure(let fault): leave(entry.place, file, "\(name): \(fault.sentence)")
        }
      }
    }
  }

  /// Takes over a file of `skins`: its name becomes the theme's.
  package mutating func takeSkin(_ file: File) {
    let title =
      file.path.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? file.path
    do {
      let skin = try K9sSkin.convert(file.bytes, title: title)
      themes.append((title.lowercased().replacing("-", with: "_"), skin.themeText))
      leftOut += skin.notes.map { $0.line(in: file.path) }
    } catch {
      leftOut.append(error.line(in: file.path))
    }
  }

  /// Lists `plugins.yaml`: what runs programs is not taken over.
  package mutating func takePlugins(_ file: File) {
    for entry in entries(of: "plugins", in: file) {
      leave(entry.place, file, "plugin \(entry.key): the console runs no programs of yours")
    }
  }

  /// The configuration as `config.yaml` has it.
  package var yaml: String {
    var lines: [String] = []
    if !aliases.isEmpty { lines.append("aliases:") }
    for alias in aliases { lines.append("  \(Self.quoted(alias.name)): \(Self.quoted(alias.line))") }
    if !hotkeys.isEmpty { lines.append("hotkeys:") }
    for hotkey in hotkeys {
      lines.append("  \(Self.quoted(hotkey.key.name)):")
      lines.append("    line: \(Self.quoted(hotkey.line))")
      lines.append("    description: \(Self.quoted(hotkey.description))")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private mutating func entries(of key: String, in file: File) -> [FileEntry] {
    do {
      guard let root = try YAMLFile.read(file.bytes, noun: "file of k9s") else { return [] }
      return root[key]?.entries ?? []
    } catch {
      leftOut.append(error.line(in: file.path))
      return []
    }
  }

  private mutating func leave(_ place: FilePlace?, _ file: File, _ sentence: String) {
    leftOut.append(FileProblem(place, sentence).line(in: file.path))
  }

  /// A word as YAML reads it back unchanged.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      text.first?.isLetter == true && text.allSatisfy { $0.isLetter || $0.isNumber || " -_.".contains($0) }
      && !["y", "n", "yes", "no", "on", "off", "true", "false", "null"].contains(text.lowercased())
      && text.last != " "
    guard !isPlain else { return text }
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .filter { $0 >= " " }
    return "\"\(escaped)\""
  }
}
