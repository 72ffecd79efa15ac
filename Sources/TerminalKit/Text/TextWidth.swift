/// How many cells text fills: wide characters two, combining marks none, ambiguous ones one.
package enum TextWidth {
  /// The cells of a text as it would be written, which includes what the sanitizer adds.
  package static func of(_ text: String) -> Int {
    switch TextShape.of(text) {
    case .ascii: text.utf8.count
    case .simple: text.unicodeScalars.reduce(0) { $0 + (ScalarClass.of($1) == .wide ? 2 : 1) }
    case .clustered: text.reduce(0) { $0 + of($1) }
    case .unsafe: of(Sanitizer.visible(text))
    }
  }

  /// The cells of one grapheme cluster: 0, 1 or 2.
  package static func of(_ cluster: Character) -> Int {
    var width = 0
    var count = 0
    for scalar in cluster.unicodeScalars {
      count += 1
      switch ScalarClass.of(scalar) {
      case .wide: width = 2
      case .narrow: width = max(width, 1)
      case .joining: width = max(width, joined(scalar.value, at: count))
      case .unsafe: continue
      }
    }
    return width
  }

  /// What a joining scalar adds: flags, presentation selectors and modifiers make an emoji, two cells.
  private static func joined(_ value: UInt32, at position: Int) -> Int {
    switch value {
    case 0xFE0F: position > 1 ? 2 : 0
    case 0x1F1E6...0x1F1FF: position > 1 ? 2 : 1
    case 0x1F3FB...0x1F3FF: 2
    case 0x1100...0x115F, 0xA960...0xA97C: 2
    case 0x1160...0x11FF, 0xD7B0...0xD7FB: position > 1 ? 0 : 1
    default: position > 1 ? 0 : 1
    }
  }
}
