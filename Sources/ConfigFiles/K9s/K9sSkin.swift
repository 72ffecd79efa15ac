import TerminalKit

/// A skin of k9s (`skins/*.yaml` below its configuration folder) as a theme of ours.
package struct K9sSkin: Equatable, Sendable {
  /// The text of a theme file; `ThemeCatalog` reads it.
  package let themeText: String
  /// What of the skin has no place in a theme, or could not be read: one sentence each, with its place.
  package let notes: [FileProblem]

  /// Converts a skin.
  ///
  /// Colours become the palette of a theme that inherits `dark` or `light`, whichever the skin's background is nearer
  /// to; so badges and the look of production are there, which no skin of k9s has.
  ///
  /// - Parameters:
  ///   - bytes: the skin, UTF-8 YAML with the key `k9s` at its root.
  ///   - title: what people shall call the theme.
  /// - Throws: `FileProblem` when it is no skin at all.
  package static func convert(_ bytes: some Collection<UInt8>, title: String) throws(FileProblem) -> K9sSkin {
    guard let root = try YAMLFile.read(bytes, noun: "k9s skin")?["k9s"], root.entries != nil else {
      throw FileProblem(nil, "This is no k9s skin: the key “k9s” is missing.")
    }
    var reading = K9sSkinReading()
    reading.read(root, path: [])
    guard !reading.palette.isEmpty else {
      throw FileProblem(root.place, "The skin has no colour that a theme could use.")
    }
    return K9sSkin(themeText: text(reading.palette, title: title), notes: reading.notes)
  }

  private static func text(_ palette: [String: UInt32], title: String) -> String {
    let kind = palette["base"].map { isLight($0) ? Theme.Kind.light : .dark } ?? .dark
    var lines = [
      "# Converted from a skin of k9s.", "title: \(quoted(title))", "kind: \(kind)", "inherits: \(kind)", "",
      "palette:",
    ]
    lines += palette.sorted { $0.key < $1.key }.map { "  \($0.key): \"\(hex($0.value))\"" }
    lines += ["", "grounds:"]
    let plain = ["fg: text", "bg: base"].filter { palette[String($0.suffix(4))] != nil }
    if !plain.isEmpty { lines.append("  plain: {\(plain.joined(separator: ", "))}") }
    lines.append(contentsOf: selection(palette))
    if lines.last == "grounds:" { lines.removeLast(2) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The cursor's colours; in production the bar keeps the colour that says so, with text that fits it.
  private static func selection(_ palette: [String: UInt32]) -> [String] {
    guard palette["cursor"] != nil, palette["selection"] != nil else { return [] }
    return ["  selection: {fg: cursor}", "", "environments:"]
      + ["production", "staging"].flatMap { ["  \($0):", "    grounds:", "      selection: {fg: bright}"] }
  }

  private static func isLight(_ rgb: UInt32) -> Bool {
    let (red, green, blue) = (rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255)
    return 299 * red + 587 * green + 114 * blue > 127_500
  }

  private static func hex(_ rgb: UInt32) -> String {
    let digits = String(rgb, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// A title as one YAML word in quotes.
  private static func quoted(_ text: String) -> String {
    let safe = Sanitizer.visible(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(safe)\""
  }
}
