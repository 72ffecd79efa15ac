/// Where someone is in a sequence of steps: `✔ Identity ─ ● Plan ─ · SSO`.
package struct Stepper: View {
  private let steps: [String]
  private let current: Int
  private let failed: Set<Int>

  /// Makes a stepper; steps before the current one are done, unless they are among the failed.
  package init(_ steps: [String], current: Int, failed: Set<Int> = []) {
    self.steps = steps
    self.current = current
    self.failed = failed
  }

  /// One row, as wide as its names.
  package func extent(_ axis: Axis, across: Int) -> Extent {
    guard axis == .horizontal else { return .fixed(1) }
    return Extent(min: 12, ideal: line(short: false).width, max: line(short: false).width)
  }

  /// Draws the steps; when they do not fit, only the current one keeps its name.
  package func render(in canvas: Canvas) {
    let full = line(short: false)
    canvas.write(full.width <= canvas.width ? full : line(short: true), width: canvas.width)
  }

  private func line(short: Bool) -> Line {
    let parts = steps.enumerated().map { index, name -> Line in
      let label = short && index != current ? "" : " \(name)"
      if failed.contains(index) { return "\(Glyph.error, .error)\(label, .error)" }
      if index < current { return "\(Glyph.done, .ok)\(label)" }
      if index == current { return "\(Glyph.active, .accent)\(label, Style(.accent, .bold))" }
      return "\(Glyph.todo, .dim)\(label, .dim)"
    }
    return Line.joined(parts, by: Line(short ? " " : " ─ ", .rule))
  }
}
