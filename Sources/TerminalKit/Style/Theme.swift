/// How roles and grounds look: pure data.
package struct Theme: Hashable, Sendable {
  /// Which ground a theme is made for.
  package enum Kind: String, CaseIterable, Sendable {
    /// Light text on dark.
    case dark
    /// Dark text on light.
    case light
  }

  /// The stable name, lower_snake.
  package let name: String
  /// What people call it: a few words.
  package let title: String
  /// The ground it is made for.
  package let kind: Kind
  /// The background its colours were chosen for. A theme that paints its own has it in `Ground.plain` too.
  package let background: Color?
  /// How everything looks.
  package var look: ThemeLook
  /// How everything looks in environments that shall not be mistaken for another.
  package var environments: [ThemeEnvironment: ThemeLook]

  /// Makes a theme.
  package init(
    name: String, title: String? = nil, kind: Kind = .dark, background: Color? = nil, look: ThemeLook,
    environments: [ThemeEnvironment: ThemeLook] = [:]
  ) {
    self.name = name
    self.title = title ?? name
    self.kind = kind
    self.background = background
    self.look = look
    self.environments = environments
  }

  /// Neither colour nor weight: what a screen has before it is given a theme.
  package static let unstyled = Theme(name: "unstyled", look: ThemeLook(roles: [:], grounds: [:]))

  /// The theme as it looks in an environment; nil is one that nothing is said about.
  package func adapted(to environment: ThemeEnvironment?) -> Theme {
    guard let environment, let look = environments[environment] else { return self }
    var theme = self
    theme.look = look
    return theme
  }

  /// The colours and weight of a style on a screen with so many colours.
  ///
  /// A badge keeps its own background on every ground; text without a colour takes the ground's.
  package func paint(for style: Style, at depth: ColorDepth = .trueColor) -> Paint {
    var paint = look.roles[style.role] ?? look.roles[.text] ?? Paint()
    paint.attributes.formUnion(style.attributes)
    guard paint.background == nil else { return paint }
    let plain = look.grounds[.plain] ?? Paint()
    let ground = look.grounds[style.ground] ?? plain
    paint.background = ground.background ?? plain.background
    if ground.attributes.contains(.reverse), paint.attributes.contains(.reverse) {
      paint.attributes.subtract(.reverse)
      paint.attributes.formUnion(ground.attributes.subtracting(.reverse))
    } else {
      paint.attributes.formUnion(ground.attributes)
    }
    if paint.foreground == nil || yields(style, at: depth) {
      paint.foreground = ground.foreground ?? paint.foreground ?? plain.foreground
    }
    return paint
  }

  /// Whether a colour is given up for the ground's. Faint text is, on every bar, and the accent on the bar of the
  /// selected row, which is an accent itself. Where there are only sixteen colours all text is: of two that a terminal's
  /// owner chose nobody knows whether they can be read together, except for the one pair that the ground names. Glyph,
  /// word and weight still say what it is.
  private func yields(_ style: Style, at depth: ColorDepth) -> Bool {
    guard style.ground != .plain else { return false }
    return depth <= .ansi16 || [.dim, .header].contains(style.role)
      || style.ground == .selection && style.role == .accent
  }
}
