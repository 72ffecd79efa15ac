/// Which characters a screen may use. All fallbacks are one cell wide, so layout never changes.
package enum Glyphs: Sendable {
  /// UTF-8: everything.
  case unicode
  /// Seven bits: known signs become their ASCII twins, anything else `?`.
  case ascii

  /// The ASCII twin of a scalar.
  static func fold(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return scalar }
    if let twin = twins[scalar] { return twin }
    if (0x2500...0x257F).contains(scalar) { return corner }
    if (0x2801...0x28FF).contains(scalar) { return dot }
    return question
  }

  private static let question: UInt32 = 0x3F
  private static let corner: UInt32 = 0x2B
  private static let dot: UInt32 = 0x2A

  private static let twins: [UInt32: UInt32] = {
    let pairs: [(StaticString, StaticString)] = [
      ("●◐◌○✖▪", "*~>ox#"),
      ("✔·⊘⚠›▸•→←↑↓…▾▴", "+.-!>>*><^v~v^"),
      ("─━═│┃║╌╎┊├└┤┼", "--=||#-:!|`|+"),
      ("▌▐█▉▊▋▍▎▏░▒▓", "|||||||||.::"),
      ("▁▂▃▄▅▆▇", "__..--="),
      ("‘’“”–—×²µ°−≤≥≈␛", "''\"\"--x2uo-<>~^"),
      ("\u{A0}«»¦", " <>|"),
      ("‹Δ↪", "<~>"),
    ]
    var table: [UInt32: UInt32] = [:]
    for (rich, poor) in pairs {
      let left = "\(rich)".unicodeScalars
      let right = "\(poor)".unicodeScalars
      for (from, to) in zip(left, right) { table[from.value] = to.value }
    }
    table[0x2588] = 0x23
    table[0x2800] = 0x20
    table[0x2591] = 0x2E
    return table
  }()
}
