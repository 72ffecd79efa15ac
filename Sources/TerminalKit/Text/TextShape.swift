/// What a whole text needs of the code that measures and writes it, found in one pass.
enum TextShape {
  /// Printable ASCII: as many cells as bytes.
  case ascii
  /// Every scalar is a cluster of its own.
  case simple
  /// Some scalars join, so the clusters must be found.
  case clustered
  /// Contains what must not reach a cell: pass it through `Sanitizer.visible` first.
  case unsafe

  /// Finds the shape of a text.
  static func of(_ text: String) -> TextShape {
    var copy = text
    let ascii = copy.withUTF8 { bytes in bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
    if ascii { return .ascii }
    var shape = TextShape.simple
    for scalar in text.unicodeScalars {
      switch ScalarClass.of(scalar) {
      case .narrow, .wide: continue
      case .joining: shape = .clustered
      case .unsafe: return .unsafe
      }
    }
    return shape
  }
}
