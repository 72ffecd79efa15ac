import TenantModel
import TenantryAPI
import TerminalKit

/// A bundle being written: its fields, and the list of its modules with a field that adds to it.
struct BundleForm: Equatable, Sendable {
  enum Field: String, CaseIterable, Hashable, Sendable {
    case code
    case name
    case type
    case version
    case description
    case replacesEe = "replaces_ee"
    case gaps
    case modules
    case addition
    case draft
    case cancel
    case save

    /// Text is written into it.
    var isText: Bool { ![.modules, .draft, .cancel, .save].contains(self) }

    var label: String {
      switch self {
      case .code: "Code"
      case .name: "Name"
      case .type: "Type"
      case .version: "Version"
      case .description: "For"
      case .replacesEe: "Replaces"
      case .gaps: "Cannot"
      case .modules, .addition: "Modules"
      case .draft, .cancel, .save: ""
      }
    }
  }

  /// The fields that hold one line of the bundle.
  static let lines: [Field] = [.code, .name, .type, .version, .description, .replacesEe, .gaps]

  private(set) var focus: FormFocus<Field>
  private(set) var texts: [Field: TextField] = [:]
  private(set) var modules: [String]
  private(set) var list = SelectList([])
  private(set) var addition = TextField(lengthMax: 4_000)
  /// Modules of the catalog that fit what is typed, and the one that enter takes.
  private(set) var suggestions: [String] = []
  private(set) var suggested = 0
  private(set) var draft: Checkbox

  /// - Parameter bundle: nil for a new one.
  init(_ bundle: ModuleBundle?) {
    let isNew = bundle == nil
    focus = FormFocus(Field.allCases.filter { isNew || $0 != .code })
    modules = bundle?.modules.map(\.rawValue) ?? []
    draft = Checkbox(isOn: bundle?.isDraft ?? false)
    let words: [Field: String] = [
      .code: bundle?.code ?? "", .name: bundle?.name ?? "", .type: bundle?.type ?? "",
      .version: bundle?.version ?? "18.0.1.0.0", .description: bundle?.description ?? "",
      .replacesEe: bundle?.replacesEe ?? "", .gaps: bundle?.gaps ?? "",
    ]
    texts = words.mapValues { TextField($0, lengthMax: 2_000) }
    relist()
  }

  var current: Field { focus.current ?? .cancel }

  /// What is asked for as it stands.
  var request: BundleRequest {
    BundleRequest(
      code: text(.code), name: text(.name), type: text(.type), description: text(.description),
      version: text(.version), modules: modules, replacesEe: text(.replacesEe), gaps: text(.gaps),
      isDraft: draft.isOn)
  }

  /// What suggestions are wanted for: the word that is being typed, once it says something.
  var wanted: String? {
    let word = addition.text
    return word.count >= 2 && !word.contains(where: Self.separates) ? word : nil
  }

  mutating func move(to field: Field) { focus.move(to: field) }

  /// Takes a key; answers whether it meant anything.
  mutating func handle(_ key: Key) -> Bool {
    if focus.handle(key) { return true }
    switch current {
    case .modules: return handleList(key)
    case .addition: return handleAddition(key)
    case .draft: return draft.handle(key)
    case .cancel, .save:
      guard key == .left || key == .right else { return false }
      focus.move(to: current == .save ? .cancel : .save)
      return true
    default:
      if key == .enter || key == .down {
        focus.move(by: 1)
        return true
      }
      if key == .up {
        focus.move(by: -1)
        return true
      }
      return texts[current]?.handle(key) != .ignored
    }
  }

  mutating func paste(_ text: String) {
    if current == .addition {
      add(text.split(whereSeparator: Self.separates).map(String.init))
    } else if current.isText {
      _ = texts[current]?.paste(text)
    }
  }

  /// Takes what the catalog has for what is typed; what the bundle names already is left out.
  mutating func suggest(_ names: [String], for word: String) {
    guard word == wanted else { return }
    suggestions = names.filter { !modules.contains($0) }
    suggested = 0
  }

  private func text(_ field: Field) -> String {
    (texts[field]?.text ?? "").trimmingCharacters(in: .whitespaces)
  }

  private mutating func handleList(_ key: Key) -> Bool {
    switch key {
    case .delete, .backspace, "x":
      guard let name = list.highlighted, let place = modules.firstIndex(of: name) else { return true }
      modules.remove(at: place)
      relist(near: place)
      return true
    case .enter:
      focus.move(to: .addition)
      return true
    default: return list.handle(key) != .ignored
    }
  }

  private mutating func handleAddition(_ key: Key) -> Bool {
    switch key {
    case .up where !suggestions.isEmpty: suggested = max(0, suggested - 1)
    case .down where !suggestions.isEmpty: suggested = min(suggestions.count - 1, suggested + 1)
    case .up: focus.move(to: .modules)
    case .enter:
      let word = addition.text.trimmingCharacters(in: .whitespaces)
      guard !word.isEmpty else {
        focus.move(by: 1)
        return true
      }
      let isOne = wanted != nil && suggestions.indices.contains(suggested)
      add(isOne ? [suggestions[suggested]] : word.split(whereSeparator: Self.separates).map(String.init))
    default:
      guard addition.handle(key) != .ignored else { return false }
      if wanted == nil { suggestions = [] }
    }
    return true
  }

  private mutating func add(_ names: [String]) {
    for name in names where !modules.contains(name) { modules.append(name) }
    addition = TextField(lengthMax: 4_000)
    suggestions = []
    relist(near: modules.count - 1)
  }

  private mutating func relist(near place: Int = 0) {
    let options = modules.map { SelectOption($0, $0) }
    let kept = options.isEmpty ? nil : options[max(0, min(place, options.count - 1))].id
    list = SelectList(options, highlighted: kept)
  }

  private static func separates(_ character: Character) -> Bool {
    character.isWhitespace || character == "," || character == ";"
  }
}
