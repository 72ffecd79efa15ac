/// A part of a drawn screen that answers a click.
package struct ClickTarget: Equatable, Sendable {
  /// What a click there means.
  package enum Meaning: Equatable, Sendable {
    /// The same as a key.
    case key(Key)
    /// A row so many rows below the selected one; the selected one itself is opened.
    case row(Int)
  }

  /// Where it is, in cells of the screen.
  package let rect: Rect
  /// What a click means.
  package let meaning: Meaning
}

extension Surface {
  /// Rows that one notch of the wheel moves.
  private static let wheelRows = 3
  /// A click moves the selection over no more rows than any screen has.
  private static let rowsMax = 500

  /// The keys that do what the mouse did: whatever takes keys then answers the mouse too.
  package func keys(for mouse: Mouse) -> [Key] {
    switch mouse.action {
    case .wheelUp: return Array(repeating: .up, count: Surface.wheelRows)
    case .wheelDown: return Array(repeating: .down, count: Surface.wheelRows)
    case .press:
      guard let target = targets.last(where: { $0.rect.contains(mouse.point) }) else { return [] }
      switch target.meaning {
      case .key(let key): return [key]
      case .row(0): return [.enter]
      case .row(let distance):
        return Array(repeating: distance < 0 ? .up : .down, count: min(abs(distance), Surface.rowsMax))
      }
    }
  }
}

extension Rect {
  fileprivate func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
  }
}
