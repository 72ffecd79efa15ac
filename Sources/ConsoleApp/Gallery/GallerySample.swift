import TerminalKit

/// One widget in one state, with a name.
package struct GallerySample: Sendable {
  /// What is shown, in a few words.
  package let title: String
  /// How many columns of the sheet it needs: 1 is about 38 cells.
  let span: Int
  /// How many rows it gets.
  let height: Int
  let view: @Sendable () -> any View

  /// Makes a sample.
  init(_ title: String, span: Int = 1, height: Int, _ view: @escaping @Sendable () -> any View) {
    self.title = title
    self.span = span
    self.height = height
    self.view = view
  }
}
