import TerminalKit

/// Which links of a screen are to be drawn, and which are gone.
///
/// Curses knows no links (OSC 8), but what it writes between the beginning and the end of one belongs to it: they move
/// no cursor and change no ink, so curses stays right about the terminal. A link is therefore drawn by itself. Its cells
/// are blank before, for curses writes only what differs, and the cells of a link that is gone are blank once, for the
/// same text elsewhere would lead where the link led.
struct LinkChanges {
  /// Links that must be drawn: new ones, and those of which cells changed.
  private(set) var drawn: [SurfaceLink] = []
  private(set) var gone: [SurfaceLink] = []

  /// Whether nothing is to be done.
  var isEmpty: Bool { drawn.isEmpty && gone.isEmpty }

  /// Compares two screens; nil is one without links, and after nil all are new.
  init(from old: Surface?, to new: Surface?, _ diff: SurfaceDiff) {
    let (before, after) = (old?.links ?? [], new?.links ?? [])
    guard !before.isEmpty || !after.isEmpty else { return }
    let known = Set(before)
    drawn = after.filter { link in
      !known.contains(link) || diff.runs.contains { $0.y == link.y && $0.columns.overlaps(link.columns) }
    }
    gone = Array(known.subtracting(after))
  }

  /// Whether a terminal is told of links: not the Linux console, which prints parts of what it does not know.
  static func isWanted(name: String, variable: (String) -> String?) -> Bool {
    !name.isEmpty && !["dumb", "linux", "vt1", "vt2", "vt5"].contains { name.hasPrefix($0) }
      && variable("TENANTRY_HYPERLINKS") != "0"
  }
}
