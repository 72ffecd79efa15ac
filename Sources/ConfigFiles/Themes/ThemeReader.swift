import TerminalKit

/// Reads a theme file into a sheet, and notes everything that is wrong with it instead of stopping at the first.
struct ThemeReader {
  private(set) var problems: [FileProblem] = []

  static let keys = [
    "name", "title", "kind", "inherits", "background", "palette", "roles", "grounds", "environments",
  ]

  /// The sheet; it counts only when there are no problems.
  mutating func sheet(_ file: ThemeFile) -> ThemeSheet {
    var sheet = ThemeSheet(name: file.name)
    do throws(FileProblem) {
      guard let root = try YAMLFile.read(try file.bytes.get(), noun: "theme file") else {
        throw FileProblem(nil, "There is no theme in the file.")
      }
      guard let entries = root.entries else {
        throw FileProblem(root.place, "A theme file is made of keys with values, such as “title: …”.")
      }
      for entry in entries { read(entry, into: &sheet) }
    } catch {
      problems.append(error)
    }
    return sheet
  }

  private mutating func read(_ entry: FileEntry, into sheet: inout ThemeSheet) {
    switch entry.key {
    case "name":
      if entry.value.word != sheet.name {
        note(entry.value.place, "The name must be the file's: “\(sheet.name)”.")
      }
    case "title": sheet.title = word(entry)
    case "kind":
      guard let word = word(entry) else { return }
      sheet.kind = Theme.Kind(rawValue: word)
      if sheet.kind == nil { note(entry.value.place, "“\(word)” is no kind: it is dark or light.") }
    case "inherits":
      sheet.parent = word(entry)
      sheet.parentPlace = entry.value.place
    case "background": sheet.background = color(entry.value)
    case "environments":
      each(entry, Dictionary(uniqueKeysWithValues: ThemeEnvironment.allCases.map { ($0.rawValue, $0) })) {
        reader, environment, node in
        sheet.environments[environment] = reader.layer(node)
      }
    default:
      if !part(entry, of: &sheet.layer) { unknown(entry, among: Self.keys) }
    }
  }

  private mutating func layer(_ node: FileNode) -> ThemeLayer {
    var layer = ThemeLayer()
    guard let entries = node.entries else {
      note(node.place, "An environment has palette, roles and grounds.")
      return layer
    }
    for entry in entries where !part(entry, of: &layer) {
      unknown(entry, among: ["palette", "roles", "grounds"])
    }
    return layer
  }

  /// Reads what themes and environments have in common; false when it is something else.
  private mutating func part(_ entry: FileEntry, of layer: inout ThemeLayer) -> Bool {
    switch entry.key {
    case "palette":
      for color in entry.value.entries ?? [] {
        layer.palette[color.key] = paletteColor(color.value)
      }
      if entry.value.entries == nil { note(entry.value.place, "A palette has names with colours.") }
    case "roles":
      each(entry, ThemeNames.roles) { layer.roles[$1] = $0.paint($2) }
    case "grounds":
      each(entry, ThemeNames.grounds) { layer.grounds[$1] = $0.paint($2) }
    default: return false
    }
    return true
  }

  /// `"#rrggbb"`, or `{rgb: "#rrggbb", index: 75, ansi: 14}`.
  private mutating func paletteColor(_ node: FileNode) -> Color? {
    guard let entries = node.entries else {
      if let rgb = node.word.flatMap(ColorWord.rgb) { return Color(rgb: rgb) }
      note(node.place, "A colour is written “\u{22}#rrggbb\u{22}”, in quotes.")
      return nil
    }
    let keys = ["rgb", "index", "ansi"]
    for entry in entries where !keys.contains(entry.key) { unknown(entry, among: keys) }
    guard let rgb = node["rgb"]?.word.flatMap(ColorWord.rgb) else {
      note(node["rgb"]?.place ?? node.place, "A colour needs “rgb: \u{22}#rrggbb\u{22}”, in quotes.")
      return nil
    }
    let indexed = number(of: "index", in: node, 16...255)
    guard let ansi = number(of: "ansi", in: node, 0...15) else { return Color(rgb: rgb, indexed: indexed) }
    return Color(rgb: rgb, indexed: indexed, ansi: ansi)
  }

  private mutating func number(of key: String, in node: FileNode, _ range: ClosedRange<UInt8>) -> UInt8? {
    guard let value = node[key] else { return nil }
    if let number = value.word.flatMap({ UInt8($0) }), range.contains(number) { return number }
    note(value.place, "“\(key)” is a number from \(range.lowerBound) to \(range.upperBound).")
    return nil
  }

  /// A colour alone is the text's; else `{fg: …, bg: …, attributes: […]}`.
  private mutating func paint(_ node: FileNode) -> PaintSheet? {
    guard let entries = node.entries else { return color(node).map { PaintSheet(foreground: $0) } }
    var paint = PaintSheet()
    for entry in entries {
      switch entry.key {
      case "fg": paint.foreground = color(entry.value)
      case "bg": paint.background = color(entry.value)
      case "attributes": paint.attributes = attributes(entry.value)
      default: unknown(entry, among: ["fg", "bg", "attributes"])
      }
    }
    return paint
  }

  private mutating func attributes(_ node: FileNode) -> Attributes {
    var attributes: Attributes = []
    for item in node.items ?? [node] {
      guard let word = item.word, let attribute = ThemeNames.attributes[word] else {
        let known = ThemeNames.attributes.keys.sorted()
        note(
          item.place,
          "There is no attribute “\(item.word ?? "")”\(Suggestion.text(for: item.word ?? "", among: known))")
        continue
      }
      attributes.formUnion(attribute)
    }
    return attributes
  }

  private mutating func color(_ node: FileNode) -> ColorWord? {
    guard let word = node.word else {
      note(node.place, "Here stands a colour of the palette, “\u{22}#rrggbb\u{22}” in quotes, or default.")
      return nil
    }
    if word == "default" { return ColorWord(value: .terminalDefault, place: node.place) }
    guard word.hasPrefix("#") else { return ColorWord(value: .named(word), place: node.place) }
    guard let rgb = ColorWord.rgb(word) else {
      note(node.place, "“\(word)” is no colour: “#” and six digits of 0–9 and a–f.")
      return nil
    }
    return ColorWord(value: .color(Color(rgb: rgb)), place: node.place)
  }

  /// Hands out the values of a mapping whose keys are known words.
  private mutating func each<Key>(
    _ entry: FileEntry, _ known: [String: Key], _ take: (inout ThemeReader, Key, FileNode) -> Void
  ) {
    guard let entries = entry.value.entries else {
      return note(entry.value.place ?? entry.place, "Under “\(entry.key)” stand names with values.")
    }
    for entry in entries {
      if let key = known[entry.key] {
        take(&self, key, entry.value)
      } else {
        unknown(entry, among: known.keys.sorted())
      }
    }
  }

  private mutating func word(_ entry: FileEntry) -> String? {
    if let word = entry.value.word, !word.isEmpty { return word }
    note(entry.value.place ?? entry.place, "“\(entry.key)” needs a word.")
    return nil
  }

  private mutating func unknown(_ entry: FileEntry, among known: [String]) {
    note(entry.place, "Nothing is called “\(entry.key)” here\(Suggestion.text(for: entry.key, among: known))")
  }

  private mutating func note(_ place: FilePlace?, _ message: String) {
    problems.append(FileProblem(place, message))
  }
}
