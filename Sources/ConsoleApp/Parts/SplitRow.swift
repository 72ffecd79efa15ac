import TerminalKit

/// One row: text at the left that gives way, text at the right that does not.
package struct SplitRow: View {
  private let left: Line
  private let right: Line

  package init(_ left: Line, _ right: Line = .empty) {
    self.left = left
    self.right = right
  }

  package func extent(_ axis: Axis, across: Int) -> Extent { axis == .horizontal ? .fill : .fixed(1) }

  package func render(in canvas: Canvas) {
    let room = right.isEmpty ? canvas.width : canvas.width - right.width - 2
    if room > 0 { canvas.write(left, width: room) }
    canvas.write(right, x: max(0, canvas.width - right.width), width: min(right.width, canvas.width))
  }
}
