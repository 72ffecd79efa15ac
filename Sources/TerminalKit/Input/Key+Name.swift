extension Key {
  /// The name people read and write in keymaps: `enter`, `ctrl-n`, `shift-tab`, `alt-left`, `F5`, `g`.
  package var name: String {
    var name = ""
    if modifiers.contains(.ctrl) { name += "ctrl-" }
    if modifiers.contains(.alt) { name += "alt-" }
    if modifiers.contains(.shift) { name += "shift-" }
    return name + code.name
  }

  /// Reads a name; `nil` when it is none. Case matters only for single characters.
  package init?(name: String) {
    var rest = Substring(name)
    var modifiers: Modifiers = []
    // Most names are plain: hints read a dozen of them for every frame.
    while rest.utf8.contains(UInt8(ascii: "-")),
      let (prefix, modifier) = Key.prefixes.first(where: {
        rest.count > $0.0.count && rest.hasPrefix($0.0)
      })
    {
      modifiers.insert(modifier)
      rest = rest.dropFirst(prefix.count)
    }
    guard let code = Code(name: rest) else { return nil }
    if code == .tab, rest == "backtab" { modifiers.insert(.shift) }
    self.init(code, modifiers)
  }

  private static let prefixes: [(String, Modifiers)] = [
    ("ctrl-", .ctrl), ("alt-", .alt), ("shift-", .shift), ("C-", .ctrl), ("M-", .alt), ("S-", .shift),
  ]
}

extension Key.Code {
  /// The name without modifiers.
  var name: String {
    switch self {
    case .character(" "): return "space"
    case .character(let character): return String(character)
    case .function(let number): return "F\(number)"
    default: return Key.Code.named.first { $0.code == self }?.name ?? "?"
    }
  }

  /// Reads a name without modifiers.
  init?(name: Substring) {
    if let only = name.first, name.count == 1 {
      self = .character(only)
      return
    }
    let lower = name.lowercased()
    if lower == "space" {
      self = .character(" ")
    } else if let known = Key.Code.named.first(where: { $0.name == lower }) ?? Key.Code.synonyms[lower] {
      self = known.code
    } else if lower.hasPrefix("f"), let number = Int(lower.dropFirst()), (1...24).contains(number) {
      self = .function(number)
    } else {
      return nil
    }
  }

  private static let named: [(name: String, code: Key.Code)] = [
    ("enter", .enter), ("tab", .tab), ("esc", .escape), ("backspace", .backspace), ("del", .delete),
    ("ins", .insert), ("up", .up), ("down", .down), ("left", .left), ("right", .right), ("home", .home),
    ("end", .end), ("pgup", .pageUp), ("pgdn", .pageDown),
  ]

  private static let synonyms: [String: (name: String, code: Key.Code)] = [
    "escape": ("esc", .escape), "return": ("enter", .enter), "delete": ("del", .delete),
    "insert": ("ins", .insert), "pageup": ("pgup", .pageUp), "pagedown": ("pgdn", .pageDown),
    "backtab": ("tab", .tab),
  ]
}
