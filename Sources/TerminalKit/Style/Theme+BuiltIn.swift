extension Theme {
  /// The default: calm colours on the terminal's own dark background.
  package static let dark: Theme = {
    let dim = Color(rgb: 0x8A_8F98, ansi: 8)
    let accent = Color(rgb: 0x6C_B6FF, ansi: 14)
    let ok = Color(rgb: 0x7F_C98F, ansi: 2)
    let warning = Color(rgb: 0xE5_C07B, ansi: 11)
    let error = Color(rgb: 0xFF_7B72, ansi: 9)
    let busy = Color(rgb: 0x7D_CFDC, ansi: 6)
    let faint = Color(rgb: 0x66_6D79, ansi: 8)
    let black = Color(rgb: 0x10_1318, ansi: 0)
    let white = Color(rgb: 0xFF_FFFF, ansi: 15)
    return Theme(
      name: "dark",
      roles: [
        .text: Paint(),
        .dim: Paint(dim),
        .accent: Paint(accent),
        .ok: Paint(ok),
        .warning: Paint(warning),
        .error: Paint(error, attributes: .bold),
        .busy: Paint(busy),
        .title: Paint(attributes: .bold),
        .header: Paint(dim),
        .rule: Paint(faint),
        .key: Paint(accent, attributes: .bold),
        .match: Paint(black, on: warning),
        .link: Paint(accent, attributes: .underline),
        .skeleton: Paint(faint),
        .badgeProduction: Paint(white, on: Color(rgb: 0xC9_3C37, ansi: 1), attributes: .bold),
        .badgeStaging: Paint(black, on: Color(rgb: 0xE5_C07B, ansi: 3), attributes: .bold),
        .badgeSandbox: Paint(black, on: Color(rgb: 0x7F_C98F, ansi: 2), attributes: .bold),
        .badgeNeutral: Paint(white, on: Color(rgb: 0x4B_515C, ansi: 4), attributes: .bold),
      ],
      grounds: [
        .selection: Paint(white, on: Color(rgb: 0x1B_3A5C, ansi: 4)),
        .selectionQuiet: Paint(nil, on: Color(rgb: 0x21_262D, ansi: 0), attributes: .bold),
        .field: Paint(nil, on: Color(rgb: 0x21_262D, ansi: 0), attributes: .underline),
        .fieldFocused: Paint(white, on: Color(rgb: 0x30_3A46, ansi: 4)),
        .production: Paint(white, on: Color(rgb: 0x5A_1D1D, ansi: 1)),
      ])
  }()

  /// No colour at all: weight, reverse and underline carry what the glyphs and words do not.
  package static let monochrome = Theme(
    name: "monochrome",
    roles: [
      .text: Paint(),
      .dim: Paint(attributes: .dim),
      .accent: Paint(attributes: .bold),
      .ok: Paint(),
      .warning: Paint(attributes: .bold),
      .error: Paint(attributes: [.bold, .underline]),
      .busy: Paint(),
      .title: Paint(attributes: .bold),
      .header: Paint(attributes: .underline),
      .rule: Paint(attributes: .dim),
      .key: Paint(attributes: .bold),
      .match: Paint(attributes: .reverse),
      .link: Paint(attributes: .underline),
      .skeleton: Paint(attributes: .dim),
      .badgeProduction: Paint(attributes: [.reverse, .bold]),
      .badgeStaging: Paint(attributes: .reverse),
      .badgeSandbox: Paint(attributes: .reverse),
      .badgeNeutral: Paint(attributes: .reverse),
    ],
    grounds: [
      .selection: Paint(attributes: .reverse),
      .selectionQuiet: Paint(attributes: .bold),
      .field: Paint(attributes: .underline),
      .fieldFocused: Paint(attributes: .reverse),
      .production: Paint(attributes: .reverse),
    ])
}
