import TerminalKit

/// How many colours to use, from what the terminal database and the environment say.
enum ColorSupport {
  /// The depth for a number of colours; `NO_COLOR` (https://no-color.org) wins over everything.
  ///
  /// ncurses sends 24-bit colours only for entries with direct colour, which have more than 256; for all
  /// others `COLORTERM` changes nothing and the nearest of 256 is shown.
  static func depth(colors: Int, environment: (String) -> String?) -> ColorDepth {
    if let noColor = environment("NO_COLOR"), !noColor.isEmpty { return .monochrome }
    switch colors {
    case 257...: return .trueColor
    case 256: return .indexed256
    case 16...: return .ansi16
    case 8...: return .ansi8
    default: return .monochrome
    }
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
