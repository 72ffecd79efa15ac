import Glibc
import TerminalKit

/// Asks the system for the size of a terminal.
enum WindowSize {
  /// The size, or `nil` when the terminal does not know it.
  static func read(_ file: Int32) -> Size? {
    var window = winsize()
    guard ioctl(file, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
      return nil
    }
    return Size(Int(window.ws_col), Int(window.ws_row))
  }
}
