/// How roles and grounds look: pure data.
///
/// A role has a paint; a ground has a background, and may replace the colour of plain text and add weight.
package struct Theme: Hashable, Sendable {
  /// The stable name, lower_snake.
  package let name: String
  /// The paint of each role; a role that is missing looks like `text`.
  package var roles: [Role: Paint]
  /// What each ground changes.
  package var grounds: [Ground: Paint]

  /// Makes a theme.
  package init(name: String, roles: [Role: Paint], grounds: [Ground: Paint]) {
    self.name = name
    self.roles = roles
    self.grounds = grounds
  }

  /// The colours and weight of a style.
  ///
  /// A badge keeps its own background on every ground; text without a colour takes the ground's.
  package func paint(for style: Style) -> Paint {
    var paint = roles[style.role] ?? roles[.text] ?? Paint()
    paint.attributes.formUnion(style.attributes)
    guard let ground = grounds[style.ground] else { return paint }
    if paint.background == nil {
      paint.background = ground.background
      if ground.attributes.contains(.reverse), paint.attributes.contains(.reverse) {
        paint.attributes.subtract(.reverse)
        paint.attributes.formUnion(ground.attributes.subtracting(.reverse))
      } else {
        paint.attributes.formUnion(ground.attributes)
      }
      if paint.foreground == nil || Theme.yields(style) {
        paint.foreground = ground.foreground ?? paint.foreground
      }
    }
    return paint
  }

  /// Whether a colour is given up for the ground's: faint text, and on the bar of the selected row trouble, which
  /// must stay readable where a terminal has sixteen colours; its glyph, word and weight say what it is.
  private static func yields(_ style: Style) -> Bool {
    [.dim, .header].contains(style.role)
      || style.ground == .selection && [.error, .warning].contains(style.role)
  }
}
