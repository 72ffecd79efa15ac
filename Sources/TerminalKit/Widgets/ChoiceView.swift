/// A `Choice` in one row, with a note behind it.
package struct ChoiceView: View {
  private let choice: Choice
  private let note: Line
  private let focused: Bool

  /// Makes a view.
  package init(_ choice: Choice, note: Line = .empty, focused: Bool = true) {
    self.choice = choice
    self.note = note
    self.focused = focused
  }

  /// One row, as wide as its options.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    guard axis == .horizontal else { return .fixed(1) }
    let width = line.width
    return Extent(min: min(8, width), ideal: width, max: Extent.unlimited)
  }

  /// Draws the options; those that do not fit end in `…`.
  package func render(in canvas: Canvas) { canvas.write(line, width: canvas.width) }

  private var line: Line {
    let options = choice.options.enumerated().map { index, name -> Line in
      let isSelected = index == choice.selected
      let style: Style = isSelected ? (focused ? Style(.accent, .bold) : .bold) : .dim
      return Line(isSelected ? "(•) \(name)" : "( ) \(name)", style)
    }
    return Line.joined(options) + (note.isEmpty ? .empty : "  " + note)
  }
}
