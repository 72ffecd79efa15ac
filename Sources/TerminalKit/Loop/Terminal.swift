/// A screen with a keyboard: the real one, or one in memory for tests.
@MainActor
package protocol Terminal: AnyObject {
  /// Columns and rows now.
  var size: Size { get }
  /// Which characters it shows.
  var glyphs: Glyphs { get }
  /// What comes in, in order; ends when the terminal is gone.
  var input: InputFeed { get }
  /// Changes how the roles look; the next surface is drawn anew.
  func setTheme(_ theme: Theme)
  /// Shows a surface; sends nothing when it equals the last one.
  func present(_ surface: Surface)
}
