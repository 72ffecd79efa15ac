/// What reaches the program from its terminal.
package enum InputEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// Text was pasted, control characters included; only text fields take it.
  case paste(String)
  /// The mouse was pressed or its wheel turned; only while the terminal was asked to tell.
  case mouse(Mouse)
  /// The terminal has another size.
  case resize(Size)
  /// The terminal window got or lost the focus.
  case focus(Bool)
  /// The program runs again after it was stopped, or after another program had the terminal.
  case resumed
  /// The terminal is gone or the system asks to end: save and finish.
  case closing
}
