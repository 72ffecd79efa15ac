/// What text stands on.
package enum Ground: UInt8, CaseIterable, Sendable {
  /// The terminal's own background, or what the canvas says.
  case plain
  /// The bar of the selected row in the focused pane.
  case selection
  /// The bar of the selected row in a pane without focus.
  case selectionQuiet
  /// An input field.
  case field
  /// An input field that has the focus.
  case fieldFocused
  /// The first line of a production screen.
  case production
}
