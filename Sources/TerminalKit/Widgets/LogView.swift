/// The lines of a `LogState` that are in sight, the newest at the bottom.
package struct LogView: View {
  private let state: LogState
  private let empty: Line

  /// Makes a view.
  package init(_ state: LogState, empty: Line = "No lines yet.") {
    self.state = state
    self.empty = empty
  }

  /// Fills.
  package func extent(_ axis: Axis, across: Int) -> Extent { .fill }

  /// Draws from the last line in sight upwards; a log shorter than the canvas begins at the top.
  package func render(in canvas: Canvas) {
    state.note(rows: canvas.height)
    guard state.count > 0 else {
      canvas.write(empty.base(.dim), x: 1, width: max(0, canvas.width - 2))
      return
    }
    var rows: [Line] = []
    var index = state.end
    while index > 0, rows.count < canvas.height {
      index -= 1
      let line = state[index].line
      rows += state.wraps ? line.wrapped(to: max(1, canvas.width - 2)).reversed() : [line]
    }
    let inner = canvas.part(Rect(x: 1, y: 0, width: canvas.width - 2, height: canvas.height))
    for (y, line) in rows.prefix(canvas.height).reversed().enumerated() {
      if state.wraps {
        inner.write(line, y: y)
      } else if state.columns > 0 {
        inner.write(line, x: -state.columns, y: y)
      } else {
        inner.write(line, y: y, width: inner.width)
      }
    }
  }
}
