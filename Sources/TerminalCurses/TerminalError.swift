/// Why there is no screen.
package struct TerminalError: Error, Hashable, Sendable {
  /// The kinds of failure.
  package enum Code: String, Sendable {
    /// Input or output is not a terminal.
    case notATerminal = "not_a_terminal"
    /// The terminal database has no usable entry.
    case unknownTerminal = "unknown_terminal"
    /// The terminal cannot place its cursor.
    case lacksCursorMovement = "lacks_cursor_movement"
    /// The system refused a pipe or a thread.
    case system
  }

  /// Which failure.
  package let code: Code
  /// What happened and what helps, for people.
  package let message: String
}
