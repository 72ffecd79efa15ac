import TerminalKit

/// A terminal that shows everything, up to the text of a fault.
@MainActor
final class FaultyTerminal: Terminal {
  private let terminal: any Terminal
  private let fault: Fault

  init(_ terminal: any Terminal, _ fault: Fault) {
    self.terminal = terminal
    self.fault = fault
  }

  var size: Size { terminal.size }
  var glyphs: Glyphs { terminal.glyphs }
  var input: InputFeed { terminal.input }

  func setTheme(_ theme: Theme) { terminal.setTheme(theme) }

  func present(_ surface: Surface) {
    if surface.lines.contains(where: { $0.contains(fault.text) }) { fault.strike() }
    terminal.present(surface)
  }
}
