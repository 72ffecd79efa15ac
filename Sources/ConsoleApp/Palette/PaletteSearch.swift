import TenantModel
import TenantryAPI
import TerminalKit
import TypedText

/// What the palette offers for a line: pure, so that it can be read in a test.
struct PaletteSearch: Equatable, Sendable {
  let commands: [Command]
  let preferences: ConsolePreferences
  /// Names by slug, as far as they are known.
  var tenants: [String: String] = [:]
  var operations: [OperationSummary] = []

  init(commands: [Command], preferences: ConsolePreferences, operations: [OperationSummary]) {
    self.commands = commands.filter { $0.id != ShellCommands.palette.id }
    self.preferences = preferences
    self.operations = operations
  }

  func line(_ text: String) -> PaletteLine {
    PaletteLine(text, commands: commands, aliases: preferences.aliases)
  }

  /// The rows, best first.
  func options(for text: String) -> [PaletteOption] {
    let line = line(text)
    return line.isPastVerb ? values(for: line) : found(line.text)
  }

  /// What the highlighted or first thing of that beginning would write; nil when nothing goes on so.
  func completion(of text: String) -> String? {
    guard !text.isEmpty else { return nil }
    let line = line(text)
    if let (argument, _, typed) = line.open, line.text == text {
      let known = known(argument.values).map(\.value)
      return known.first { $0.hasPrefix(typed) && $0 != typed && !typed.isEmpty }
        .map { text + $0.dropFirst(typed.count) }
    }
    let words = (preferences.aliases.keys + commands.flatMap { $0.verbs.prefix(1) })
      .sorted { ($0.count, $0) < ($1.count, $1) }
    return words.first { $0.hasPrefix(text) && $0 != text }
  }

  /// The operation whose id begins so, among those that are known.
  func operation(_ id: String) -> OperationSummary? {
    let found = operations.filter { $0.id.rawValue.hasPrefix(id.uppercased()) }
    return found.count == 1 ? found.first : found.first { $0.id.rawValue == id.uppercased() }
  }

  /// Everything that answers to what was typed. Without a word to rank by, the order is the one in which things
  /// stand; what only moves about is left out then.
  private func found(_ typed: String) -> [PaletteOption] {
    var found: [(score: Int, option: PaletteOption)] = []
    for command in commands {
      let isWidget = WidgetCommands.contain(command)
      if typed.isEmpty, isWidget { continue }
      guard let score = score(of: command, typed) else { continue }
      let keys = preferences.keys.keys(of: command)
      found.append((isWidget ? score / 2 : score, PaletteOption(command, keys: keys)))
    }
    guard !typed.isEmpty else {
      return found.map(\.option).filter(\.isPage) + found.map(\.option).filter { !$0.isPage }
    }
    for (slug, name) in tenants {
      guard let score = Fuzzy.score(typed, in: slug + " " + name) else { continue }
      found.append((score + 2, PaletteOption(tenant: slug, name: name)))
    }
    for (words, status) in PaletteWords.statuses {
      guard let score = Fuzzy.score(typed, in: words) else { continue }
      found.append((score, PaletteOption(status, words: words)))
    }
    found.sort { ($0.score, $1.option.option.id) > ($1.score, $0.option.option.id) }
    return found.map(\.option)
  }

  /// A verb typed out goes before everything; one that begins so before what is only alike.
  private func score(of command: Command, _ typed: String) -> Int? {
    let text = command.title + " " + command.name + PaletteWords.of(command.id)
    let page = PageCatalog.all.first { "go_" + $0.id.rawValue == command.id }
    let words = page.map { "\($0.title)  \($0.summary.lowercasedFirst)\(PaletteWords.of($0.id))" } ?? text
    let score = Fuzzy.score(typed, in: words).map { page == nil ? $0 : $0 + 1 }
    let verb = typed.lowercased()
    if command.verbs.contains(verb), !verb.isEmpty { return 1_000 }
    let isBegun = verb.count > 1 && command.verbs.contains { $0.hasPrefix(verb) }
    return isBegun ? (score ?? 0) + 20 : score
  }

  /// The values of the argument that is being typed, or the line itself.
  private func values(for line: PaletteLine) -> [PaletteOption] {
    guard let command = line.command else { return [] }
    let whole = (try? line.choice.get()).map { choice in
      PaletteOption("line", line.text, note: command.title, .choose(choice))
    }
    guard let (argument, index, typed) = line.open else { return whole.map { [$0] } ?? [] }
    if argument.values == .listed("operations"), let found = operation(typed), !typed.isEmpty {
      return [row(of: found, line)]
    }
    let ranked = known(argument.values).compactMap { value -> (score: Int, value: Known)? in
      guard let score = Fuzzy.score(typed, in: value.value + " " + value.detail) else { return nil }
      return (value.value == typed ? 1_000 : value.value.hasPrefix(typed) ? score + 100 : score, value)
    }
    let sorted =
      typed.isEmpty ? ranked : ranked.sorted { ($0.score, $1.value.value) > ($1.score, $0.value.value) }
    let before = ([command.verbs.first ?? command.id] + line.words.prefix(index)).joined(separator: " ")
    let rows = sorted.compactMap { _, value -> PaletteOption? in
      let text = "\(before) \(value.value)"
      guard let choice = try? self.line(text).choice.get() else { return nil }
      return PaletteOption(
        "value:\(value.value)", text, note: value.detail,
        disabledReason: command.disabledReason, .choose(choice))
    }
    return rows.isEmpty && argument.values.isOpen ? whole.map { [$0] } ?? [] : rows
  }

  private func row(of found: OperationSummary, _ line: PaletteLine) -> PaletteOption {
    let what = "operation \(found.id) · \(found.kind.rawValue) of \(found.subject) · \(found.state.word)"
    return PaletteOption(
      "operation:\(found.id)", line.text, note: what, .choose(.operation(found.id.rawValue)))
  }

  private typealias Known = (value: String, detail: String)

  private func known(_ values: Command.Argument.Values) -> [Known] {
    switch values {
    case .free: []
    case .words(let words): words.map { ($0, "") }
    case .listed("tenants"): tenants.sorted { $0.key < $1.key }.map { ($0.key, "tenant · \($0.value)") }
    case .listed("operations"):
      operations.map { ($0.id.rawValue, "\($0.kind.rawValue) of \($0.subject) · \($0.state.word)") }
    case .listed(let name): (preferences.listed[name] ?? []).map { ($0, "") }
    }
  }
}

extension PaletteOption {
  /// Whether it leads to a page.
  fileprivate var isPage: Bool { option.id.hasPrefix("global.go_") }
}

extension Command.Argument.Values {
  /// Whether any word will do.
  fileprivate var isOpen: Bool { self == .free }
}
