/// A terminal in memory: tests send events and read what was shown.
@MainActor
package final class HeadlessTerminal: Terminal {
  /// Columns and rows.
  package private(set) var size: Size
  /// Which characters it shows.
  package let glyphs: Glyphs
  /// What tests sent.
  package let input = InputFeed()
  /// Every surface that differed from the one before, in order.
  package private(set) var frames: [Surface] = []
  /// The themes that were set, in order.
  package private(set) var themes: [Theme] = []

  /// Makes a terminal.
  package init(size: Size = Size(80, 24), glyphs: Glyphs = .unicode) {
    self.size = size
    self.glyphs = glyphs
  }

  /// Keeps a surface unless it equals the last one.
  package func present(_ surface: Surface) {
    if frames.last != surface { frames.append(surface) }
  }

  /// Keeps a theme.
  package func setTheme(_ theme: Theme) { themes.append(theme) }

  /// Presses keys.
  package func press(_ keys: Key...) { keys.forEach { input.send(.key($0)) } }
  /// Types text.
  package func type(_ text: String) { text.forEach { input.send(.key(Key(.character($0)))) } }
  /// Sends any event.
  package func send(_ event: InputEvent) {
    if case .resize(let size) = event { self.size = size }
    input.send(event)
  }
  /// Ends the input.
  package func close() { input.finish() }
}
