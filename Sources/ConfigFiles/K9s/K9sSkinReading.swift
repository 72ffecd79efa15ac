/// Goes through a k9s skin and keeps what a theme has a place for.
///
/// The tree is that of k9s 0.51 (`internal/config/json/schemas/skin.json`).
struct K9sSkinReading {
  /// The colours found, by the name they have in our palettes.
  private(set) var palette: [String: UInt32] = [:]
  private(set) var notes: [FileProblem] = []

  /// Which of our palette's colours a colour of the skin becomes.
  private static let places: [String: String] = [
    "body.fgColor": "text",
    "body.bgColor": "base",
    "frame.border.fgColor": "faint",
    "frame.menu.keyColor": "accent",
    "frame.status.newColor": "ok",
    "frame.status.addColor": "busy",
    "frame.status.pendingColor": "warning",
    "frame.status.errorColor": "error",
    "frame.status.completedColor": "dim",
    "frame.title.highlightColor": "found",
    "views.table.cursorFgColor": "cursor",
    "views.table.cursorBgColor": "selection",
  ]

  mutating func read(_ node: FileNode, path: [String]) {
    if let entries = node.entries {
      for entry in entries { read(entry.value, path: path + [entry.key]) }
      return
    }
    let name = path.joined(separator: ".")
    guard let place = Self.places[name] else {
      notes.append(FileProblem(node.place, "“\(name)” has no place in a theme."))
      return
    }
    guard let word = node.word, !["default", "-", ""].contains(word) else { return }
    if let rgb = ColorWord.rgb(word) ?? K9sColors.rgb(word) {
      palette[place] = rgb
    } else {
      let near = Suggestion.text(for: word, among: K9sColors.names)
      notes.append(FileProblem(node.place, "“\(word)” is no colour\(near)"))
    }
  }
}
