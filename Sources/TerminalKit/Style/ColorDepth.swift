/// How many colours a terminal shows.
package enum ColorDepth: Int, Comparable, CaseIterable, Sendable {
  /// None: state is shown by glyph, word and weight.
  case monochrome
  /// The eight ANSI colours.
  case ansi8
  /// The eight ANSI colours and their bright forms.
  case ansi16
  /// The 256-colour palette.
  case indexed256
  /// 24 bits per colour.
  case trueColor

  /// Fewer colours come first.
  package static func < (left: ColorDepth, right: ColorDepth) -> Bool { left.rawValue < right.rawValue }
}
