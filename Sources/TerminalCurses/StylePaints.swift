import CNcurses
import TerminalKit

/// The curses attributes and colour pair of each style, found once per style.
@MainActor
struct StylePaints {
  /// What curses wants to know of a style.
  struct Ink {
    let attributes: attr_t
    let pair: Int32
    /// What is to be seen of a space: its background, and whether a line or reversed colours mark it.
    let background: Color?
    let marksSpaces: Bool
  }

  private struct Colors: Hashable {
    let foreground: Int32
    let background: Int32
  }

  let depth: ColorDepth
  private let theme: Theme
  private let pairsMax: Int32
  private var inks: [Style: Ink] = [:]
  private var pairs: [Colors: Int32] = [:]

  init(theme: Theme, depth: ColorDepth) {
    self.depth = depth
    self.theme = theme
    pairsMax = Int32(min(tenantry_color_pairs(), 32_767))
  }

  /// The ink of a style.
  mutating func ink(for style: Style) -> Ink {
    if let known = inks[style] { return known }
    let paint = theme.paint(for: style, at: depth)
    var attributes: attr_t = 0
    if paint.attributes.contains(.bold) { attributes |= tenantry_bold() }
    if paint.attributes.contains(.dim) { attributes |= tenantry_dim() }
    if paint.attributes.contains(.reverse) { attributes |= tenantry_reverse() }
    if paint.attributes.contains(.underline) { attributes |= tenantry_underline() }
    // With eight colours the bright ones are the dark ones, bold; bright black would be invisible.
    var foreground = paint.foreground
    if depth == .ansi8, let color = foreground, color.ansi > 7 {
      attributes |= color.ansi == 8 ? 0 : tenantry_bold()
      if color.ansi == 8 { foreground = nil }
    }
    let ink = Ink(
      attributes: attributes, pair: pair(foreground, on: paint.background), background: paint.background,
      marksSpaces: !paint.attributes.isDisjoint(with: [.reverse, .underline]))
    inks[style] = ink
    return ink
  }

  /// The terminal's own colours are a pair as well: on the way back to pair 0 curses resets colours and attributes one
  /// after the other, twice the bytes.
  private mutating func pair(_ foreground: Color?, on background: Color?) -> Int32 {
    guard depth > .monochrome else { return 0 }
    let colors = Colors(
      foreground: foreground.map { ColorSupport.number(of: $0, at: depth) } ?? -1,
      background: background.map { ColorSupport.number(of: $0, at: depth) } ?? -1)
    if let known = pairs[colors] { return known }
    let number = Int32(pairs.count + 1)
    guard number < pairsMax, init_extended_pair(number, colors.foreground, colors.background) == OK else {
      return 0
    }
    pairs[colors] = number
    return number
  }
}
