/// What the mouse did, and over which cell.
package struct Mouse: Hashable, Sendable {
  /// What can be done with a mouse here.
  package enum Action: Hashable, Sendable {
    /// The first button went down.
    case press
    /// The wheel turned away from the hand.
    case wheelUp
    /// The wheel turned towards the hand.
    case wheelDown
  }

  /// What it did.
  package let action: Action
  /// The cell, counted from the upper left corner.
  package let point: Point

  /// Makes an event.
  package init(_ action: Action, at point: Point) {
    self.action = action
    self.point = point
  }

  /// What xterm's SGR report (1006) says: the button's number, column and row from 1, and whether it was pressed.
  /// `nil` for what nothing here answers: other buttons, moves, releases, and clicks with a key held.
  init?(button: Int, column: Int, row: Int, isPress: Bool) {
    guard isPress, column >= 1, row >= 1 else { return nil }
    switch button {
    case 0: action = .press
    case 64: action = .wheelUp
    case 65: action = .wheelDown
    default: return nil
    }
    point = Point(column - 1, row - 1)
  }
}
