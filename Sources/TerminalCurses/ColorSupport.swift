import TerminalKit

/// How many colours to use, from what the terminal database and the environment say.
enum ColorSupport {
  /// The depth to use: what was asked for, or all there is; without a wish the environment may
  /// ask for none, see `NoColor`. Never more than the terminal's entry has.
  ///
  /// ncurses sends 24-bit colours only for entries with direct colour, which have more than 256; `BuiltInTerminal.direct` is one.
  static func depth(colors: Int, wanted: ColorDepth?, environment: (String) -> String?) -> ColorDepth {
    let most: ColorDepth =
      switch colors {
      case 257...: .trueColor
      case 256: .indexed256
      case 16...: .ansi16
      case 8...: .ansi8
      default: .monochrome
      }
    if let wanted { return min(wanted, most) }
    return NoColor.isAsked(by: environment) ? .monochrome : most
  }

  /// The number that the terminal knows a colour by.
  static func number(of color: Color, at depth: ColorDepth) -> Int32 {
    switch depth {
    case .trueColor: Int32(color.rgb)
    case .indexed256: Int32(color.indexed)
    case .ansi16: Int32(color.ansi)
    case .ansi8, .monochrome: Int32(color.ansi & 7)
    }
  }
}
