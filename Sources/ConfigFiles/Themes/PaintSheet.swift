import TerminalKit

/// What a theme file says about one role or ground; what it leaves out is inherited.
struct PaintSheet: Equatable, Sendable {
  var foreground: ColorWord?
  var background: ColorWord?
  var attributes: Attributes?

  /// This one, and the other's word on what it leaves out.
  func over(_ other: PaintSheet) -> PaintSheet {
    PaintSheet(
      foreground: foreground ?? other.foreground, background: background ?? other.background,
      attributes: attributes ?? other.attributes)
  }

  /// The paint in the colours of a palette.
  func paint(in palette: [String: Color]) throws(FileProblem) -> Paint {
    Paint(
      try foreground?.color(in: palette), on: try background?.color(in: palette),
      attributes: attributes ?? [])
  }
}
