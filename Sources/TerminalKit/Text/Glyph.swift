/// The signs of the console, named by what they say. Pages write these; a canvas that may only
/// use ASCII folds each of them to its twin (see `Glyphs`), so no page asks which it has.
package enum Glyph {
  /// Active, healthy.
  package static let active = "●"
  /// Degraded.
  package static let degraded = "◐"
  /// In progress, and a step that runs.
  package static let progress = "◌"
  /// Paused.
  package static let paused = "○"
  /// Error, failed.
  package static let error = "✖"
  /// Decommissioned.
  package static let decommissioned = "▪"
  /// Unknown.
  package static let unknown = "?"
  /// A step that is done.
  package static let done = "✔"
  /// A step still to do, and the quiet separator between facts.
  package static let todo = "·"
  /// A step that was skipped.
  package static let skipped = "⊘"
  /// A warning inside text.
  package static let warning = "⚠"
  /// The margin mark of the selected row.
  package static let pointer = "›"
  /// The chosen option of a list.
  package static let chosen = "▸"
  /// A marked row.
  package static let marked = "•"
  /// From one thing to another.
  package static let arrow = "→"
  /// More follows.
  package static let ellipsis = "…"
  /// Sorted with the largest first.
  package static let descending = "▾"
  /// Sorted with the smallest first.
  package static let ascending = "▴"
  /// A cell in which something else stands than before.
  package static let changed = "Δ"
  /// There is more to the left.
  package static let before = "‹"
  /// What is opened can be closed.
  package static let opened = "▾"
  /// What is closed can be opened.
  package static let closed = "▸"
  /// The edge of a quotation or a live pane.
  package static let bar = "▌"
}
