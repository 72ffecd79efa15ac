/// What a scalar does to a line of cells.
enum ScalarClass {
  /// One cell, never joins its neighbours.
  case narrow
  /// Two cells, never joins its neighbours.
  case wide
  /// Part of a cluster: combining marks, joiners, flags, modifiers, jamo.
  case joining
  /// Must not reach a cell: controls, bidi and format characters, tags, separators, noncharacters.
  case unsafe

  /// Classifies a scalar; the common scripts and all drawing characters are decided by range.
  static func of(_ scalar: Unicode.Scalar) -> ScalarClass {
    let value = scalar.value
    switch value {
    case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF: return .narrow
    case 0...0x1F, 0x7F...0x9F, 0xAD: return .unsafe
    // Invisible: the grapheme joiner, and the fillers of Hangul below.
    case 0x34F, 0x115F, 0x1160, 0x3164, 0xFFA0: return .unsafe
    case 0x300...0x36F: return .joining
    case 0x3A3...0x482, 0x48A...0x52F: return .narrow
    case 0x2010...0x2027, 0x2039...0x203A, 0x2190...0x2319, 0x2500...0x25FC, 0x2713...0x2718: return .narrow
    case 0x1100...0x11FF, 0xA960...0xA97C, 0xD7B0...0xD7C6, 0xD7CB...0xD7FB: return .joining
    case 0x3041...0x3096, 0x30A0...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3: return .wide
    case 0xFE00...0xFE0F, 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF: return .joining
    case 0xE0000...0xE0FFF, 0x2028...0x202E, 0x2060...0x206F, 0x200B...0x200F, 0xFEFF, 0xFFF9...0xFFFB:
      return .unsafe
    default: return ofOther(scalar)
    }
  }

  private static func ofOther(_ scalar: Unicode.Scalar) -> ScalarClass {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
      return .unsafe
    case .nonspacingMark, .enclosingMark, .spacingMark:
      return scalar.properties.isDefaultIgnorableCodePoint ? .unsafe : .joining
    default:
      return WideRanges.contains(scalar.value) ? .wide : .narrow
    }
  }
}
